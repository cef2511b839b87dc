"""What a writer's own knowledge says about a letter: questions still open, and what should not stand in it."""

from dataclasses import replace

import pytest

from simulator.host.writing import Letter, asks, due, facts, leaks, warnings

POST = "status-investigating"
MAYBE = "hypothesis H1 a feature file that doubled in size"


def told(letter, context):
    """Where each warning stands, the letters it marks, and what it says."""
    texts = {one.name: one.value for one in letter.sentences} | {"words": letter.own}
    return [
        (one.where, texts[one.where][one.start : one.end], one.says)
        for one in warnings(letter, facts(context))
    ]


@pytest.fixture
def post(writer):
    """A first public post with this in its fields, and whose it is."""

    def post(*lines, words="", name=POST, **fields):
        context = writer(*lines)
        letter = Letter.begin(name, context).words(words)
        for field, value in fields.items():
            letter = letter.write(field.replace("_", "-"), value)
        return letter, context

    return post


def test_a_plain_post_has_nothing_that_should_not_be_there(post):
    """Quiet is what most writers hear."""
    letter, context = post(scope="visitors to sites behind us get an error page", words="We are sorry.")

    assert told(letter, context) == []


def test_what_looks_private_is_marked(post):
    """Wherever it stands; it is also what is asked about before sending."""
    letter, context = post(scope="all sites", words="Write to lena.planted@example.com.")

    assert (told(letter, context), len(leaks(letter, facts(context)))) == (
        [
            (
                "words",
                "lena.planted@example.com",
                "This looks like an e-mail address: leave it out.",
            )
        ],
        1,
    )


def test_a_restricted_room_may_hold_particulars(post):
    """Counsel needs them."""
    letter, context = post(name="legal-notice", words="Write to lena.planted@example.com.")

    assert leaks(letter, facts(context)) == ()


def test_our_own_words_have_the_customers_beside_them(post):
    """Services by their public names."""
    letter, context = post(scope="Edge answers with an error")

    assert told(letter, context) == [("scope", "Edge", '"Edge" is our word; customers say "your sites".')]


def test_inside_the_house_our_own_words_are_welcome(post):
    """The team knows what edge is."""
    letter, context = post(name="internal-brief", scope="edge answers with an error")

    assert [kind for _, _, kind in told(letter, context)] == []


def test_words_that_blame_are_marked(post):
    """The standard's list."""
    letter, context = post(scope="all sites", words="Somebody was careless.")

    assert told(letter, context) == [
        ("words", "careless", '"careless" blames: say what happened, not whose fault it was.')
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("It may be caused by Kim Ode.", "Kim Ode"),
        ("Kim broke it.", "Kim"),
        ("We sit here because of ml-serving.", "ml-serving"),
    ],
)
def test_a_person_or_a_team_is_not_blamed_by_name(post, words, name):
    """What happened is told, not who did it."""
    letter, context = post(scope="all sites", words=words)

    assert told(letter, context) == [
        ("words", name, f'"{name}" is blamed by name: say what happened, not who did it.')
    ]


def test_a_name_in_a_cause_is_blame(post):
    """There even a name alone is."""
    letter, context = post(MAYBE, cause="a grant by Kim Ode")

    assert [(where, text) for where, text, _ in told(letter, context)] == [("cause", "Kim Ode")]


def test_a_vendor_is_not_blamed_by_name(writer):
    """Nor is one that has written to us."""
    context = writer()
    row = replace(context.inbox.rows[0], source="Northlink, a transit vendor")
    known = facts(_Seen(context, replace(context.inbox, rows=(row,))))
    letter = Letter.begin(POST, context).write("scope", "all").words("Northlink let us down.")

    assert [one.says for one in warnings(letter, known)] == [
        '"Northlink" is blamed by name: say what happened, not who did it.'
    ]


class _Seen:
    """A writer into whose inbox something else has come."""

    def __init__(self, context, inbox):
        self._context, self.inbox = context, inbox

    def __getattr__(self, name):
        return getattr(self._context, name)


def test_people_may_be_named_where_nobody_is_blamed(post):
    """Who is on it may be said."""
    letter, context = post(name="internal-brief", scope="all sites", words="Kim Ode is looking.")

    assert told(letter, context) == []


def test_a_service_that_is_called_like_its_team_is_no_name(post):
    """Edge is what broke, not who."""
    letter, context = post(name="internal-brief", scope="all", cause="a file that broke edge")

    assert [text for _, text, _ in told(letter, context) if text == "edge"] == []


def test_a_promise_when_it_will_be_over_is_marked(post):
    """The standard's list."""
    letter, context = post(scope="all sites", words="It will be fixed by 12:00.")

    assert told(letter, context) == [
        (
            "words",
            "will be fixed by",
            '"will be fixed by" promises when it is over: say when you write again.',
        )
    ]


def test_jargon_is_marked_where_it_is_forbidden(post):
    """The standard's list."""
    letter, context = post(scope="p99 is up")

    assert told(letter, context) == [("scope", "p99", '"p99" is jargon: say what the reader notices.')]


