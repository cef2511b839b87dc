"""Built-in teams beside people: they play the seats nobody has, and everything before a fork."""

from collections.abc import Callable

from simulator.domain import commands as c
from simulator.domain.conditions import Term
from simulator.domain.exercise import Inputs
from simulator.domain.world import World
from simulator.engine import Engine

PEOPLE = "people"


class Stage:
    """The exercise as a stand-in team is let into it: only its own seats, or all of them before the fork."""

    def __init__(self, engine: Engine, inputs: Inputs) -> None:
        self._engine = engine
        self._inputs = inputs

    @property
    def world(self) -> World:
        """The world as it is."""
        return self._engine.world

    @property
    def now(self) -> int:
        """T+ms."""
        return self._engine.now

    def act(self, command: c.AnyCommand) -> None:
        """Have a command applied now, if it is the team's to give."""
        if is_standin(self._inputs, self.now, command):
            self._engine.act(command)

    def at(self, t: int, call: Callable[[], None]) -> None:
        """Call at T+`t` ms."""
        self._engine.at(t, call)

    def when(self, name: str, term: Term, call: Callable[[], None]) -> None:
        """Call once, when the term first holds."""
        self._engine.when(name, term, call)


def is_standin(inputs: Inputs, t: int, command: c.AnyCommand) -> bool:
    """Whether this command at T+`t` ms is a stand-in's: such commands follow from the inputs and are never replayed."""
    play = inputs.play
    if play.forked_at is not None and t < play.forked_at:
        return True
    return bool(play.seats) and command.seat in inputs.scenario.seats and command.seat not in play.seats


def join(engine: Engine, inputs: Inputs) -> None:
    """Let the stand-in team in, if the exercise has one."""
    play = inputs.play
    if play.team and play.team != PEOPLE and (play.forked_at is not None or play.seats):
        from simulator.teams import Player, team_for  # noqa: PLC0415  # most exercises have only people in them

        Player(team_for(play.team, inputs)).join(Stage(engine, inputs))
