"""The lessons in their order, and the exercises that are made of one: led through it, or alone in its twin."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from simulator.domain.exercise import Inputs, Play
from simulator.domain.scenario import Lesson
from simulator.domain.units import HOUR, format_duration
from simulator.domain.values import dataclass
from simulator.host.cast import draw_cast
from simulator.host.inputs import make_inputs
from simulator.host.store import Kept, kept
from simulator.loader import find_scenario, load_scenario, shipped
from simulator.loader.catalogue import twin_of
from simulator.loader.loading import called

LED: Final = Play(mode="lesson", pace="tabletop", team="people")
"""How a lesson is played: coached, and the clock stands while one reads."""
ALONE: Final = Play(mode="drill", pace="tabletop", team="people")
"""How a twin is played: nothing is said, and the clock still stands, because one sits there alone."""
ASTRAY: Final = 3 * HOUR
SEED: Final = 0
"""A lesson is the same each time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """A lesson, as one chooses it."""

    name: str
    title: str
    path: Path
    lesson: Lesson

    @property
    def typed(self) -> str:
        """What one types to mean it: its name, or the path of one's own."""
        return self.name if shipped("lessons").get(self.name) == self.path else str(self.path)

    @property
    def twin(self) -> Path | None:
        """The file of its twin, if it has one."""
        there = twin_of(self.path)
        return there if there.is_file() else None


def lessons() -> tuple[Taught, ...]:
    """Return the shipped lessons in their order; one with problems is passed over, `hotwash check` tells them."""
    found = (taught(path) for path in shipped("lessons").values())
    return tuple(one for one in found if one is not None)


def taught(path: Path) -> Taught | None:
    """Return the lesson in a file; None if there is none, or one with problems."""
    loaded = load_scenario(path)
    if loaded.scenario is None or loaded.scenario.lesson is None:
        return None
    return Taught(name=loaded.name, title=loaded.scenario.title, path=path, lesson=loaded.scenario.lesson)


def find_lesson(typed: str) -> Taught:
    """Return the lesson that is meant: a name, any unique start or part of one (2, reading), or a path.

    Raises FileNotFoundError with what there is, ValueError with every problem of one that cannot be played.
    """
    there = shipped("lessons")
    padded = f"{int(typed):02d}-" if typed.isdigit() and typed.isascii() else typed
    for fitting in ([n for n in there if n.startswith(padded)], [n for n in there if typed in n]):
        if len(fitting) == 1:
            typed = fitting[0]
            break
    try:
        path = find_scenario(typed)
    except FileNotFoundError:
        message = f"there is no lesson {typed!r}; there is {', '.join(there) or 'none'}"
        raise FileNotFoundError(message) from None
    loaded = load_scenario(path)
    if loaded.errors:
        told = "\n".join(str(problem) for problem in loaded.errors)
        message = f"{loaded.name} cannot be played yet:\n{told}"
        raise ValueError(message)
    found = taught(path)
    if found is None:
        message = f"{loaded.name} is a drill, and no lesson; lessons are {', '.join(there) or 'none yet'}"
        raise FileNotFoundError(message)
    return found


def led(one: Taught) -> Inputs:
    """Return the inputs of a lesson that is led; time to go astray in is added, because nobody may run out of it."""
    inputs = make_inputs(str(one.path), seed=SEED, play=LED)
    return inputs if one.lesson.watch else _until(inputs, inputs.scenario.lasts + ASTRAY)


def alone(one: Taught, seed: int | None = None) -> Inputs:
    """Return the inputs of a lesson's twin, which ends when what is taught has been shown; without a seed, one is drawn.

    Raises FileNotFoundError if it has none.
    """
    if one.twin is None:
        message = f"{one.name} has no twin: it is watched, or its twin is not written yet"
        raise FileNotFoundError(message)
    return until_shown(make_inputs(str(one.twin), seed=seed, play=ALONE), one.lesson)


def until_shown(inputs: Inputs, lesson: Lesson) -> Inputs:
    """Return the inputs of a twin, ended where its lesson says that what it teaches has been shown."""
    ends = lesson.ends
    return inputs if ends is None or ends >= inputs.scenario.lasts else _until(inputs, ends)


def _until(inputs: Inputs, lasts: int) -> Inputs:
    """Return the inputs of an exercise that lasts this long, ms: its header says so, too, and who is awake until then."""
    scenario = replace(inputs.scenario, lasts=lasts)
    return replace(
        inputs,
        scenario=scenario,
        cast=draw_cast(scenario, inputs.seed),
        scenario_data={**inputs.scenario_data, "lasts": format_duration(lasts)},
    )


def left(one: Taught, *, twin: bool) -> Kept | None:
    """Return the exercise of a lesson, or of its twin, that was begun here and not finished; the latest of several."""
    name = called(twin_of(one.path)) if twin else one.name
    return next((there for there in kept() if there.scenario == name and not there.sealed), None)
