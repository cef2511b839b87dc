"""How a judgement is made: a share of what it is worth, with its words and its evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from simulator.domain import events as e
from simulator.domain.clocks import Duty, duties
from simulator.domain.courses import Course
from simulator.domain.units import format_duration
from simulator.domain.values import dataclass
from simulator.scoring.agreement import with_contradictions
from simulator.scoring.courses import courses, shift
from simulator.scoring.findings import HALF, NONE, ONE
from simulator.scoring.messages import Graded, grade, worth
from simulator.scoring.promises import broken
from simulator.scoring.scorecard import Judgement
from simulator.scoring.truth import Truth

__all__ = ["HALF", "NONE", "ONE", "Case", "judge", "judge_duty", "open_case", "wanted", "when"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything the judges look at."""

    truth: Truth
    courses: dict[str, Course]
    shift: Course
    owed: dict[str, tuple[Duty, ...]]
    """What each incident owed; under the empty name, what belongs to none."""
    graded: dict[int, Graded]
    """Every message, by its line."""


def open_case(truth: Truth) -> Case:
    """Lay out what happened."""
    graded = {seq: grade(truth, seq, t, event) for seq, t, event in truth.of(e.MessageSent)}
    found = courses(truth, {seq: message.share for seq, message in graded.items()})
    whole = shift(truth, found.values())
    owed = {course.name: duties(truth.standard, course) for course in (*found.values(), whole)}
    graded = _with_promises(truth, with_contradictions(truth, graded), broken(truth, graded, found))
    return Case(truth=truth, courses=found, shift=whole, owed=owed, graded=graded)


def _with_promises(
    truth: Truth, graded: Mapping[int, Graded], missed: Mapping[int, str]
) -> dict[int, Graded]:
    """Return the messages with their broken promises held against them: such a time was worth nothing."""
    found = dict(graded)
    for seq, happened in missed.items():
        message = found[seq]
        kinds = truth.standard.messages[message.sent.type].fields
        findings = [
            replace(one, share=NONE, says=happened)
            if one.where in kinds and kinds[one.where].kind == "next-update"
            else one
            for one in message.findings
        ]
        found[seq] = replace(message, findings=tuple(findings), share=worth(findings))
    return found


def _proof(case: Case, events: Iterable[int], about: str) -> tuple[int, ...]:
    """Return the lines that prove a judgement; where nothing was done, those with which it came that something was due."""
    cited = sorted({seq for seq in events if seq >= 0})
    if cited:
        return tuple(cited)
    origins = case.truth.origins
    if about in origins:
        return (origins[about],)
    return tuple(sorted(origins[name] for name in case.courses if name in origins))


def judge(
    case: Case,
    name: str,
    share: Fraction,
    *,
    happened: str,
    advice: str,
    events: Iterable[int] = (),
    about: str = "",
    part: Fraction = ONE,
) -> Judgement:  # a judgement has this many parts
    """Return the judgement `name` of the standard, about something, with the share it earned.

    `part` divides its weight where several judgements of one name share it.
    """
    asked = case.truth.standard.judgements[name]
    share = min(max(share, NONE), ONE)
    return Judgement(
        id=f"{name}:{about}" if about else name,
        task=asked.task,
        dimension=asked.dimension,
        clause=asked.clause,
        asked=asked.asks,
        happened=happened,
        events=_proof(case, events, about.rsplit(":", 1)[-1]),
        points=share * part * asked.weight,
        of=part * asked.weight,
        advice="" if share == 1 else advice,
    )


def judge_duty(
    case: Case,
    duty: Duty,
    share: Fraction,
    part: Fraction,
    *,
    happened: str,
    advice: str,
    events: Iterable[int] = (),
) -> Judgement:
    """Return the judgement of a clock."""
    clock = case.truth.standard.clocks[duty.clock]
    share = min(max(share, NONE), ONE)
    slot = f"#{duty.slot}" if duty.slot else ""
    return Judgement(
        id=f"{duty.clock}:{duty.subject}{slot}",
        task=clock.task,
        dimension=clock.dimension,
        clause=clock.clause,
        asked=f"{clock.asks} ({format_duration(duty.limit)}, by {case.truth.clock(duty.due)})",
        happened=happened,
        events=_proof(case, (*duty.events, *events), duty.subject),
        points=share * part * clock.weight,
        of=part * clock.weight,
        advice="" if share == 1 else advice,
        due=duty.due if duty.kept is None else None,
    )


def wanted(case: Case, name: str) -> bool:
    """Whether this standard asks for the judgement at all."""
    return name in case.truth.standard.judgements


def when(case: Case, duty: Duty) -> str:
    """Say when a duty was kept, and how that stands to its deadline."""
    if duty.kept is None:
        return f"not done; due {case.truth.clock(duty.due)}{case.truth.broken_off(duty.due)}"
    took = format_duration(max(duty.kept - duty.starts, 0))
    if duty.in_time:
        return f"done {case.truth.clock(duty.kept)}, after {took}"
    return f"done {case.truth.clock(duty.kept)}, {format_duration(duty.kept - duty.due)} late"
