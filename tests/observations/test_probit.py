"""The normal quantile in whole numbers, beside the standard library's."""

from fractions import Fraction
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.observations.probit import quantile


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(1, 2 * n - 1), st.just(2 * n))))
def test_it_agrees_with_the_standard_library_to_the_thousandth(share):
    """For every rate that so many cases can give."""
    over, under = share

    assert abs(quantile(Fraction(over, under)) - 1_000 * NormalDist().inv_cdf(over / under)) <= 1


def test_both_sides_are_alike():
    """A tenth below is as far away as a tenth above."""
    assert [quantile(Fraction(1, 10)), quantile(Fraction(1, 2)), quantile(Fraction(9, 10))] == [
        -1_281,
        0,
        1_281,
    ]


@pytest.mark.parametrize("share", [Fraction(0), Fraction(1), Fraction(3, 2)])
def test_a_certainty_has_none(share):
    """It would lie at infinity; what was counted must be corrected before."""
    with pytest.raises(ValueError, match="has no quantile: it must lie between 0 and 1"):
        quantile(share)
