"""When somebody is on shift, by the clock on the wall of their own zone; what is known of zones comes from their database."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from simulator.domain.scenario import Shift
from simulator.domain.units import DAY, EPOCH, SECOND

BEFORE: Final = 4 * DAY
"""How long before STARTEX shifts are known: evidence reaches three days back, and a night belongs to two of them."""


def awake(name: str, shift: Shift, starts: int, lasts: int) -> tuple[tuple[int, int], ...]:
    """Return the stretches [from, to), T+ms, in which a shift is worked between four days before STARTEX and its end."""
    try:
        zone = ZoneInfo(shift.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        message = f"{name} works in the time zone {shift.zone!r}, which does not exist; write one such as Europe/Berlin"
        raise ValueError(message) from unknown
    first = datetime.fromtimestamp((starts - BEFORE) // SECOND, UTC).astimezone(zone).date() - timedelta(
        days=1
    )
    last = datetime.fromtimestamp((starts + lasts) // SECOND, UTC).astimezone(zone).date()
    found = []
    for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        until = day if shift.from_ < shift.to else day + timedelta(days=1)
        begin, end = _moment(day, shift.from_, zone) - starts, _moment(until, shift.to, zone) - starts
        begin, end = max(begin, -BEFORE), min(end, lasts + 1)
        if begin < end:
            found.append((begin, end))
    return tuple(found)


def _moment(day: date, time_of_day: int, zone: ZoneInfo) -> int:
    """Return ms since 1970 of a wall time; in the hour that a change of clocks skips, as if it were not skipped: 2:30 is then 3:30."""
    at = datetime.combine(day, time(), zone) + timedelta(milliseconds=time_of_day)
    return (at.astimezone(UTC) - EPOCH) // timedelta(milliseconds=1)
