"""Sixty letters that a person wrote, each with what it earned and lost, and by which words: letters/KIND.txt.

HOTWASH_WRITE=1 writes what the grader says now; then somebody reads the difference and decides whether it is fairer.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import unified_diff
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from simulator.domain.cleaning import fit, one_line
from simulator.scoring import score
from simulator.scoring.findings import Finding
from simulator.scoring.judging import Case, open_case
from simulator.scoring.messages import Graded
from simulator.scoring.scorecard import Scorecard
from simulator.scoring.truth import Truth

HERE = Path(__file__).parent
WRITTEN: dict[str, Any] = yaml.safe_load((HERE / "letters.yaml").read_text(encoding="utf-8"))
RIGHT = WRITTEN.pop("right")
MADE = {"LONG": "w" * 6_000, "WALL": "we are looking into it and will write again. " * 150}
"""Words that nobody wants to read in a file."""
STARTEX, LASTS, AGAIN = 11 * 60 + 5, 120, 15
"""Minutes: since midnight, of the drill, and between updates."""
WIDE = 64
"""Characters of a letter's words that are quoted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The last message of an exercise, with everything that was said of it."""

    case: Case
    card: Scorecard
    graded: Graded


def fields(told: dict[str, Any]) -> dict[str, Any]:
    """The fields of a message as a team file has them."""
    found = {}
    for name, value in {**RIGHT[told["send"]], **told.get("fields", {})}.items():
        if value is not None:
            standing, *text = value if isinstance(value, list) else ("confirmed", value)
            found[name] = {"standing": standing, "value": "".join(text)}
    return found


def follow_up(told: dict[str, Any]) -> list[dict[str, Any]]:
    """What is sent a minute before the promised time, and again until ENDEX, unless the promise is broken or nobody could keep it."""
    promised = re.fullmatch(r"(\d\d):(\d\d)", fields(told).get("next-update", {}).get("value", ""))
    if promised is None or not told.get("kept", True):
        return []
    minute = int(promised[1]) * 60 + int(promised[2]) - STARTEX - 1
    sent_at = int(told.get("at", "12m").rstrip("m"))
    minutes = range(minute, LASTS, AGAIN) if sent_at < minute else ()
    return [
        {"at": f"{at}m", "send": told["send"], "fields": {"next-update": clock(at + AGAIN)}} for at in minutes
    ]


def clock(minute: int) -> str:
    """A minute of the drill as people write it, with the promise a minute later."""
    hours, minutes = divmod(STARTEX + minute + 1, 60)
    return f"{hours:02d}:{minutes:02d}"


@pytest.fixture(scope="session")
def sent(waves, do):
    """A message sent by the team that does everything else as it should."""
    others = waves.without(lambda it: it.do in ("send", "draft", "approve-message"))
    idle = waves.without(lambda it: it.do in ("send", "draft", "approve-message", "start-remedy", "start"))

    def send(told: dict[str, Any]) -> Any:
        words = told.get("words", "")
        return do(
            f"at {told.get('at', '12m')}",
            "send",
            seat="incident-commander",
            message=told["send"],
            incident="INC-1",
            fields=fields(told),
            words=MADE.get(words, words),
        )

    def play(told: dict[str, Any]) -> Sent:
        earlier = told.get("before", [])
        moves = [send(one) for one in (*earlier, told, *follow_up(told))]
        team = others if told.get("mended", True) else idle
        exercise = waves.played(replace(team, moves=(*team.moves, *moves)))
        case = open_case(Truth(exercise, waves.inputs.standard))
        return Sent(case=case, card=score(exercise), graded=list(case.graded.values())[len(earlier)])

    return play


def share(value: Fraction) -> str:
    """A share as people read it."""
    return f"{float(value * 100):.0f} %"


def quoted(finding: Finding, graded: Graded) -> Iterator[str]:
    """The words a finding points at."""
    for place in finding.places:
        claim = graded.sent.fields.get(place.where)
        text = one_line(fit(claim.value if claim else graded.sent.words)[place.start : place.end])
        shown = text if len(text) <= WIDE else f"{text[:WIDE]}... ({len(text)} letters)"
        yield f'"{shown}"'


def verdict(name: str, one: Sent) -> Iterator[str]:
    """What was said of a message, in lines that a person reads."""
    graded = one.graded
    yield f"{name}: {share(graded.share)}"
    yield f"  {graded.sent.type}, {one.case.truth.clock(graded.t)[:5]}"
    for finding in graded.findings:
        what = finding.where if finding.weight else f"{finding.where} ({finding.rule})"
        earned = (
            f"{float(finding.share * finding.weight):g} of {finding.weight}" if finding.weight else "- 1/4"
        )
        yield f"  {earned:>10}  {what:<24} {', '.join(quoted(finding, graded)) or '(no words)'}"
        if finding.says:
            yield f"{'':14}{finding.says}"
    for judgement in one.card.judgements:
        if graded.seq in judgement.events and not judgement.id.startswith("audiences"):
            yield f"  {judgement.id}: {share(judgement.share)}, {judgement.happened.split(';')[0]}"
    for gate in one.card.gates:
        if gate.hit:
            yield f"  gate {gate.id}: {gate.happened}"
    yield ""


@pytest.mark.parametrize("kind", WRITTEN)
def test_each_letter_earns_what_its_page_says(sent, kind):
    """Word for word; a change in any judgement shows as a difference that a person can read."""
    page = HERE / "letters" / f"{kind}.txt"
    now = "\n".join(line for name, told in WRITTEN[kind].items() for line in verdict(name, sent(told)))
    if os.environ.get("HOTWASH_WRITE") == "1":
        page.parent.mkdir(exist_ok=True)
        page.write_text(now, encoding="utf-8", newline="\n")
    before = page.read_text(encoding="utf-8")

    changed = "\n".join(unified_diff(before.split("\n"), now.split("\n"), "before", "now", lineterm=""))
    assert not changed, f"{page.name} says otherwise:\n{changed}"


def test_there_are_sixty_of_eight_kinds():
    """None was lost."""
    assert (len(WRITTEN), sum(len(letters) for letters in WRITTEN.values())) == (8, 60)


@pytest.mark.parametrize("name", WRITTEN["good"])
def test_a_good_letter_earns_everything(sent, name):
    """No finding asks for more, and none is without its words where there are any."""
    graded = sent(WRITTEN["good"][name]).graded

    assert (graded.share, [one.says for one in graded.findings if one.says]) == (1, [])
