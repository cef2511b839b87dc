"""What types cannot say about a lesson: tasks that nothing judges, steps nobody reaches, help that is not whole.

Whether a step looks at something a screen has, and whether its answer is a command, the host knows.
"""

from collections.abc import Iterator
from typing import Final

from simulator.domain.conditions import facts_in, harms_in, signals_in
from simulator.domain.scenario import Lesson, LessonStep, Scenario
from simulator.domain.scenario.lesson import LEVELS
from simulator.domain.standards import Clock, Judged, Standard
from simulator.loader.checks.issues import Issue, Path, unknown
from simulator.loader.checks.lookup import Lookup
from simulator.loader.checks.reach import possible

LONGEST: Final = 200
"""Characters a step may say: two lines of 80 columns, and a margin."""
HIDDEN: Final = ("began", "ended", "cleared")
"""Kinds of facts that reach no seat, or say that something went away by itself: nobody is led by them."""


def lesson_names(scenario: Scenario, standard: Standard) -> Iterator[Issue]:
    """Yield every name of a lesson that names nothing, or that something else has."""
    lesson = scenario.lesson
    if lesson is None:
        return
    lookup = Lookup(scenario, standard)
    for skill, tasks in lesson.teaches.items():
        yield from lookup.many(("lesson", "teaches", skill), "critical task", tasks, standard.tasks)
    asked: dict[str, Clock | Judged] = {**standard.clocks, **standard.judgements}
    for need in lesson.needs:
        path: Path = ("lesson", "needs", need)
        kind = need.partition(":")[0]
        if kind not in asked:
            yield unknown(path, "clock or judgement", kind, asked, key=True)
        elif asked[kind].task not in lesson.tasks:
            told = f"{need} shows {asked[kind].task}, which the lesson does not teach"
            yield Issue(code="E424", path=path, message=told, help="name its task under teaches", key=True)
    for name, step in lesson.steps.items():
        path = ("lesson", "steps", name)
        yield from lookup.condition((*path, "done_when"), step.done_when)
        if name in scenario.hints:
            told = f"{name!r} is a name in hints already"
            help_ = "a step's hints go by its name: rename one"
            yield Issue(code="E302", path=path, message=told, help=help_, key=True)


def lesson_steps(scenario: Scenario) -> Iterator[Issue]:
    """Yield what is wrong with a lesson whose names all name something."""
    lesson = scenario.lesson
    if lesson is None:
        return
    if not lesson.watch and not any(lesson.teaches.values()):
        help_ = "name a skill, and the critical tasks in which it shows: reading-alerts: [acknowledge, noise]"
        yield _half(("lesson", "teaches"), "the lesson teaches nothing", help_)
    if not lesson.steps:
        yield _half(("lesson", "steps"), "a lesson has steps", "add one: look, says, done_when, hints")
    for name, step in lesson.steps.items():
        yield from _step(scenario, lesson, ("lesson", "steps", name), name, step)


def _step(scenario: Scenario, lesson: Lesson, path: Path, name: str, step: LessonStep) -> Iterator[Issue]:
    if len(step.says) > LONGEST:
        told = f"{name} says {len(step.says)} characters, and {LONGEST} fit beside what is looked at"
        yield _half((*path, "says"), told, "say one thing, in a line or two")
    if len(step.hints) not in ((0, LEVELS) if lesson.watch else (LEVELS,)):
        help_ = "write three: where to look, what to do, and what one would type"
        yield _half((*path, "hints"), f"{name} has {len(step.hints)} hints", help_)
    term = step.done_when.term
    unseen = [*signals_in(term), *harms_in(term), *(str(f) for f in facts_in(term) if f.kind in HIDDEN)]
    if unseen and not lesson.watch:
        told = f"{name} waits for {unseen[0]}, which nobody does or hears"
        help_ = "let it wait for an act, or for what reaches a seat: acknowledged NAME, looked at NAME, alert NAME fired"
        yield Issue(code="E420", path=(*path, "done_when"), message=told, help=help_)
    if not possible(term, scenario):
        help_ = "its condition cannot hold before the lesson is over"
        yield Issue(
            code="E420", path=(*path, "done_when"), message=f"{name} can never be reached", help=help_
        )


def _half(path: Path, message: str, help_: str) -> Issue:
    return Issue(code="E423", path=path, message=message, help=help_)
