"""What a view is drawn from: one seat's knowledge at one moment, and the moment to which evidence is pinned.

Live play, a pinned look back and the hot wash are three sources of one kind, so that every view works in all of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Final, Protocol

from simulator.domain.standards import Standard
from simulator.domain.values import dataclass
from simulator.host.redaction import Viewer
from simulator.projections.board import Board
from simulator.projections.inbox import Inbox
from simulator.projections.owed import Owed, Settled
from simulator.projections.room import Room
from simulator.projections.stream import Known, SeatEvent

CITES: Final = 3
"""Pieces of evidence for one act."""


class Source(Protocol):
    """One seat's knowledge at one moment."""

    @property
    def known(self) -> Known:
        """What it knew from the start."""
        ...

    @property
    def standard(self) -> Standard:
        """The house rules."""
        ...

    @property
    def viewer(self) -> Viewer:
        """Its eyes: `viewer.world` holds the evidence, `viewer.clean` takes out what it may not read."""
        ...

    @property
    def now(self) -> int:
        """T+ms."""
        ...

    @property
    def events(self) -> Sequence[SeatEvent]:
        """Its own stream so far."""
        ...

    @property
    def inbox(self) -> Inbox:
        """What came in."""
        ...

    @property
    def board(self) -> Board:
        """The incident board."""
        ...

    @property
    def room(self) -> Room:
        """Who is here, and what was said."""
        ...

    def owed(self) -> tuple[Owed, ...]:
        """What is owed, the most urgent first."""
        ...

    def settled(self) -> tuple[Settled, ...]:
        """What was kept and what was missed, oldest first."""
        ...


@dataclass(slots=True)
class Attention:
    """What one person at the keyboard points at: shared by all views, and no part of the exercise."""

    pin: int | None = None
    """T+ms to which all evidence is pinned; None: it follows the clock."""
    service: str = ""
    """The service whose logs, traces and runbook are open; empty: all of them."""
    runbook: str = ""
    cites: list[str] = field(default_factory=list)
    """What `c` has picked up for whatever is written next, CITES at most."""
    pointed: str = ""
    """What the moment was pinned to, as it is cited; empty: a moment only."""
    filter: dict[str, str] = field(default_factory=dict)
    """What `/` looks for, by view."""
    unfolded: set[str] = field(default_factory=set)
    """Bursts of the inbox that were opened, by id."""
    marked: set[str] = field(default_factory=set)
    """Rows of the inbox marked with `v`."""
    ascii: bool = False
    """Draw charts in plain letters."""

    own: Mapping[str, str] = field(default_factory=dict, repr=False)
    """What is pressed instead of a key of the table that somebody has put elsewhere: from what would stand on it."""

    acts: bool = True
    """Whether anything can be done here; in a look back no key is offered that would do it."""

    def key(self, shown: str) -> str:
        """Return what is to be pressed here for a key of the table: whatever names a key asks this."""
        return self.own.get(shown, shown)

    def cited(self) -> tuple[str, ...]:
        """Return what a sheet that is opened now starts with: what was picked up, and what the moment is pinned to."""
        room = self.pointed and self.pointed not in self.cites and len(self.cites) < CITES
        return (*self.cites, self.pointed) if room else tuple(self.cites)

    def let_go(self) -> None:
        """What was written has taken its evidence: the next thing begins with none."""
        self.cites.clear()
        self.pointed = ""

    def at(self, now: int) -> int:
        """Return the moment all evidence shows, T+ms."""
        return now if self.pin is None else min(self.pin, now)
