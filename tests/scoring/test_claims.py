"""What a claim earns: by kind of field, standing, and what could be known and had been looked at."""

from dataclasses import replace
from fractions import Fraction

import pytest

from simulator.domain.commands import Claim
from simulator.scoring.claims import claim_share
from simulator.scoring.truth import Truth
from simulator.scoring.wording import says

TRUE = {
    "scope": "requests fail in waves",
    "cause": "doubled rows in the file",
    "harm": "people are locked out",
}
EARLY, LATE = 10, 30
"""Minutes: before and after anything could be known plus the grace (noticed at 6, the report came at 9)."""


@pytest.fixture(scope="module")
def looked(waves):
    """The honest team's exercise: everything that shows anything was opened by minute 11."""
    return Truth(waves.played(waves.honest), waves.inputs.standard)


@pytest.fixture(scope="module")
def unlooked(waves):
    """The same, by people who opened nothing and asked nobody."""
    return Truth(
        waves.played(waves.without(lambda it: it.do in ("look", "page", "acknowledge"))),
        waves.inputs.standard,
    )


def earns(truth, minute, kind, topic, standing, value="", cites=()):
    """The share of a claim made at a minute of the drill."""
    claim = Claim(value=value, standing=standing, cites=tuple(cites))
    return claim_share(truth, minute * 60_000, "waves", truth.standard.messages[kind], topic, claim)[0]


# scope and harm in a message to the team; the cause may never be told as fact, so suspecting it is all one can do

TABLE = [
    ("unknown", "", EARLY, {"scope": 1, "cause": 1, "harm": 1}),
    ("unknown", "", LATE, {"scope": 0, "cause": 0, "harm": 0}),
    ("suspected", "true", EARLY, {"scope": 1, "cause": 1, "harm": 1}),
    ("suspected", "true", LATE, {"scope": Fraction(1, 2), "cause": 1, "harm": Fraction(1, 2)}),
    ("suspected", "nothing", EARLY, {"scope": 1, "cause": 1, "harm": 1}),
    (
        "suspected",
        "nothing",
        LATE,
        {"scope": Fraction(1, 4), "cause": Fraction(1, 4), "harm": Fraction(1, 4)},
    ),
    ("confirmed", "true", LATE, {"scope": 1, "cause": 1, "harm": 1}),
    (
        "confirmed",
        "nothing",
        LATE,
        {"scope": Fraction(1, 4), "cause": Fraction(1, 4), "harm": Fraction(1, 4)},
    ),
    ("denied", "true", LATE, {"scope": -1, "cause": -1, "harm": -1}),
    ("denied", "", LATE, {"scope": -1, "cause": -1, "harm": -1}),
    ("denied", "nothing", LATE, {"scope": Fraction(1, 4), "cause": Fraction(1, 4), "harm": Fraction(1, 4)}),
]


@pytest.mark.parametrize("topic", ["scope", "cause", "harm"])
@pytest.mark.parametrize(
    ("standing", "value", "minute", "shares"), TABLE, ids=[f"{s}-{v or 'blank'}-{m}" for s, v, m, _ in TABLE]
)
def test_what_a_claim_earns(looked, topic, standing, value, minute, shares):
    """By what was so, and how surely it could be known."""
    said = TRUE[topic] if value == "true" else "something else" if value else ""

    assert earns(looked, minute, "internal-update", topic, standing, said) == shares[topic]


@pytest.mark.parametrize(
    ("standing", "minute", "share"),
    [
        ("confirmed", EARLY, -1),
        ("confirmed", LATE, -1),
        ("suspected", EARLY, 1),
        ("suspected", LATE, 0),
        ("denied", LATE, 1),
    ],
)
def test_what_is_not_so_costs_when_told_as_fact(looked, standing, minute, share):
    """A false claim costs what a true one earns; suspecting it was fair for a while, and denying it is right."""
    assert earns(looked, minute, "executive-brief", "cause", standing, "an attack on us") == share


@pytest.mark.parametrize("topic", ["scope", "harm"])
def test_confirmed_without_having_looked_earns_nothing(unlooked, topic):
    """It was so, and they could not know."""
    assert earns(unlooked, LATE, "internal-update", topic, "confirmed", TRUE[topic]) == 0


