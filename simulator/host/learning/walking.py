"""A lesson played by doing what it says: the last hint of each step is typed, and the step must then be passed.

It is the proof that a lesson can be followed, and the same for a check as for a test.
"""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from simulator.domain.exercise import Inputs
from simulator.domain.scenario import Lesson
from simulator.domain.values import dataclass
from simulator.host.clock import HandTicker
from simulator.host.plain.console import Console
from simulator.host.session import Session

ROUNDS: Final = 40
"""How often the lines of an answer are typed from the first on, because something has to come before they help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """How far one comes by doing what a lesson says."""

    passed: tuple[str, ...]
    stuck: str = ""
    """The step that was not passed by doing what it says; empty if each was."""
    said: tuple[str, ...] = ()
    """What was said while that was tried, the last of it."""
    lines: tuple[str, ...] = ()
    """Everything that was printed."""


def walk(inputs: Inputs, *, ask: int = 0, first: Sequence[str] = (), beside: Sequence[str] = ()) -> Walk:
    """Play a lesson in a folder of its own that is thrown away, and do what each step says.

    `ask` is how many hints are asked for at each step before it is done, `beside` what is typed before that, although the
    step asks for something else, and `first` what is typed once, before the first step. Raises ValueError for what is no lesson.
    """
    lesson = inputs.scenario.lesson
    if lesson is None:
        message = f"{inputs.scenario_name} is no lesson"
        raise ValueError(message)
    with TemporaryDirectory(prefix="hotwash-walk-") as folder:
        session = Session.begin(inputs, Path(folder), HandTicker())
        try:
            return _walked(session, lesson, ask, first, beside)
        finally:
            session.close()


def _walked(session: Session, lesson: Lesson, ask: int, first: Sequence[str], beside: Sequence[str]) -> Walk:
    printed: list[str] = []
    console = Console(session, session.seat(), printed.append)
    coached = console.coached
    if coached is None:
        message = f"{session.inputs.scenario_name} is not played as a lesson"
        raise ValueError(message)
    console.brief()
    console.begin()
    for line in first:
        console.feed(line)
    for name, step in lesson.steps.items():
        for _ in range(ask if coached.step() == name else 0):
            console.feed("hint")
        for line in beside if coached.step() == name else ():
            console.feed(line)
        before = len(printed)
        rounds = 0
        while coached.step() == name and rounds < ROUNDS and not session.finished:
            rounds += 1
            for line in step.hints[-1].splitlines() if step.hints else ():
                if coached.step() == name:
                    console.feed(line)
        if coached.step() == name:
            done = tuple(one.step for one in coached.now().passed)
            return Walk(passed=done, stuck=name, said=tuple(printed[before:][-3:]), lines=tuple(printed))
    return Walk(passed=tuple(one.step for one in coached.now().passed), lines=tuple(printed))
