"""Who is on call when, from an iCalendar file (.ics), which is what on-call tools export.

The door comes first: size, depth, number of entries. Then a library reads the entries, and each is put on the line of
time from its own zone. What a stranger's file says of time zones itself is left aside: zones go by their names.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import islice
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from simulator.domain.units import EPOCH
from simulator.loader.diagnostics import Problem, printable
from simulator.loader.files import Refused, checked, decoded, read_bytes, short

DEEPEST: Final = 4
"""A calendar, an entry, an alarm in it, and one more."""
MOST_ENTRIES: Final = 5_000
MOST_REPEATING: Final = 200
"""Rules, all entries together; a roster has a few for each team."""
MOST_INVITED: Final = 10
MOST_TURNS: Final = 50_000
"""Turns in the window, all entries together."""
_FRAME: Final = re.compile(r"(BEGIN|END)[:;]", re.IGNORECASE)
"""A line that opens or closes something."""
_PLAIN: Final = re.compile(r"(BEGIN|END):(\w[\w-]*)\s*", re.IGNORECASE | re.ASCII)
_MS: Final = timedelta(milliseconds=1)


class NoCalendars(Exception):
    """The library that reads calendars is not installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One entry of a calendar, as often as it comes."""

    summary: str
    attendees: tuple[str, ...] = ()
    """Names and addresses of who is invited."""
    begins: int
    """ms since 1970."""
    ends: int
    line: int
    """Where the entry is in its file: the line that says what it is."""
    written: str
    """That line."""


def read_calendar(path: Path, begins: int, ends: int, zone: str = "UTC") -> list[Turn]:
    """Return every turn in [begins, ends), ms since 1970; times without a zone are taken in `zone`.

    Raises Refused with the place of what cannot be read, NoCalendars without the library.
    """
    try:
        from icalendar import Calendar  # noqa: PLC0415  # an extra, and dear to import
    except ImportError:
        raise NoCalendars from None
    name = str(path)
    try:
        text = checked(decoded(read_bytes(path, name), name), name)
    except Refused as refused:
        help_ = "give the path of an .ics file of up to 2 MiB, saved as UTF-8"
        raise Refused(replace(problem, help=help_) for problem in refused.problems) from None
    kept, lines = _door(name, text)
    try:
        calendars = Calendar.from_ical(kept, multiple=True)
    except (
        ValueError,
        IndexError,
        KeyError,
        TypeError,
        AttributeError,
    ) as broken:  # as strangers' files have it
        raise _refused(name, 1, f"this is no calendar: {short(printable(str(broken)))}") from None
    entries = [entry for calendar in calendars for entry in calendar.walk("VEVENT")]
    if len(entries) != len(lines):
        raise _refused(name, 1, "its entries are not inside one another as they should be")
    try:
        return list(_turns(name, list(zip(entries, lines, strict=True)), (begins, ends), zone))
    except (ValueError, TypeError, AttributeError, OverflowError, KeyError, IndexError) as broken:
        raise _refused(name, 1, f"an entry cannot be read: {short(printable(str(broken)))}") from None


def _refused(
    name: str, line: int, message: str, help_: str = "export it again from the on-call tool"
) -> Refused:
    return Refused([Problem(code="E110", message=message, help=help_, file=name, line=line, column=1)])


def _door(name: str, text: str) -> tuple[str, list[tuple[int, str]]]:
    """Return the text without its own descriptions of time zones, and the line of each entry."""
    kept: list[str] = []
    lines: list[tuple[int, str]] = []
    open_: list[str] = []
    whole = ""
    for number, line in enumerate(text.split("\n"), start=1):
        folded = line.startswith((" ", "\t"))
        whole = whole[: len("BEGIN:")] + line[1:] if folded else line
        frame = _PLAIN.fullmatch(line)
        if frame is None and _FRAME.match(whole):
            raise _refused(name, number, "a line that begins or ends an entry stands alone, on one line")
        if frame is not None and frame[1].upper() == "BEGIN":
            open_.append(frame[2].upper())
            if len(open_) > DEEPEST:
                raise _refused(name, number, f"nested more than {DEEPEST} deep")
            if open_[-1] == "VEVENT":
                lines.append((number, line))
        elif open_[-1:] == ["VEVENT"] and line.upper().startswith("SUMMARY"):
            lines[-1] = (number, line)
        if "VTIMEZONE" not in open_:
            kept.append(line)
        ends = frame is not None and frame[1].upper() == "END"
        if frame is not None and ends and (not open_ or open_.pop() != frame[2].upper()):
            raise _refused(name, number, f"END:{frame[2]} ends nothing that is open")
    if "BEGIN:VCALENDAR" not in text.upper():
        raise _refused(name, 1, "this is no calendar: it does not begin with BEGIN:VCALENDAR")
    if open_:
        raise _refused(name, number, f"the file ends inside {open_[-1]}")
    if len(lines) > MOST_ENTRIES:
        raise _refused(
            name, lines[MOST_ENTRIES][0], f"it has {len(lines):,} entries, more than {MOST_ENTRIES:,}", _LESS
        )
    return "\r\n".join(kept), lines


_LESS: Final = "export one schedule, and no more than a year of it"


def _turns(
    name: str, entries: list[tuple[Any, tuple[int, str]]], window: tuple[int, int], zone: str
) -> Iterator[Turn]:
    from simulator.loader.recurrence import MOST_OF_ALL  # noqa: PLC0415  # needs the same extra

    begins, ends = window
    moved = _moved(entries, zone)
    found = repeating = 0
    left = iter(range(MOST_OF_ALL))
    for entry, (line, said) in entries:
        if str(entry.get("STATUS", "")).upper() == "CANCELLED" or "DTSTART" not in entry:
            continue
        repeating += len(_listed(entry.get("RRULE")))
        if repeating > MOST_REPEATING:
            raise _refused(name, line, f"its entries repeat by more than {MOST_REPEATING} rules", _LESS)
        wall = _zone_of(name, line, entry["DTSTART"], zone)
        starts, span = _wall(entry["DTSTART"].dt, wall), _span(entry, wall)
        if span <= timedelta():
            continue
        uid = str(entry.get("UID", ""))
        invited = tuple(islice(_attendees(entry.get("ATTENDEE")), MOST_INVITED))
        single = "RECURRENCE-ID" in entry
        for moment in _moments(name, line, entry, starts, span, (begins, ends), wall, left):
            from_, to = _at(moment, wall), _at(moment + span, wall)
            if from_ >= ends or to <= begins or (not single and (uid, from_) in moved):
                continue
            found += 1
            if found > MOST_TURNS:
                raise _refused(name, line, f"more than {MOST_TURNS:,} turns", _LESS)
            yield Turn(
                summary=str(entry.get("SUMMARY", "")),
                attendees=invited,
                begins=from_,
                ends=to,
                line=line,
                written=said,
            )


def _moved(entries: Iterable[tuple[Any, tuple[int, str]]], zone: str) -> set[tuple[str, int]]:
    """Return which turns of which entries another entry speaks for."""
    found = set()
    for entry, (line, _) in entries:
        if "RECURRENCE-ID" in entry:
            instead = entry["RECURRENCE-ID"]
            wall = _zone_of("", line, instead, zone)
            found.add((str(entry.get("UID", "")), _at(_wall(instead.dt, wall), wall)))
    return found


def _moments(
    name: str,
    line: int,
    entry: Any,
    starts: datetime,
    span: timedelta,
    window: tuple[int, int],
    wall: tzinfo,
    of_all: Iterator[int],
) -> Iterator[datetime]:
    """Yield when an entry begins, by the clock on its wall, each time once."""
    from simulator.loader.recurrence import Unrepeatable, times  # noqa: PLC0415  # needs the same extra

    begins, ends = window
    since = (EPOCH + begins * _MS).astimezone(wall).replace(tzinfo=None) - span - timedelta(days=1)
    until = (EPOCH + ends * _MS).astimezone(wall).replace(tzinfo=None) + timedelta(days=1)
    left = {_wall(one.dt, wall) for dates in _listed(entry.get("EXDATE")) for one in dates.dts}
    came: set[datetime] = set()
    more = [_wall(one.dt, wall) for dates in _listed(entry.get("RDATE")) for one in dates.dts]
    rules = _listed(entry.get("RRULE"))
    try:
        for rule in rules:
            for moment in times(rule, starts, since, until, wall, of_all):
                if moment not in left and moment not in came:
                    came.add(moment)
                    yield moment
    except Unrepeatable as wrong:
        raise _refused(
            name, line, f"this entry cannot be a roster's: {wrong}", "write its turns out one by one"
        ) from None
    for moment in (*(() if rules else (starts,)), *more):
        if moment not in left and moment not in came:
            came.add(moment)
            yield moment


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _zone_of(name: str, line: int, written: Any, otherwise: str) -> tzinfo:
    """Return the zone in which a time is written: its own, or else the calendar's."""
    known = getattr(written.dt, "tzinfo", None)
    named = written.params.get("TZID")
    if known is not None:
        return known if isinstance(known, tzinfo) else UTC
    try:
        return ZoneInfo(str(named).strip("/") if named else otherwise)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = f"there is no time zone {short(printable(str(named)))!r}"
        raise _refused(name, line, message, "use IANA names, such as Europe/Dublin") from None


def _wall(moment: date | datetime, wall: tzinfo) -> datetime:
    """Return a moment by the clock on the wall, without a zone; a day begins at midnight."""
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001  # by the clock on the wall
    return moment if moment.tzinfo is None else moment.astimezone(wall).replace(tzinfo=None)


def _at(moment: datetime, wall: tzinfo) -> int:
    return (moment.replace(tzinfo=wall).astimezone(UTC) - EPOCH) // _MS


def _span(entry: Any, wall: tzinfo) -> timedelta:
    """Return how long an entry is on the wall's clock."""
    starts = entry["DTSTART"].dt
    if "DTEND" in entry:
        return _wall(entry["DTEND"].dt, wall) - _wall(starts, wall)
    if "DURATION" in entry:
        span = entry["DURATION"].dt
        return span if isinstance(span, timedelta) else timedelta()
    return timedelta() if isinstance(starts, datetime) else timedelta(days=1)


def _attendees(written: Any) -> Iterator[str]:
    for one in _listed(written):
        named = getattr(one, "params", {}).get("CN")
        if named:
            yield str(named)
        yield re.sub(r"^mailto:", "", str(one), flags=re.IGNORECASE)
