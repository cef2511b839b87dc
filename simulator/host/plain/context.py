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
from simulator.projections.owed import MATTERS, Owed, Settled, settled_of
from simulator.projections.room import Room, room
from simulator.projections.shifts import owed_by
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
    _matter: list[SeatEvent] = field(default_factory=list)
    """Of its stream, what duties follow from."""
    _blank: bool = False
    _owed: tuple[tuple[int, int], tuple[Owed, ...]] = ((-1, -1), ())
    _settled: tuple[tuple[int, int], tuple[Settled, ...]] = ((-1, -1), ())

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

    @property
    def _moment(self) -> tuple[int, int]:
        """What changes whenever something happens or a second has passed: until then, what is owed stays the same."""
        return len(self.events), self.now // SECOND

    def settled(self) -> tuple[Settled, ...]:
        """Return what was kept and what was missed, unless a facilitator blanked it."""
        when = self._moment
        if self._settled[0] != when:
            self._fold()
            over = settled_of(self._matter, self._inbox, self._board, self.standard, self.now)
            self._settled = (when, () if self._blank else over)
        return self._settled[1]

    def owed(self) -> tuple[Owed, ...]:
        """Return what is owed, unless a facilitator blanked it; the same within a second in which nothing happens."""
        when = self._moment
        if self._owed[0] != when:
            self._fold()
            open_ = owed_by(self._matter, self._inbox, self._board, self.known, self.standard, self.now)
            self._owed = (when, () if self._blank else open_)
        return self._owed[1]

    def _fold(self) -> None:
        """Fold what came since the last time onto what was folded then."""
        new = self.seat.seen[self._folded :]
        if new:
            self._folded += len(new)
            self._inbox, self._board = inbox(new, self._inbox), board(new, self._board)
            self._room = room(new, self._room)
            self._matter += [event for event in new if event.what in MATTERS]
            for event in new:
                if event.what == "RemindersBlanked":
                    self._blank = bool(event.get("blank"))
