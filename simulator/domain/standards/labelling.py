"""Which labels an alert carries under a standard, and what may stand there; what an alert has by itself is for `labels`."""

from typing import Literal

from simulator.domain.units import AUTHORED, Name, Text
from simulator.domain.values import dataclass

Has = Literal["service", "priority", "team", "model", "runbook"]
"""What an alert has by itself: of its rule, or of the service it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertLabel:
    """One label of the schema."""

    __pydantic_config__ = AUTHORED

    says: Text
    of: Has | None = None
    """What the alert has by itself and this label repeats; without it, its author writes the label."""
    required: bool = False
    """Every alert must carry it, those of noise too."""
    values: tuple[Text, ...] = ()
    """One of these; without any, whatever is written."""
    source: Name
