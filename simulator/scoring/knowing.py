"""What could be known, from when, and what the team had looked at.

Looking counts when there was something to see: a dashboard opened before the fault shows nothing of it.
"""

from simulator.domain.conditions import Fact
from simulator.domain.scenario import KeyFact, KnownFrom
from simulator.domain.units import NEVER, SCRAPE
from simulator.scoring.truth import Look, Truth


def available(truth: Truth, ref: str) -> int:
    """Return from when a piece of evidence lay there to be opened, NEVER if it never did."""
    if ref not in truth.available:
        truth.available[ref] = _available(truth, ref)
    return truth.available[ref]


def _available(truth: Truth, ref: str) -> int:  # one kind of evidence after another
    scenario, first = truth.scenario, truth.world.first
    signal = ref.partition("{")[0]
    if signal in scenario.signals:
        late = scenario.signals[signal].labels_after
        shows = [
            truth.began(name) + move.after + late
            for name, fault in scenario.faults.items()
            for move in fault.moves
            if move.signal == signal
        ]
        return max(min(shows, default=0), 0) + SCRAPE
    for kind, there in (
        ("fired", (*scenario.alerts, *scenario.noise)),
        ("arrived", scenario.reports),
        ("answered", scenario.people),
        ("delivered", (*scenario.injects, *scenario.cards)),
        ("made", scenario.suggestions),
    ):
        if ref in there:
            return first.get(Fact(kind, ref), NEVER)  # type: ignore[arg-type]  # the kinds above are all of them
    if ref in scenario.changes:
        return max(scenario.changes[ref].at, 0)
    if ref in scenario.logs:
        return max(_holding(truth, ref), scenario.logs[ref].at or 0)
    if ref in scenario.traces:
        return _holding(truth, ref)
    return 0


def _holding(truth: Truth, ref: str) -> int:
    while_ = (truth.scenario.logs.get(ref) or truth.scenario.traces[ref]).while_
    since = 0 if while_ is None else truth.first_holding(while_.term)
    return NEVER if since is None else since


def seen(truth: Truth, ref: str, t: int) -> Look | None:
    """Return the first look, before `t`, at evidence that showed something by then."""
    looks = truth.looks.get(ref, ())
    return next((look for look in looks if look.t <= t and look.at >= available(truth, ref)), None)


def knowable(truth: Truth, known: KnownFrom) -> int:
    """Return from when a fact could be known by whoever looked."""
    ways = [available(truth, ref) for ref in known.any]
    if known.all:
        ways.append(max(available(truth, ref) for ref in known.all))
    return min(ways, default=0)


def known_since(truth: Truth, known: KnownFrom, t: int) -> int | None:
    """Return when the team had looked at what reveals a fact, if it had before `t`."""
    looks = [seen(truth, ref, t) for ref in known.any]
    ways = [look.t for look in looks if look is not None]
    together = [seen(truth, ref, t) for ref in known.all]
    found = [look.t for look in together if look is not None]
    if found and len(found) == len(together):
        ways.append(max(found))
    return min(ways, default=None)


def refs(known: KnownFrom) -> frozenset[str]:
    """Return every piece of evidence that reveals a fact."""
    return frozenset((*known.any, *known.all))


def facts_at(truth: Truth, key: str, topic: str, t: int) -> list[KeyFact]:
    """Return what was so about a topic at `t`."""
    found = []
    for name, facts in truth.key[key].facts.items():
        for fact in facts if name == topic else ():
            since = 0 if fact.from_ is None else truth.first_holding(fact.from_.term)
            if since is not None and since <= t:
                found.append(fact)
    return found


def bears_on(truth: Truth, key: str) -> frozenset[str]:
    """Return all evidence that has to do with an incident, the alerts themselves aside: those are what is to be checked."""
    incident = truth.key[key]
    found = {ref for facts in incident.facts.values() for fact in facts for ref in refs(fact.known_from)}
    found |= {name for name, owner in truth.belongs.items() if owner == key}
    for fault in incident.explains:
        found |= {move.signal for move in truth.scenario.faults[fault].moves}
    return frozenset(found - set(truth.scenario.alerts))
