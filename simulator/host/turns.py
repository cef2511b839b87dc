"""From a roster as it is written, by the clock on the wall and in turns, to who is on call from when to when.

Clocks go forward and back, so each beginning and end is taken by the wall of its zone and only then put on the one
line of time that an audit counts in. A time that a change of clocks leaves out is the one an hour later.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from simulator.domain.audits import Stretch
from simulator.domain.organisation import WEEK, Team, Watch
from simulator.domain.units import DAY, EPOCH

MONDAY: Final = date(1970, 1, 5)
"""Turns are counted from a Monday."""
_MS: Final = timedelta(milliseconds=1)


def stretches(name: str, team: Team, begins: int, ends: int) -> list[Stretch]:
    """Return who of a team is on call in [begins, ends), ms since 1970, by its watches."""
    return [
        one
        for called, watch in team.watches.items()
        for one in _of_watch(watch, watch.zone or team.zone, ("teams", name, "watches", called), begins, ends)
    ]


def moment_of(wall: datetime, zone: ZoneInfo) -> int:
    """Return a moment on the wall of a zone as ms since 1970."""
    return (wall.replace(tzinfo=zone).astimezone(UTC) - EPOCH) // _MS


def day_of(ms: int) -> date:
    """Return the day, UTC, of a moment in ms since 1970."""
    return (EPOCH + ms * _MS).date()


def _of_watch(watch: Watch, zone: str, place: tuple[str, ...], begins: int, ends: int) -> Iterator[Stretch]:
    wall, called = ZoneInfo(zone), place[-1]
    span = _span(watch)
    day = day_of(begins) - span - timedelta(days=1)
    last = day_of(ends) + timedelta(days=1)
    while day <= last:
        if WEEK[day.weekday()] in watch.days and _planned(watch, day):
            starts = datetime.combine(day, datetime.min.time()) + watch.from_ * _MS
            from_, to = moment_of(starts, wall), moment_of(starts + span, wall)
            turn = (day - MONDAY).days // (watch.every // DAY)
            if from_ < to and from_ < ends and to > begins:
                yield Stretch(
                    person=watch.primary[turn % len(watch.primary)],
                    begins=from_,
                    ends=to,
                    place=place,
                    called=called,
                )
                if watch.backup:
                    yield Stretch(
                        person=watch.backup[turn % len(watch.backup)],
                        layer="backup",
                        begins=from_,
                        ends=to,
                        place=(*place, "backup"),
                        called=called,
                    )
        day += timedelta(days=1)


def _span(watch: Watch) -> timedelta:
    """Return how long a watch is on the wall's clock."""
    if watch.lasts is not None:
        return watch.lasts * _MS
    to = watch.to or 0
    return ((to - watch.from_) % DAY or DAY) * _MS


def _planned(watch: Watch, day: date) -> bool:
    written = day.isoformat()
    return (watch.first is None or watch.first <= written) and (watch.last is None or written <= watch.last)
