"""Figures over many teams, in whole numbers: the same on every machine, however the outcomes came.

An interval is the normal one at 95%: there are hundreds of teams, and a mean of hundreds is as good as normal.
"""

from collections.abc import Sequence
from math import isqrt
from typing import Final

from simulator.domain.values import dataclass

_Z: Final = 196
"""Hundredths of a standard error to either side of a mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A mean, and between what the mean of all such teams lies, 19 times in 20; in the unit of the values."""

    mean: int
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How values lie: the interval of their mean, and the value that one, five and nine in ten stay below."""

    n: int
    mean: Interval
    p10: int
    median: int
    p90: int
    least: int
    most: int


def spread(values: Sequence[int]) -> Spread | None:
    """Return how values lie; None where there are none."""
    if not values:
        return None
    ordered = sorted(values)
    return Spread(
        n=len(ordered),
        mean=interval(ordered),
        p10=quantile(ordered, 10),
        median=quantile(ordered, 50),
        p90=quantile(ordered, 90),
        least=ordered[0],
        most=ordered[-1],
    )


def quantile(ordered: Sequence[int], percent: int) -> int:
    """Return the least value that so many of a hundred do not go over; the values stand in order, and there is one."""
    return ordered[max(-(-percent * len(ordered) // 100) - 1, 0)]


def interval(values: Sequence[int]) -> Interval:
    """Return the mean of at least one value, with its interval; of a single value nothing is known but itself."""
    n, total = len(values), sum(values)
    mean = _rounded(total, n)
    half = _Z * isqrt(_error_squared(values)) // 100 // _FINE
    return Interval(mean=mean, low=mean - half, high=mean + half)


def difference(ones: Sequence[int], others: Sequence[int]) -> Interval:
    """Return how much larger the first values are on average, with its interval; both have at least one."""
    mean = _rounded(sum(ones) * len(others) - sum(others) * len(ones), len(ones) * len(others))
    half = _Z * isqrt(_error_squared(ones) + _error_squared(others)) // 100 // _FINE
    return Interval(mean=mean, low=mean - half, high=mean + half)


_FINE: Final = 1_000
"""Errors are counted in thousandths of the unit before they are rounded."""


def _error_squared(values: Sequence[int]) -> int:
    """Return the squared standard error of the mean, in millionths of the unit squared."""
    n, total = len(values), sum(values)
    if n < 2:  # noqa: PLR2004  # one value has no spread
        return 0
    return (n * sum(value * value for value in values) - total * total) * _FINE * _FINE // (n * n * (n - 1))


def _rounded(number: int, of: int) -> int:
    """Divide, half away from nothing."""
    return (2 * abs(number) + of) // (2 * of) * (1 if number >= 0 else -1)
