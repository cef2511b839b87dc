"""What one can do by now: computed from the learning record, the lessons there are, and the day.

A pure function of the three; the same record always says the same.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median_low
from typing import Final

from simulator.domain.scenario.lesson import SKILLS
from simulator.domain.values import dataclass
from simulator.host.learning.course import Taught
from simulator.host.learning.record import Learned

AGAIN_DAYS: Final = (1, 7, 30, 90)
"""After how many days a skill is due for another go, by how often in a row its twin was passed.

Spaced practice beats massed for surgical and resuscitation skills, what simulation taught declines within three to six
months, and one trial found the timing of boosters to make no difference: the intervals are a suggestion.
"""
MIXED: Final = (
    "Going again after 1, 7, 30 and 90 days is a suggestion: that spaced practice helps is well shown, "
    "which intervals are best is not."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillStanding:
    """One skill, by the twins that tried it."""

    skill: str
    n: int
    """Twins that counted."""
    middle: int | None = None
    """The median share, in millionths; the lower of two."""
    lowest: int | None = None
    highest: int | None = None
    last: date | None = None
    due: date | None = None
    """When it is due for another go."""
    lesson: str = ""
    """The lesson whose twin tries it: the latest that did, else the first that will."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """What to do next, and why."""

    lesson: str = ""
    """Empty when everything is done and nothing is due."""
    twin: bool = False
    """Only its twin: the lesson itself was followed."""
    drill: str = ""
    """What to play where no lesson is left."""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Everything that is shown."""

    skills: tuple[SkillStanding, ...]
    passed: tuple[str, ...]
    """Lessons that are behind one, in their order."""
    next: Next


def standing(record: Sequence[Learned], there: Sequence[Taught], today: date) -> Standing:
    """Return where one stands on a day."""
    skills = tuple(_skill(skill, record, there) for skill in SKILLS)
    done = tuple(one.name for one in there if is_passed(one, record))
    return Standing(skills=skills, passed=done, next=_next(skills, record, there, done, today))


def is_passed(one: Taught, record: Sequence[Learned]) -> bool:
    """Whether a lesson is behind one: its twin was passed once, or it was watched where it has none."""
    what = "twin" if one.twin is not None else "lesson"
    return any(line.lesson == one.name and line.what == what and line.passed for line in record)


def _skill(skill: str, record: Sequence[Learned], there: Sequence[Taught]) -> SkillStanding:
    tried = [line for line in record if line.what == "twin" and skill in line.skills]
    teaching = [one.name for one in there if skill in one.lesson.teaches]
    if not tried:
        return SkillStanding(skill=skill, n=0, lesson=next(iter(teaching), ""))
    shares = [line.skills[skill] for line in tried]
    in_a_row = 0
    for line in tried:
        in_a_row = in_a_row + 1 if line.passed else 0
    days = AGAIN_DAYS[min(max(in_a_row - 1, 0), len(AGAIN_DAYS) - 1)]
    return SkillStanding(
        skill=skill,
        n=len(tried),
        middle=median_low(shares),
        lowest=min(shares),
        highest=max(shares),
        last=tried[-1].day,
        due=tried[-1].day + timedelta(days=days),
        lesson=tried[-1].lesson,
    )


def _next(
    skills: Sequence[SkillStanding],
    record: Sequence[Learned],
    there: Sequence[Taught],
    done: Sequence[str],
    today: date,
) -> Next:
    known = {one.name for one in there}
    due = [one for one in skills if one.due is not None and one.due <= today and one.lesson in known]
    failed = {line.lesson: line for line in record if line.what == "twin"}
    for name, line in failed.items():
        if not line.passed and name in known and name not in done:
            return Next(
                lesson=name, twin=True, why="its twin was not passed yet, and another one is drawn each time"
            )
    if due:
        longest = min(due, key=lambda one: one.due or today)
        why = f"{longest.skill} was last tried on {longest.last}, and is due for another go"
        return Next(lesson=longest.lesson, twin=True, why=why)
    for one in there:
        if one.name not in done:
            followed = any(line.lesson == one.name and line.what == "lesson" for line in record)
            why = (
                "you have followed it; what counts is its twin"
                if followed
                else "it is the next you have not passed"
            )
            return Next(lesson=one.name, twin=followed, why=why)
    return Next(why="every lesson is passed, and nothing is due today")
