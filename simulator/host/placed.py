"""What an author places that may come about or not: faults, alerts, reports, injects, suggestions, events."""

from collections.abc import Iterator

from simulator.domain import events as e
from simulator.domain.scenario import Scenario

Thing = tuple[str, str]
"""(kind, name), such as ("alert", "edge-errors")."""


def placed(scenario: Scenario) -> Iterator[Thing]:
    """Yield each, kind by kind as its author wrote them; an alert of noise is an alert."""
    for kind, names in (
        ("fault", scenario.faults),
        ("alert", scenario.alerts),
        ("alert", scenario.noise),
        ("report", scenario.reports),
        ("inject", scenario.injects),
        ("suggestion", scenario.suggestions),
        ("event", scenario.events),
    ):
        yield from ((kind, name) for name in names)


def came(event: e.AnyEvent) -> Thing | None:
    """Return what came about by an event, if an author placed it."""
    match event:
        case e.FaultBegan(fault=name):
            return "fault", name
        case e.AlertFired(alert=name):
            return "alert", name
        case e.ReportArrived(report=name):
            return "report", name
        case e.InjectDelivered(inject=name):
            return "inject", name
        case e.SuggestionMade(suggestion=name):
            return "suggestion", name
        case e.WorldMoved(event=name):
            return "event", name
    return None
