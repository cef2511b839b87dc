"""The units in which everything is counted, and how an author writes them.

Time is an integer of milliseconds since STARTEX (`Ms`), quantities are integers in millionths (`Micro`): no float ever
reaches an event, because floats differ between machines and Python versions (`sum()` changed in 3.12).

An author writes `2m`, `30%`, `2026-05-12T11:05:00Z`.
The annotated types below carry the reader along, so that a validation library can use it without the domain importing
one: `__get_pydantic_core_schema__` returns plain dictionaries.
"""

import re
from collections.abc import Callable
from dataclasses import field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from simulator.domain.values import dataclass

MICRO: Final = 1_000_000
SECOND: Final = 1_000
MINUTE: Final = 60 * SECOND
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
SCRAPE: Final = 15 * SECOND
"""Signals are read on this grid; between two scrapes nothing about a signal changes (Prometheus' customary interval)."""
NEVER: Final = 1 << 62
"""Later than anything: no exercise lasts 146 million years."""
LONGEST: Final = 400 * DAY
"""The longest duration an author may write; a typo such as `30000d` is caught by it."""


class Unreadable(ValueError):
    """An author's text that means nothing here: what is wrong, the way out, and where in the text."""

    def __init__(self, message: str, help: str | None = None, at: int | None = None) -> None:  # noqa: A002  # rustc's word
        super().__init__(message)
        self.message = message
        self.help = help
        self.at = at


@dataclass(frozen=True, slots=True)
class Written:
    """Marks a type as written by an author in another form: `read` turns the written form into the value."""

    read: Callable[[Any], Any]
    schema: tuple[tuple[str, Any], ...] = field(compare=False)
    """The JSON Schema of the written form, as pairs."""

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> dict[str, Any]:
        return {
            "type": "function-plain",
            "function": {"type": "no-info", "function": self.read},
            "metadata": {"pydantic_js_functions": [lambda *_: dict(self.schema)]},
        }


@dataclass(frozen=True, slots=True)
class Numbered:
    """Marks a choice among whole numbers: a text that writes one is read as it, as a twin puts it together from picks."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: Callable[[object], Any]
    ) -> dict[str, Any]:
        return {
            "type": "function-before",
            "function": {"type": "no-info", "function": read_whole},
            "schema": handler(source),
        }


_WHOLE = re.compile(r"\d{1,9}", re.ASCII)


def read_whole(written: object) -> object:
    """Turn `"2"` into 2, and leave everything else as it is."""
    return int(written) if isinstance(written, str) and _WHOLE.fullmatch(written) else written


_PARTS = (("d", DAY), ("h", HOUR), ("m", MINUTE), ("s", SECOND))
_DURATION = re.compile(r"(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?", re.ASCII)
_DURATION_HELP = "write it as days, hours, minutes and seconds in that order: 90s, 5m, 1h30m, 2d"


def read_duration(written: object) -> int:
    """Turn `1h30m` into milliseconds; nothing negative, nothing over `LONGEST`."""
    if isinstance(written, bool) or not isinstance(written, str):
        message = f"expected a duration such as 5m, got {written!r}"
        raise Unreadable(message, _DURATION_HELP)
    found = _DURATION.fullmatch(written)
    if not found or not written:
        message = f"expected a duration such as 5m, got {written!r}"
        raise Unreadable(message, _DURATION_HELP)
    ms = sum(int(n) * unit for n, (_, unit) in zip(found.groups(), _PARTS, strict=True) if n)
    if ms > LONGEST:
        message = f"{written} is longer than an exercise can reach ({format_duration(LONGEST)})"
        raise Unreadable(message, "check the unit: m is minutes, d is days")
    return ms


def read_offset(written: object) -> int:
    """Turn `6m` or `-3d` into milliseconds from STARTEX; before it is negative."""
    if isinstance(written, str) and written.startswith("-"):
        return -read_duration(written[1:])
    return read_duration(written)


def format_duration(ms: int) -> str:
    """Write milliseconds as an author would: 90000 is `1m30s`; less than a second is dropped."""
    if ms < 0:
        return "-" + format_duration(-ms)
    parts, rest = [], ms // SECOND * SECOND
    for letter, unit in _PARTS:
        n, rest = divmod(rest, unit)
        if n:
            parts.append(f"{n}{letter}")
    return "".join(parts) or "0s"


_QUANTITY_HELP = "write a number such as 0.02, 120 or 2%"
_NUMBER = re.compile(r"-?\d{1,12}(?:\.\d{1,12})?", re.ASCII)


def read_quantity(written: object) -> int:
    """Turn `0.02`, `120` or `2%` into millionths; finer than a millionth is refused, not rounded away."""
    text = written
    if isinstance(written, bool):
        text = ""
    elif isinstance(written, int):
        text = str(written)
    elif isinstance(written, float):
        text = format(Decimal(repr(written)), "f")
    if not isinstance(text, str):
        message = f"expected a number, got {written!r}"
        raise Unreadable(message, _QUANTITY_HELP)
    number, percent = (text[:-1].rstrip(), True) if text.endswith("%") else (text, False)
    if not _NUMBER.fullmatch(number):
        message = f"expected a number, got {written!r}"
        raise Unreadable(message, _QUANTITY_HELP)
    exact = Decimal(number).scaleb(4 if percent else 6)
    if exact % 1:
        message = f"{written} is finer than a millionth, the smallest step there is"
        raise Unreadable(message, "use a larger unit, or fewer digits")
    return int(exact)


def read_share(written: object) -> int:
    """Turn `30%` or `0.3` into millionths between nothing and all of it."""
    micro = read_quantity(written)
    if not 0 <= micro <= MICRO:
        message = f"expected a share between 0% and 100%, got {written}"
        raise Unreadable(message, "write 30% or 0.3")
    return micro


_INSTANT_HELP = "write it in UTC, as 2026-05-12T11:05:00Z"
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?Z", re.ASCII)
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def read_instant(written: object) -> int:
    """Turn `2026-05-12T11:05:00Z` into milliseconds since 1970."""
    if isinstance(written, str) and _INSTANT.fullmatch(written):
        try:
            moment = datetime.fromisoformat(written)
        except ValueError as unreal:
            message = f"no such moment: {written} ({unreal})"
            raise Unreadable(message, _INSTANT_HELP) from None
        return int((moment - EPOCH).total_seconds()) * SECOND
    message = f"expected a moment in UTC, got {written!r}"
    raise Unreadable(message, _INSTANT_HELP)


_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


def read_time_of_day(written: object) -> int:
    """Turn `18:00` into milliseconds since midnight."""
    found = _CLOCK.fullmatch(written) if isinstance(written, str) else None
    if not found:
        message = f"expected a time of day such as 18:00, got {written!r}"
        raise Unreadable(message, "write hours and minutes, 00:00 to 23:59")
    return int(found[1]) * HOUR + int(found[2]) * MINUTE


_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?", re.ASCII)
_SIGNAL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?(?:\.[a-z0-9_]{1,63}){1,3}", re.ASCII)
TEXT_LIMIT: Final = 4_000


def read_name(written: object) -> str:
    """A name things are called by: lower-case letters, digits and hyphens, up to 64."""
    if isinstance(written, str) and _NAME.fullmatch(written):
        return written
    message = f"expected a name, got {written!r}"
    raise Unreadable(message, "use lower-case letters, digits and hyphens, such as edge-errors")


def read_signal_name(written: object) -> str:
    """A signal's name: the service, a dot, and what is measured: `edge.errors_ratio`."""
    if isinstance(written, str) and _SIGNAL.fullmatch(written):
        return written
    message = f"expected a signal's name, got {written!r}"
    raise Unreadable(message, "write the service, a dot and the measure, such as edge.errors_ratio")


