"""The plain display: a line is a sentence, a verb is a command, and nothing a player types ends in a traceback."""

import re
from dataclasses import replace

import pytest

from simulator.domain import commands as c
from simulator.domain import events as e
from simulator.domain.exercise import Play
from simulator.host.actions import ACTIONS, VERBS, VIEWS
from simulator.host.inputs import make_inputs
from simulator.host.knowing import known
from simulator.host.plain.briefing import briefing
from simulator.host.plain.console import Console
from simulator.host.plain.terminal import Terminal
from simulator.host.redaction import UNSEEN
from simulator.host.session import Session
from simulator.host.store import open_exercise
from simulator.projections.inbox import Inbox
from simulator.projections.stream import SeatEvent
from simulator.projections.words import _say


def commands(session):
    return [record for _, record in open_exercise(session.folder).commands if not isinstance(record, c.Pace)]


def test_every_command_has_a_verb():
    """What the full screen can do, lines can."""
    assert set(c.COMMANDS.values()) - {action.command for action in ACTIONS} == set()


def test_no_verb_means_two_things():
    """Aliases included."""
    assert len(VERBS) == sum(1 + len(action.aliases) for action in ACTIONS)


def test_every_verb_of_a_seat_has_a_key():
    """One table feeds both displays."""
    keyless = [action.verb for action in ACTIONS if action.command and not action.lead and not action.key]

    assert keyless == []


def test_every_example_in_the_table_can_be_read(begin, talk):
    """Help shows nothing that does not work."""
    session = begin()
    told = talk(
        "at 7m declare SEV2 Waves items=2",
        *(
            f"{action.example}"
            for action in ACTIONS
            if action.example and not action.lead and action.verb != "message"
        ),
        session=session,
    )

    assert [
        line
        for line in told
        if "does not know what to do" in line or "cannot be read" in line or "has no field" in line
    ] == []


@pytest.mark.parametrize("kind", sorted(e.EVENTS))
def test_every_event_has_a_line(kind, begin):
    """None falls through to its bare name, but for what only a facilitator sees."""
    hidden = {one.__name__ for one in UNSEEN}
    session = begin()
    seat = session.seat()
    knows = known(session.name, session.inputs, seat.viewer, seat.roles)
    body = {"says": "something", "by": "on-call-engineer"}
    words = re.sub(r"(?<!^)([A-Z])", lambda found: " " + found[1].lower(), kind)
    line = _say(SeatEvent(number=1, t=0, what=kind, body=body), knows, Inbox())

    assert line.startswith(f"{words}: ") == (kind in hidden)


def test_whoever_looks_sees_it(begin, talk):
    """To look is to open, and to have it on the record: once, whichever word is typed."""
    session = begin()
    told = [talk(f"at 4m {word} logs bot-scorer", session=session) for word in ("show", "look")]
    looks = [one.what for one in commands(session) if isinstance(one, c.LookAt)]

    assert told[0][-3:] == told[1][-3:]
    assert looks == ["logs bot-scorer"] * 2


def test_a_line_is_a_sentence_with_its_time_and_at_most_160_characters(talk):
    """Sentence case, no columns."""
    told = talk("at 59m new")
    lines = [line for line in told if re.match(r"\d\d:\d\d:\d\d\. ", line)]

    assert len(lines) > 5
    assert [
        line for line in lines if len(line) > 160 or not line.endswith((".", "!", "?")) or "  " in line
    ] == []


def test_numbers_of_things_never_change(talk):
    """Alert 2 is alert 2 to the end."""
    told = talk("at 4m 2", "at 40m 2")

    assert [line[:27] for line in told if line.startswith("Alert 2, critical, edge: 5xx")] == [
        "Alert 2, critical, edge: 5x"
    ] * 2


def test_a_story_in_verbs_is_the_same_story_in_commands(begin, talk):
    """What is typed is what stands in the log, under the role that may do it."""
    session = begin()
    talk(
        "at 4m ack 2",
        "declare SEV2 Errors come in waves items=2",
        "dismiss 1 not-act",
        "as communications-lead note the page is ready",
        "classify outage data-q sev2 edge,bot-scorer confidence=guess cites=2,permissions",
        'start pin-last expect="fewer errors" check=edge.errors',
        session=session,
    )

    assert commands(session) == [
        c.Acknowledge(seat="on-call-engineer", item="edge-errors"),
        c.Declare(seat="incident-commander", severity="SEV2", title="Errors come in waves", items=("edge-errors",)),
        c.Dismiss(seat="on-call-engineer", item="late-batch", reason="not-actionable"),
        c.Note(seat="communications-lead", text="the page is ready"),
        c.Classify(seat="on-call-engineer", incident="INC-1", type="outage", category="data-quality", severity="SEV2",
                   services=("edge", "bot-scorer"), cites=("edge-errors", "permissions"), confidence="guess"),
        c.StartRemedy(seat="on-call-engineer", remedy="pin-last-good", expect="fewer errors", check="edge.errors_ratio"),
    ]  # fmt: skip


