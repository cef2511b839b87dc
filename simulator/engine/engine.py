"""An exercise in motion: commands in, events out, and nothing else decides what happens."""

from collections.abc import Callable
from typing import Protocol

from simulator.domain import events as e
from simulator.domain.commands import AnyCommand
from simulator.domain.conditions import Fact, Term
from simulator.domain.decide import Refusal, decide
from simulator.domain.world import HARMS, World, evolve
from simulator.engine.kernel import COMMAND, END, EngineError, Kernel
from simulator.engine.people import call, escalate
from simulator.engine.plant import Plant
from simulator.engine.readers import read
from simulator.engine.story import Story
from simulator.engine.watching import Watching

__all__ = ["Engine", "EngineError", "Sink"]


class Sink(Protocol):
    """Where everything goes that happens, in order."""

    def command(self, t: int, command: AnyCommand) -> None:
        """Take a command before it is applied; when this returns, it is kept."""

    def event(self, t: int, event: e.AnyEvent) -> None:
        """Take an event."""


class Engine:
    """One exercise: the same scenario, standard, seed, cast, mode and commands give the same events, however they come."""

    def __init__(self, world: World, sink: Sink, *, every_scrape: bool = False) -> None:
        self.world = world
        self.frontier = -1
        """Everything up to and including this millisecond has happened."""
        self.kernel = Kernel()
        self.watching = Watching(self.kernel, world, every_scrape=every_scrape)
        self._sink = sink
        self.plant = Plant(self)
        self.story = Story(self)
        self._after: dict[type[e.AnyEvent], Callable[[e.AnyEvent], None]] = {
            **self.plant.reactions(),
            **self.story.reactions(),
            e.PersonPaged: lambda event: call(self, event),
            e.AlertFired: lambda event: escalate(self, event),
            e.MessageSent: lambda event: read(self, event),
            e.EndAsked: lambda _: self._end("ended"),
        }
        self.kernel.at(0, self._start, 0)
        self.kernel.at(world.scenario.lasts, lambda: self._end("time"), END)

    @property
    def now(self) -> int:
        """The present millisecond."""
        return self.kernel.now

    @property
    def finished(self) -> bool:
        """Whether ENDEX has come."""
        return self.world.ended

    def submit(self, t: int, command: AnyCommand) -> None:
        """Have a command applied at T+`t` ms, after everything else of that millisecond.

        Raises ValueError for a time that has passed.
        """
        if t < max(self.frontier, 0):
            message = f"T+{t} ms has passed: everything up to T+{self.frontier} ms has happened"
            raise ValueError(message)
        self.kernel.at(t, lambda: self._apply(command), COMMAND)

    def advance(self, t: int) -> None:
        """Let everything happen up to and including T+`t` ms."""
        self.frontier = max(self.frontier, t)
        self.kernel.advance(t)

    # For players who are not people, and live inside the exercise's own time.

    def act(self, command: AnyCommand) -> None:
        """Have a command applied in the present millisecond, after everything else of it."""
        self.kernel.at(self.now, lambda: self._apply(command), COMMAND)

    def at(self, t: int, call: Callable[[], None]) -> None:
        """Call at T+`t` ms."""
        self.kernel.at(max(t, self.now), call, COMMAND)

    def when(self, name: str, term: Term, call: Callable[[], None]) -> None:
        """Call once, when the term first holds."""
        self.watching.watch(name, term, lambda truth: call() if truth else None, once=True)

    def emit(self, event: e.AnyEvent) -> None:
        """Let an event happen now: it is kept, changes the world, and wakes who waits for it."""
        world, t = self.world, self.kernel.now
        if world.ended:
            return
        self._sink.event(t, event)
        self.kernel.doing = event
        facts = evolve(world, t, event)
        new: list[Fact | str] = [fact for fact in facts if world.first[fact] == t]
        if new:
            self.watching.touched(new)
        react = self._after.get(type(event))
        if react is not None:
            react(event)

    def harm_turned(self) -> None:
        """Harm runs differently from now on."""
        self.watching.touched([f"harm {what}" for what in HARMS])

    def _start(self) -> None:
        self.emit(e.ExerciseStarted())
        self.plant.start()
        self.story.start()
        self.watching.touched(())

    def _end(self, why: str) -> None:
        if not self.world.ended:
            self.emit(e.ExerciseEnded(why="time" if why == "time" else "ended"))
            self.kernel.stop()

    def _apply(self, command: AnyCommand) -> None:
        if self.world.ended:
            return
        self._sink.command(self.now, command)
        decided = decide(self.world, self.now, command)
        if isinstance(decided, Refusal):
            self.emit(
                e.Refused(by=command.seat, command=type(command).__name__, why=decided.why, kind=decided.kind)
            )
        else:
            for event in decided:
                self.emit(event)
        self.watching.settle()
