"""What is found in one field of a message, or in one place of its words."""

from fractions import Fraction
from typing import Literal

from simulator.domain.cleaning import fit
from simulator.domain.values import dataclass

ONE, HALF, QUARTER, NONE = Fraction(1), Fraction(1, 2), Fraction(1, 4), Fraction(0)
FALSE = Fraction(-1)
"""A false claim costs what a true one earns."""


Rule = Literal[
    "field",
    "leak",
    "internal-names",
    "jargon",
    "blame",
    "recovery-time",
    "cause-as-fact",
    "contradiction",
    "not-so",
    "level",
    "length",
    "channel",
    "phase",
]
"""What a finding is about: a field, or something that must not be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words that a finding is about: [start, end) in characters of a field's value or of the sender's own words, as their reader gets them."""

    where: str
    """The field, or words."""
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was found."""

    where: str
    rule: Rule = "field"
    share: Fraction
    """Of what the field is worth; below zero for what is false."""
    weight: int
    """What the field counts; 0 for what must not be there at all."""
    says: str
    """What would have been right; empty where it was."""
    places: tuple[Place, ...] = ()
    """The words it is about; none where something is missing."""


def whole(where: str, text: str) -> tuple[Place, ...]:
    """Return all of a text as the place of a finding; none for one without words."""
    read = fit(text)
    return (Place(where=where, start=0, end=len(read)),) if read.strip() else ()
