"""Who acts under a standard, what each may do, where they write, and whom an alert calls next."""

from typing import Final, Literal

from simulator.domain.units import AUTHORED, Duration, Name, Text
from simulator.domain.values import dataclass

ACTS: Final = (
    "declare",
    "classify",
    "assign-role",
    "approve-remedy",
    "approve-message",
    "send-public",
    "send-internal",
    "resolve",
    "hand-over",
    "page",
)
"""What a role may be allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A part in an incident, and what it may decide."""

    __pydantic_config__ = AUTHORED

    title: Text
    says: Text
    seat: bool = True
    """Players may take it."""
    may: tuple[Name, ...] = ()
    """Restricted acts it may do: declare, classify, assign-role, approve-remedy, approve-message, send-public,
    send-internal, resolve, hand-over, page."""
    not_with: tuple[Name, ...] = ()
    """Roles the same person may not hold at the worst severity."""
    source: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """Something the house holds to that no clock measures, such as speaking openly of what went wrong."""

    __pydantic_config__ = AUTHORED

    says: Text
    source: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Where a message can go."""

    __pydantic_config__ = AUTHORED

    says: Text
    audience: Name
    public: bool = False
    sensitive: bool = False
    """It may carry personal data (a restricted room)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One rung of the escalation ladder."""

    __pydantic_config__ = AUTHORED

    after: Duration
    """After the rung before it; the first, after the alert."""
    to: Literal["primary", "backup", "lead", "team"]
