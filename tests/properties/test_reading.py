"""What holds of every letter: its grade is in what it says, not in how it is typed, and no text breaks the grader."""

from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from simulator.domain.cleaning import fit
from simulator.domain.commands import Claim
from simulator.domain.events import MessageSent, PostmortemWritten
from simulator.domain.exercise import Inputs, Play
from simulator.host.cast import draw_cast
from simulator.host.headless import play
from simulator.host.rehearsal import as_exercise
from simulator.loader import build_scenario, load_standard
from simulator.loader.yaml_door import read
from simulator.scoring.messages import Graded, grade
from simulator.scoring.postmortem import postmortem_share
from simulator.scoring.truth import Truth
from simulator.teams import built_in

AT = 20 * 60_000
RULES = load_standard("default")
KINDS = RULES.standard.messages
LONG = 100_000


@cache
def truth() -> Truth:
    """The small drill, as the team made it that looks and mends as it should."""
    data = read(Path(__file__).parent.parent / "scoring" / "waves.yaml").data
    scenario = build_scenario(data)
    inputs = Inputs(
        scenario_name="waves",
        scenario=scenario,
        scenario_data=data,
        standard_name="default",
        standard=RULES.standard,
        standard_data=RULES.data,
        cast=draw_cast(scenario, 0),
        play=Play(pace="headless", team="model-answer"),
    )
    return Truth(
        as_exercise(play(inputs, built_in("model-answer", scenario, RULES.standard))), RULES.standard
    )


def letter(kind: str, words: str, fields: dict[str, Claim]) -> MessageSent:
    """A message of a type."""
    return MessageSent(
        by=KINDS[kind].sent_by[0], message="MSG-1", type=kind, audience=KINDS[kind].audience,
        channel=KINDS[kind].channels[0], incident="INC-1", words=words, text="",
        fields=fields,
    )  # fmt: skip


def judged(sent: MessageSent) -> Graded:
    """What it earns, twenty minutes in."""
    return grade(truth(), 0, AT, sent)


def filled(kind: str) -> dict[str, Claim]:
    """Fields of a type, right or nearly so."""
    said = {
        "incident-id": "INC-1", "severity": "SEV2", "began-at": "11:11", "discovered-at": "11:11", "ended-at": "11:30",
        "services": "edge and bot-scorer", "scope": "requests fail in waves", "cause": "doubled rows in the file",
        "harm": "visitors are locked out", "figure": "edge.errors_ratio 12%", "next-update": "11:45",
        "state": "investigating", "owner": "Ana Brandt", "action": "pin", "words": "errors come and go", "duties": "gdpr-33",
    }  # fmt: skip
    return {
        name: Claim(
            value=said[field.kind],
            standing="suspected"
            if field.kind == "cause"
            else "confirmed"
            if "confirmed" in field.standings
            else "suspected",
        )
        for name, field in KINDS[kind].fields.items()
    }


SENTENCES = [
    "Requests fail in waves.",
    "We are under attack.",
    "We are not under attack.",
    "It was human error.",
    "Ida Roth broke the file.",
    "Ben Okoro is looking into it.",
    "It will be fixed by noon.",
    "The cause is doubled rows.",
    "We suspect that the cause is doubled rows.",
    "No customers are affected.",
    "We roll back and watch the null rate.",
    "See edge and bot-v12.",
    "Ask maria.lopez42@example.com.",
    "The password: hunter22 is old.",
    "Degradation of the authentication infrastructure necessitated precautionary deactivation of functionality.",
]
POLITE = [
    "We are sorry for the trouble.",
    "Thank you for your patience.",
    "Please bear with us.",
    "We apologise for the inconvenience.",
    "Kind regards.",
]
kinds = st.sampled_from(sorted(KINDS))
paragraphs = st.lists(st.sampled_from(SENTENCES), max_size=4)


@given(kinds, paragraphs, st.randoms(use_true_random=False))
def test_the_order_of_sentences_changes_no_grade(kind, said, shuffler):
    """What is said first is no truer."""
    again = list(said)
    shuffler.shuffle(again)

    assert (
        judged(letter(kind, " ".join(said), filled(kind))).share
        == judged(letter(kind, " ".join(again), filled(kind))).share
    )


@given(kinds, paragraphs, st.sampled_from([str.upper, str.lower, str.swapcase, str.title]))
def test_capitals_change_no_grade(kind, said, written):
    """Neither in one's own words nor in the fields."""
    loud = {name: replace(claim, value=written(claim.value)) for name, claim in filled(kind).items()}

    assert (
        judged(letter(kind, " ".join(said), filled(kind))).share
        == judged(letter(kind, written(" ".join(said)), loud)).share
    )


@given(kinds, paragraphs, st.data())
def test_line_breaks_change_no_grade(kind, said, data):
    """Wherever a blank stands, the line may end, in one's own words and in the fields."""
    blank = st.sampled_from([" ", "\n", "  ", " \n", "\r\n", "\t"])

    def broken(text: str) -> str:
        first, *others = text.split(" ")
        return first + "".join(data.draw(blank) + word for word in others)

    fields = {name: replace(claim, value=broken(claim.value)) for name, claim in filled(kind).items()}

    assert (
        judged(letter(kind, " ".join(said), filled(kind))).share
        == judged(letter(kind, broken(" ".join(said)), fields)).share
    )