def test_a_handover_takes_along_what_is_owed(begin, talk):
    """Nobody has to type the clocks: what runs goes with the role, unless other words are given."""
    session = begin()
    talk(
        "at 4m ack 2",
        "declare SEV2 Waves items=2",
        "handover on-call-engineer ida the fix is running",
        session=session,
    )
    [passed] = [one for one in commands(session) if isinstance(one, c.HandOver)]

    assert passed.notes == "the fix is running"
    assert [one.partition(" by ")[0] for one in passed.promises][:2] == [
        "Classify the incident",
        "Name a commander",
    ]


def test_the_house_rules_are_read_topic_by_topic(talk):
    """From any exercise and lesson, as they are on its own day; the clocks come first, and say what else there is."""
    clocks, norms, none = talk("show rules"), talk("show rules norms"), talk("show rules weather")

    assert any(
        line.startswith("More under show rules and one of: severities, roles, ladder,") for line in clocks
    )
    assert any(line.startswith("blamelessness  We ask how the work is made to go wrong") for line in norms)
    assert any("no page 'weather'" in line.lower() for line in none)


def test_a_sign_off_that_facts_have_overtaken_is_said_to_be_void(talk):
    """At once, and for as long as the draft waits; signed again, it may go."""
    told = talk(
        "at 4m ack 2",
        "declare SEV2 Waves items=2",
        'draft internal-brief scope="some visitors" severity=SEV2 draft=B1',
        "sign B1",
        "classify outage data-q sev1 edge",
        "show incident",
        "sign B1",
        "show incident",
    )
    why = "void, it says SEV2, and INC-1 is SEV1 now: sign B1 signs it again."
    drafts = [line for line in told if line.startswith("Draft B1, ")]

    assert any(line.startswith("11:09:00. The sign-off of draft B1 is void: it says SEV2,") for line in told)
    assert [line.partition("; ")[2] for line in drafts] == [
        f"its sign-off is {why}",
        "signed by incident-commander.",
    ]


def test_what_was_kept_is_shown_beside_what_runs(talk):
    """Promises can be seen, kept and missed, and the time and the incident are said with how many."""
    told = talk("at 4m ack 2", "at 5m show clocks", "when", "show incident")

    assert "Kept: Acknowledge the alert (alert 2), 11:09, in time." in told
    assert sum(line.startswith("Kept: 1; missed: none.") for line in told) == 2


@pytest.mark.parametrize(
    "words", ['he said "attack" twice', "it's a = b", 'half a "quote', "status=bad, 5% (?)"]
)
def test_free_words_are_kept_as_they_were_typed(begin, talk, words):
    """Quotation marks and all."""
    session = begin()
    talk(f"note {words}", session=session)

    assert [note.text for note in commands(session)] == [words]


def test_a_message_in_one_line_and_one_by_sentences_are_the_same_command(begin, talk):
    """The way it is typed leaves no trace."""
    lines = ["at 4m declare SEV2 Waves items=2"]
    one, two = begin(), begin()
    talk(*lines, 'send status-investigating scope="some visitors" cause=?', session=one)
    talk(*lines, "message status-investigating", "", "some visitors", "unknown", "", "", "send", session=two)

    assert commands(one)[-1] == commands(two)[-1]


def test_an_honest_first_post_is_few_words(begin, talk):
    """A type, one sentence, send."""
    session = begin()
    talk("at 4m declare SEV2 Waves items=2", 'send status-inv scope?="some visitors"', session=session)
    [sent] = [one for one in commands(session) if isinstance(one, c.Send)]

    assert (sent.seat, sent.channel, sent.text.startswith("EXERCISE"), sent.fields["scope"]) == (
        "communications-lead",
        "status-page",
        True,
        c.Claim(value="some visitors", standing="suspected"),
    )


@pytest.mark.parametrize(
    "view",
    [*VIEWS, "logs edge", "runbook null-burst", "edge.errors", "metrics at 11:05", "1", "errors at 2m"],
)
def test_every_view_has_lines(talk, view):
    """Nothing is only on the screen."""
    before = len(talk("at 6m new"))

    assert len(talk("at 6m new", f"show {view}")) > before


