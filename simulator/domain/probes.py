"""What a condition means: `holds` at a moment, and `probe`, which also says until when the answer cannot change.

`holds` reads straight from the definition and is the oracle; `probe` is what the engine sleeps by.
Both give the same answer at every scrape and at every fact (a property test holds them together).

- Signals are read on the scrape grid; between scrapes nothing about a signal changes.
- `for D` holds when every scrape of at least the last D held.
- What happened is true for ever from the first time; an anchor means the first time.
- `no X within D of Y` is false until Y+D, and then true for ever if X had not happened by then.
"""

import operator
from collections.abc import Callable, Mapping
from typing import Protocol

from simulator.domain.conditions import (
    Absent,
    After,
    AfterClock,
    All,
    Any_,
    Compare,
    Fact,
    Happened,
    Harm,
    Not,
    Op,
    Term,
)
from simulator.domain.signals import HarmMeter, SignalState, Where
from simulator.domain.units import DAY, NEVER, SCRAPE

HORIZON = 64
"""Scrapes looked ahead when a signal is near its limit: sixteen minutes."""
STRETCH = 8
"""Scrapes passed over at once while nothing in them can cross the limit: two minutes."""


class Seen(Protocol):
    """What a condition can see of a world."""

    @property
    def first(self) -> Mapping[Fact, int]:
        """When each fact first happened, T+ms."""

    @property
    def signals(self) -> Mapping[str, SignalState]:
        """Every signal by name."""

    @property
    def harm(self) -> Mapping[str, HarmMeter]:
        """Harm so far by kind."""

    @property
    def starts(self) -> int:
        """STARTEX, ms since 1970."""


Beyond = Callable[[int, int], bool]
"""Whether a value is on the far side of a limit."""
_BEYOND: Mapping[Op, Beyond] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}


def _harm_holds(meter: HarmMeter, op: Op, limit: int, t: int) -> bool:
    match op:
        case ">":
            return meter.over(t, limit)
        case "<=":
            return not meter.over(t, limit)
        case ">=":
            return meter.over(t, limit - 1)
        case "<":
            return not meter.over(t, limit - 1)


def _clock(world: Seen, time_of_day: int) -> int:
    return (time_of_day - world.starts) % DAY


def holds(term: Term, world: Seen, t: int) -> bool:
    """Whether the term holds at T+`t` ms, a moment that has been reached."""
    match term:
        case Compare(signal, where, op, limit, hold):
            last = t - t % SCRAPE
            state, beyond = world.signals[signal], _BEYOND[op]
            start = last - -(-hold // SCRAPE) * SCRAPE
            if hold and start < 0:
                return False
            return all(beyond(state.read(s, where), limit) for s in range(last, start - 1, -SCRAPE))
        case Harm(what, op, limit):
            return _harm_holds(world.harm[what], op, limit, t)
        case Happened(fact):
            return world.first.get(fact, NEVER) <= t
        case Absent(fact, within, of):
            due = world.first.get(of, NEVER) + within
            return t >= due and world.first.get(fact, NEVER) >= due
        case After(delay, of):
            return t >= world.first.get(of, NEVER) + delay
        case AfterClock(time_of_day):
            return t >= _clock(world, time_of_day)
        case Not(inner):
            return not holds(inner, world, t)
        case All(terms):
            return all(holds(inner, world, t) for inner in terms)
        case Any_(terms):
            return any(holds(inner, world, t) for inner in terms)


Probe = Callable[[int], tuple[bool, int]]
"""Asked at T+ms, never earlier than before: the truth, and the moment before which it cannot change unless a fact it
names happens, a signal it names is pushed anew, or harm it counts changes its rate."""


def probe(term: Term, world: Seen) -> Probe:
    """Make a probe of the term; it remembers how long signals have held, so one probe serves one watcher."""
    match term:
        case Compare():
            return _compare(term, world.signals[term.signal])
        case Harm(what, op, limit):
            meter, edge = world.harm[what], limit if op in (">", "<=") else limit - 1

            def harm(t: int) -> tuple[bool, int]:
                return _harm_holds(meter, op, limit, t), NEVER if meter.over(t, edge) else meter.reaches(
                    t, edge
                )

            return harm
        case Happened(fact):
            first = world.first
            return lambda t: (first.get(fact, NEVER) <= t, NEVER)
        case Absent(fact, within, of):
            first = world.first

            def absent(t: int) -> tuple[bool, int]:
                due = first.get(of, NEVER) + within
                if t < due:
                    return False, due
                return first.get(fact, NEVER) >= due, NEVER

            return absent
        case After(delay, of):
            first = world.first

            def after(t: int) -> tuple[bool, int]:
                due = first.get(of, NEVER) + delay
                return (True, NEVER) if t >= due else (False, due)

            return after
        case AfterClock(time_of_day):
            due = _clock(world, time_of_day)
            return lambda t: (True, NEVER) if t >= due else (False, due)
        case Not(inner):
            negated = probe(inner, world)

            def opposite(t: int) -> tuple[bool, int]:
                truth, until = negated(t)
                return not truth, until

            return opposite
        case All(terms):
            return _joined(all, [probe(inner, world) for inner in terms])
        case Any_(terms):
            return _joined(any, [probe(inner, world) for inner in terms])


def _joined(join: Callable[[list[bool]], bool], probes: list[Probe]) -> Probe:
    def joined(t: int) -> tuple[bool, int]:
        answers = [
            inner(t) for inner in probes
        ]  # never cut short: each remembers how long its signal has held
        return join([truth for truth, _ in answers]), min(until for _, until in answers)

    return joined


def _compare(term: Compare, state: SignalState) -> Probe:
    where, limit, hold = term.where, term.limit, term.hold
    read, beyond = state.read, _BEYOND[term.op]
    asked = -SCRAPE  # the scrape of the last question
    raw = False  # whether the value was beyond the limit there
    since = 0  # the first scrape of the present run of true ones
    steady = 0  # the next scrape that can differ, as long as nothing new pushes the signal
    version = state.version

    def compare(t: int) -> tuple[bool, int]:
        nonlocal asked, raw, since, steady, version
        last = t - t % SCRAPE
        if version != state.version:
            version = state.version
            steady = min(steady, asked + SCRAPE)
        while steady <= last:
            now = beyond(read(steady, where), limit)
            if now and not raw:
                since = steady
            raw = now
            steady = _next_change(state, where, beyond, limit, steady, now=raw)
        asked = last
        if raw and last - since < hold:
            return False, min(since + -(-hold // SCRAPE) * SCRAPE, steady)
        return raw, steady

    return compare


def _next_change(
    state: SignalState, where: Where, beyond: Beyond, limit: int, last: int, *, now: bool
) -> int:
    """Return the first scrape after `last` that may differ from `now`, NEVER if none can."""
    low, high = state.bounds(last + SCRAPE, where)
    if beyond(low, limit) == beyond(high, limit) == now:
        return NEVER
    end = last + HORIZON * SCRAPE
    for begin in range(last + SCRAPE, end, STRETCH * SCRAPE):
        stop = begin + (STRETCH - 1) * SCRAPE
        low, high = state.bounds(begin, where, stop)
        if beyond(low, limit) == beyond(high, limit) == now:
            continue
        for scrape in range(begin, stop + 1, SCRAPE):
            if beyond(state.read(scrape, where), limit) != now:
                return scrape
    return end + SCRAPE