@given(kinds, paragraphs, st.lists(st.sampled_from(POLITE), max_size=3), st.booleans())
def test_polite_words_change_no_grade(kind, said, polite, first):
    """Manners are free, as long as the letter does not become too long."""
    words = " ".join([*polite, *said] if first else [*said, *polite])
    graded = judged(letter(kind, words, filled(kind)))
    assume(not any(finding.rule == "length" for finding in graded.findings))

    assert graded.share == judged(letter(kind, " ".join(said), filled(kind))).share


words = st.text(st.characters(categories=["L", "Nd"], max_codepoint=0x17F), min_size=1, max_size=12)
sentences = st.lists(words, min_size=1, max_size=8).map(lambda said: f"{' '.join(said)}.")


@given(kinds, paragraphs, st.lists(sentences, max_size=3), st.booleans())
def test_more_words_raise_no_grade(kind, said, more, first):
    """Whatever is written besides, what stands there stands there."""
    words = " ".join([*more, *said] if first else [*said, *more])

    assert (
        judged(letter(kind, words, filled(kind))).share
        <= judged(letter(kind, " ".join(said), filled(kind))).share
    )


CLAIMED = ("an attack on us", "something odd", "requests fail in waves, doubled rows, locked out")
TOPICS = sorted(
    {(kind, field.kind) for kind, message in KINDS.items() for field in message.fields.values()}
    & {(kind, topic) for kind in KINDS for topic in ("scope", "cause", "harm")}
)
"""Each type with each kind of claim that it has a blank for."""


def claiming(kind: str, topic: str, said: str) -> dict[str, Claim]:
    """Fields of a type that claim this of a topic."""
    return {
        name: replace(claim, value=said) if KINDS[kind].fields[name].kind == topic else claim
        for name, claim in filled(kind).items()
    }


@cache
def bare(kind: str, topic: str, said: str) -> Fraction:
    """What the claim earns alone."""
    return judged(letter(kind, "", claiming(kind, topic, said))).share


@given(st.sampled_from(TOPICS), sentences, st.booleans())
def test_more_words_in_a_claim_raise_no_grade(claimed, more, first):
    """Not what is false, not what is vague, and not what is true already."""
    kind, topic = claimed
    for said in CLAIMED:
        longer = claiming(kind, topic, f"{more} {said}." if first else f"{said}. {more}")

        assert judged(letter(kind, "", longer)).share <= bare(kind, topic, said)


odd = st.one_of(
    st.text(max_size=80),
    st.text("0123456789:.,%{}[]()<>@+-_'’ \n\t\u200b\u202e\u0130ßﷺatdonISEV", max_size=80),
    st.sampled_from(
        ["9" * 5_000, "1e9999", "24:99", "edge.errors_ratio{", "edge.errors_ratio{a=b} 1k%", "\x00"]
    ),
)
standings: Any = st.sampled_from(["confirmed", "suspected", "unknown", "denied"])


@given(kinds, odd, st.data())
def test_no_text_breaks_the_grader(kind, words, data):
    """Every field of every type takes anything, and the share stays one."""
    fields = {
        name: Claim(
            value=data.draw(odd),
            standing=data.draw(standings),
            cites=tuple(data.draw(st.lists(odd, max_size=2))),
        )
        for name in KINDS[kind].fields
    }
    graded = judged(letter(kind, words, fields))

    assert 0 <= graded.share <= Fraction(1)
    for finding in graded.findings:
        for place in finding.places:
            text = words if place.where == "words" else fields[place.where].value
            assert 0 <= place.start < place.end <= len(fit(text))


@given(odd, odd, odd)
def test_no_text_breaks_who_reads_an_account(summary, impact, line):
    """Its numbers, times and causes may be anything, and the share stays one."""
    told = PostmortemWritten(
        by="incident-commander", incident="INC-1", summary=summary, impact=f"{impact} people; ${line}",
        causes=(line, summary), timeline=(line, f"11:05 {impact}"), actions=(),
    )  # fmt: skip

    assert 0 <= postmortem_share(truth(), told)[0] <= Fraction(1)


PIECES = {
    "w": {"length"},
    "( ": {"length"},
    "[ at ": {"length"},
    "eyJ-": {"length"},
    "a@": {"length"},
    "a@b.": {"length"},
    "ab_": {"length"},
    "1234-": {"leak", "length"},
    "+1 ": {"length"},
    "-----BEGIN ": {"length"},
    "secret: ": {"leak", "length"},
    "bearer ": {"length"},
    "a at b dot ": {"length"},
    "\ufdfa": {"length"},
    "no ": {"length"},
    "not an attack ": {"length"},
    "attack is ": {"not-so", "length"},
    "no data was lost ": {"not-so", "length"},
    "the cause is ": {"cause-as-fact", "length"},
    "caused by Ida ": {"blame", "length"},
    "should have known ": {"blame", "length"},
    "11:": {"length"},
    "1.": {"length"},
    "edge.errors_ratio ": {"internal-names", "length"},
    "ab\n": {"length"},
    "gdpr-33 (aware); ": {"length"},
    "1,111 people ": {"length"},
}
"""A hundred thousand letters of each, and the rules they break; an expression that lost its way in one would not come back."""


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_text_is_read_to_its_end(piece):
    """In one's own words and in every kind of field at once."""
    text = piece * (LONG // len(piece))
    own = judged(letter("status-scope", text, {}))
    for kind in ("internal-update", "legal-notice"):
        judged(letter(kind, text, dict.fromkeys(KINDS[kind].fields, Claim(value=text[:20_000]))))
    postmortem_share(
        truth(), PostmortemWritten(by="", incident="INC-1", summary=text, impact=text, causes=(text,))
    )

    assert {one.rule for one in own.findings if not one.weight} - {"level"} == PIECES[piece]