def test_looking_is_on_the_record(begin, talk):
    """Showing evidence is opening it."""
    session = begin()
    talk("at 4m show logs bot-scorer", "show inbox", session=session)

    assert [one.what for one in commands(session) if isinstance(one, c.LookAt)] == ["logs bot-scorer"]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("akc 2", "There is no verb 'akc'; did you mean ack?"),
        ("ack 99", "Nothing has the number 99; show inbox lists what has come in."),
        ("ack", "Ack: Which alert or report? It is typed: ack ITEM."),
        ("dismiss 1 boring", "Why? false, duplicate, not-actionable; not 'boring'."),
        ("speed fast", "The speed is a number such as 2 or 0.5, not 'fast'."),
        ('send internal-brief scope="half', "A quotation mark is not closed"),
        ("show nonsense", "There is nothing called 'nonsense' to show"),
        ("fire ceo-asks", "There is no verb 'fire'"),
        ("as nobody ack 1", "'nobody' is not at this keyboard"),
        ("send internal-brief colour=red", "Internal-brief has no field 'colour'"),
        ("resolve", "No incident has been declared yet; declare SEV2"),
    ],
)
def test_what_cannot_be_read_is_answered_with_the_way_out(talk, typed, answer):
    """One sentence that names what was typed."""
    told = talk("at 4m new", typed)

    assert [line for line in told if line.startswith(answer)] != [], told[-3:]


def test_control_characters_reach_neither_the_log_nor_the_terminal(begin, talk):
    """Whatever a player pastes."""
    session = begin()
    told = talk("note \x1b]52;c;aGk=\x07 \u202etxt\u200b\x9b31m", session=session)
    [note] = commands(session)

    assert [letter for letter in note.text + "".join(told) if not letter.isprintable()] == []


def test_in_a_drill_the_clock_is_the_facilitators(talk):
    """And leaving is everybody's."""
    assert talk("pause", mode="drill")[-1].startswith(
        "In a drill only the facilitator moves the clock; quit leaves"
    )


def test_in_practice_quiet_says_what_to_press(talk):
    """A screen may not begin quietly."""
    assert talk("when")[-1] == "Quiet. > runs the clock ahead to the next thing that reaches you."


def test_the_briefing_fits_one_screen_and_begins_with_exercise(begin):
    """Twenty-four lines of eighty."""
    printed: list[str] = []
    session = begin()
    Console(session, session.seat(), printed.append).brief()

    assert (printed[0][:8], len(printed) <= 22, max(map(len, printed)) < 80) == ("EXERCISE", True, True)


def test_what_a_seat_may_not_see_it_cannot_show(begin, talk):
    """The key in the log lines is the engineer's."""
    session = begin()
    told = talk("at 4m show logs bot-scorer", session=session, roles=("communications-lead",))

    assert [line for line in told if "[withheld]" in line] != []
    assert [line for line in told if session.inputs.cast.secrets["pipeline-key"] in line] == []


@pytest.fixture
def sitting(begin):
    """A console as a person at a terminal has it, and what it printed."""
    printed: list[str] = []
    session = begin()
    session.go()
    return Console(session, session.seat(), printed.append, interactive=True), printed


def test_at_a_terminal_the_end_is_asked_for_twice(sitting):
    """It cannot be taken back, and quit is what most people mean."""
    console, printed = sitting
    console.feed("end")
    console.feed("no, quit")
    still = console.session.finished
    console.feed("end")
    console.feed("yes")

    assert (still, console.session.finished) == (False, True)
    assert printed[0].startswith("This ends the exercise for good")
    assert printed.count("Not ended; the exercise goes on.") == 1


def test_a_script_that_says_end_means_it(begin, talk):
    """Nobody is there to ask."""
    session = begin()
    talk("end", session=session)

    assert session.finished


def test_running_ahead_says_what_it_stopped_for(talk):
    """A minute before nothing, a second before being late."""
    told = talk(*(["ahead"] * 12))
    [first, *_] = [line for line in told if line.startswith("About to fall due")]

    assert re.search(r": in 1 second \(", first)


@pytest.mark.parametrize(("fresh", "pressed"), [(True, 1), (False, 0)], ids=["just begun", "come back"])
def test_only_a_beginning_that_stays_quiet_is_run_ahead(sitting, ticker, fresh, pressed):
    """Whoever comes back has chosen the moment."""
    console, _ = sitting
    terminal = Terminal(console, ticker, fresh=fresh)
    said = []
    for _ in range(210):
        ticker.wait(100)
        said += terminal.tick()

    assert sum("> was pressed for you" in line for line in said) == pressed


def test_a_note_that_speaks_of_an_exercise_is_shown_like_any_other(talk):
    """Letters stand in a list of their own; what people said is not searched for their first word."""
    told = talk("note EXERCISE or not, I call Ida", "show messages")

    assert sum("EXERCISE or not, I call Ida" in line for line in told) == 2


