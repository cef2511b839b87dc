"""Calendars are strangers' files: what cannot be read or would never end is refused with its line."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.host.auditing import year_from
from simulator.loader.calendars import Turn, read_calendar
from simulator.loader.files import Refused

YEAR = year_from(date(2026, 1, 1))
OPEN = "BEGIN:VCALENDAR\nVERSION:2.0\n"
SHUT = "END:VCALENDAR\n"


def entry(*lines: str, starts: str = "DTSTART:20260105T090000Z", ends: str = "DTEND:20260105T170000Z") -> str:
    return "\n".join(("BEGIN:VEVENT", "UID:1", starts, ends, "SUMMARY:Ada", *lines, "END:VEVENT", ""))


@pytest.fixture
def turns(tmp_path: Path) -> Any:
    """Reads a calendar's text; gives its turns in 2026."""

    def turns(text: str) -> list[Turn]:
        file = tmp_path / "pier.ics"
        file.write_bytes(text.encode())
        return read_calendar(file, *YEAR)

    return turns


COUNTED = [
    (entry("RRULE:FREQ=WEEKLY;BYDAY=MO"), 52),
    (entry("RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260202T090000Z"), 5),
    (entry("RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3"), 3),
    (entry("RRULE:FREQ=DAILY;INTERVAL=2"), 181),
    (entry("RRULE:FREQ=HOURLY;INTERVAL=12"), 722),
    (entry("RRULE:FREQ=MONTHLY;BYDAY=1MO"), 12),
    (entry("RRULE:FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", ends="DURATION:PT8H"), 3),
    (entry("RRULE:FREQ=YEARLY;BYMONTH=3,6;BYMONTHDAY=1"), 2),
    (entry("RRULE:FREQ=WEEKLY", "EXDATE:20260112T090000Z,20260119T090000Z"), 50),
    (entry("RDATE:20260301T090000Z,20260302T090000Z"), 3),
    (entry("STATUS:CANCELLED"), 0),
    (
        entry(starts="DTSTART;VALUE=DATE:20260301", ends="DTEND;VALUE=DATE:20260303")
        + entry(starts="DTSTART;VALUE=DATE:20260401", ends="X-NOTHING:1"),
        2,
    ),
    (entry(ends="DURATION:PT8H"), 1),
    (entry("RRULE:FREQ=DAILY", starts="DTSTART:19700101T090000Z", ends="DTEND:19700101T170000Z"), 365),
    (
        entry(
            starts="DTSTART;TZID=W. Europe Standard Time:20260105T090000",
            ends="DTEND;TZID=W. Europe Standard Time:20260105T170000",
        ),
        1,
    ),
    ("BEGIN:VTODO\nUID:2\nSUMMARY:Tidy up\nEND:VTODO\n", 0),
]


@pytest.mark.parametrize(("entries", "many"), COUNTED, ids=[str(n) for n in range(len(COUNTED))])
def test_what_a_roster_repeats_is_counted_out(turns: Any, entries: str, many: int) -> None:
    """Weeks, days, hours, months; ends, exceptions and additions; whole days; and what began long ago."""
    assert len(turns(OPEN + entries + SHUT)) == many


