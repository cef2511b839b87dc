"""What is found in one field of a message, or in one place of its words."""

from fractions import Fraction

from simulator.domain.values import dataclass

ONE, HALF, QUARTER, NONE = Fraction(1), Fraction(1, 2), Fraction(1, 4), Fraction(0)
FALSE = Fraction(-1)
"""A false claim costs what a true one earns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was found."""

    where: str
    share: Fraction
    """Of what the field is worth; below zero for what is false."""
    weight: int
    """What the field counts; 0 for what must not be there at all."""
    says: str
    """What would have been right; empty where it was."""
