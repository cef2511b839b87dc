"""What a dot means in a template: an entry of a mapping, or a field of a dataclass, and nothing else.

No attribute of an object is to be had, so no method, no class, and no address in memory that would differ between runs.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

from jinja2 import StrictUndefined, Undefined
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from simulator.rendering.compiling import Format
from simulator.rendering.markdown import escaped

_LOOP: Final = frozenset({"index", "first", "last", "length"})


class Reading(ImmutableSandboxedEnvironment):
    """An environment in which a dot reads an entry, and nothing else is there."""

    def __init__(self, filters: Mapping[str, Callable[..., Any]], written_in: Format) -> None:
        super().__init__(
            undefined=StrictUndefined,
            autoescape=written_in == "html",
            finalize=_printed_in_markdown if written_in == "markdown" else _printed,
            trim_blocks=True,
            lstrip_blocks=True,
            optimized=False,  # nothing is computed before it has been looked at
            cache_size=0,
        )
        self.globals.clear()
        self.tests.clear()
        self.filters.clear()
        self.filters.update(filters)

    def getattr(self, obj: Any, attribute: str) -> Any:  # Jinja2's signature
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # Jinja2's signature
        if isinstance(obj, Mapping):
            if isinstance(argument, str | int) and argument in obj:
                return obj[argument]
        elif isinstance(obj, list | tuple):
            if isinstance(argument, int) and -len(obj) <= argument < len(obj):
                return obj[argument]
        elif isinstance(obj, LoopContext):
            if argument in _LOOP:
                return getattr(obj, argument)
        elif is_dataclass(obj) and argument in {field.name for field in fields(obj)}:
            return getattr(obj, argument)
        return self.undefined(f"there is nothing called {argument!r} there")


def _printed(value: object) -> object:
    if isinstance(value, str | int):
        return value
    if isinstance(value, Undefined):
        str(value)  # StrictUndefined says here what is missing
    raise TypeError(f"a {type(value).__name__} cannot be written as it is: name one of its parts")


def _printed_in_markdown(value: object) -> object:
    printed = _printed(value)
    return escaped(printed) if isinstance(printed, str) else printed
