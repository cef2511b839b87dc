"""An exercise of which nothing is kept but what happened: to be judged at once, thousands of times.

What would have stood in the log is the same line by line, with the same numbers; only nobody writes it and nobody chains it.
"""

from typing import Protocol

from simulator.domain import events as e
from simulator.domain.commands import AnyCommand
from simulator.domain.exercise import Entry, Exercise, Inputs
from simulator.domain.world import World
from simulator.engine import Engine
from simulator.teams.playing import Stage


class Joining(Protocol):
    """A team that plays by itself once it is let in."""

    def join(self, stage: Stage) -> None:
        """Wait for what is to be done."""


class _Entries:
    """Takes everything in order; the header would have been line 0."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def command(self, t: int, command: AnyCommand) -> None:
        self.entries.append(Entry(len(self.entries) + 1, t, command))

    def event(self, t: int, event: e.AnyEvent) -> None:
        self.entries.append(Entry(len(self.entries) + 1, t, event))


def play_unlogged(inputs: Inputs, team: Joining) -> tuple[Exercise, World]:
    """Play to ENDEX; return the exercise as its log would have told it, without a hash, and the world at its end.

    Raises EngineError for a scenario that loops.
    """
    sink = _Entries()
    engine = Engine(inputs.world(), sink)
    team.join(engine)
    engine.advance(inputs.scenario.lasts)
    return Exercise(inputs=inputs, entries=tuple(sink.entries), sealed=engine.finished), engine.world
