"""An audit finds each hole of a roster once, with its line and the hour in which it first opens."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from simulator.host.auditing import Calendar, audit_scenario, audit_standard, organisation_at, year_from
from simulator.loader import load_scenario, load_standard, read_standard, shipped, standards

HARBOUR = Path(__file__).parent / "rosters" / "harbour.yaml"
YEAR = year_from(date(2026, 1, 1))
RULES = load_standard("default").standard
PIER = """
hotwash_organisation: 1
title: Pier
people: {{ada: {{name: Ada Wong, email: ada@pier.example}}, bea: {{name: Bea Ruiz}}, cal: {{}}, dov: {{}}}}
teams:
  pier:
    lead: cal
    zone: Europe/Lisbon
    watches:
{watches}
"""
"""A firm of four, whose roster a test writes."""


def look(path: Path, calendars: tuple[Calendar, ...] = (), year: tuple[int, int] = YEAR) -> list[Any]:
    return list(organisation_at(path, RULES, calendars, year).found)


@pytest.fixture
def pier(tmp_path: Path) -> Any:
    """Audits a firm with these watches; gives code, first moment, times and minutes of each finding."""

    def pier(*watches: str) -> list[tuple[str, str | None, int, int]]:
        file = tmp_path / "pier.yaml"
        file.write_text(PIER.format(watches="\n".join(f"      {one}" for one in watches)), encoding="utf-8")
        told = [one.as_data() for one in look(file)]
        return [(one["code"], one["first"], one["times"], one["minutes"]) for one in told]

    return pier


def test_twelve_planted_holes_are_found_and_nothing_else() -> None:
    """Each finding stands on the line, or in the lines, where its hole was planted, under its code."""
    text = HARBOUR.read_text(encoding="utf-8").split("\n")
    planted = [
        (number, found[1])
        for number, line in enumerate(text, start=1)
        if (found := re.search(r"# PLANTED (A\d+)", line))
    ]

    assert len(planted) == 12
    assert [(one.problem.line, one.problem.code) for one in look(HARBOUR)] == planted


@pytest.mark.parametrize("name", standards())
def test_shipped_standards_have_rosters_and_nothing_is_found(name: str) -> None:
    """Each is audited with the organisation beside it, over the years in which every day of the week begins one."""
    read = read_standard(standards()[name])
    assert read.loaded is not None
    assert read.document is not None
    for year in range(2024, 2031):
        done = audit_standard(
            read.loaded.standard, read.path, read.document, (), year_from(date(year, 2, 28))
        )
        assert [one.problem.message for one in done.found] == []
        assert "3 teams" in done.looked_at[1]


@pytest.mark.parametrize("name", shipped("drills"))
def test_nothing_is_found_in_the_rosters_of_shipped_drills(name: str) -> None:
    """A drill is looked at from STARTEX to ENDEX."""
    path = shipped("drills")[name]
    scenario = load_scenario(path).scenario
    assert scenario is not None

    assert [one.problem.message for one in audit_scenario(scenario, path).found] == []


def test_the_hour_that_changing_clocks_open_is_found(pier: Any) -> None:
    """New York changes three weeks before Lisbon in spring, and a week after it in autumn: 21 and 7 mornings."""
    assert pier(
        'lisbon: {from: "09:00", to: "21:30", primary: [ada], backup: [cal]}',
        'york: {zone: America/New_York, from: "16:00", to: "04:30", primary: [bea], backup: [cal]}',
    )[0] == ("A601", "2026-03-08T08:30Z", 28, 840)


def test_a_night_is_as_long_as_its_wall_says(pier: Any) -> None:
    """The night on which clocks go forward is an hour shorter, and no minute of it is nobody's."""
    assert (
        pier(
            'day: {from: "08:00", to: "20:30", primary: [ada, bea], backup: [bea, cal]}',
            'night: {from: "20:00", to: "08:30", primary: [bea, ada], backup: [cal, bea]}',
        )
        == []
    )


def test_who_takes_the_next_watch_too_hands_nothing_over(pier: Any) -> None:
    """Ada has Monday after Sunday, without a minute of both; there is nobody to brief but herself."""
    assert pier('day: {from: "00:00", to: "00:00", primary: [ada], backup: [bea]}') == []


def test_a_handover_without_a_minute_is_told_with_what_is_asked_for(pier: Any) -> None:
    """A turn that ends when the next begins: 52 Mondays, and the first of the year is one."""
    assert pier('week: {days: [mon], from: "10:00", lasts: 7d, primary: [ada, bea], backup: [bea, ada]}') == [
        ("A602", "2026-01-05T10:00Z", 52, 0)
    ]


def test_a_handover_that_is_long_enough_to_the_minute_is_none(pier: Any) -> None:
    """A quarter of an hour where nobody asks for more: the limit itself is kept."""
    assert (
        pier('week: {days: [mon], from: "10:00", lasts: 7d15m, primary: [ada, bea], backup: [bea, ada]}')
        == []
    )


