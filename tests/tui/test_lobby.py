"""The lobby tells what can be played, for whom it is meant, and how it went the last time."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from simulator.domain.units import MINUTE
from simulator.host.learning.record import Learned, remember
from simulator.host.lobby import LEVELS, Lobby, Offer, lobby
from simulator.host.store import Kept
from tui.lines import text_of
from tui.lobby import LobbyApp, items_of

PLAYED = Kept(
    name="kettle-7f3a", path=Path("kettle-7f3a"), scenario="kettle", sealed=True, t=0, touched=10**18
)


KETTLE = Offer(
    name="kettle",
    title="The kettle",
    summary="It boils and boils.",
    level="novice",
    lasts=25 * MINUTE,
    seats=("tea-maker",),
)
CUP = replace(KETTLE, name="cup", title="A cup")


def rows(there, totals, cells):
    """What stands on the rows that can be played."""
    found = items_of(there, totals, cells)
    return {item.id: " ".join(text_of(item.lines[0]).split()) for item in found if not item.still}


@pytest.mark.parametrize("cells", [80, 160])
def test_a_row_has_title_kind_level_length_and_how_it_went(cells):
    """All that one chooses by, however narrow the terminal."""
    there = Lobby(drills=(replace(KETTLE, last=PLAYED),), finished=(PLAYED,))
    told = rows(there, {"kettle-7f3a": "74"}, cells)["play kettle"]
    assert told.startswith("The kettle It boils and boi")
    assert told.endswith("drill novice 25 min 74, 9 Sep 2001")


def test_lessons_stand_in_the_list_as_lessons():
    """One learns by one verb, and plays by another."""
    there = Lobby(drills=(KETTLE,), lessons=(replace(CUP, kind="lesson"),), finished=(PLAYED,))
    told = rows(there, {}, 80)
    assert [what for what in told if not what.startswith("replay")] == ["learn cup", "play kettle"]
    assert told["learn cup"].endswith("lesson novice 25 min -")


@pytest.mark.parametrize("scenario", ["cup", "cup-twin"])
def test_a_lesson_that_was_left_is_gone_on_with_as_a_lesson(scenario):
    """So that its twin is offered, and what it showed is remembered; a drill is played on."""
    begun = replace(PLAYED, name=f"{scenario}-7f3a", scenario=scenario, sealed=False)
    there = Lobby(lessons=(replace(CUP, kind="lesson"),), unfinished=(begun, replace(PLAYED, sealed=False)))
    assert [" ".join(there.goes_on(one)) for one in there.unfinished] == ["learn cup", "play kettle-7f3a"]


def test_who_has_followed_the_first_lesson_starts_with_the_next(home):  # noqa: ARG001  # where it is remembered
    """Watching one leaves no exercise behind, and is remembered all the same."""
    first, second, *_ = lobby().lessons
    remember(Learned(day=date(2026, 11, 2), lesson=first.name, what="lesson", exercise="", passed=True))
    there = lobby()
    assert there.start is not None
    assert (there.newcomer, there.start.name) == (True, second.name)


def test_a_beginner_begins_at_the_top(home):  # noqa: ARG001  # where nothing was played
    """What is meant for novices comes first, and of these the shortest."""
    drills = lobby().drills
    order = [(LEVELS.index(one.level), one.lasts) for one in drills]
    assert order == sorted(order)


async def test_what_a_drill_is_about_stands_whole_under_the_list(wait_for, grid):
    """The row has room for its first words only."""
    summary = "A sentence that is much longer than the few cells which a row of eighty columns leaves for it."
    app = LobbyApp(Lobby(drills=(KETTLE, replace(CUP, summary=summary))))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: "TO PLAY" in grid(app))
        await pilot.press("down")
        await wait_for(pilot, lambda: summary in " ".join(grid(app).split()))


async def test_a_seat_that_a_drill_does_not_have_is_said(wait_for, grid):
    """Before one begins, and not by sitting somewhere else."""
    app = LobbyApp(Lobby(drills=(KETTLE, replace(CUP, seats=("cup-holder",)))))
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_for(pilot, lambda: "TO PLAY" in grid(app))
        await pilot.press("tab", "right", "right")
        await wait_for(pilot, lambda: "Nobody sits as cup-holder in this one" in grid(app))


async def test_what_was_looked_for_stands_above_what_was_found(wait_for, grid):
    """With how one sees all of them again; and nobody who looks at a drill is promised that nothing can go wrong."""
    app = LobbyApp(Lobby(drills=(KETTLE, CUP)))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: "2 TO PLAY" in grid(app))
        await pilot.press("/", *"cup")
        await wait_for(pilot, lambda: "enter shows what has these words, or all: cup" in grid(app))
        await pilot.press("enter")
        await wait_for(pilot, lambda: "1 WITH CUP" in grid(app))
        next_line = next(row for row in grid(app).split("\n") if "NEXT" in row)

    assert next_line.startswith(" NEXT  / and enter show all again. enter begins what is selected")


def test_what_a_team_played_is_told_as_its_own():
    """Among the finished ones, with who it was."""
    there = Lobby(drills=(KETTLE,), finished=(replace(PLAYED, team="silent"),))
    assert rows(there, {"kettle-7f3a": "12"}, 80)["replay kettle-7f3a"] == (
        "Finished kettle-7f3a 12 of 100, 9 Sep 2001, played by silent"
    )
