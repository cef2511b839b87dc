"""The machine side in motion: faults, harm, alerts, remedies."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from simulator.domain import events as e
from simulator.domain.conditions import Fact
from simulator.domain.evidence import alert_text
from simulator.domain.probes import holds
from simulator.domain.scenario import NoiseAlert
from simulator.domain.sending import Turned, overtaken
from simulator.domain.units import MICRO, NEVER
from simulator.domain.world import HARMS, effect_of, harms_of

if TYPE_CHECKING:
    import simpy

    from simulator.engine.engine import Engine
    from simulator.engine.watching import Watcher

COVERS: Final = frozenset({"fallback", "disable"})
"""Kinds of remedies that go round what is wrong: while one stands nothing is felt of it, and undone it is as it was."""

Reactions = dict[type[e.AnyEvent], Callable[[e.AnyEvent], None]]


class Plant:
    """What runs, breaks, is watched and mended."""

    def __init__(self, engine: "Engine") -> None:
        self._engine = engine
        self._harming: dict[str, Watcher | None] = {}
        """Each cause that can do harm, with the condition under which it does."""

    def reactions(self) -> Reactions:
        """Return what follows from which event."""
        return {
            e.FaultBegan: self._fault_began,
            e.FaultEased: self._fault_eased,
            e.FaultEnded: lambda event: self._rate(cast("e.FaultEnded", event).fault),
            e.HarmChanged: lambda _: self._engine.harm_turned(),
            e.ConsequencesFrozen: lambda _: self._engine.harm_turned(),
            e.RemedyStarted: lambda event: self._engine.kernel.spawn(
                self._run(cast("e.RemedyStarted", event).remedy)
            ),
            e.UndoStarted: lambda event: self._engine.kernel.spawn(
                self._undo(cast("e.UndoStarted", event).remedy)
            ),
            e.RemedyFinished: self._remedy_turned,
            e.RemedyFailed: self._void,
            e.RemedyUndone: self._remedy_turned,
        }

    def start(self) -> None:
        """At STARTEX: what is wrong already, what will go wrong, and who watches."""
        engine, scenario = self._engine, self._engine.world.scenario
        for name, rule in scenario.alerts.items():
            engine.watching.watch(f"alert {name}", rule.when.term, partial(self._alert, name))
        causes = (*scenario.faults, *(effect_of(name) for name in scenario.remedies))
        for cause in causes:
            harms = harms_of(engine.world, cause)
            if harms is None:
                continue
            watcher = None
            if harms.while_ is not None:
                watcher = engine.watching.watch(
                    f"harm of {cause}", harms.while_.term, partial(self._harm, cause)
                )
            self._harming[cause] = watcher
        for name, fault in scenario.faults.items():
            if fault.begins == "on-demand":
                continue
            if fault.begins < 0:
                engine.emit(e.FaultBegan(fault=name, since=fault.begins))
            else:
                engine.kernel.spawn(self._begin_later(name, fault.begins))
        for name, noise in scenario.noise.items():
            engine.kernel.spawn(self._cry(name, noise))

    # Faults and harm.

    def begin(self, fault: str, *, since: int) -> None:
        """Let a fault begin, unless it is at work already."""
        state = self._engine.world.faults.get(fault)
        if state is None or state.ended:
            self._engine.emit(e.FaultBegan(fault=fault, since=since))

    def _begin_later(self, fault: str, at: int) -> "simpy.events.ProcessGenerator":
        yield self._engine.kernel.wait(at)
        self.begin(fault, since=at)

    def _fault_began(self, event: e.AnyEvent) -> None:
        fault = cast("e.FaultBegan", event).fault
        self._pushed(fault)
        self._rate(fault)

    def _fault_eased(self, event: e.AnyEvent) -> None:
        eased = cast("e.FaultEased", event)
        self._pushed(eased.fault)
        if eased.over:
            self._engine.kernel.spawn(self._ease(eased.fault, eased.over))
        else:
            self._eased(eased.fault)

    def _ease(self, fault: str, over: int) -> "simpy.events.ProcessGenerator":
        yield self._engine.kernel.wait(over)
        self._eased(fault)

    def _eased(self, fault: str) -> None:
        state = self._engine.world.faults[fault]
        if not state.ended and state.strength.at(self._engine.now) == 0:
            self._engine.emit(e.FaultEnded(fault=fault))
        else:
            self._rate(fault)

    def _pushed(self, cause: str) -> None:
        scenario = self._engine.world.scenario
        fault = scenario.faults.get(cause)
        moves = fault.moves if fault else scenario.remedies[cause.removeprefix("effect of ")].moves
        self._engine.watching.touched(dict.fromkeys(move.signal for move in moves))

    def _harm(self, cause: str, _truth: bool) -> None:  # noqa: FBT001  # an edge is a truth
        self._rate(cause)

    def _rate(self, cause: str) -> None:
        """Say how fast a cause does harm from now on, if that has changed."""
        if cause not in self._harming:
            return
        world, now = self._engine.world, self._engine.now
        harms, watcher, state = harms_of(world, cause), self._harming[cause], world.faults.get(cause)
        if harms is None:
            return
        at_work = state is not None and not state.ended and (watcher is None or watcher.truth)
        left = state.strength.at(now) if state is not None and at_work else 0
        full = (harms.people_per_minute, harms.usd_per_minute, harms.decisions_per_minute)
        rates = [rate * left // MICRO for rate in full]
        if rates != [world.harm[what].rates.get(cause, 0) for what in HARMS]:
            self._engine.emit(e.HarmChanged(cause=cause, people=rates[0], usd=rates[1], decisions=rates[2]))

    # Alerts.

    def _alert(self, name: str, truth: bool) -> None:  # noqa: FBT001  # an edge is a truth
        engine = self._engine
        item = engine.world.items.get(name)
        if truth:
            if item is None or not item.firing:
                firing = item.firings + 1 if item else 1
                engine.emit(
                    e.AlertFired(
                        alert=name, summary=alert_text(engine.world, name, engine.now), firing=firing
                    )
                )
        elif item is not None and item.firing:
            keep = engine.world.scenario.alerts[name].keep
            if keep:
                engine.kernel.spawn(self._keep(name, keep, item.firings))
            else:
                engine.emit(e.AlertCleared(alert=name))

    def _keep(self, name: str, keep: int, firing: int) -> "simpy.events.ProcessGenerator":
        yield self._engine.kernel.wait(keep)
        world = self._engine.world
        item = world.items[name]
        if (
            item.firing
            and item.firings == firing
            and not holds(world.scenario.alerts[name].when.term, world, self._engine.now)
        ):
            self._engine.emit(e.AlertCleared(alert=name))

    def _cry(self, name: str, noise: NoiseAlert) -> "simpy.events.ProcessGenerator":
        engine = self._engine
        yield engine.kernel.wait(noise.at)
        for firing in range(1, noise.times + 1):
            engine.emit(
                e.AlertFired(alert=name, summary=alert_text(engine.world, name, engine.now), firing=firing)
            )
            yield engine.kernel.wait(noise.lasts)
            engine.emit(e.AlertCleared(alert=name))
            yield engine.kernel.wait(max(noise.every - noise.lasts, 0))

    # Remedies.

    def _run(self, name: str) -> "simpy.events.ProcessGenerator":
        engine, world = self._engine, self._engine.world
        remedy, run = world.scenario.remedies[name], world.remedies[name].runs
        yield engine.kernel.wait(remedy.takes)
        state = world.remedies[name]
        if state.runs != run or state.status != "running":
            return
        if remedy.fails_while is not None and holds(remedy.fails_while.term, world, engine.now):
            engine.emit(e.RemedyFailed(remedy=name, says=world.cast.fill(remedy.failure)))
            return
        engine.emit(e.RemedyFinished(remedy=name))
        if remedy.keeps:
            engine.emit(e.EvidenceKept(evidence=remedy.keeps))
        for fault in remedy.starts:
            self.begin(fault, since=engine.now)
        yield engine.kernel.wait(remedy.after)
        state = world.remedies[name]
        if state.runs != run or state.status != "done":
            return
        for fault, share in remedy.ends.items():
            self.ease(fault, name, share, remedy.over)

    def ease(self, fault: str, remedy: str, share: int, over: int) -> None:
        """Take a share of what is left of a fault away."""
        state = self._engine.world.faults.get(fault)
        if state is None or state.ended:
            return
        left = state.strength.at(self._engine.now) * (MICRO - share) // MICRO
        self._engine.emit(e.FaultEased(fault=fault, remedy=remedy, left=left, over=over))

    def _undo(self, name: str) -> "simpy.events.ProcessGenerator":
        engine, world = self._engine, self._engine.world
        remedy, run = world.scenario.remedies[name], world.remedies[name].runs
        yield engine.kernel.wait(remedy.undo or 0)
        state = world.remedies[name]
        if state.runs != run or state.status != "undoing":
            return
        engine.emit(e.RemedyUndone(remedy=name))
        for fault, share in remedy.ends.items():
            eased = world.faults.get(fault)
            if eased is None:
                continue
            if share == MICRO:
                if remedy.kind in COVERS:
                    self._uncover(fault, name)
                continue  # what was cured stays cured: undoing that does not bring the cause back
            left = min(MICRO, eased.strength.at(engine.now) * MICRO // (MICRO - share))
            engine.emit(e.FaultEased(fault=fault, remedy=name, left=left, over=0))

    def _uncover(self, fault: str, cover: str) -> None:
        """Let a fault be felt again that was only covered, unless something else has ended it; others keep their share."""
        world = self._engine.world
        state = world.faults[fault]
        others = [
            (name, world.scenario.remedies[name].ends[fault])
            for name, run in world.remedies.items()
            if name != cover and run.status == "done" and fault in world.scenario.remedies[name].ends
        ]
        ended = (
            world.first.get(Fact("happened", name), -NEVER)
            for name, event in world.scenario.events.items()
            if fault in event.ends
        )
        if (
            not state.ended
            or any(share == MICRO for _, share in others)
            or max(ended, default=-NEVER) >= state.since
        ):
            return
        self.begin(fault, since=state.since)
        for name, share in others:
            self.ease(fault, name, share, 0)

    def _remedy_turned(self, event: e.AnyEvent) -> None:
        effect = effect_of(cast("e.RemedyFinished | e.RemedyUndone", event).remedy)
        self._pushed(effect)
        self._rate(effect)
        self._void(event)

    def _void(self, event: e.AnyEvent) -> None:
        """Take the sign-off from letters that tell of this remedy as it was."""
        for void in overtaken(self._engine.world, cast("Turned", event)):
            self._engine.emit(void)
