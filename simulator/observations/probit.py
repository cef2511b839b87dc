"""The normal distribution's quantile, in whole numbers: a machine's floats could differ in the last digit, and these never do."""

from fractions import Fraction
from typing import Final

ONE: Final = 10**15
"""What stands for 1 in the sums below."""
HEIGHT: Final = 398_942_280_401_433
"""The density at 0, one by the root of two pi, in the same measure."""
FARTHEST: Final = 6_000
"""Thousandths of a standard deviation beyond which nobody is asked."""
THOUSANDTH: Final = ONE // 1_000


def quantile(share: Fraction) -> int:
    """Return the z below which this share of a normal distribution lies, in thousandths, cut towards 0.

    Raises ValueError for a share that is not between 0 and 1.
    """
    if not 0 < share < 1:
        message = f"a share of {share} has no quantile: it must lie between 0 and 1"
        raise ValueError(message)
    if share < Fraction(1, 2):
        return -quantile(1 - share)
    wanted = share.numerator * ONE // share.denominator
    low, high = 0, FARTHEST
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _below(middle) <= wanted else (low, middle - 1)
    return low


def _below(z: int) -> int:
    """Return the share that lies below `z` thousandths, z not negative.

    Half, and the density times z + z³/3 + z⁵/15 + … (Abramowitz and Stegun 1964, 26.2.11).
    """
    x = z * THOUSANDTH
    square = x * x // ONE
    term = total = x
    odd = 1
    while term:
        odd += 2
        term = term * square // ONE // odd
        total += term
    return ONE // 2 + HEIGHT * ONE // _exponential(square // 2) * total // ONE


def _exponential(x: int) -> int:
    term = total = ONE
    number = 0
    while term:
        number += 1
        term = term * x // ONE // number
        total += term
    return total
