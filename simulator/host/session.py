"""One exercise, the seats around it, and its clock: the single writer.

Commands are stamped with the clock (never before what has already happened), are on disk before they are applied, and
are acknowledged after.
Everything here may be called from any thread: one lock makes it one writer.
"""

from fractions import Fraction
from pathlib import Path
from threading import RLock
from typing import Final, NamedTuple, Self

from simulator.domain import commands as c
from simulator.domain import events as e
from simulator.domain.decide import MAX_TEXT
from simulator.domain.exercise import Inputs
from simulator.domain.units import NEVER, SECOND
from simulator.engine import EngineError
from simulator.host.clock import Clock, Ticker, WallTicker, read_speed, say_speed
from simulator.host.folded import Folded
from simulator.host.handling import handling
from simulator.host.header import check_rules, read_header, write_header
from simulator.host.knowing import known
from simulator.host.redaction import Viewer
from simulator.host.retracing import Retracing
from simulator.host.running import Running
from simulator.host.seat import Seat
from simulator.host.standins import is_standin, join
from simulator.host.store import PLAY, new_folder, room_in
from simulator.log import Line, Log, LogFile
from simulator.log.records import decode

MAX_COMMAND: Final = 64_000
"""Characters one command may hold altogether."""


class NotKept(OSError):
    """The disk did not take it: nothing was acknowledged."""


