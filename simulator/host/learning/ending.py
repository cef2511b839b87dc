"""What stands on a screen when a lesson or its twin is over: how it went, and what can come next."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from simulator.domain.values import dataclass
from simulator.host.clock import today
from simulator.host.evaluation import settle
from simulator.host.learning.course import Taught, lessons
from simulator.host.learning.now import record_now, standing_now
from simulator.host.learning.outcome import outcome
from simulator.host.learning.record import Learned
from simulator.host.learning.settling import coaching_of
from simulator.host.learning.standing import Standing
from simulator.host.learning.telling import all_passed_words, asked_words, lesson_words, outcome_words
from simulator.host.store import open_exercise
from simulator.observations import in_short, observe

Wish = tuple[str, str, str]
"""A key, what it does, and what it is called."""
TWIN: Final[Wish] = ("enter", "Play its twin", "twin")
ANOTHER: Final[Wish] = ("enter", "Another twin", "twin")
AGAIN: Final[Wish] = ("enter", "Once more", "lesson")
ON: Final[Wish] = ("enter", "Go on", "next")
HOTWASH: Final[Wish] = ("h", "Hot wash", "hotwash")
BACK: Final[Wish] = ("q", "Back", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Over:
    """How it went, and what one may wish for."""

    title: str
    lines: tuple[str, ...]
    wishes: tuple[Wish, ...]


Told = Callable[[Path], Over]
"""Says how an exercise went, by its folder."""


def after_lesson(one: Taught) -> Told:
    """Return what tells how a lesson that was led went."""

    def told(folder: Path) -> Over:
        exercise = open_exercise(folder)
        at = coaching_of(exercise, folder.name)
        if at is None:
            message = f"{folder.name} was no lesson"
            raise ValueError(message)
        wish = AGAIN if not at.over else TWIN if one.twin is not None else ON
        asked = asked_words(one, exercise.inputs.standard) if wish is TWIN else ()
        more = _whats_next(standing_now(there := lessons()), there) if wish is ON else ()
        return Over(title=one.title, lines=(*lesson_words(at, one), *asked, *more), wishes=(wish, BACK))

    return told


def after_twin(one: Taught) -> Told:
    """Return what tells how a twin went."""

    def told(folder: Path) -> Over:
        settle(folder)
        exercise = open_exercise(folder)
        found = outcome(exercise, one.lesson)
        told = (*outcome_words(found, one), *in_short(observe(exercise)))
        if not found.passed:
            return Over(title=one.title, lines=told, wishes=(ANOTHER, HOTWASH, BACK))
        there = lessons()
        stands = standing_now(there)
        if stands.next.lesson:
            return Over(
                title=one.title, lines=(*told, *_whats_next(stands, there)), wishes=(ON, HOTWASH, BACK)
            )
        return Over(title=one.title, lines=(*told, *_whats_next(stands, there)), wishes=(HOTWASH, BACK))

    return told


def after_watching(one: Taught | None) -> Callable[[], Over]:
    """Return what tells what is next when a run was watched to its end: a lesson's, which counts as seen, or any other."""

    def told() -> Over:
        if one is None:
            return Over(title="Watched", lines=("That was the whole of it.",), wishes=(BACK,))
        there = lessons()
        record = record_now(there)
        seen = Learned(day=today(), lesson=one.name, what="lesson", exercise="", passed=True)
        stands = standing_now(there, replace(record, lines=(*record.lines, seen)))
        told = ("passed: you have watched it.", *_whats_next(stands, there))
        return Over(title=one.title, lines=told, wishes=(ON, BACK) if stands.next.lesson else (BACK,))

    return told


def _whats_next(stands: Standing, there: Sequence[Taught]) -> tuple[str, ...]:
    """Return the words that name what going on leads to; where no lesson is left, that all are passed, and a drill."""
    number = next((at for at, one in enumerate(there, 1) if one.name == stands.next.lesson), 0)
    if not number:
        drill = f"A drill is next, in which nobody leads: {stands.next.drill}."
        return (all_passed_words(stands), *([drill] if stands.next.drill else []))
    twin = "the twin of " if stands.next.twin else ""
    return (f"Next: {twin}lesson {number} of {len(there)}, {there[number - 1].title}; {stands.next.why}.",)