def test_outside_nobody_is_owed_a_cause_before_it_is_certain(looked):
    """Inside, not even suspecting what could be known earns nothing."""
    public = earns(looked, LATE, "status-scope", "cause", "unknown")

    assert (public, earns(looked, LATE, "internal-update", "cause", "unknown")) == (1, 0)


def test_evidence_speaks_where_words_are_not_recognised(looked):
    """Whoever cites what shows it has said it; whoever cites something else has not."""
    said = "it comes and goes"
    shares = [
        earns(looked, LATE, "internal-update", "scope", "confirmed", said, cites)
        for cites in (["edge.errors_ratio"], ["search.p95_ms"])
    ]

    assert shares == [1, Fraction(1, 4)]


def test_a_claim_is_worth_less_the_more_it_cites_besides(looked):
    """Three at most, judged by precision and recall."""
    right = ["edge.errors_ratio"]
    shares = [
        earns(looked, LATE, "internal-update", "scope", "confirmed", TRUE["scope"], cites)
        for cites in (right, [*right, "permissions"], ["permissions", "search.p95_ms", "vendor", *right])
    ]

    assert shares == [1, Fraction(5, 6), Fraction(1, 2)]


def test_saying_that_it_is_not_so_is_not_saying_that_it_is(looked):
    """No attack is no claim of one."""
    assert (
        earns(looked, LATE, "executive-brief", "cause", "suspected", "not an attack, but doubled rows") == 1
    )


UNTRUE = ("under attack", "attack", "bot-v12 is", "ddos")


@pytest.mark.parametrize(
    "text",
    [
        "we are not under attack",
        "We aren't under attack.",
        "nobody is under attack",
        "an attack is ruled out",
        "we rule out a DDoS",
        "An attack has been ruled out by now",
        "we check whether this is an attack",
        "bot-v12 isn't the cause",
        "bot-v12 is not the cause",
        "a grant, rather than an attack",
        "the attackless morning and the counterattack",
    ],
)
def test_what_is_denied_doubted_or_another_word_is_not_said(text):
    """No untruth is told by taking it back."""
    assert not says(text, UNTRUE)


@pytest.mark.parametrize(
    "text",
    [
        "we are under attack",
        "We are being attacked",
        "attackers flood us",
        "bot-v12 is broken",
        "an attack is not only likely, it is here",
        "not the model, but a DDoS",
        "No, we are under attack",
    ],
)
def test_what_is_said_is_said_whatever_stands_around_it(text):
    """A denial of something else denies nothing here."""
    assert says(text, UNTRUE)


def test_where_nothing_was_so_denying_it_is_right(changed):
    """A key without harm: nobody was harmed, and that may be said."""
    harmless = changed(lambda data: data["answer_key"]["incidents"]["waves"]["facts"].pop("harm"))
    truth = Truth(harmless.played(harmless.honest), harmless.inputs.standard)

    assert earns(truth, LATE, "executive-brief", "harm", "denied") == 1


def test_a_fact_that_becomes_true_later_is_not_yet_true(changed):
    """What will be so is not so."""
    later = changed(
        lambda data: data["answer_key"]["incidents"]["waves"]["facts"]["scope"][0].update({"from": "at 20m"})
    )
    truth = Truth(later.played(later.honest), later.inputs.standard)

    assert [earns(truth, m, "internal-update", "scope", "confirmed", TRUE["scope"]) for m in (15, 30)] == [
        Fraction(1, 4),
        1,
    ]


def test_a_standing_the_standard_does_not_offer_says_nothing(waves, of):
    """There is no wording for denying whom it hits."""
    moves = tuple(
        replace(
            it,
            arguments={
                **it.arguments,
                "fields": {**it.arguments["fields"], "scope": {"standing": "denied", "value": "?"}},
            },
        )
        if it.arguments.get("message") == "status-scope"
        else it
        for it in waves.honest.moves
    )
    card = waves.judged(replace(waves.honest, moves=moves))

    assert (
        "only be said as confirmed or suspected or unknown"
        in of(card, "completeness:scope-post:waves").happened
    )
