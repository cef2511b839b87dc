"""Numbers as ratios: two things timed side by side on one machine, each printed with the bar it is held against.

Machines differ and are noisy; how much slower than the bare thing we are is the same on all of them.
The two take turns, so that both meet the same noise, and medians are compared.
"""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter
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
    one: Callable[[], object], other: Callable[[], object], *, rounds: int, warm: int = 5
) -> tuple[float, float]:
    """Time both in turns and return the median seconds of each; who goes first alternates.

    The first `warm` rounds load code and caches, and do not count.
    """
    timed: dict[Callable[[], object], list[float]] = {one: [], other: []}
    gc.collect()
    for turn in range(rounds + warm):
        for each in (one, other) if turn % 2 else (other, one):
            begun = perf_counter()
            each()
            timed[each].append(perf_counter() - begun)
    return median(timed[one][warm:]), median(timed[other][warm:])


def say(seconds: float) -> str:
    """Write a time as people read it: 870 µs, 8.7 ms, 1.20 s."""
    if seconds < 1e-3:
        return f"{seconds * 1e6:.0f} µs"
    return f"{seconds * 1e3:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"
