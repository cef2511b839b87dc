"""Every text of a scenario, with its place."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from simulator.domain.conditions import Condition
from simulator.loader.checks.issues import Path


def texts(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every text below a value with its path, conditions aside."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, (*path, name))
    elif isinstance(value, tuple):
        for place, inner in enumerate(value):
            yield from texts(inner, (*path, place))
    elif is_dataclass(value) and not isinstance(value, Condition):
        for one in fields(value):
            yield from texts(getattr(value, one.name), (*path, one.name.rstrip("_")))
