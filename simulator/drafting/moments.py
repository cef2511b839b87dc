"""When a row of an events list happens: whatever a facilitator wrote there, in milliseconds."""

import re
from datetime import datetime, time, timedelta
from typing import Any, Final, NamedTuple

from simulator.domain.units import DAY, HOUR, MINUTE, SECOND

_SINCE: Final = re.compile(
    r"(?:t|h|startex|start)?\s*[+]\s*(?:(\d{1,3})\s*[:h]\s*)?(\d{1,4})(?::(\d{2}))?\s*(?:m|min|mins|minutes)?",
    re.IGNORECASE,
)
_MINUTES: Final = re.compile(r"(\d{1,4})\s*(?:m|min|mins|minutes)", re.IGNORECASE)
_DAY: Final = re.compile(r"d(?:ay)?\s*\+?\s*(\d{1,2})\b[\s,]*", re.IGNORECASE)
_CLOCK: Final = re.compile(
    r"(\d{1,2})\s*[:.h]?\s*(\d{2})(?:[:.](\d{2}))?\s*(am|pm)?\s*(?:hrs|hours|h|local|utc|z|[a-z]{3,4})?",
    re.IGNORECASE,
)
_NOON: Final = 12


class Moment(NamedTuple):
    """A moment as it was written."""

    ms: int
    """Since midnight of the first day, or since STARTEX."""
    since_start: bool


def read_moment(value: Any) -> Moment | None:
    """Return when it is; None if nobody could tell.

    Takes Excel's dates, times, spans and shares of a day, `09:15`, `0915hrs`, `2:30 pm`, `Day 2 09:15`, `T+0:15`, `+15`, `15 min`.
    """
    match value:
        case datetime():
            midnight = value.toordinal() * DAY
            return Moment(midnight + _of_day(value.hour, value.minute, value.second), since_start=False)
        case time():
            return Moment(_of_day(value.hour, value.minute, value.second), since_start=False)
        case timedelta():
            return Moment(int(value.total_seconds()) * SECOND, since_start=True)
        case bool() | None:
            return None
        case int() | float():
            if 0 <= value < 1:  # a share of a day is how a workbook keeps a time
                return Moment(round(value * DAY / SECOND) * SECOND, since_start=False)
            return _clock(f"{int(value):04d}") if 1 <= value <= 2359 and value == int(value) else None  # noqa: PLR2004  # 23:59
    return _text(str(value).strip())


def _of_day(hours: int, minutes: int, seconds: int = 0) -> int:
    return hours * HOUR + minutes * MINUTE + seconds * SECOND


def _text(text: str) -> Moment | None:
    if re.fullmatch(r"(?:startex|start of exercise)", text, re.IGNORECASE):
        return Moment(0, since_start=True)
    since = _SINCE.fullmatch(text)
    if since:
        hours, minutes, seconds = (int(part or 0) for part in since.groups())
        return Moment(_of_day(hours, minutes, seconds), since_start=True)
    minutes_ = _MINUTES.fullmatch(text)
    if minutes_:
        return Moment(int(minutes_[1]) * MINUTE, since_start=True)
    try:
        return (
            read_moment(datetime.fromisoformat(text))
            if re.match(r"\d{4}-\d{2}-\d{2}", text)
            else _on_day(text)
        )
    except ValueError:
        return None


def _on_day(text: str) -> Moment | None:
    day = _DAY.match(text)
    clock = _clock(text[day.end() :] if day else text)
    if clock is None or day is None:
        return clock
    return Moment(clock.ms + max(int(day[1]) - 1, 0) * DAY, since_start=False)


def _clock(text: str) -> Moment | None:
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[:3])
    half = (found[4] or "").lower()
    if half:
        hours = hours % _NOON + (_NOON if half == "pm" else 0)
    if hours > 24 or minutes > 59 or seconds > 59:  # noqa: PLR2004  # a clock's own
        return None
    return Moment(_of_day(hours, minutes, seconds), since_start=False)
