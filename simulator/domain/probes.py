"""What a condition means: `holds` at a moment, and `Probes`, which also say until when the answer cannot change.

`holds` reads straight from the definition and is the oracle; `Probes` are what the engine sleeps by.
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
from simulator.domain.values import dataclass

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


class Probes:
    """Answers for whoever waits: what holds, and until when one may sleep.

    It remembers how long signals have held. Whoever compares the same signal with the same limit follows it together,
    as far as somebody asks; `t` never goes back.
    """

    def __init__(self, world: Seen) -> None:
        self._world = world
        self._tracks: dict[tuple[str, Where, Op, int], Track] = {}

    def ask(self, term: Term, t: int) -> tuple[bool, int]:
        """Return the truth at T+`t` ms, and the moment before which it cannot change.

        It may change before if a fact it names happens, a signal it names is pushed anew, or harm it counts changes its
        rate.
        """
        match term:  # what is asked most often comes first
            case Compare():
                return self._compare(term, t)
            case After(delay, of):
                due = self._world.first.get(of, NEVER) + delay
                return (True, NEVER) if t >= due else (False, due)
            case Happened(fact):
                return self._world.first.get(fact, NEVER) <= t, NEVER
            case All(terms):
                return self._joined(terms, t, decisive=False)
            case Any_(terms):
                return self._joined(terms, t, decisive=True)
            case Not(inner):
                truth, until = self.ask(inner, t)
                return not truth, until
            case Absent(fact, within, of):
                due = self._world.first.get(of, NEVER) + within
                if t < due:
                    return False, due
                return self._world.first.get(fact, NEVER) >= due, NEVER
            case Harm(what, op, limit):
                meter, edge = self._world.harm[what], limit if op in (">", "<=") else limit - 1
                until = NEVER if meter.over(t, edge) else meter.reaches(t, edge)
                return _harm_holds(meter, op, limit, t), until
            case AfterClock(time_of_day):
                due = _clock(self._world, time_of_day)
                return (True, NEVER) if t >= due else (False, due)

    def _joined(self, terms: tuple[Term, ...], t: int, *, decisive: bool) -> tuple[bool, int]:
        """Ask until one answer decides: what is left cannot change anything before that one does."""
        soonest = NEVER
        for term in terms:
            truth, until = self.ask(term, t)
            if truth == decisive:
                return truth, until
            soonest = min(soonest, until)
        return not decisive, soonest

    def _compare(self, term: Compare, t: int) -> tuple[bool, int]:
        key = (term.signal, term.where, term.op, term.limit)
        track = self._tracks.get(key)
        if track is None:
            state = self._world.signals[term.signal]
            track = self._tracks[key] = Track(state, term.where, _BEYOND[term.op], term.limit)
        last, hold = track.follow(t), _on_grid(term.hold)
        if not track.raw:
            return False, track.steady + hold  # whatever comes, it must then hold for so long
        held = track.since + hold
        return (True, track.steady) if last >= held else (False, held)


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
            began = self.steady
            now, self.steady = _stretch(self.state, self.where, self.beyond, self.limit, began)
            if now and not self.raw:
                self.since = began
            self.raw = now
        self.asked = last
        return last


def _stretch(state: SignalState, where: Where, beyond: Beyond, limit: int, scrape: int) -> tuple[bool, int]:
    """Return whether the value is beyond the limit at a scrape, and the next scrape at which that may differ."""
    low, high, until = state.calm(scrape, where)
    now = beyond(low, limit)
    if now == beyond(high, limit):
        return now, _on_grid(until)
    now, end = beyond(state.read(scrape, where), limit), scrape + HORIZON * SCRAPE
    while scrape < end:
        low, high, until = state.calm(scrape, where, scrape + STRETCH * SCRAPE)
        there = beyond(low, limit)
        if there == beyond(high, limit):
            if there != now:
                return now, scrape
            scrape = _on_grid(until)
        while scrape < until:
            if beyond(state.read(scrape, where), limit) != now:
                return now, scrape
            scrape += SCRAPE
    return now, scrape


def _on_grid(t: int) -> int:
    """Return the first scrape at or after `t`."""
    return t + -t % SCRAPE
