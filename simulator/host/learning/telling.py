"""What is said about learning, in lines: the end of a lesson, of a twin, and where one stands."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from simulator.domain.standards import Standard
from simulator.domain.units import MICRO
from simulator.host.learning.course import Taught
from simulator.host.learning.outcome import Outcome, is_of, says
from simulator.host.learning.record import Learned, Record
from simulator.host.learning.standing import MIXED, Next, SkillStanding, Standing, is_passed
from simulator.projections.coach import Coaching
from simulator.projections.words import capital, full, many, names, points

MOST: Final = 3
"""Things to try otherwise that are named at once."""


def asked_words(one: Taught, standard: Standard) -> list[str]:
    """Return what a twin counts, before it begins: the tasks that were taught."""
    asks = [standard.tasks[task].says for task in one.lesson.tasks if task in standard.tasks]
    needs = [
        f"Not passed without at least {_percent(share)} of {need}: {full(says(need, standard))}"
        for need, share in one.lesson.needs.items()
    ]
    return [
        f"What counts: {'; '.join(asks)}.",
        f"No hints. It is passed with {_percent(one.lesson.passes)} of what these can earn.",
        *needs,
    ]


def lesson_words(at: Coaching, one: Taught) -> list[str]:
    """Return what is said when a lesson is over."""
    if not at.over:
        mark = at.mark
        where = f"step {mark.number} of {mark.of}" if mark is not None else "the end"
        return [
            f"The lesson's time is over at {where}. Nothing is lost: it begins anew as often as you like."
        ]
    helped = sum(len(read) for read in at.read.values())
    hints = f"{many(helped, 'hint')} read, {points(at.cost)}" if helped else "no hint read"
    told = f"Lesson passed: {many(len(at.passed), 'step')}, {hints}."
    return [f"{told} What counts is its twin: other names, other numbers, no hints." if one.twin else told]


def outcome_words(found: Outcome, one: Taught) -> list[str]:
    """Return what is said when a twin is over: passed, or what to try again."""
    share = _percent(found.share)
    if not found.counts:
        return [
            f"Not counted: {found.why_not}. Try again whenever you like; another twin is drawn each time."
        ]
    skills = ", ".join(f"{_called(name)} {_percent(value)}" for name, value in found.skills.items())
    again = [
        full(f"- {judgement.id}: {judgement.happened}. {judgement.advice}".rstrip(". "))
        for judgement in found.lost[:MOST]
    ]
    if found.passed:
        return [
            f"passed: {share} of what was taught ({skills}).",
            *(["What was still lost:", *again] if again else []),
        ]
    undone = [
        f"- {lack.need}: nothing of it was done. {full(lack.says)}"
        for lack in found.short
        if not any(is_of(judgement, lack.need) for judgement in found.lost)
    ]
    lacks = [
        f"{_percent(lack.share)} of {lack.need}, and {_percent(lack.needed)} are needed"
        for lack in found.short
    ]
    if found.share < one.lesson.passes:
        needed = _percent(one.lesson.passes)
        lacks.insert(0, f"{share} of what was taught, and {needed} are needed ({skills})")
    else:
        lacks.insert(0, f"{share} of what was taught ({skills})")
    return [f"Not yet: {'; '.join(lacks)}. To try otherwise:", *undone, *again]


def list_words(there: Sequence[Taught], record: Sequence[Learned]) -> list[str]:
    """Return the lessons in their order, each with what became of it."""
    lines = []
    for one in there:
        followed = any(line.lesson == one.name and line.what == "lesson" for line in record)
        state = (
            "passed" if is_passed(one, record) else "followed, its twin not passed" if followed else "not yet"
        )
        skills = (
            names([_called(skill) for skill in one.lesson.teaches]) if one.lesson.teaches else "a first look"
        )
        lines.append(
            f"{one.name}: {full(one.title)} {capital(skills)}, about {one.lesson.minutes} minutes. {capital(state)}."
        )
    return lines or ["There are no lessons here."]


def standing_words(found: Standing, today: date, me: str) -> list[str]:
    """Return where one stands, skill by skill, and what to do next."""
    lines = [_skill_words(one, today) for one in found.skills]
    return [*lines, next_words(found.next, me), MIXED]


def all_passed_words(found: Standing) -> str:
    """Return what is said to whoever has passed every lesson."""
    return f"You have passed all {len(found.passed)} lessons, and nothing is due today. Well done!"


def next_words(found: Next, me: str) -> str:
    """Say what to do next and why, as it is typed here."""
    if not found.lesson:
        if not found.drill:
            return f"Next: nothing; {found.why}."
        return f"Next: {me} play {found.drill} (a drill, in which nobody leads: {found.why})"
    skip = " --skip" if found.twin else ""
    return f"Next: {me} learn {found.lesson}{skip} ({found.why})"


def _skill_words(one: SkillStanding, today: date) -> str:
    name = capital(_called(one.skill))
    if one.middle is None or one.lowest is None or one.highest is None or one.due is None:
        where = f"; {one.lesson} teaches it" if one.lesson else "; no lesson teaches it yet"
        return f"{name}: not shown yet{where}."
    spread = f", from {_percent(one.lowest)} to {_percent(one.highest)}" if one.n > 1 else ""
    due = "due now" if one.due <= today else f"due again on {one.due}"
    return f"{name}: {_percent(one.middle)} (n = {one.n}{spread}), last on {one.last}, {due}."


def standing_data(found: Standing, record: Record) -> dict[str, Any]:
    """Return the same as plain data."""
    return {
        "skills": {
            one.skill: {
                "n": one.n,
                "median": _number(one.middle),
                "lowest": _number(one.lowest),
                "highest": _number(one.highest),
                "last": str(one.last) if one.last else None,
                "due": str(one.due) if one.due else None,
                "lesson": one.lesson or None,
            }
            for one in found.skills
        },
        "lessons_passed": list(found.passed),
        "next": {
            "lesson": found.next.lesson or None,
            "twin": found.next.twin,
            "drill": found.next.drill or None,
            "why": found.next.why,
        },
        "tries": sum(line.what == "twin" for line in record.lines),
        "note": MIXED,
        "problems": list(record.problems),
    }


def _called(skill: str) -> str:
    return skill.replace("-", " ")


def _percent(share: int) -> str:
    return f"{share * 100 // MICRO}%"


def _number(share: int | None) -> float | None:
    return None if share is None else share / MICRO
