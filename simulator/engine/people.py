"""People who answer, or don't, and the ladder that climbs by itself while nobody acknowledges."""

from typing import TYPE_CHECKING, cast

from simulator.domain import events as e
from simulator.domain.people import LADDER, ring, rings_for, rung
from simulator.domain.world import Item

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
        engine.kernel.spawn(_climb(engine, fired.alert, fired.firing))


def _handled(item: Item) -> bool:
    """Whether somebody has taken it; it never counts as new again."""
    return item.acknowledged is not None or bool(item.dismissed or item.incident)


def _climb(engine: "Engine", alert: str, firing: int) -> "simpy.events.ProcessGenerator":
    world = engine.world
    rule = world.scenario.alerts.get(alert) or world.scenario.noise[alert]
    roster = world.scenario.rosters[world.scenario.services[rule.service].team]
    for step in world.standard.ladder[rule.priority]:
        yield engine.kernel.wait(step.after)
        item = world.items[alert]
        if _handled(item) or not item.firing or item.firings != firing:
            return
        for person in rung(roster, engine.now, step.to):
            for event in ring(world, person, LADDER, alert, f"nobody has acknowledged {alert}"):
                engine.emit(event)