@pytest.mark.parametrize("typed", ["real-emergency smoke", "Real emergency: smoke", "REAL EMERGENCY! smoke"])
@pytest.mark.parametrize(
    "before", [(), ("message internal-brief",), ("end",)], ids=["idle", "writing", "asked"]
)
def test_a_real_emergency_is_understood_however_and_whenever_it_is_typed(sitting, before, typed):
    """The briefing says: say "real emergency", and play stops at once."""
    console, _ = sitting
    for line in (*before, typed):
        console.feed(line)

    assert console.session.suspended
    assert commands(console.session)[-1] == c.RealEmergency(seat="incident-commander", why="smoke")


@pytest.mark.parametrize(
    ("play", "others"),
    [
        ({}, "Nobody holds incident-commander (ana) and communications-lead (cy)."),
        ({"seats": ("on-call-engineer",), "team": "model-answer"}, "Model-answer plays incident-commander (ana) and communications-lead (cy)."),
    ],
    ids=["empty", "played"],
)  # fmt: skip
def test_whoever_has_one_seat_is_told_which_and_who_has_the_others(begin, play, others):
    """Whatever the author has said of who is there."""
    printed: list[str] = []
    session = begin(**play)
    Console(session, session.seat("on-call-engineer"), printed.append).brief()
    told = " ".join(" ".join(printed).split())

    assert f"You are: on-call-engineer (ben). {others}" in told
    assert len(printed) <= 22


def test_a_call_of_the_ladder_to_somebody_who_is_here_says_that_an_alert_waits_for_them(talk):
    """Nobody is telephoned who sits at a keyboard; others are."""
    told = talk("at 30m new", roles=("on-call-engineer",))
    here = [line for line in told if "You, " in line]

    assert re.search(r"You, [^,]+, are on call for alert \d+: ack \d+ takes it\.", here[0])
    assert [line for line in told if "calls" in line and "(ben)" in line] == []


@pytest.mark.parametrize("typed", ["go", "resume", "ahead"])
def test_after_a_real_emergency_it_is_said_what_comes_next(talk, typed):
    """Where no facilitator is at hand."""
    told = talk("real-emergency smoke", typed)
    said = [line for line in told if "Afterwards only a facilitator lets play go on" in line]

    assert len(said) == 2
    assert "quit leaves, and everything is kept" in " ".join(told)


def test_one_draft_is_one_row_however_often_it_is_written(talk):
    """Each row says when it was written and who has signed it."""
    draft = 'draft status-investigating scope="some sites" cause=?'
    told = talk("at 4m declare SEV2 Waves items=2", draft, draft, "sign M1", "show incident")

    assert [line for line in told if line.startswith("Draft M")] == [
        "Draft M1 says just this already: sign M1 signs it.",
        "Draft M1, status-investigating, by communications-lead, 11:09:00; signed by incident-commander.",
    ]


def test_why_knows_the_words_of_the_glossary(talk):
    """Nobody leaves an exercise to look one up."""
    assert talk("why hypothesis")[-1].startswith("Hypothesis: What may be so")


def test_an_answer_that_does_not_fit_is_asked_for_again(sitting):
    """What has been typed so far is kept."""
    console, printed = sitting
    console.session.move_to(4 * 60_000)
    for line in ("dismiss 1", "boring", "not-actionable"):
        console.feed(line)

    assert "Why? false, duplicate, not-actionable; not 'boring'." in printed
    assert commands(console.session)[-1] == c.Dismiss(
        seat="on-call-engineer", item="late-batch", reason="not-actionable"
    )


@pytest.mark.parametrize(
    "typed",
    ["help declare", "help classify", "monitoring"],
)
def test_a_severity_is_named_as_the_house_names_it(home, ticker, talk, typed):  # noqa: ARG001  # kept there
    """No example shows a label that would be refused."""
    inputs = make_inputs("sawtooth", "public-sector", 41, Play(mode="practice", team="people"))
    session = Session.begin(inputs, ticker=ticker)
    told = " ".join(talk(typed, session=session))
    session.close()

    assert ("SEV2" in told, "P2" in told) == (False, True)


def test_the_briefing_says_how_long_it_takes_at_the_speed_that_was_chosen(begin):
    """Four times as fast is a fourth of it, for whoever sits there."""
    session = begin()
    session.set_speed("4")
    printed: list[str] = []
    Console(session, session.seat(), printed.append).brief()
    told = " ".join(" ".join(printed).split())

    assert "The clock: 1 hour at x4, about 15 minutes of yours" in told


def test_a_line_of_the_briefing_that_became_too_long_goes_on_into_the_next(begin):
    """No word stands alone between two lines because a name that was drawn is long; a new sentence begins where it did."""
    session = begin()
    seat = session.seat()
    written = "Now " * 18 + "and then it\nasks what it knows.\nNormal: nothing."
    there = replace(known(session.name, session.inputs, seat.viewer, seat.roles), briefing=written)
    told = briefing(there, session.inputs.standard)

    assert told[1:4] == [("Now " * 18 + "and").strip(), "then it asks what it knows.", "Normal: nothing."]