class Session:
    """One exercise in play."""

    def __init__(self, folder: Path, inputs: Inputs, log: Log, ticker: Ticker) -> None:
        self.folder = folder
        self.inputs = inputs
        self.ticker = ticker
        self.lock = RLock()
        self.seats: list[Seat] = []
        self.speed = Fraction(1)
        self.torn: bytes | None = None
        """What was cut off the end of the log when it was resumed; nobody had been told of it."""
        self.failure: OSError | None = None
        """Why nothing more can be kept; play has stopped then."""
        self.awaited = True
        """Nobody at a seat has let the clock run yet: the players still read their first page."""
        self._pausing = False
        self._gone = False
        self._log = log
        self._running = Running(inputs, log)
        self._running.listeners.append(self._happened)
        self._clock = Clock(ticker)
        self._caught: list[e.AnyEvent] | None = None
        self._past: list[tuple[int, int, e.AnyEvent]] = []
        join(self._running.engine, inputs)

    # Beginning and coming back.

    @classmethod
    def begin(cls, inputs: Inputs, folder: Path | None = None, ticker: Ticker | None = None) -> Self:
        """Make a new exercise; its clock stands until `go`. A fork has its past already when this returns."""
        folder = folder or new_folder(inputs.scenario_name)
        with room_in(folder.parent):
            log = LogFile.create(folder / PLAY, write_header(inputs))
        session = cls(folder, inputs, log, ticker or WallTicker())
        if inputs.play.forked_at is not None:
            session._let(inputs.play.forked_at)
        return session

    @classmethod
    def resume(cls, folder: Path, ticker: Ticker | None = None) -> Self:
        """Go on with an exercise where its log ends; its clock stands until `go`.

        Raises Touched, Diverged, OtherRules or another ValueError for a log that cannot be gone on with; InUse while
        somebody else plays it; OSError.
        """
        log, lines, torn = LogFile.resume(folder / PLAY, respell=False)
        try:
            check_rules(lines[0].body)
            inputs = read_header(lines[0].body)
            retracing = Retracing(log, lines)
            session = cls(folder, inputs, retracing, ticker or WallTicker())
            session._retrace(lines)
            retracing.finish()
        except BaseException:
            log.close()
            raise
        session.torn = torn
        return session

    def _retrace(self, lines: list[Line]) -> None:
        for line in lines:
            if line.kind == "driver":
                pace: c.Pace = decode(line.body)
                self._running.drive(line.t, pace)
                self._note_pace(pace)
            elif line.kind == "command":
                command: c.AnyCommand = decode(line.body)
                if not is_standin(self.inputs, line.t, command):
                    self._running.submit(line.t, command)
        self._running.advance(lines[-1].t)
        forked = self.inputs.play.forked_at
        if forked is not None:
            self._running.advance(forked)
        self._clock.move_to(self._frontier)
        self._clock.set_speed(self.speed)

    @property
    def name(self) -> str:
        """The exercise's name."""
        return self.folder.name

    # What is so.

    @property
    def now(self) -> int:
        """T+ms: how far the exercise has come, which is what a clock on a screen shows."""
        with self.lock:
            return min(max(self._clock.now(), self._frontier), self.inputs.scenario.lasts)

    @property
    def _frontier(self) -> int:
        return max(self._running.engine.frontier, 0)

    @property
    def finished(self) -> bool:
        """Whether ENDEX has come."""
        return self._running.finished

    @property
    def suspended(self) -> bool:
        """Whether a real emergency has stopped play."""
        return self._running.world.suspended

    @property
    def tabletop(self) -> bool:
        """Whether the clock stands while people read, talk and write."""
        return self.inputs.play.pace == "tabletop"

    @property
    def standing(self) -> bool:
        """Whether the clock stands."""
        return not self._clock.running

    @property
    def began(self) -> bool:
        """Whether STARTEX has come."""
        return self._running.engine.frontier >= 0

    def seat(self, *roles: str) -> Seat:
        """Return a seat for these roles (all that are played, without any), with everything it has missed so far."""
        with self.lock:
            there = self.inputs.scenario.seats
            for role in roles:
                if role not in there and role != c.FACILITATOR:
                    message = f"there is no seat {role!r} here; there is {', '.join(there)}"
                    raise ValueError(message)
            viewer = Viewer(
                roles=frozenset(roles or there),
                world=self._running.world,
                coached=self.inputs.play.mode != "drill",
            )
            seat = Seat(viewer, tuple(roles or there))
            for seq, t, event in self._past:
                seat.take(seq, t, event)
            self.seats.append(seat)
            return seat

    def leave(self, seat: Seat) -> None:
        """Let a seat go: nothing more is shown to it."""
        with self.lock:
            self.seats = [one for one in self.seats if one is not seat]

    def tell(self, words: str, *, but: Seat | None = None) -> None:
        """Say to every seat what was done with the clock."""
        for seat in self.seats:
            if seat is not but:
                seat.notices.append(words)

    # What people do.

    def submit(self, command: c.AnyCommand) -> tuple[e.AnyEvent, ...]:
        """Apply a command now, and return what it brought about at once: its events, or one Refused.

        When this returns the command is on disk. Raises NotKept if the disk did not take it, ValueError for one that is
        too long to be kept.
        """
        if sum(map(len, _texts(command))) > MAX_COMMAND:
            message = (
                f"that is too long: at most {MAX_TEXT:,} characters in one field, {MAX_COMMAND:,} altogether"
            )
            raise ValueError(message)
        with self.lock:
            self._sound()
            cost = handling(command, self.inputs.standard.pace) if self.tabletop else 0
            t = self.now + cost
            self._let(t)
            if self.finished:
                return ()
            before, self._caught = self._running.log.seq, []
            try:
                self._running.submit(t, command)
            except OSError as full:
                if self._running.log.seq > before:
                    self._fail(full)
                said = f"not kept, so not done: {full.strerror or full}"
                raise NotKept(full.errno, said, str(self.folder)) from full
            except EngineError as loop:
                raise self._fail(OSError(0, f"this scenario cannot be played on: {loop}")) from loop
            finally:
                caught, self._caught = self._caught or [], None
            self._clock.move_to(t)
            return tuple(caught)

    def tick(self) -> bool:
        """Let happen what the clock says is due; True if the clock has stopped itself after a gap."""
        with self.lock:
            slept = self._clock.slept()
            if slept:
                self._drive(c.Pace(what="pause", value="gap"))
            if not self.finished and self.failure is None and self._clock.running:
                self._let(self.now)
            return slept

    # What is done with the clock.

    def go(self) -> None:
        """Let the clock run (in tabletop it goes on standing, and each act takes its time)."""
        with self.lock:
            self.awaited = False
            if not self.began:
                self._let(0)
            if self._pausing:
                self._drive(c.Pace(what="go"))
            if not self.tabletop and not self.suspended and not self.finished:
                self._clock.go()

    def pause(self, why: str = "") -> None:
        """Stop the clock."""
        with self.lock:
            self._clock.pause()
            if not self._pausing and self.began:
                self._drive(c.Pace(what="pause", value=why))

    def set_speed(self, written: str) -> str:
        """Run faster or slower, and return the speed as it is said."""
        with self.lock:
            speed = read_speed(written)
            self._drive(c.Pace(what="speed", value=say_speed(speed)))
            self._clock.set_speed(speed)
            return say_speed(speed)

    def ahead(self, seat: Seat, until: int | None = None) -> int:
        """Run ahead to the next thing that reaches this seat, or to T+`until` ms, and return how far it was, ms.

        It stops one second before a duty of the seat's roles falls due: running ahead makes nobody late.
        """
        with self.lock:
            return self._ahead(seat, Folded(seat.seen), NEVER if until is None else until)

    def ahead_to_somebody(self, seat: Seat) -> int:
        """Run ahead until somebody waits for this seat, past what only tells it something, and return how far it was, ms."""
        with self.lock:
            start, folded = self.now, Folded(seat.seen)
            while not self.finished and not folded.inbox.waiting and self._ahead(seat, folded, NEVER):
                pass
            return self.now - start

    def move_to(self, t: int) -> None:
        """Let time pass up to T+`t` ms, for scripts and for play without people."""
        with self.lock:
            self._let(t)
            self._clock.move_to(t)

    def abandon(self) -> None:
        """Let the log go without a word, as a process does that is killed."""
        with self.lock:
            self._gone = True
            self._clock.pause()
            self._log.close()

    def close(self) -> None:
        """Leave: the clock's place is kept, and the log let go."""
        with self.lock:
            try:
                if not self._gone and self.began and not self.finished and self.failure is None:
                    self.pause("left")
            finally:
                self._log.close()

    # Inside.

    def _ahead(self, seat: Seat, folded: Folded, until: int) -> int:
        self._sound()
        start = self.now
        limit = min(self._before_duty(seat, folded), until, self.inputs.scenario.lasts)
        self._drive(c.Pace(what="skip"))
        there = seat.reached
        while not self.finished and seat.reached == there:
            due = self._running.engine.kernel.next()
            if due > limit:
                self._let(limit)
                break
            self._let(int(due))
        self._clock.move_to(self._frontier)
        return self.now - start

    def _before_duty(self, seat: Seat, folded: Folded) -> int:
        """Return T+ms one second before the next duty of this seat's roles falls due; NEVER if none does."""
        if self._running.world.reminders_blank:
            return NEVER
        knows = known(self.name, self.inputs, seat.viewer, seat.roles)
        open_ = folded.owed(knows, self.inputs.standard, self.now)
        stops = [one.due - SECOND for one in open_ if one.role in seat.roles]
        return min((stop for stop in stops if stop > self.now), default=NEVER)

    def _sound(self) -> None:
        if self.failure is not None:
            raise NotKept(
                self.failure.errno,
                f"play has stopped: {self.failure.strerror or self.failure}",
                str(self.folder),
            )

    def _let(self, t: int) -> None:
        try:
            self._running.advance(t)
        except OSError as full:
            raise self._fail(full) from full
        except EngineError as loop:
            raise self._fail(OSError(0, f"this scenario cannot be played on: {loop}")) from loop

    def _fail(self, full: OSError) -> NotKept:
        """An event could not be kept: memory is ahead of the disk, and only resuming puts that right."""
        self.failure = full
        self._clock.pause()
        return NotKept(full.errno, f"play has stopped: {full.strerror or full}", str(self.folder))

    def _drive(self, pace: c.Pace) -> None:
        if self.finished or self.failure is not None:
            return
        try:
            self._running.drive(self.now, pace)
        except OSError as full:
            raise self._fail(full) from full
        self._note_pace(pace)

    def _note_pace(self, pace: c.Pace) -> None:
        match pace.what:
            case "pause":
                self._pausing = True
            case "go":
                self._pausing = False
            case "speed":
                self.speed = read_speed(pace.value)

    @property
    def paused(self) -> bool:
        """Whether somebody stopped the clock (rather than that it has not been started)."""
        return self._pausing

    def _happened(self, seq: int, t: int, event: e.AnyEvent) -> None:
        self._past.append((seq, t, event))
        if self._caught is not None:
            self._caught.append(event)
        if isinstance(event, e.Suspended):
            self._clock.pause()
        for seat in self.seats:
            seat.take(seq, t, event)


def _texts(command: c.AnyCommand) -> list[str]:
    return [str(getattr(command, name)) for name in type(command).__dataclass_fields__]


class Opened(NamedTuple):
    """An exercise that is ready to be played at this keyboard."""

    session: Session
    roles: tuple[str, ...]
    """The seats of this keyboard; none: all of them."""
    fresh: bool
    """Whether it has just begun."""
