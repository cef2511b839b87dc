"""Numbers as ratios: two things timed side by side on one machine, each printed with the bar it is held against.

Machines differ and are noisy; how much slower than the bare thing we are is the same on all of them.
The two take turns, so that both meet the same noise, and medians are compared.
"""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import process_time
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One number and what it is held against."""

    name: str
    value: float
    bar: float
    direction: Literal[">=", "<="] = "<="
    """Which side of the bar is good."""
    against: str

    @property
    def met(self) -> bool:
        """The value is on the good side of its bar."""
        return self.value >= self.bar if self.direction == ">=" else self.value <= self.bar


def medians(
    one: Callable[[], object],
    other: Callable[[], object],
    *,
    rounds: int,
    warm: int = 5,
    clock: Callable[[], float] = process_time,
) -> tuple[float, float]:
    """Time both in turns and return the median seconds of each; who goes first alternates.

    Seconds of this process alone: on a busy machine the longer of two is interrupted more often than the shorter.
    What waits for a disk or another process is timed by `perf_counter`.
    The first `warm` rounds load code and caches, and do not count.
    """
    timed: dict[Callable[[], object], list[float]] = {one: [], other: []}
    gc.collect()
    for turn in range(rounds + warm):
        for each in (one, other) if turn % 2 else (other, one):
            begun = clock()
            each()
            timed[each].append(clock() - begun)
    return median(timed[one][warm:]), median(timed[other][warm:])


def say(seconds: float) -> str:
    """Write a time as people read it: 870 µs, 8.7 ms, 1.20 s."""
    for unit, per_second in (("s", 1), ("ms", 1_000)):
        if seconds * per_second >= 1:
            return f"{seconds * per_second:.3g} {unit}"
    return f"{seconds * 1_000_000:.0f} µs"
