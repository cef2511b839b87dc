"""An engine with its log: what is submitted is kept before it is applied, and what happens is kept in order.

The same class plays headless, live and again: only who submits, and when time advances, differs.
"""

from collections.abc import Callable, Iterable

from simulator.domain import events as e
from simulator.domain.commands import AnyCommand, Pace
from simulator.domain.exercise import Entry, Inputs
from simulator.domain.units import NEVER
from simulator.engine import Engine
from simulator.host.header import write_header
from simulator.log import Log, MemoryLog
from simulator.log.records import encode

Listener = Callable[[int, int, e.AnyEvent], None]
"""Told of (seq, T+ms, event) once the event is kept."""


class Running:
    """One exercise in play."""

    def __init__(self, inputs: Inputs, log: Log, *, every_scrape: bool = False, durable: bool = True) -> None:
        self.inputs = inputs
        self.log = log
        self.listeners: list[Listener] = []
        self.entries: list[Entry] = []
        """Every line as it was kept, so that an exercise played in memory is judged without reading its log."""
        self._durable = durable
        self.world = inputs.world()
        self.engine = Engine(self.world, self, every_scrape=every_scrape)

    @property
    def finished(self) -> bool:
        """Whether ENDEX has come and play is sealed."""
        return self.engine.finished

    def command(self, t: int, command: AnyCommand) -> None:
        """Keep a command; the engine calls this before it applies it."""
        seq = self.log.append("command", t, encode(command), durable=self._durable)
        self.entries.append(Entry(seq, t, command))

    def event(self, t: int, event: e.AnyEvent) -> None:
        """Keep an event, and tell who listens."""
        seq = self.log.append("event", t, encode(event), durable=False)
        self.entries.append(Entry(seq, t, event))
        for listener in self.listeners:
            listener(seq, t, event)

    def drive(self, t: int, pace: Pace) -> None:
        """Keep what was done with the clock; the world does not know."""
        self.advance(t)
        if not self.finished:
            seq = self.log.append("driver", t, encode(pace), durable=self._durable)
            self.entries.append(Entry(seq, t, pace))

    def submit(self, t: int, command: AnyCommand) -> None:
        """Apply a command at T+`t` ms: when this returns it is kept, applied, and has had its effects of that moment."""
        self.advance(t)
        if not self.finished:
            self.engine.submit(t, command)
            self.advance(t)

    def advance(self, t: int) -> None:
        """Let time pass up to and including T+`t` ms; at ENDEX play is sealed."""
        if self.log.sealed:
            return
        self.engine.advance(t)
        if self.engine.finished:
            self.log.seal()


def replayed(
    inputs: Inputs, commands: Iterable[tuple[int, AnyCommand | Pace]], *, until: int = NEVER
) -> MemoryLog:
    """Play the commands again from nothing, and return the log that follows."""
    log = MemoryLog(write_header(inputs))
    running = Running(inputs, log, durable=False)
    for t, command in commands:
        if isinstance(command, Pace):
            running.drive(t, command)
        else:
            running.submit(t, command)
    running.advance(min(until, inputs.scenario.lasts))
    return log