def test_a_turn_is_where_its_own_wall_says(turns: Any) -> None:
    """Nine in the morning in Lisbon is eight in UTC once clocks have gone forward, 29 March; the night before has 23 hours."""
    zone = "TZID=Europe/Lisbon"
    week = entry(
        "RRULE:FREQ=DAILY",
        starts=f"DTSTART;{zone}:20260327T220000",
        ends=f"DTEND;{zone}:20260328T090000",
    )
    hours = [(one.ends - one.begins) // 3_600_000 for one in turns(OPEN + week + SHUT)[:3]]

    assert hours == [11, 10, 11]


def test_what_a_file_says_of_time_zones_is_left_aside(turns: Any) -> None:
    """A zone of its own that changes its clocks every second costs nothing: zones go by their names."""
    bomb = (
        "BEGIN:VTIMEZONE\nTZID:Europe/Lisbon\nBEGIN:STANDARD\nDTSTART:19700101T000000\nRRULE:FREQ=SECONDLY\n"
        "TZOFFSETFROM:+0000\nTZOFFSETTO:+0000\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    once = entry(
        starts="DTSTART;TZID=Europe/Lisbon:20260705T090000", ends="DTEND;TZID=Europe/Lisbon:20260705T170000"
    )
    (turn,) = turns(OPEN + bomb + once + SHUT)

    assert turn.begins == 1_783_238_400_000


HOSTILE = [
    (entry("RRULE:FREQ=SECONDLY"), "it repeats SECONDLY, and no roster does"),
    (entry("RRULE:FREQ=MINUTELY;INTERVAL=2"), "it repeats MINUTELY, and no roster does"),
    (entry("RRULE:FREQ=DAILY;BYSECOND=0,1,2"), "it repeats by BYSECOND, and no roster does"),
    (entry("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), "it names a day that its months do not have"),
    (entry("RRULE:FREQ=HOURLY;BYMONTHDAY=1"), "may only say on which weekdays"),
    (entry("RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=TU"), "only what repeats by the week"),
    (entry("RRULE:FREQ=DAILY;COUNT=999999999"), "it comes 999,999,999 times, more than 20,000"),
    (entry("RRULE:FREQ=DAILY;INTERVAL=0"), "an interval of 0 is none"),
    (entry("RRULE:FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1"), "the two may never meet"),
    (entry("RRULE:FREQ=YEARLY;BYDAY=FR,-1MO;BYMONTHDAY=31"), "the two may never meet"),
    (entry("RRULE:FREQ=WEEKLY") * 201, "its entries repeat by more than 200 rules"),
    (entry(*["RRULE:FREQ=WEEKLY"] * 201), "its entries repeat by more than 200 rules"),
    (entry("RRULE:FREQ=HOURLY") * 8, "more than 50,000 turns"),
    (entry() * 5_001, "it has 5,001 entries, more than 5,000"),
    ("BEGIN:VEVENT\n" * 9_000, "nested more than 4 deep"),
    ("BEGIN:VTIME\n ZONE\nEND:VTIMEZONE\n", "stands alone, on one line"),
    ("BEGIN;X=1:VTIMEZONE\nEND:VTIMEZONE\n", "stands alone, on one line"),
    ("BEGIN:VEVENT\n", "END:VCALENDAR ends nothing that is open"),
    (
        entry(starts="DTSTART;TZID=Nowhere/Land:20260105T090000", ends="DURATION:PT1H"),
        "there is no time zone 'Nowhere/Land'",
    ),
    (entry("SUMMARY:\x1b[2J"), "U+001B is not allowed"),
]


@pytest.mark.parametrize(
    ("entries", "said"), HOSTILE, ids=[f"{n} {one[1][:40]}" for n, one in enumerate(HOSTILE)]
)
def test_what_would_never_end_is_refused_by_name(turns: Any, entries: str, said: str) -> None:
    """Nothing of it is counted out first."""
    with pytest.raises(Refused) as refused:
        turns(OPEN + entries + SHUT)
    problem = refused.value.problem

    assert said in problem.message
    assert problem.help
    assert problem.line > 0


def test_what_is_no_calendar_is_said_to_be_none(turns: Any) -> None:
    """A table, say, that somebody saved under another name."""
    with pytest.raises(Refused, match="it does not begin with BEGIN:VCALENDAR"):
        turns("day,who\nMonday,Ada\n")


def test_a_file_of_more_than_two_mebibytes_is_refused(turns: Any) -> None:
    """Before anything of it is read, with a way out for calendars."""
    with pytest.raises(Refused, match=r"give the path of an \.ics file of up to 2 MiB"):
        turns(OPEN + "X-FILL:" + "a" * 2_200_000 + "\n" + SHUT)


LINES = st.sampled_from(
    [
        "BEGIN:VEVENT",
        "END:VEVENT",
        "DTSTART:20260105T090000Z",
        "DTSTART;VALUE=DATE:20260105",
        "DTSTART:",
        "DTEND:20260105T170000Z",
        "DTEND:20260101",
        "DURATION:-P1D",
        "DURATION:P9999999W",
        "RRULE:FREQ=WEEKLY;BYDAY=MO",
        "RRULE:FREQ=MONTHLY;BYMONTHDAY=-31",
        "RRULE:COUNT=2",
        "RRULE:FREQ=DAILY;UNTIL=2026",
        "RDATE;VALUE=PERIOD:20260101T000000Z/PT1H",
        "EXDATE:20260105",
        "RECURRENCE-ID:20260105T090000Z",
        'SUMMARY;X=";\\,:Ada',
        "ATTENDEE:mailto:ada",
        "UID:1",
        " folded",
        ":",
        "",
    ]
)


@given(st.lists(LINES | st.text(max_size=30), max_size=14))
def test_no_text_whatever_makes_more_than_turns_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    """Never a traceback, whatever stands in it."""
    file = tmp_path_factory.getbasetemp() / "fuzz.ics"
    file.write_bytes((OPEN + "\n".join(lines) + "\n" + SHUT).encode("utf-8", "surrogatepass"))
    found: list[Turn] = []
    with suppress(Refused):
        found = read_calendar(file, *YEAR)

    assert all(one.begins < one.ends and one.line > 0 for one in found)
