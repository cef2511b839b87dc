"""What one seat sees of an exercise: its own numbered stream of what happened, and what it knows from the start.

A stream holds everything its folds need, in plain data, so that a display needs neither the scenario nor the log.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any

from simulator.domain.scenario import Lesson
from simulator.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatEvent:
    """Something that happened, as one seat may see it."""

    number: int
    """Its place in this seat's stream, from 1, without gaps: what is hidden leaves no trace."""
    t: int
    """T+ms."""
    what: str
    """The event's name in the log: AlertFired, Acknowledged …"""
    body: Mapping[str, Any]

    def get(self, name: str, otherwise: Any = "") -> Any:  # a body is plain data
        """Return one field of the body."""
        return self.body.get(name, otherwise)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a signal is."""

    unit: str
    says: str
    normal: str
    """Its value on a quiet day at the hour of STARTEX, as people read it."""
    better: str
    service: str
    limits: tuple[tuple[str, int], ...] = ()
    """(< or >, millionths) of every alert rule on it."""
    slices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Someone:
    """A person as the roster shows them."""

    name: str
    does: str
    team: str = ""
    seat: str = ""
    """The role they play, if they do."""
    shift: str = ""
    on: tuple[tuple[int, int], ...] = ()
    """(from, to) of their shifts around play, T+ms; none: always there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A remedy as the team reads it before choosing."""

    kind: str
    says: str
    takes: int
    by: str = ""
    approval: tuple[str, ...] = ()
    undo: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a seat knows before anything happens: the briefing, who is who, what runs, what can be done."""

    exercise: str
    scenario: str
    title: str
    starts: int
    """STARTEX, ms since 1970."""
    lasts: int
    mode: str
    pace: str
    briefing: str
    seats: Mapping[str, str]
    """Role to person."""
    mine: tuple[str, ...]
    """The roles this seat acts as."""
    roles: Mapping[str, str] = field(default_factory=dict)
    """Role to its title."""
    services: Mapping[str, str] = field(default_factory=dict)
    teams: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Team to its people."""
    owners: Mapping[str, str] = field(default_factory=dict)
    """Service to its team."""
    people: Mapping[str, Someone] = field(default_factory=dict)
    signals: Mapping[str, Meaning] = field(default_factory=dict)
    remedies: Mapping[str, Choice] = field(default_factory=dict)
    runbooks: tuple[str, ...] = ()
    traces: tuple[str, ...] = ()
    lesson: Lesson | None = None
    """The steps, where this is a lesson; what its hints say is not among it."""

    @property
    def alone(self) -> bool:
        """Whether one keyboard has every seat."""
        return set(self.mine) == set(self.seats)


def until(events: Iterable[SeatEvent], t: int) -> list[SeatEvent]:
    """Return what had happened by T+`t` ms."""
    return [event for event in events if event.t <= t]