def test_a_team_without_any_roster_is_nobody_all_year(pier: Any) -> None:
    """One finding, from the first minute on."""
    assert pier("{}") == [("A601", "2026-01-01T00:00Z", 1, 365 * 24 * 60)]


def test_a_backup_of_one_team_may_be_the_primary_of_it_while_they_hand_over(pier: Any) -> None:
    """For half an hour both are there, each the other's backup: nothing is missing."""
    assert (
        pier(
            'week: {days: [mon], from: "10:00", lasts: 7d30m, primary: [ada, bea], backup: [bea, ada]}',
        )
        == []
    )


def test_a_leap_day_is_a_day_like_others() -> None:
    """A year from 29 February ends on 28 February, so that no day is looked at twice."""
    begins, ends = (datetime.fromtimestamp(ms // 1000, UTC).date() for ms in year_from(date(2028, 2, 29)))

    assert (begins.isoformat(), ends.isoformat()) == ("2028-02-29", "2029-02-28")


# Calendars.


def entry(uid: str, summary: str, starts: str, ends: str, *more: str) -> str:
    """An entry as on-call tools export it, in Lisbon."""
    zone = "TZID=Europe/Lisbon"
    lines = (
        f"UID:{uid}",
        f"DTSTART;{zone}:{starts}",
        f"DTEND;{zone}:{ends}",
        f"SUMMARY:{summary}",
        *more,
    )
    return "\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT"))


def calendar(folder: Path, *entries: str, name: str = "pier.ics", layer: str = "primary") -> Calendar:
    path = folder / name
    path.write_text(
        "\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *entries, "END:VCALENDAR", "")), encoding="utf-8"
    )
    return Calendar(team="pier", layer=layer, path=path)


@pytest.fixture
def firm(tmp_path: Path) -> Path:
    """A firm whose watch has a backup, and whose primaries a calendar says."""
    file = tmp_path / "firm.yaml"
    watch = '      all: {from: "00:00", to: "00:00", primary: [ada], backup: [cal, dov]}'
    file.write_text(PIER.format(watches=watch), encoding="utf-8")
    return file


FORTNIGHT = "RRULE:FREQ=WEEKLY;INTERVAL=2"
ADA = entry("a", "On Call - Ada Wong", "20251229T090000", "20260105T093000", FORTNIGHT)
BEA = entry("b", "Bea Ruiz", "20260105T090000", "20260112T093000", FORTNIGHT)


def test_a_calendar_says_who_is_on_call_instead_of_the_roster(firm: Path, tmp_path: Path) -> None:
    """Two people, a fortnight apart, for a year: people are known by the names that entries have."""
    assert look(firm, (calendar(tmp_path, ADA, BEA),)) == []


def test_a_turn_that_is_left_out_is_a_hole_on_its_line(firm: Path, tmp_path: Path) -> None:
    """Bea is away in the week of 2 March, and nobody has taken it."""
    away = BEA.replace(FORTNIGHT, f"{FORTNIGHT}\nEXDATE;TZID=Europe/Lisbon:20260302T090000")
    (hole,) = look(firm, (calendar(tmp_path, ADA, away),))

    assert (hole.problem.code, hole.problem.line, hole.problem.note) == (
        "A601",
        7,
        "first on Mon 02 Mar 2026, 09:30 UTC; once, 6d23h30m in all",
    )


def test_a_turn_that_was_swapped_is_the_others(firm: Path, tmp_path: Path) -> None:
    """An entry with a RECURRENCE-ID speaks for one turn of the series: Ada has three weeks on end, and no hole is left."""
    swap = entry(
        "b",
        "Ada Wong",
        "20260119T090000",
        "20260126T093000",
        "RECURRENCE-ID;TZID=Europe/Lisbon:20260119T090000",
    )

    assert look(firm, (calendar(tmp_path, ADA, BEA, swap),)) == []


def test_somebody_whom_the_organisation_does_not_know_is_told(firm: Path, tmp_path: Path) -> None:
    """A name that can be rung nowhere."""
    found = look(firm, (calendar(tmp_path, ADA, BEA.replace("Bea Ruiz", "Holiday cover")),))

    assert [one.problem.message for one in found] == [
        "Holiday cover is on call for pier, and nobody of that name is known"
    ]


def test_a_standard_without_an_organisation_can_be_given_calendars(tmp_path: Path) -> None:
    """Primary and backup in two files: the one who is both is found."""
    house = tmp_path / "house.yaml"
    house.write_text("extends: default\ntitle: House\n", encoding="utf-8")
    read = read_standard(house)
    assert read.loaded is not None
    assert read.document is not None
    both = (
        calendar(tmp_path, ADA, BEA),
        calendar(tmp_path, ADA.replace("Ada Wong", "Cal Ode"), BEA, name="behind.ics", layer="backup"),
    )
    found = audit_standard(read.loaded.standard, house, read.document, both, YEAR).found

    assert [(one.problem.code, one.problem.file) for one in found] == [("A603", str(tmp_path / "behind.ics"))]
