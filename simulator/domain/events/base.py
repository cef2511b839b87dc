"""What events have in common."""

from simulator.domain.commands import STRICT
from simulator.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What every event has: nothing."""

    __pydantic_config__ = STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Event):
    """What every act of a player has."""

    by: str
    """The role that acted."""
