"""What a standard asks within a limit: what starts each clock, what keeps it, and how long there is.

What becomes of a clock in an exercise is for `simulator.domain.clocks`.
"""

from typing import Literal

from simulator.domain.standards.figures import Dimension, Label
from simulator.domain.units import AUTHORED, Duration, Name, Text
from simulator.domain.values import dataclass

Begins = Literal[
    "alert-fired",
    "detected",
    "acknowledged",
    "declared",
    "first-post",
    "asked",
    "mitigated",
    "remedy-finished",
    "triggered",
]

KeptBy = Literal[
    "acknowledged",
    "disposed",
    "declared",
    "assigned",
    "classified",
    "message",
    "paged",
    "mitigated",
    "monitoring",
    "resolved",
    "answered",
    "verified",
    "postmortem",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A duty with a limit: what starts it, what keeps it, how long there is."""

    __pydantic_config__ = AUTHORED

    says: Text
    """What is owed, as a screen shows it: Acknowledge the alert."""
    asks: Text
    """The clause in full."""
    clause: Text
    """Its number in the standard."""
    starts: Begins
    kept_by: KeptBy
    what: tuple[Name, ...] = ()
    """For assigned: roles. For message: types, any of which keeps it."""
    limits: dict[Label, Duration | None]
    """By severity; for acknowledged, by priority; for disposed, by both (an item of no incident has only a priority)."""
    every: bool = False
    """It repeats: each time it is kept, the next begins (a cadence), until the incident is resolved."""
    while_: Literal["investigating", "monitoring", "any"] = "any"
    """A cadence's phase: until mitigated, or after."""
    opens: Duration = 0
    """It cannot be kept earlier than this after its start (the stability watch)."""
    unless: Literal["mitigated"] | None = None
    """It is no longer owed if this has happened before its limit."""
    audience: Name | None = None
    """Owed only if the incident must be told to this audience."""
    dimension: Dimension = "timeliness"
    task: Name
    role: Name
    """Whose duty it is."""
    weight: int = 1
    source: Name
