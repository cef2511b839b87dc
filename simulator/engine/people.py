"""People who answer, or don't, and the ladder that climbs by itself while nobody acknowledges."""

from typing import TYPE_CHECKING, cast

from simulator.domain import events as e
from simulator.domain.people import LADDER, ring, rings_for, rung
from simulator.domain.scenario import Roster
from simulator.domain.standards import Step
from simulator.domain.states import Item
from simulator.engine.kernel import WAITED

if TYPE_CHECKING:
    import simpy

    from simulator.engine.engine import Engine


def call(engine: "Engine", event: e.AnyEvent) -> None:
    """Let a phone ring."""
    engine.kernel.spawn(_ring(engine, cast("e.PersonPaged", event).person))


def _ring(engine: "Engine", person: str) -> "simpy.events.ProcessGenerator":
    world = engine.world
    called = engine.now
    for_how_long, _ = rings_for(world, person, called)
    yield engine.kernel.wait(for_how_long)
    state = world.people[person]
    if state.paged != called or not state.ringing:
        return
    _, answers = rings_for(world, person, called)
    who = world.scenario.people[person]
    if answers:
        engine.emit(e.PersonAnswered(person=person, says=world.cast.fill(who.says), reveals=who.reveals))
    else:
        engine.emit(e.PersonSilent(person=person))


def escalate(engine: "Engine", event: e.AnyEvent) -> None:
    """Start the standard's ladder for an alert that fired."""
    fired = cast("e.AlertFired", event)
    scenario = engine.world.scenario
    rule = scenario.alerts.get(fired.alert) or scenario.noise[fired.alert]
    roster = scenario.rosters.get(scenario.services[rule.service].team)
    steps = engine.world.standard.ladder.get(rule.priority, ())
    if roster is not None and steps and not _handled(engine.world.items[fired.alert]):
        _climb(engine, roster, fired.alert, fired.firing, steps)


def _handled(item: Item) -> bool:
    """Whether somebody has taken it; it never counts as new again."""
    return item.acknowledged is not None or bool(item.dismissed or item.incident)


def _climb(engine: "Engine", roster: Roster, alert: str, firing: int, steps: tuple[Step, ...]) -> None:
    """Wait for the first of these rungs, and from there for the next; a call, not a process, because alerts are many."""

    def reach() -> None:
        world = engine.world
        item = world.items[alert]
        if _handled(item) or not item.firing or item.firings != firing:
            return
        for person in rung(roster, engine.now, steps[0].to):
            for event in ring(world, person, LADDER, alert, f"nobody has acknowledged {alert}"):
                engine.emit(event)
        if steps[1:]:
            _climb(engine, roster, alert, firing, steps[1:])

    engine.kernel.at(engine.now + steps[0].after, reach, WAITED)
