"""The one door between the screen and the exercise: what came since, and what is done about it.

Nothing else in this package talks to a session. Acts go through the table of actions, so that a key and a typed verb
become the same command.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from simulator.domain import commands as c
from simulator.domain import events as e
from simulator.domain.values import dataclass
from simulator.host.actions import VERBS
from simulator.host.knowing import known
from simulator.host.plain.context import Context
from simulator.host.plain.reading import Unclear, build
from simulator.host.session import NotKept, Session
from simulator.projections.stream import SeatEvent

if TYPE_CHECKING:
    from simulator.host.plain.console import Console


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """What one tick of the wall clock brought."""

    came: tuple[SeatEvent, ...] = ()
    said: tuple[str, ...] = ()
    """What the host had to say besides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an act."""

    done: bool
    why: str = ""
    """Why not, in a sentence."""
    lines: tuple[str, ...] = ()
    """What a typed line printed."""


class Feed:
    """One seat's exercise, as the screen sees it."""

    def __init__(self, session: Session, *roles: str) -> None:
        self.session = session
        seat = session.seat(*roles)
        self.context = Context(session, seat, known(session.name, session.inputs, seat.viewer, seat.roles))
        self._read = len(seat.seen)
        self._console: Console | None = None
        self.key: Callable[[str], str] = str
        """What is pressed here instead of a key of the table."""

    # What comes.

    def tick(self) -> Beat:
        """Let happen what is due, and return what came. Raises NotKept if the disk did not take it."""
        session, seat = self.session, self.context.seat
        with session.lock:
            slept = session.tick()
            came = tuple(seat.seen[self._read :])
            self._read = len(seat.seen)
            seat.fresh()
            said = list(seat.notices)
            seat.notices.clear()
        if slept:
            said.append(f"The machine has slept, so the clock stands; {self.key('space')} lets it run on.")
        return Beat(came=came, said=tuple(said))

    @property
    def coached(self) -> bool:
        """Whether this keyboard may move the clock."""
        return self.context.known.mode != "drill" or self.session.tabletop

    # What is done.

    def act(self, verb: str, fields: Mapping[str, Any]) -> Outcome:
        """Do what a verb of the table does."""
        if verb == "as":
            self.context.speaker = fields["role"]
            return Outcome(done=True)
        action = VERBS[verb]
        try:
            command = build(action, {**dict(action.fixed), **fields}, self.context)
        except Unclear as unclear:
            return Outcome(done=False, why=str(unclear))
        return self.submit(command)

    def submit(self, command: c.AnyCommand) -> Outcome:
        """Apply a command: it is on disk when this returns."""
        try:
            happened = self.session.submit(command)
        except NotKept as full:
            return Outcome(done=False, why=full.strerror or str(full))
        except ValueError as wrong:
            return Outcome(done=False, why=str(wrong))
        refused = next((event for event in happened if isinstance(event, e.Refused)), None)
        if refused is not None:
            return Outcome(done=False, why=refused.why)
        return Outcome(done=bool(happened), why="" if happened else "the exercise has ended")

    def look(self, what: str, at: int | None = None) -> None:
        """Put on the record that evidence was opened; what cannot be looked at now is simply not shown."""
        roles = self.context.seat.roles
        seat = self.context.speaker or next((role for role in roles if "commander" not in role), roles[0])
        self.submit(c.LookAt(seat=seat, what=what, at=at))

    def typed(self, text: str) -> Outcome:
        """Do what a typed line says, as in plain lines."""
        printed: list[str] = []
        if self._console is None:
            from simulator.host.plain.console import Console  # noqa: PLC0415  # few type here what a key does

            self._console = Console(self.session, self.context.seat, printed.append)
        console = self._console
        console._out = printed.append  # noqa: SLF001  # one console, many lines
        console.context.speaker = self.context.speaker
        console.collect()
        console.pending.clear()
        console.feed(text)
        self.context.speaker = console.context.speaker
        return Outcome(done=True, lines=tuple(printed))

    # The clock.

    def go(self) -> None:
        """Let the clock run."""
        self.session.go()

    def stop_or_go(self) -> str:
        """Stop the clock, or let it run; returns what is so now."""
        session = self.session
        if not (self.coached or session.paused):
            return "In a drill only the facilitator stops the clock."
        if session.standing and not session.tabletop:
            session.go()
            return "The clock runs."
        if session.tabletop:
            return f"The clock stands; each act takes its time, and {self.key('>')} runs it ahead."
        session.pause()
        return f"The clock stands. {self.key('space')} lets it run on."

    def ahead(self) -> int | None:
        """Run to the next thing that reaches this seat; returns how far, ms, or None where that is not allowed."""
        return self.session.ahead(self.context.seat) if self.coached else None

    def ahead_to_somebody(self) -> int | None:
        """Run on until somebody waits for this seat, past what only tells it something; same as `ahead` otherwise."""
        return self.session.ahead_to_somebody(self.context.seat) if self.coached else None

    def speed(self, factor: Fraction) -> str:
        """Run faster or slower by a factor; returns what is so now."""
        if not self.coached:
            return "In a drill only the facilitator sets the speed."
        wanted = min(max(self.session.speed * factor, Fraction(1, 4)), Fraction(64))
        return f"The clock runs at {self.session.set_speed(str(wanted))}."

    def close(self) -> None:
        """Leave: nothing more is shown to this seat."""
        self.session.leave(self.context.seat)
