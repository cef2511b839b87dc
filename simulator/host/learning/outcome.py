"""What a twin has shown: the points of the tasks that were taught, skill by skill, and nothing of the rest.

The judgements are the same as a drill's; here they are only added up by what the lesson teaches.
"""

from collections.abc import Iterable, Iterator
from dataclasses import field
from fractions import Fraction

from simulator.domain.exercise import Exercise
from simulator.domain.scenario import Lesson
from simulator.domain.standards import Standard
from simulator.domain.units import MICRO
from simulator.domain.values import dataclass
from simulator.scoring import score
from simulator.scoring.scorecard import Judgement, Scorecard, without_slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """Something the lesson needs of its twin, and too little of it."""

    need: str
    says: str
    """What was to be done, in the standard's words."""
    share: int
    """What it earned of its own points, in millionths; 0 also of what was never done and never fell due."""
    needed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One twin, judged by what it was to show."""

    share: int
    """Of the taught tasks' points, in millionths; 0 of a twin that was broken off."""
    skills: dict[str, int] = field(default_factory=dict)
    """The same for each skill of which anything was asked."""
    passed: bool
    counts: bool
    """It was played to its end, without help, and something was asked."""
    why_not: str = ""
    """Why it does not count."""
    short: tuple[Short, ...] = ()
    lost: tuple[Judgement, ...] = ()
    """Judgements that cost points: first those of what is short, then the dearest first."""


def outcome(exercise: Exercise, lesson: Lesson) -> Outcome:
    """Judge a finished twin by what its lesson teaches; one that was broken off is not judged at all."""
    if not exercise.sealed or exercise.end < exercise.inputs.scenario.lasts:
        return Outcome(share=0, passed=False, counts=False, why_not="it was ended before its time")
    card = score(exercise)
    mine = [one for one in card.judgements if one.task in lesson.tasks]
    skills: dict[str, int] = {
        skill: share
        for skill, tasks in lesson.teaches.items()
        if (share := _share([one for one in mine if one.task in tasks], card, tasks)) is not None
    }
    share = _share(mine, card, lesson.tasks)
    why_not = _why_not(card, share)
    short = tuple(_short(card, exercise.inputs.standard, lesson))
    lost = [one for one in mine if one.share < 1]
    return Outcome(
        share=share or 0,
        skills=skills,
        passed=not why_not and not short and (share or 0) >= lesson.passes,
        counts=not why_not,
        why_not=why_not,
        short=short,
        lost=tuple(
            sorted(
                lost, key=lambda one: (not any(is_of(one, lack.need) for lack in short), one.points - one.of)
            )
        ),
    )


def _share(judgements: Iterable[Judgement], card: Scorecard, tasks: Iterable[str]) -> int | None:
    """Return the share of points in millionths; nothing where a gate was hit, None where nothing was asked."""
    there = list(judgements)
    possible = sum((one.of for one in there), Fraction(0))
    if any(gate.hit and gate.task in tasks for gate in card.gates):
        return 0
    if not possible:
        return None
    return int(sum((one.points for one in there), Fraction(0)) * MICRO / possible)


def _short(card: Scorecard, standard: Standard, lesson: Lesson) -> Iterator[Short]:
    for need, needed in lesson.needs.items():
        share = _share([one for one in card.judgements if is_of(one, need)], card, ()) or 0
        if share < needed:
            yield Short(need=need, says=says(need, standard), share=share, needed=needed)


def says(need: str, standard: Standard) -> str:
    """Return what a need asks, in the standard's words; KeyError for one that has no place in it."""
    kind = need.partition(":")[0]
    return standard.clocks[kind].says if kind in standard.clocks else standard.judgements[kind].asks


def is_of(judgement: Judgement, need: str) -> bool:
    """Return whether a judgement is one of those that a need names: by its name, or by its name and what it is about."""
    meant = without_slot(judgement.id).partition("~")[0]
    return need in (meant, meant.partition(":")[0])


def _why_not(card: Scorecard, share: int | None) -> str:
    if card.assistance["hints"]:
        return "there was help"
    return "nothing was asked that is taught" if share is None else ""
