"""What is at hand when a line is read: what this seat has seen, folded once for each new event."""

from dataclasses import field

from simulator.domain.standards import Standard
from simulator.domain.units import SECOND
from simulator.domain.values import dataclass
from simulator.host.redaction import Viewer
from simulator.host.seat import Seat
from simulator.host.session import Session
from simulator.projections.board import Board, board
from simulator.projections.inbox import Inbox, inbox
from simulator.projections.owed import Owed, Settled, owed, settled
from simulator.projections.room import Room, room
from simulator.projections.stream import Known, SeatEvent


@dataclass(slots=True)
class Context:
    """One seat at one exercise, as the plain display reads and answers."""

    session: Session
    seat: Seat
    known: Known
    speaker: str = ""
    """The role that acts until changed; without it, the first that may."""
    _folded: int = 0
    _inbox: Inbox = field(default_factory=Inbox)
    _board: Board = field(default_factory=Board)
    _room: Room = field(default_factory=lambda: Room(called={}, said=()))
    _owed: tuple[tuple[int, int], tuple[Owed, ...]] = ((-1, -1), ())

    @property
    def standard(self) -> Standard:
        """The house rules: everybody may read them."""
        return self.session.inputs.standard

    @property
    def viewer(self) -> Viewer:
        """The seat's eyes: what it may read of the world, and with what taken out."""
        return self.seat.viewer

    @property
    def events(self) -> list[SeatEvent]:
        """The seat's own stream."""
        return self.seat.seen

    @property
    def now(self) -> int:
        """T+ms."""
        return self.session.now

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

    def settled(self) -> tuple[Settled, ...]:
        """Return what was kept and what was missed, unless a facilitator blanked it."""
        blanked = [event.get("blank") for event in self.events if event.what == "RemindersBlanked"]
        return () if blanked and blanked[-1] else settled(self.events, self.standard, self.now)

    def owed(self) -> tuple[Owed, ...]:
        """Return what is owed, unless a facilitator blanked it; the same within a second in which nothing happens."""
        when = (len(self.events), self.now // SECOND)
        if self._owed[0] != when:
            blanked = [event.get("blank") for event in self.events if event.what == "RemindersBlanked"]
            open_ = () if blanked and blanked[-1] else owed(self.events, self.standard, self.now)
            self._owed = (when, open_)
        return self._owed[1]

    def _fold(self) -> None:
        """Fold what came since the last time onto what was folded then."""
        new = self.seat.seen[self._folded :]
        if new:
            self._folded += len(new)
            self._inbox, self._board = inbox(new, self._inbox), board(new, self._board)
            self._room = room(new, self._room)
