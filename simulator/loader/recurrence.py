"""How often an entry of a calendar comes again, within a window: every rule it may have costs a bounded time.

A rule of iCalendar can fire every second for ever, or never and be searched for until the year 9999. A roster needs
neither: it repeats by the hour, day, week, month or year, and what it may say beside that always comes true soon.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, tzinfo
from typing import Any, Final, Literal

from dateutil import rrule

KNOWN: Final = frozenset(
    {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYHOUR", "BYMONTH", "BYMONTHDAY"}
)
"""What a rule may say."""
FREQUENCIES: Final[dict[str, Literal[0, 1, 2, 3, 4]]] = {
    "HOURLY": rrule.HOURLY,
    "DAILY": rrule.DAILY,
    "WEEKLY": rrule.WEEKLY,
    "MONTHLY": rrule.MONTHLY,
    "YEARLY": rrule.YEARLY,
}
MOST: Final = 20_000
"""Times one rule may come true: every hour for two years."""
MOST_OF_ALL: Final = 100_000
"""Times all rules of a calendar may come true together."""
_STEP: Final = {
    "HOURLY": timedelta(hours=1),
    "DAILY": timedelta(days=1),
    "WEEKLY": timedelta(days=7),
}
_DAYS: Final = {
    "MO": rrule.MO,
    "TU": rrule.TU,
    "WE": rrule.WE,
    "TH": rrule.TH,
    "FR": rrule.FR,
    "SA": rrule.SA,
    "SU": rrule.SU,
}
_DAY: Final = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_HOURS: Final = 24
_LONGEST: Final = 1_000
"""Steps from one turn to the next."""
_SHORTEST_MONTHS: Final = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


class Unrepeatable(ValueError):
    """A rule that no roster needs; says why."""


def times(
    rule: Mapping[str, list[Any]],
    starts: datetime,
    since: datetime,
    until: datetime,
    zone: tzinfo,
    left: Iterator[int],
) -> Iterator[datetime]:
    """Yield when an entry comes, by the clock on the wall of its zone, from `since` to before `until`.

    All are without a zone but what the rule itself gives in UTC. Each time takes one of what is left of `MOST_OF_ALL`.
    Raises Unrepeatable.
    """
    given = {str(key).upper(): list(value) for key, value in rule.items()}
    frequency = str(given.get("FREQ", [""])[0]).upper()
    interval, count = _number(given, "INTERVAL", 1), _number(given, "COUNT", 0)
    _sane(given, frequency, interval)
    if count > MOST:
        raise Unrepeatable(f"it comes {count:,} times, more than {MOST:,}")
    if not count and frequency in _STEP and starts < since:
        step = _STEP[frequency] * interval
        starts += (since - starts) // step * step  # every turn before that lies before the window
    last = min([until, *(_local(value, zone) for value in given.get("UNTIL", ()))])
    found = rrule.rrule(
        FREQUENCIES[frequency],
        dtstart=starts,
        interval=interval,
        wkst=_DAYS.get(str(given.get("WKST", ["MO"])[0]).upper(), rrule.MO),
        count=count or None,
        until=None if count else last,
        bymonth=_numbers(given, "BYMONTH"),
        bymonthday=_numbers(given, "BYMONTHDAY"),
        byhour=_numbers(given, "BYHOUR"),
        byweekday=_weekdays(given),
    )
    for seen, moment in enumerate(found):
        if moment >= until or moment > last:
            return
        if seen > MOST or next(left, None) is None:
            raise Unrepeatable(f"it comes more than {MOST:,} times, or all of them more than {MOST_OF_ALL:,}")
        if moment >= since:
            yield moment


def _sane(given: Mapping[str, list[Any]], frequency: str, interval: int) -> None:
    if frequency not in FREQUENCIES:
        raise Unrepeatable(f"it repeats {frequency or 'by no word at all'}, and no roster does")
    strange = sorted(given.keys() - KNOWN)
    if strange:
        raise Unrepeatable(f"it repeats by {strange[0]}, and no roster does")
    if not 1 <= interval <= _LONGEST:
        raise Unrepeatable(f"an interval of {interval} is none")
    picky = given.keys() & {"BYDAY", "BYHOUR", "BYMONTH", "BYMONTHDAY"}
    if frequency == "WEEKLY" and "BYMONTHDAY" in given:
        raise Unrepeatable("what repeats by the week has no day of the month")
    if frequency == "HOURLY" and (picky - {"BYDAY"} or (picky and _HOURS % interval)):
        raise Unrepeatable(
            "what repeats by the hour may only say on which weekdays, and divide the day evenly"
        )
    if frequency != "WEEKLY" and interval > 1 and picky and frequency != "HOURLY":
        raise Unrepeatable("only what repeats by the week may leave some out and say on which days too")
    months, days = _numbers(given, "BYMONTH"), _numbers(given, "BYMONTHDAY")
    if days and any(str(day)[0] not in "MTWFS" for day in given.get("BYDAY", ())):
        raise Unrepeatable("it counts its weekdays and names a day of the month, and the two may never meet")
    in_year = all(1 <= month <= 12 for month in months or ())  # noqa: PLR2004  # a calendar's own
    in_month = all(1 <= abs(day) <= 31 for day in days or ())  # noqa: PLR2004  # same
    if not (in_year and in_month):
        raise Unrepeatable("it names a month or a day that no calendar has")
    if (
        months
        and days
        and all(abs(day) > _SHORTEST_MONTHS.get(month, 31) for month in months for day in days)
    ):
        raise Unrepeatable("it names a day that its months do not have")
    if any(not 0 <= hour < _HOURS for hour in _numbers(given, "BYHOUR") or ()):
        raise Unrepeatable("it names an hour that no day has")


def _number(given: Mapping[str, list[Any]], name: str, without: int) -> int:
    found = _numbers(given, name)
    return found[0] if found else without


def _numbers(given: Mapping[str, list[Any]], name: str) -> list[int] | None:
    try:
        found = [int(value) for value in given.get(name, ())]
    except (TypeError, ValueError):
        raise Unrepeatable(f"its {name} is no number") from None
    return found or None


def _weekdays(given: Mapping[str, list[Any]]) -> list[rrule.weekday] | None:
    found = []
    for value in given.get("BYDAY", ()):
        day = _DAY.fullmatch(str(value).upper())
        if day is None:
            raise Unrepeatable(f"{str(value)[:20]!r} is no weekday")
        found.append(_DAYS[day[2]](int(day[1])) if day[1] else _DAYS[day[2]])
    return found or None


def _local(value: Any, zone: tzinfo) -> datetime:
    if isinstance(value, datetime):
        return value if value.tzinfo is None else value.astimezone(zone).replace(tzinfo=None)
    return datetime(value.year, value.month, value.day, 23, 59, 59)  # noqa: DTZ001  # by the clock on the wall
