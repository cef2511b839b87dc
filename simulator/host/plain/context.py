"""What is at hand when a line is read: what this seat has seen, folded once for each new event."""

from dataclasses import field

from simulator.domain.standards import Standard
from simulator.domain.units import SECOND
from simulator.domain.values import dataclass
from simulator.host.folded import Folded
from simulator.host.redaction import Viewer
from simulator.host.seat import Seat
from simulator.host.session import Session
from simulator.projections.board import Board
from simulator.projections.inbox import Inbox
from simulator.projections.owed import Owed, Settled
from simulator.projections.room import Room
from simulator.projections.stream import Known, SeatEvent


@dataclass(slots=True)
class Context:
    """One seat at one exercise, as the plain display reads and answers."""

    session: Session
    seat: Seat
    known: Known
    speaker: str = ""
    """The role that acts until changed; without it, the first that may."""
    _folded: Folded = field(init=False)
    _owed: tuple[tuple[int, int], tuple[Owed, ...]] = ((-1, -1), ())
    _settled: tuple[tuple[int, int], tuple[Settled, ...]] = ((-1, -1), ())

    def __post_init__(self) -> None:
        """Begin to fold what the seat sees."""
        self._folded = Folded(self.seat.seen)

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
        return self._folded.inbox

    @property
    def board(self) -> Board:
        """The incident board."""
        return self._folded.board

    @property
    def room(self) -> Room:
        """Who is here, and what was said."""
        return self._folded.room

    @property
    def _moment(self) -> tuple[int, int]:
        """What changes whenever something happens or a second has passed: until then, what is owed stays the same."""
        return len(self.events), self.now // SECOND

    def settled(self) -> tuple[Settled, ...]:
        """Return what was kept and what was missed, unless a facilitator blanked it."""
        when = self._moment
        if self._settled[0] != when:
            self._settled = (when, self._folded.settled(self.known, self.standard, self.now))
        return self._settled[1]

    def owed(self) -> tuple[Owed, ...]:
        """Return what is owed, unless a facilitator blanked it; the same within a second in which nothing happens."""
        when = self._moment
        if self._owed[0] != when:
            self._owed = (when, self._folded.owed(self.known, self.standard, self.now))
        return self._owed[1]