def test_a_cause_told_as_fact_is_held_against_the_board(post):
    """It names the maybe that is nearest."""
    letter, context = post(MAYBE, "hypothesis H2 attack traffic", scope="all", cause="a file that doubled")

    assert told(letter.surer("cause"), context) == [
        ("cause", "a file that doubled", "The cause is told as fact; your board calls it a maybe (H1).")
    ]


def test_a_cause_that_is_suspected_is_no_fact(post):
    """Honesty is one key."""
    letter, context = post(MAYBE, scope="all sites")

    assert told(letter, context) == []


def test_a_cause_told_as_fact_without_any_maybe_is_marked_too(post):
    """Where the standard forbids it."""
    letter, context = post(scope="all sites", cause="a bad file")

    assert [says for _, _, says in told(letter.surer("cause").surer("cause"), context)] == [
        "The cause is told as fact; your board does not have it."
    ]


@pytest.mark.parametrize(
    ("earlier", "field", "value", "says"),
    [
        ('began-at="11:02"', "began-at", "11:08", "At 11:09 you told customers 11:02; this says 11:08."),
        ('cause="a bad file"', "cause", "", 'At 11:09 you told customers "a bad file" as a fact; this says it is not known.'),
    ],
)  # fmt: skip
def test_what_contradicts_the_last_message_is_marked(post, earlier, field, value, says):
    """Where time alone explains no change."""
    letter, context = post(f'send {POST} scope="all" {earlier}', scope="all sites")
    letter = letter.write(field, value) if value else letter
    while not value and letter[field].standing != "unknown":
        letter = letter.surer(field)

    assert [(where, told) for where, _, told in told(letter, context)] == [(field, says)]


def test_a_denial_after_a_statement_contradicts_it(writer):
    """And the other way round."""
    context = writer(
        'send executive-brief severity=SEV2 scope="all" harm="lost orders" cause=? action="looking"'
    )
    letter = Letter.begin("executive-brief", context)
    while letter["harm"].standing != "denied":
        letter = letter.surer("harm")
    after = writer('send executive-brief severity=SEV2 scope="all" harm=! cause=? action="looking"')
    says = Letter.begin("executive-brief", after).surer("harm").write("harm", "lost orders")
    while says["harm"].standing != "confirmed":
        says = says.surer("harm")

    assert [one.says for one in (*warnings(letter, facts(context)), *warnings(says, facts(after)))] == [
        'At 11:09 you told executives "lost orders"; this denies it.',
        "At 11:09 you told executives that it is not so.",
    ]


def test_what_may_change_with_time_contradicts_nothing(writer):
    """A scope that has grown is news."""
    context = writer(f'send {POST} scope="two regions" cause=?')
    letter = Letter.begin(POST, context).write("scope", "all regions")

    assert warnings(letter, facts(context)) == ()


def test_too_many_words_are_counted(post):
    """The standard's limit."""
    letter, context = post(scope="all sites", words="sorry. " * 80)

    assert [says for _, _, says in told(letter, context)] == ["84 words; a reader takes in 80 at most."]


def test_what_is_not_said_is_not_checked(writer):
    """A value behind an unknown does not reach its reader."""
    context = writer()
    letter = Letter.begin(POST, context).write("scope", "mail lena@example.com").less_sure("scope")

    assert [len(leaks(letter, facts(context))), len(leaks(letter.less_sure("scope"), facts(context)))] == [
        1,
        0,
    ]


def test_the_reader_asks_for_what_is_blank_and_hears_what_is_not(post):
    """Every question in order, with why it is open or what answers it."""
    letter, context = post()

    assert [(one.asks, one.open, one.says) for one in asks(letter, facts(context))] == [
        ("Since when?", False, "11:08, from the board"),
        ("Does it hit me?", True, ""),
        ("Are you on it?", False, "not known yet"),
        ("When do I hear again?", False, "11:29, in 20 minutes"),
    ]


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("scope", "some visitors to sites", 'you say "some visitors": which?'),
        ("scope", "a number of our sites", 'you say "a number of our sites": which?'),
        ("next_update", "soon", 'you say "soon": at what time?'),
        ("began_at", "this morning", 'you say "this morning": at what time?'),
    ],
)
def test_a_vague_value_leaves_its_question_open(post, field, value, says):
    """By simple rules, and with the reader's own question back."""
    letter, context = post(**{field: value})

    assert [one.says for one in asks(letter, facts(context)) if one.open and one.says] == [says]


@pytest.mark.parametrize("value", ["visitors in Lisbon", "one in eight visitors", "everybody"])
def test_a_clear_value_answers(post, value):
    """Whatever it says."""
    letter, context = post(scope=value)

    assert [one.field for one in asks(letter, facts(context)) if one.open] == []


def test_a_promise_that_is_past_says_so(post):
    """Its reader would notice."""
    letter, context = post(next_update="11:00")

    assert [one.says for one in asks(letter, facts(context))][-1] == "11:00, which is past"


def test_when_it_is_due_counts_the_first_duty_it_keeps(writer):
    """Half an hour after declaring a SEV2."""
    context = writer()

    assert (due(Letter.begin(POST, context), context), due(Letter.begin("handover", context), context)) == (
        1_800_000,
        None,
    )
