"""The shape of an observation: what the log shows of how the work went, with the events that show it.

It tells what happened, never what somebody is like; it earns no points and changes none.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal

from simulator.domain.values import dataclass

Standing = Literal["sign", "clear", "thin"]
"""sign: something to talk about. clear: it was looked for, and nothing stood out. thin: too little happened to tell."""
Unit = Literal["", "ms", "ratio"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """What is looked for, and from where it is taken."""

    id: str
    name: str
    """In plain words, and about the work."""
    counts: str
    """What is counted, and from when it is called a sign: such limits are our own values, and no study's."""
    source: str
    """Who described it, and where."""
    advice: str
    """What to try next time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of an observation."""

    name: str
    value: int | Fraction | None
    """None where there was nothing to count."""
    unit: Unit = ""
    """ms: milliseconds; ratio: a share of 1; else a count or a plain number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What the log shows of one marker."""

    marker: Marker
    standing: Standing
    says: str
    """One sentence on what happened; of a thin one, what was missing."""
    figures: tuple[Figure, ...] = ()
    events: tuple[int, ...] = ()
    """Lines of the log (seq) that show it, in order."""
    t: int | None = None
    """T+ms of the first of them; None where there is none."""


def observed(
    marker: Marker,
    says: str,
    *,
    sign: bool,
    figures: Iterable[Figure] = (),
    shown: Iterable[tuple[int, int]] = (),
) -> Observation:
    """Return a marker for which there was enough in the log; `shown` has (seq, T+ms) of what shows it."""
    lines = sorted(set(shown))
    return Observation(
        marker=marker,
        standing="sign" if sign else "clear",
        says=says,
        figures=tuple(figures),
        events=tuple(seq for seq, _ in lines),
        t=lines[0][1] if lines else None,
    )


def too_thin(marker: Marker, says: str, figures: Iterable[Figure] = ()) -> Observation:
    """Return a marker of which the log does not hold enough to tell anything."""
    return Observation(marker=marker, standing="thin", says=says, figures=tuple(figures))
