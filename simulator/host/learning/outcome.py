"""What a twin has shown: the points of the tasks that were taught, skill by skill, and nothing of the rest.

The judgements are the same as a drill's; here they are only added up by what the lesson teaches.
"""

from collections.abc import Iterable
from dataclasses import field
from fractions import Fraction

from simulator.domain.exercise import Exercise
from simulator.domain.scenario import Lesson
from simulator.domain.units import MICRO
from simulator.domain.values import dataclass
from simulator.scoring import score
from simulator.scoring.scorecard import Judgement, Scorecard


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
    lost: tuple[Judgement, ...] = ()
    """Judgements that cost points, the dearest first."""


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
    return Outcome(
        share=share or 0,
        skills=skills,
        passed=not why_not and (share or 0) >= lesson.passes,
        counts=not why_not,
        why_not=why_not,
        lost=tuple(sorted((one for one in mine if one.share < 1), key=lambda one: one.points - one.of)),
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


def _why_not(card: Scorecard, share: int | None) -> str:
    if card.assistance["hints"]:
        return "there was help"
    return "nothing was asked that is taught" if share is None else ""
