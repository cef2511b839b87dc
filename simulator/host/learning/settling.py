"""From exercises that were played to lines of the learning record: whoever played them, on whichever display.

A finished lesson or twin is remembered once; what was forgotten stays so.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from simulator.domain.exercise import Exercise
from simulator.host.learning.course import Taught
from simulator.host.learning.outcome import outcome
from simulator.host.learning.record import Learned, Record
from simulator.host.past import Past
from simulator.host.standins import PEOPLE
from simulator.host.store import Kept, kept, open_exercise
from simulator.loader.catalogue import twin_of
from simulator.loader.loading import called
from simulator.projections.coach import Coaching, coach


def unsettled(record: Record, there: Sequence[Taught]) -> list[Learned]:
    """Return what finished exercises of lessons and twins add to the record, in the order in which they were played.

    What cannot be read any more, was played by a program, or does not count, adds nothing.
    """
    known = {line.exercise for line in record.lines}
    lessons = {one.name: one for one in there}
    twins = {called(twin_of(one.path)): one for one in there if one.twin is not None}
    found = []
    for one in reversed(kept()):
        taught = lessons.get(one.scenario) or twins.get(one.scenario)
        if taught is None or not one.sealed or one.name in known or one.touched <= record.forgotten_ns:
            continue
        learned = _learned(one, taught, twin=one.scenario in twins)
        if learned is not None:
            found.append(learned)
    return found


def _learned(one: Kept, taught: Taught, *, twin: bool) -> Learned | None:
    try:
        exercise = open_exercise(one.path)
    except (OSError, ValueError):
        return None
    play = exercise.inputs.play
    if play.team != PEOPLE or play.forked_at is not None:
        return None
    if not twin:
        at = coaching_of(exercise, one.name) if play.mode == "lesson" else None
        if at is None or not at.over:
            return None
        hints = sum(len(read) for read in at.read.values())
        return Learned(
            day=_day(one), lesson=taught.name, what="lesson", exercise=one.name, passed=True, hints=hints
        )
    found = outcome(exercise, taught.lesson)
    if not found.counts:
        return None
    return Learned(
        day=_day(one),
        lesson=taught.name,
        what="twin",
        exercise=one.name,
        passed=found.passed,
        share=found.share,
        skills=found.skills,
    )


def coaching_of(exercise: Exercise, name: str) -> Coaching | None:
    """Return how far a lesson was followed; None if it was no lesson."""
    past = Past(exercise, name)
    if past.known.lesson is None:
        return None
    return coach(past.events, past.known, past.end)


def _day(one: Kept) -> date:
    """Return the day on which it was last touched, UTC."""
    return datetime.fromtimestamp(one.touched / 1e9, UTC).date()
