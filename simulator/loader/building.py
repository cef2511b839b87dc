"""From plain data to a scenario or a standard: what a log's header holds, or what a file was read into.

Raises ValueError at the first thing that is wrong: files are checked problem by problem elsewhere (`loading`).
"""

from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from simulator.domain.scenario import Scenario, SeverityWhen, hints_of
from simulator.domain.standards import Standard
from simulator.loader.conditions import parse


@cache
def scenario_adapter() -> TypeAdapter[Scenario]:
    """Return what validates a scenario; building it once costs as much as reading many."""
    return TypeAdapter(Scenario)


@cache
def standard_adapter() -> TypeAdapter[Standard]:
    """Return what validates a standard."""
    return TypeAdapter(Standard)


CONTEXT: dict[str, Any] = {"condition": parse}
"""How conditions are read: the domain knows no grammar."""


def build_scenario(data: dict[str, Any], standard: Standard | None = None) -> Scenario:
    """Return the scenario that plain data describe, in the words of a standard; ValueError if they describe none."""
    scenario = with_hints(scenario_adapter().validate_python(data, context=CONTEXT))
    return scenario if standard is None else in_own_words(scenario, standard)


def build_standard(data: dict[str, Any]) -> Standard:
    """Return the standard that plain data describe; ValueError if they describe none."""
    return standard_adapter().validate_python(data, context=CONTEXT)


def with_hints(scenario: Scenario) -> Scenario:
    """Return the scenario in which a lesson's steps have their hints, which are had and paid like any others."""
    if scenario.lesson is None:
        return scenario
    return replace(scenario, hints={**scenario.hints, **hints_of(scenario.lesson)})


def in_own_words(scenario: Scenario, standard: Standard) -> Scenario:
    """Return the scenario with each severity of its answer key called as the standard calls it."""
    if not standard.labels:
        return scenario

    def own(given: str | SeverityWhen) -> str | SeverityWhen:
        if isinstance(given, SeverityWhen):
            return replace(given, is_=standard.labels.get(given.is_, given.is_))
        return standard.labels.get(given, given)

    incidents = {
        name: replace(key, severity=tuple(own(given) for given in key.severity))
        for name, key in scenario.answer_key.incidents.items()
    }
    return replace(scenario, answer_key=replace(scenario.answer_key, incidents=incidents))
