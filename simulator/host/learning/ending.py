"""What stands on a screen when a lesson or its twin is over: how it went, and what can come next."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from simulator.domain.values import dataclass
from simulator.host.evaluation import settle
from simulator.host.learning.course import Taught, lessons
from simulator.host.learning.now import standing_now
from simulator.host.learning.outcome import outcome
from simulator.host.learning.settling import coaching_of
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
        return Over(title=one.title, lines=(*lesson_words(at, one), *asked), wishes=(wish, BACK))

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
        stands = standing_now(lessons())
        if stands.next.lesson:
            return Over(title=one.title, lines=told, wishes=(ON, HOTWASH, BACK))
        drill = f"A drill is next, in which nobody leads: {stands.next.drill}."
        told = (*told, all_passed_words(stands), *([drill] if stands.next.drill else []))
        return Over(title=one.title, lines=told, wishes=(HOTWASH, BACK))

    return told


def after_watching(one: Taught | None) -> Over:
    """Return what is said when a run was watched to its end: a lesson's, or any other."""
    told = "passed: you have watched it." if one is not None else "That was the whole of it."
    return Over(
        title=one.title if one is not None else "Watched",
        lines=(told,),
        wishes=(ON, BACK) if one else (BACK,),
    )
