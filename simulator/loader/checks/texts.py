"""Every text of a scenario, with its place."""

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from simulator.domain.conditions import Condition
from simulator.loader.checks.issues import Path

Text = tuple[Path, str]
"""Where a text stands, and the text."""


def texts(value: object) -> list[Text]:
    """Return every text below a value with its path, conditions aside."""
    found: list[Text] = []
    _gather(value, (), found)
    return found


def _gather(value: object, path: Path, found: list[Text]) -> None:
    if isinstance(value, str):
        found.append((path, value))
    elif isinstance(value, dict):
        for name, inner in value.items():
            _gather(inner, (*path, name), found)
    elif isinstance(value, tuple):
        for place, inner in enumerate(value):
            _gather(inner, (*path, place), found)
    else:
        kind: Any = type(value)
        for name, written in _parts(kind):
            _gather(getattr(value, name), (*path, written), found)


@cache
def _parts(kind: type[Any]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a kind of value that may hold texts, and what an author writes for each."""
    if not is_dataclass(kind) or issubclass(kind, Condition):
        return ()
    return tuple((one.name, one.name.rstrip("_")) for one in fields(kind))
