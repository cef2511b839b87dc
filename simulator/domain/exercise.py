"""One exercise: its inputs, and what became of it.

The inputs are everything the events follow from; they stand in the header of the log.
`FORMAT` is the shape of the lines, `RULES` the meaning of the engine: both are numbers that change when an old log would
be read or replayed differently, and no program version stands beside them.
"""

from dataclasses import field
from typing import Any, Final, Literal, NamedTuple

from simulator.domain import events as e
from simulator.domain.cast import CastSheet
from simulator.domain.commands import STRICT, AnyCommand, Pace
from simulator.domain.scenario import Scenario
from simulator.domain.standards import Standard
from simulator.domain.values import dataclass
from simulator.domain.world import World

FORMAT: Final = 1
RULES: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """How it is played: said in every result, and never pooled with another way."""

    __pydantic_config__ = STRICT

    mode: Literal["practice", "drill", "lesson"] = "drill"
    pace: Literal["live", "tabletop", "headless"] = "live"
    team: str = ""
    """Who plays: `people`, or a built-in or written team's name."""
    seats: tuple[str, ...] = ()
    """The seats people have; the others are played by the team."""
    seen_before: bool = False
    forked_at: int | None = None
    """T+ms until which a built-in team played, in an exercise that was entered in the middle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What an exercise is a pure function of, besides its commands."""

    scenario_name: str
    scenario: Scenario
    scenario_data: dict[str, Any]
    """The scenario as plain data, runbooks included: what the header carries."""
    standard_name: str
    standard: Standard
    standard_data: dict[str, Any]
    templates: dict[str, str] = field(default_factory=dict)
    """Message templates as they were, by type."""
    seed: int = 0
    cast: CastSheet
    play: Play = field(default_factory=Play)

    def world(self) -> World:
        """Return the world at STARTEX, before anything has happened."""
        coached = self.play.mode != "drill"
        return World(self.scenario, self.standard, self.seed, self.cast, coached=coached)


class Entry(NamedTuple):
    """One line of play: its number in the log, its time, and what it holds; a tuple, because every line becomes one."""

    seq: int
    t: int
    record: e.AnyEvent | AnyCommand | Pace


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """An exercise as its log tells it."""

    inputs: Inputs
    entries: tuple[Entry, ...]
    sealed: bool
    sha256: str = ""
    """Of the stored bytes of play, seal included."""

    @property
    def events(self) -> tuple[tuple[int, int, e.AnyEvent], ...]:
        """Return (seq, t, event) of every event."""
        return tuple((en.seq, en.t, en.record) for en in self.entries if isinstance(en.record, e.Event))

    @property
    def commands(self) -> tuple[tuple[int, AnyCommand | Pace], ...]:
        """Return (t, command) of every command, and of every driver line between them."""
        return tuple((en.t, en.record) for en in self.entries if not isinstance(en.record, e.Event))

    @property
    def end(self) -> int:
        """Return T+ms of the last line."""
        return self.entries[-1].t if self.entries else 0
