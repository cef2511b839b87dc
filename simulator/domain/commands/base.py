"""What commands have in common."""

from typing import Final, Literal

from simulator.domain.values import dataclass

Standing = Literal["confirmed", "suspected", "unknown", "denied"]
STRICT: Final = {"extra": "forbid"}
"""The configuration of everything that comes from a wire or a log."""
FACILITATOR: Final = "facilitator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One field of a message: its value, how sure, and on what evidence."""

    __pydantic_config__ = STRICT

    value: str = ""
    standing: Standing = "confirmed"
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What every command has."""

    __pydantic_config__ = STRICT

    seat: str
