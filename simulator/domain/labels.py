"""What an alert says of itself beside its words: whom it is about, how pressing it is, of which model and where.

Half of that an alert has by itself, from its rule and its service; the rest its author writes. Which labels there are, and
which every alert must carry, is the standard's, so that whoever sorts and routes alerts can rely on them.
"""

from simulator.domain.scenario import Scenario
from simulator.domain.standards.labelling import Has


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
