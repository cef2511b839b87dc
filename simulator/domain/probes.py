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
from dataclasses import dataclass
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
"""Scrapes read one by one, at most, where a signal may cross its limit, before its bounds are asked again."""


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


Tracks = dict[tuple[str, Where, Op, int], "Track"]
"""Every comparison that somebody follows, by signal, slice, operator and limit."""


def probe(term: Term, world: Seen, tracks: Tracks | None = None) -> Probe:
    """Make a probe of the term; it remembers how long signals have held, so one probe serves one watcher.

    Probes that are given the same `tracks` follow a comparison together, and look at it once; they are asked in the
    same order of time.
    """
    tracks = {} if tracks is None else tracks
    match term:
        case Compare():
            return _compare(term, world, tracks)
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
            negated = probe(inner, world, tracks)

            def opposite(t: int) -> tuple[bool, int]:
                truth, until = negated(t)
                return not truth, until

            return opposite
        case All(terms):
            return _joined(all, [probe(inner, world, tracks) for inner in terms])
        case Any_(terms):
            return _joined(any, [probe(inner, world, tracks) for inner in terms])


def _joined(join: Callable[[list[bool]], bool], probes: list[Probe]) -> Probe:
    def joined(t: int) -> tuple[bool, int]:
        answers = [
            inner(t) for inner in probes
        ]  # never cut short: each remembers how long its signal has held
        return join([truth for truth, _ in answers]), min(until for _, until in answers)

    return joined


def _compare(term: Compare, world: Seen, tracks: Tracks) -> Probe:
    key = (term.signal, term.where, term.op, term.limit)
    track = tracks.get(key)
    if track is None:
        track = tracks[key] = Track(world.signals[term.signal], term.where, _BEYOND[term.op], term.limit)
    hold, scrapes = term.hold, -(-term.hold // SCRAPE) * SCRAPE

    def compare(t: int) -> tuple[bool, int]:
        last = track.follow(t)
        if track.raw and last - track.since < hold:
            return False, min(track.since + scrapes, track.steady)
        return track.raw, track.steady

    return compare


@dataclass(slots=True)
class Track:
    """A signal followed past its limit."""

    state: SignalState
    where: Where
    beyond: Beyond
    limit: int
    asked: int = -SCRAPE
    """The scrape of the last question."""
    raw: bool = False
    """Whether the value was beyond the limit there."""
    since: int = 0
    """The first scrape of the present run of true ones."""
    steady: int = 0
    """The next scrape that can differ, as long as nothing new pushes the signal."""
    version: int = 0

    def follow(self, t: int) -> int:
        """Come up to the last scrape at or before `t`, and return it."""
        last = t - t % SCRAPE
        if self.version != self.state.version:
            self.version = self.state.version
            self.steady = min(self.steady, self.asked + SCRAPE)
        while self.steady <= last:
            now = self.beyond(self.state.read(self.steady, self.where), self.limit)
            if now and not self.raw:
                self.since = self.steady
            self.raw = now
            self.steady = _next_change(self.state, self.where, self.beyond, self.limit, self.steady, now=now)
        self.asked = last
        return last


def _next_change(
    state: SignalState, where: Where, beyond: Beyond, limit: int, last: int, *, now: bool
) -> int:
    """Return the first scrape after `last` that may differ from `now`, NEVER if none can."""
    scrape, end = last + SCRAPE, last + (HORIZON + 1) * SCRAPE
    while scrape < end:
        low, high, until = state.calm(scrape, where)
        if beyond(low, limit) != beyond(high, limit):
            low, high, until = state.calm(scrape, where, scrape + STRETCH * SCRAPE)
        if beyond(low, limit) == beyond(high, limit):
            if beyond(low, limit) != now:
                return scrape
            if until >= NEVER:
                return NEVER
            scrape = until + -until % SCRAPE
            continue
        while scrape < until:
            if beyond(state.read(scrape, where), limit) != now:
                return scrape
            scrape += SCRAPE
    return scrape
