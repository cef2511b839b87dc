"""What an alert says of itself beside its words: whom it is about, how pressing it is, of which model and where.

Half of that an alert has by itself, from its rule and its service; the rest its author writes. Which labels there are, and
which every alert must carry, is the standard's, so that whoever sorts and routes alerts can rely on them.
"""

from typing import Literal

from simulator.domain.scenario import Scenario
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


def had(scenario: Scenario, alert: str) -> dict[Has, str]:
    """Return what an alert, or an alert of noise, has by itself; what is empty is not there. KeyError for no alert."""
    rule = scenario.alerts.get(alert) or scenario.noise[alert]
    service = scenario.services.get(rule.service)
    found: dict[Has, str] = {
        "service": rule.service,
        "priority": rule.priority,
        "team": service.team if service else "",
        "model": service.model if service else "",
        "runbook": rule.runbook or "",
    }
    return {has: value for has, value in found.items() if value}
