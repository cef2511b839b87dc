"""What came to whom, and when: every alert, report, inject, suggestion and event of the scenario, reached or not.

Beside it, in one order of time, what teams came to themselves: that they declared, posted, changed the world, closed it.
"""

from collections.abc import Sequence
from typing import Final

from simulator.domain import events as e
from simulator.domain.scenario import Scenario
from simulator.domain.standards import Standard
from simulator.domain.units import NEVER
from simulator.domain.values import dataclass
from simulator.host.placed import Thing, came, placed
from simulator.host.rehearsing.playing import Played

COMMON: Final = 50
"""Simulated teams in a hundred that must come to a thing for a team of people to be likely to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """One thing, and who came to it."""

    kind: str
    """alert, report, inject, suggestion, event, fault; team, for what teams do; remedy, for one that nobody starts."""
    name: str
    model: int | None
    """When it came to the model answer, T+ms; None if it never did."""
    habits: tuple[str, ...]
    simulated: int
    """How many simulated teams it came to."""
    earliest: int | None
    latest: int | None
    """First and last first time over everybody, T+ms."""

    @property
    def never(self) -> bool:
        """Nobody came to it."""
        return self.earliest is None


def reached(scenario: Scenario, standard: Standard, plays: Sequence[Played]) -> list[Reached]:
    """Return everything in the order in which the model answer comes to it; what it never does stands last."""
    first = {play.who: _first(play, standard) for play in plays}
    things = list(placed(scenario))
    things += sorted({thing for times in first.values() for thing in times if thing[0] == "team"})
    things += [("remedy", name) for name in scenario.remedies if ("team", f"starts {name}") not in things]
    found = [_reached(thing, plays, first) for thing in things]
    return sorted(found, key=lambda one: _order(one.model, one.earliest))


def _order(model: int | None, earliest: int | None) -> tuple[int, int]:
    return (NEVER if model is None else model, NEVER if earliest is None else earliest)


def _reached(thing: Thing, plays: Sequence[Played], first: dict[str, dict[Thing, int]]) -> Reached:
    times = {play.who: first[play.who][thing] for play in plays if thing in first[play.who]}
    kinds = {play.who: play.kind for play in plays}
    model = [t for who, t in times.items() if kinds[who] == "model"]
    return Reached(
        kind=thing[0],
        name=thing[1],
        model=model[0] if model else None,
        habits=tuple(who for who in times if kinds[who] == "habit"),
        simulated=sum(kinds[who] == "simulated" for who in times),
        earliest=min(times.values(), default=None),
        latest=max(times.values(), default=None),
    )


def _first(play: Played, standard: Standard) -> dict[Thing, int]:
    """Return when each thing first came to a team."""
    found: dict[Thing, int] = {}
    for _, t, event in play.exercise.events:
        thing = _thing(event, standard)
        if thing is not None:
            found.setdefault(thing, t)
    return found


def _thing(event: e.AnyEvent, standard: Standard) -> Thing | None:
    """Return what an event is about, if it is one of the things that are followed."""
    match event:
        case e.Declared():
            return "team", "declares"
        case e.Classified():
            return "team", "classifies"
        case e.RemedyStarted(remedy=name):
            return "team", f"starts {name}"
        case e.MessageSent(type=kind) if standard.messages[kind].public:
            return "team", f"posts {kind}"
        case e.Monitored():
            return "team", "says that it watches"
        case e.Resolved():
            return "team", "closes it"
    return came(event)
