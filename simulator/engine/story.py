"""The human side in motion: injects, reports, suggestions, hints, and what the world does unless stopped."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from simulator.domain import events as e
from simulator.domain.conditions import Condition
from simulator.domain.probes import holds
from simulator.domain.scenario import Inject
from simulator.domain.units import MICRO

if TYPE_CHECKING:
    import simpy

    from simulator.engine.engine import Engine
    from simulator.engine.plant import Reactions


class Story:
    """What people say and the world does, on time or on a condition."""

    def __init__(self, engine: "Engine") -> None:
        self._engine = engine
        self._due: set[str] = set()
        """Injects whose time has come while the facilitator held them."""

    def reactions(self) -> "Reactions":
        """Return what follows from which event."""
        return {
            e.InjectFired: lambda event: self._deliver(cast("e.InjectFired", event).inject),
            e.InjectHeld: self._held,
            e.InjectEdited: self._edited,
        }

    def start(self) -> None:
        """At STARTEX: everything that will be said or done, and on what it waits."""
        engine, scenario = self._engine, self._engine.world.scenario
        for name, event in scenario.events.items():
            self._plan(f"event {name}", event.at, event.when, partial(self._move, name))
        for name, report in scenario.reports.items():
            self._plan(
                f"report {name}", report.at, report.when, partial(engine.emit, e.ReportArrived(report=name))
            )
        for name, made in scenario.suggestions.items():
            self._plan(
                f"suggestion {name}",
                made.at,
                made.when,
                partial(engine.emit, e.SuggestionMade(suggestion=name)),
            )
        for name, inject in scenario.injects.items():
            self._plan(f"inject {name}", inject.at, inject.when, partial(self._come, name))
        for name, hint in scenario.hints.items():
            self._plan(f"hint {name}", None, hint.when, partial(engine.emit, e.HintOffered(hint=name)))

    def _plan(self, name: str, at: int | None, when: Condition | None, do: Callable[[], None]) -> None:
        if at is not None:
            self._engine.kernel.spawn(self._later(at, do))
        elif when is not None:
            self._engine.watching.watch(name, when.term, lambda truth: do() if truth else None, once=True)

    def _later(self, at: int, do: Callable[[], None]) -> "simpy.events.ProcessGenerator":
        yield self._engine.kernel.wait(at)
        do()

    # The world.

    def _move(self, name: str) -> None:
        engine, world = self._engine, self._engine.world
        event = world.scenario.events[name]
        if event.unless is not None and holds(event.unless.term, world, engine.now):
            engine.emit(e.WorldHeld(event=name))
            return
        engine.emit(e.WorldMoved(event=name))
        for fault in event.starts:
            engine.plant.begin(fault, since=engine.now + 1)
        for fault in event.ends:
            engine.plant.ease(fault, "", MICRO, 0)

    # Injects.

    def _inject(self, name: str) -> Inject:
        scenario = self._engine.world.scenario
        return scenario.injects.get(name) or scenario.cards[name]

    def _come(self, name: str) -> None:
        """Its own time or condition has come."""
        told = self._engine.world.injects.get(name)
        if told is not None and told.at is not None and told.at > self._engine.now:
            return  # the facilitator gave it another time
        if told is not None and told.held:
            self._due.add(name)
            return
        self._deliver(name)

    def _deliver(self, name: str) -> None:
        engine, world = self._engine, self._engine.world
        told = world.injects.get(name)
        if told is not None and told.delivered is not None:
            return
        inject = self._inject(name)
        says = (told.says if told else "") or world.cast.fill(inject.says)
        to = (told.to if told else "") or inject.to
        engine.emit(e.InjectDelivered(inject=name, to=to, says=says))
        for fault in inject.starts:
            engine.plant.begin(fault, since=engine.now + 1)
        if inject.again is not None:
            engine.kernel.spawn(self._ask_again(name, to, says))

    def _ask_again(self, name: str, to: str, says: str) -> "simpy.events.ProcessGenerator":
        engine, world = self._engine, self._engine.world
        again = self._inject(name).again
        if again is None:
            return
        for round_ in range(2, again.times + 2):
            yield engine.kernel.wait(again.after)
            if world.injects[name].answered is not None:
                return
            words = world.cast.fill(again.says) or says
            engine.emit(e.InjectDelivered(inject=name, to=to, says=words, round=round_))

    def _held(self, event: e.AnyEvent) -> None:
        held = cast("e.InjectHeld", event)
        if not held.hold and held.inject in self._due:
            self._due.discard(held.inject)
            self._deliver(held.inject)

    def _edited(self, event: e.AnyEvent) -> None:
        edited = cast("e.InjectEdited", event)
        if edited.at is not None:
            self._engine.kernel.spawn(
                self._later(edited.at - self._engine.now, lambda: self._come(edited.inject))
            )
