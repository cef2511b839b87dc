"""What follows from one seat's stream, each event of it folded once: inbox, board, room, and what is owed.

Whoever asks again after something has happened pays for what happened since, and not for the whole exercise.
"""

from dataclasses import field

from simulator.domain.standards import Standard
from simulator.domain.values import dataclass
from simulator.projections.board import Board, board
from simulator.projections.inbox import Inbox, inbox
from simulator.projections.owed import MATTERS, Owed, Settled
from simulator.projections.room import Room, room
from simulator.projections.shifts import owed_by, settled_by
from simulator.projections.stream import Known, SeatEvent


@dataclass(slots=True)
class Folded:
    """One seat's stream, folded as far as it has come when somebody asks."""

    stream: list[SeatEvent]
    """The seat's own list, which grows."""
    _done: int = 0
    """Events of it that are folded."""
    _inbox: Inbox = field(default_factory=Inbox)
    _board: Board = field(default_factory=Board)
    _room: Room = field(default_factory=lambda: Room(called={}, said=()))
    _matter: list[SeatEvent] = field(default_factory=list)
    """Of the stream, what duties follow from."""
    _blank: bool = False

    @property
    def inbox(self) -> Inbox:
        """What came in."""
        self._fold()
        return self._inbox

    @property
    def board(self) -> Board:
        """The incident board."""
        self._fold()
        return self._board

    @property
    def room(self) -> Room:
        """Who is here, and what was said."""
        self._fold()
        return self._room

    def owed(self, known: Known, standard: Standard, now: int) -> tuple[Owed, ...]:
        """Return what is owed, unless a facilitator blanked it."""
        self._fold()
        if self._blank:
            return ()
        return owed_by(self._matter, self._inbox, self._board, known, standard, now)

    def settled(self, known: Known, standard: Standard, now: int) -> tuple[Settled, ...]:
        """Return what was kept and what was missed, unless a facilitator blanked it."""
        self._fold()
        if self._blank:
            return ()
        return settled_by(self._matter, self._inbox, self._board, known, standard, now)

    def _fold(self) -> None:
        new = self.stream[self._done :]
        if not new:
            return
        self._done += len(new)
        self._inbox, self._board = inbox(new, self._inbox), board(new, self._board)
        self._room = room(new, self._room)
        self._matter += [event for event in new if event.what in MATTERS]
        for event in new:
            if event.what == "RemindersBlanked":
                self._blank = bool(event.get("blank"))
