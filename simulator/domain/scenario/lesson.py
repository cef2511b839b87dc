"""What makes a scenario a lesson: the skills it teaches, and its steps, one thing at a time.

A step says where to look and what to do in a line or two, and is passed by doing it.
The world, the answer key and the scoring are a scenario's like any other's; how a lesson is led is the host's business.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Final, Literal, get_args

from simulator.domain.conditions import All, Condition, Not, Term, When
from simulator.domain.scenario.people import Hint
from simulator.domain.units import AUTHORED, MICRO, Duration, Micro, Name, Share, Text
from simulator.domain.values import dataclass

Skill = Literal[
    "reading-alerts",
    "classifying",
    "severity",
    "escalation",
    "briefing",
    "updating",
    "deciding",
    "external-communication",
    "closing",
]
"""What one learns; the learning record counts by these."""
SKILLS: Final[tuple[Skill, ...]] = get_args(Skill)
SAYS: Final[Mapping[Skill, str]] = {
    "reading-alerts": "Take what calls, look whether it is so, and tell what is real from what is nothing.",
    "classifying": "Say what kind of thing it is and where its cause lives, after looking.",
    "severity": "Say how bad it is by the house's table, and when that changes.",
    "escalation": "Wake those who are needed, early, and know what to do when they do not answer.",
    "briefing": "Tell the team and those inside what is so, what is not known, and when they hear more.",
    "updating": "Write again before people wonder, also to say that one was wrong.",
    "deciding": "Choose what helps most on what can be known, with consent, and check that it did.",
    "external-communication": "Tell customers and counsel truly, in their words, with nothing that may not leave.",
    "closing": "Watch long enough, call it over, hand over, and write it up.",
}
"""What somebody can do who has it."""
LEVELS: Final = 3
"""Hints of a step: where to look, what to do, the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonStep:
    """One thing to see or do; a coach mark is made of it."""

    __pydantic_config__ = AUTHORED

    look: Text
    """Where: a view (inbox), a verb (classify), or a field of one (classify.severity, message.scope)."""
    says: Text
    """What to do and why, in one line or two."""
    done_when: When
    """Passed from when this holds; made of what one does or hears, not of signals."""
    filled: dict[Name, Text] = field(default_factory=dict)
    """Fields of the act at which it looks that are filled in already; what is left is what one decides."""
    hints: tuple[Text, ...] = ()
    """Three levels: where to look, what to do, and the answer, which is what one would type, a line for each act."""
    cost: Micro = MICRO
    """Points taken from the total for each level read."""
    why: Text = ""
    """One line that is told when it is done: why this was right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What a scenario teaches, step by step."""

    __pydantic_config__ = AUTHORED

    teaches: dict[Skill, tuple[Name, ...]] = field(default_factory=dict)
    """Each skill, and the critical tasks of the standard in which it shows: they are what the twin is passed by."""
    minutes: int
    """About how long it takes, in minutes at the keyboard."""
    watch: bool = False
    """The model answer plays, and each step is told when its condition holds."""
    ends: Duration | None = None
    """When its twin is ended, because what the lesson teaches has been shown by then; without it, at the scenario's end."""
    passes: Share = 750_000
    """The share of the taught tasks' points that the twin must earn."""
    needs: dict[Text, Share] = field(default_factory=dict)
    """What the twin must show whatever the rest earns: clocks and judgements of the standard, each with its least share.

    A name (postmortem) means all of its judgements together, with a subject (answer:support-asks) that one.
    """
    steps: dict[Name, LessonStep]
    """In their order."""

    @property
    def tasks(self) -> tuple[str, ...]:
        """Every critical task it teaches."""
        return tuple(dict.fromkeys(task for tasks in self.teaches.values() for task in tasks))


def hints_of(lesson: Lesson) -> dict[str, Hint]:
    """Return the hints of a lesson's steps under the steps' names: each can be had while its step is the one to do.

    In a lesson that is watched they say nothing and cost nothing: that one is offered tells when its step is to be told.
    """
    if lesson.watch:
        return {name: Hint(when=step.done_when, says=()) for name, step in lesson.steps.items()}
    found: dict[str, Hint] = {}
    before: list[Condition] = []
    for name, step in lesson.steps.items():
        if step.hints:
            terms: tuple[Term, ...] = (*(passed.term for passed in before), Not(step.done_when.term))
            words = [*(f"({passed.text})" for passed in before), f"not ({step.done_when.text})"]
            when = Condition(text=" and ".join(words), term=All(terms))
            found[name] = Hint(when=when, says=step.hints, cost=step.cost)
        before.append(step.done_when)
    return found
