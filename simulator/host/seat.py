"""One seat: the roles it acts as, and its own stream of what it has seen."""

from collections import deque
from typing import Final

from simulator.domain import events as e
from simulator.host.redaction import Viewer, seat_view
from simulator.projections.stream import SeatEvent

QUIET: Final = frozenset({"AlertCleared", "HintOffered", "EvidenceKept"})
"""What may happen without anybody having to look up."""
WAITING: Final = 10_000
"""Events kept for a display that does not fetch them; a whole exercise has a tenth of it."""


class Seat:
    """What one display is shown, in its own numbers."""

    def __init__(self, viewer: Viewer, roles: tuple[str, ...]) -> None:
        self.viewer = viewer
        self.roles = roles
        self.seen: list[SeatEvent] = []
        """Its stream from the beginning."""
        self.reached = 0
        """How many things came to it that it did not do itself."""
        self.notices: deque[str] = deque(maxlen=100)
        """What the host has to say besides: the clock was stopped, and by whom."""
        self._fresh: deque[SeatEvent] = deque(maxlen=WAITING)

    def take(self, seq: int, t: int, event: e.AnyEvent) -> None:
        """Take what happened, if this seat may see it."""
        number = seq if self.viewer.sees_all else len(self.seen) + 1
        shown = seat_view(event, self.viewer, number=number, t=t)
        if shown is None:
            return
        self.seen.append(shown)
        self._fresh.append(shown)
        by = getattr(event, "by", None) if isinstance(event, e.Done) else None
        if shown.what not in QUIET and by not in self.roles:
            self.reached += 1

    def fresh(self) -> list[SeatEvent]:
        """Return what came since the last call."""
        got = []
        while self._fresh:
            got.append(self._fresh.popleft())
        return got

    @property
    def waiting(self) -> int:
        """How many events have not been fetched yet."""
        return len(self._fresh)
