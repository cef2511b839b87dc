"""From plain data to a scenario or a standard: what a log's header holds, or what a file was read into.

Raises ValueError at the first thing that is wrong: files are checked problem by problem elsewhere (`loading`).
"""

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from simulator.domain.scenario import Scenario
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


def build_scenario(data: dict[str, Any]) -> Scenario:
    """Return the scenario that plain data describe; ValueError if they describe none."""
    return scenario_adapter().validate_python(data, context=CONTEXT)


def build_standard(data: dict[str, Any]) -> Standard:
    """Return the standard that plain data describe; ValueError if they describe none."""
    return standard_adapter().validate_python(data, context=CONTEXT)
