"""Who waits for which condition, and when to ask again.

A watcher sleeps until its answer can change: until the moment its probe named, or until a fact, a signal or harm it
reads has changed.
"""

import heapq
from collections.abc import Callable, Iterable, Iterator

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
    Term,
)
from simulator.domain.probes import Probes, holds
from simulator.domain.units import NEVER, SCRAPE
from simulator.domain.values import dataclass
from simulator.domain.world import World
from simulator.engine.kernel import SETTLE, EngineError, Kernel

ROUNDS = 50
"""Settlement rounds within a millisecond, before the scenario is said to loop."""


@dataclass(slots=True)
class Watcher:
    """One condition, and what to do on its edges."""

    name: str
    term: Term
    turn: Callable[[bool], None]
    truth: bool = False
    until: int = 0
    once: bool = False
    """It only ever turns true once, and is then forgotten."""


def _read_by(term: Term) -> Iterator[Fact | str]:
    """Say which facts, signals and harm a term reads, some perhaps twice; one walk, because a team waits for many."""
    match term:
        case Happened(fact):
            yield fact
        case After(_, of):
            yield of
        case Absent(fact, _, of):
            yield fact
            yield of
        case Compare(signal):
            yield signal
        case Harm(what):
            yield f"harm {what}"
        case Not(inner):
            yield from _read_by(inner)
        case All(terms) | Any_(terms):
            for inner in terms:
                yield from _read_by(inner)
        case AfterClock():
            pass


class Watching:
    """Every watcher of an exercise, in file order."""

    def __init__(self, kernel: Kernel, world: World, *, every_scrape: bool = False) -> None:
        self._kernel = kernel
        self._world = world
        self._watchers: list[Watcher] = []
        self._probes = Probes(world)
        self._readers: dict[Fact | str, list[int]] = {}
        self._dirty: set[int] = set()
        self._due: list[tuple[int, int]] = []
        self._wakes: set[int] = set()
        self._every_scrape = every_scrape
        self.asked = 0
        """How many conditions were evaluated; the benchmark's count."""

    def watch(self, name: str, term: Term, turn: Callable[[bool], None], *, once: bool = False) -> Watcher:
        """Call `turn` with the new truth whenever the term turns; it is false before STARTEX."""
        index = len(self._watchers)
        watcher = Watcher(name, term, turn, once=once)
        self._watchers.append(watcher)
        for thing in _read_by(term):
            self._readers.setdefault(thing, []).append(index)
        self._dirty.add(index)
        return watcher

    def touched(self, what: Iterable[Fact | str]) -> None:
        """Facts have happened for the first time, signals are pushed anew, or harm runs differently."""
        for thing in what:
            readers = self._readers.get(thing)
            if readers:
                self._dirty.update(readers)
        if self._dirty:
            self._wake(self._kernel.now)

    def _wake(self, t: int) -> None:
        if t not in self._wakes:
            self._wakes.add(t)
            self._kernel.at(t, self._settle_now, SETTLE)

    def _settle_now(self) -> None:
        self._wakes.discard(self._kernel.now)
        self.settle()

    def settle(self) -> None:
        """Ask everyone whose answer may have changed, in file order, until nobody's has."""
        t = self._kernel.now
        for _ in range(ROUNDS):
            while self._due and self._due[0][0] <= t:
                until, index = heapq.heappop(self._due)
                if self._watchers[index].until == until:
                    self._dirty.add(index)
            if not self._dirty:
                if self._due:
                    self._wake(self._due[0][0])
                return
            if len(self._dirty) == 1:  # as it mostly is
                self._ask(t, self._dirty.pop())
                continue
            batch, self._dirty = sorted(self._dirty), set()
            for index in batch:
                self._ask(t, index)
        looping = ", ".join(self._watchers[index].name for index in sorted(self._dirty)[:3])
        message = f"at T+{t} ms conditions keep turning without end: {looping}"
        raise EngineError(message)

    def _ask(self, t: int, index: int) -> None:
        watcher = self._watchers[index]
        if watcher.once and watcher.truth:
            return
        self.asked += 1
        truth, until = self._probes.ask(watcher.term, t)
        if self._every_scrape:
            truth, until = holds(watcher.term, self._world, t), min(until, t - t % SCRAPE + SCRAPE)
        if until != watcher.until:
            watcher.until = until
            if until < NEVER:
                heapq.heappush(self._due, (until, index))
        if truth != watcher.truth:
            watcher.truth = truth
            watcher.turn(truth)
