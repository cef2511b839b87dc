"""A scenario or a standard as plain data, and back: no condition is parsed again, and nothing is checked.

What an author wrote is read elsewhere, by libraries that take long to import.
This is for keeping what they made of it, so that the next exercise begins without them; only data that `plain` wrote is
understood by `value`.

A dataclass or a fact becomes a list of its kind's name and its fields in order, a tuple a list without a name.
"""

from dataclasses import fields, is_dataclass
from types import ModuleType
from typing import Any, Final

from simulator.domain import accounts, conditions, regimes, scenario, standards
from simulator.domain.scenario import key, lesson, people, plant


def _kinds(*modules: ModuleType) -> dict[str, type[Any]]:
    return {
        name: kind
        for module in modules
        for name, kind in vars(module).items()
        if isinstance(kind, type) and is_dataclass(kind)
    }


_VALUES: Final = _kinds(accounts, conditions, regimes, standards, scenario, key, lesson, people, plant)
KINDS: Final[dict[str, type[Any]]] = _VALUES | {"Fact": conditions.Fact}
"""Everything a scenario or a standard can hold, by name."""
_NAMES: Final = {kind: tuple(one.name for one in fields(kind)) for kind in _VALUES.values()} | {
    conditions.Fact: conditions.Fact._fields
}
_FILL: Final = {kind: [getattr(kind, name).__set__ for name in _NAMES[kind]] for kind in _VALUES.values()}
"""What puts each field of a value into its slot: compiling sixty `__init__` to call them would take longer than all else."""


def plain(value: Any) -> Any:  # a value of the domain
    """Return a scenario, a standard or any part of one as JSON can hold it. Raises TypeError for what is no part of one."""
    match value:
        case None | str() | int():
            return value
        case dict():
            return {name: plain(inner) for name, inner in value.items()}
        case tuple() if type(value) is tuple:
            return ["", *map(plain, value)]
        case _ if type(value) in _NAMES:
            return [type(value).__name__, *(plain(getattr(value, name)) for name in _NAMES[type(value)])]
        case _:
            message = f"{value!r} is no part of a scenario or a standard"
            raise TypeError(message)


def value(data: Any) -> Any:
    """Return the value that `plain` wrote as these data. Raises LookupError, TypeError or ValueError for any others."""
    if isinstance(data, list):
        name, *held = map(value, data)
        if not name:
            return tuple(held)
        kind = KINDS[name]
        if kind not in _FILL:
            return kind(*held)  # a fact
        made = object.__new__(kind)
        for put, one in zip(_FILL[kind], held, strict=True):
            put(made, one)
        return made
    if isinstance(data, dict):
        return {name: value(inner) for name, inner in data.items()}
    return data