def read_text(written: object) -> str:
    """Words for people: any text of up to 4,000 characters; a number or truth is taken as it reads (1.10 as 1.1)."""
    if isinstance(written, bool):
        return "true" if written else "false"
    if isinstance(written, int | float):
        return str(written)
    if not isinstance(written, str):
        message = f"expected text, got {type(written).__name__}"
        raise Unreadable(message, "put the words in quotes")
    if len(written) > TEXT_LIMIT:
        message = f"{len(written)} characters are more than a text may have ({TEXT_LIMIT})"
        raise Unreadable(message, "put long reading into runbooks/*.md")
    return written


def _text(pattern: str, *examples: str) -> tuple[tuple[str, Any], ...]:
    return (("type", "string"), ("pattern", pattern), ("examples", list(examples)))


_AMOUNT = (
    ("anyOf", [{"type": "number"}, {"type": "string", "pattern": r"^-?\d+(\.\d+)?%?$"}]),
    ("examples", [0.02, 120, "30%"]),
)

Duration = Annotated[int, Written(read_duration, _text(r"^(\d+d)?(\d+h)?(\d+m)?(\d+s)?$", "90s", "5m", "2h"))]
"""Milliseconds, written `5m`."""
Offset = Annotated[int, Written(read_offset, _text(r"^-?(\d+d)?(\d+h)?(\d+m)?(\d+s)?$", "6m", "-3d"))]
"""Milliseconds from STARTEX, written `6m` or `-3d`."""
Micro = Annotated[int, Written(read_quantity, _AMOUNT)]
"""Millionths of the unit, written `0.02`, `120` or `2%`."""
Share = Annotated[int, Written(read_share, _AMOUNT)]
"""Millionths between 0 and 1,000,000, written `30%`."""
Format = Annotated[Literal[1], Numbered()]
"""The version of a file's format."""
Instant = Annotated[
    int, Written(read_instant, _text(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?Z$", "2026-05-12T11:05:00Z"))
]
"""Milliseconds since 1970 in UTC."""
TimeOfDay = Annotated[int, Written(read_time_of_day, _text(r"^\d{2}:\d{2}$", "18:00"))]
"""Milliseconds since midnight."""
Name = Annotated[str, Written(read_name, _text(r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", "edge-errors"))]
SignalName = Annotated[
    str, Written(read_signal_name, _text(r"^[a-z0-9][a-z0-9-]*(\.[a-z0-9_]+)+$", "edge.errors_ratio"))
]
Text = Annotated[str, Written(read_text, (("type", "string"), ("maxLength", TEXT_LIMIT)))]
"""Words for people; never markup, never a template."""

Ref = Text
"""Evidence by name: a signal (`edge.errors_ratio`), alert, report, change, log, trace, runbook, suggestion or person."""

AUTHORED: Final = {
    "extra": "forbid",
    "alias_generator": lambda field: field.rstrip("_"),
    "populate_by_name": False,
}
"""The configuration of every dataclass an author writes: strict keys, `from_` written as `from`."""
