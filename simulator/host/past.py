"""A finished exercise at any moment of it: what a seat knew then, and the evidence as it was.

Everything goes back: inbox, board, room, what was owed, and the world in which evidence is read.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from simulator.domain.exercise import Exercise
from simulator.domain.standards import Standard
from simulator.domain.world import fold
from simulator.host.knowing import known
from simulator.host.redaction import Viewer
from simulator.host.seat import Seat
from simulator.projections.board import Board, board
from simulator.projections.inbox import Inbox, inbox
from simulator.projections.owed import Owed, Settled
from simulator.projections.room import Room, room
from simulator.projections.shifts import owed, settled
from simulator.projections.stream import Known, SeatEvent


@dataclass(frozen=True)
class Moment:
    """What one seat knew at T+`now` ms; its folds are made when they are asked for, once."""

    known: Known
    standard: Standard
    viewer: Viewer
    """Its world is the one of that moment, and its own: nothing that happened later is in it."""
    now: int
    events: Sequence[SeatEvent]

    @cached_property
    def inbox(self) -> Inbox:
        """What had come in."""
        return inbox(self.events)

    @cached_property
    def board(self) -> Board:
        """The incident board as it stood."""
        return board(self.events)

    @cached_property
    def room(self) -> Room:
        """Who was here, and what had been said."""
        return room(self.events)

    @cached_property
    def _blanked(self) -> bool:
        blanked = [event.get("blank") for event in self.events if event.what == "RemindersBlanked"]
        return bool(blanked and blanked[-1])

    @cached_property
    def _owed(self) -> tuple[Owed, ...]:
        return () if self._blanked else owed(self.events, self.known, self.standard, self.now)

    def owed(self) -> tuple[Owed, ...]:
        """Return what was owed then, unless a facilitator had blanked it."""
        return self._owed

    @cached_property
    def _settled(self) -> tuple[Settled, ...]:
        return () if self._blanked else settled(self.events, self.known, self.standard, self.now)

    def settled(self) -> tuple[Settled, ...]:
        """Return what had been kept and missed by then, unless a facilitator had blanked it."""
        return self._settled


class Past:
    """One seat's way through a finished exercise."""

    def __init__(self, exercise: Exercise, name: str, roles: tuple[str, ...] = ()) -> None:
        """Take the seat of these roles; without any, of all that were played.

        Raises ValueError for a role that has no seat.
        """
        self.exercise = exercise
        there = exercise.inputs.scenario.seats
        for role in roles:
            if role not in there:
                message = f"there is no seat {role!r} here; there is {', '.join(there)}"
                raise ValueError(message)
        self.roles = roles or tuple(there)
        self._lines = exercise.events
        self._times = [t for _, t, _ in self._lines]
        viewer = self._eyes(until=0)
        self.known = known(name, exercise.inputs, viewer, self.roles)
        seat = Seat(viewer, self.roles)
        for seq, t, event in self._lines:
            seat.take(seq, t, event)
        self._stream = seat.seen
        self._stream_times = [event.t for event in seat.seen]
        self._last: Moment | None = None

    @property
    def end(self) -> int:
        """T+ms of the last line."""
        return self.exercise.end

    @property
    def events(self) -> Sequence[SeatEvent]:
        """The seat's stream, to the end."""
        return self._stream

    def at(self, t: int) -> Moment:
        """Return what the seat knew at T+`t` ms, held between STARTEX and the end.

        The world is folded anew, which takes a few milliseconds, and is never shared between moments.
        """
        t = max(0, min(t, self.end))
        if self._last is None or self._last.now != t:
            self._last = Moment(
                known=self.known,
                standard=self.exercise.inputs.standard,
                viewer=self._eyes(until=bisect_right(self._times, t)),
                now=t,
                events=self._stream[: bisect_right(self._stream_times, t)],
            )
        return self._last

    def _eyes(self, *, until: int) -> Viewer:
        """Return the seat's eyes on the world after so many lines."""
        inputs = self.exercise.inputs
        world = fold(inputs.world(), ((t, event) for _, t, event in self._lines[:until]))
        return Viewer(
            roles=frozenset(self.roles or inputs.scenario.seats),
            world=world,
            coached=inputs.play.mode != "drill",
        )
