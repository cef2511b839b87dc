"""What follows from a scenario's answer key alone: which alerts and reports are true, and of which incident."""

from simulator.domain.conditions import signals_in
from simulator.domain.scenario import Scenario


def causes(scenario: Scenario) -> dict[str, frozenset[str]]:
    """Return the faults that may be behind each alert and report; what is missing is about nothing that is wrong.

    An alert may be due to each fault that moves a signal it watches; a report is about the fault it names.
    """
    moved_by: dict[str, set[str]] = {}
    for name, fault in scenario.faults.items():
        for move in fault.moves:
            moved_by.setdefault(move.signal, set()).add(name)
    found = {
        name: frozenset().union(*(moved_by.get(signal, ()) for signal in signals_in(rule.when.term)))
        for name, rule in scenario.alerts.items()
    }
    found |= {name: frozenset({report.about}) for name, report in scenario.reports.items() if report.about}
    return {name: faults for name, faults in found.items() if faults}


def owners(scenario: Scenario) -> dict[str, str]:
    """Return the key incident of each alert and report that can be true: the first that explains one of its faults."""
    owned = {name: explained_by(scenario, faults) for name, faults in causes(scenario).items()}
    return {name: owner for name, owner in owned.items() if owner}


def explained_by(scenario: Scenario, faults: frozenset[str]) -> str:
    """Return the first incident that explains one of the faults, or nothing."""
    return next(
        (name for name, key in scenario.answer_key.incidents.items() if not faults.isdisjoint(key.explains)),
        "",
    )
