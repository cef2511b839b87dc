"""One moment for all views: what is pinned is pinned in each of them, and after `f` each of them follows the clock."""

import asyncio

import pytest

from simulator.projections.stream import SeatEvent
from tui.layout import EVIDENCE, FOLLOWING, LEFT, RIGHT
from tui.live import LiveDesk
from tui.views import drawing

WIDE = ((120, 36), (160, 48))
OTHERS = {"4": "logs", "5": "traces", "6": "changes", "7": "runbook"}
"""The views that take turns in one frame, by their keys."""


def behind(desk):
    """The views on the screen that do not show the moment the desk is at, or stand at another one."""
    found = []
    for name in (*LEFT, *EVIDENCE, *RIGHT):
        view = desk.view(name)
        if not view.is_on_screen:
            continue
        drawn = drawing(name)(desk.source, desk.attention, *view.inner)
        stands = name not in FOLLOWING or view.selected == drawn.mark
        if not stands or (view.page.items, view.page.foot) != (drawn.items, drawn.foot):
            found.append(name)
    return found


@pytest.mark.parametrize("size", WIDE, ids=str)
@pytest.mark.parametrize("turned", [(), tuple(OTHERS)], ids=["beside", "each seen while pinned"])
async def test_after_f_every_view_follows_the_clock_however_one_came_there(at_work, playing, sit_down, settled, size, turned):  # fmt: skip
    """A moment is pinned, a signal drawn large, and the clock followed again while the other views are out of sight."""
    app = playing(14, session=at_work)
    async with app.run_test(size=size) as pilot:
        await sit_down(pilot)
        desk = app.screen
        desk.view("inbox").select("edge-errors")
        await pilot.press("enter", *turned, "3")
        await settled(pilot)
        found = [("pinned", name) for name in behind(desk)]
        desk.view("metrics").select("edge.errors_ratio")
        for keys in (("enter",), ("escape",), ("f",), ("1",), ("escape",)):
            await pilot.press(*keys)
        await settled(pilot)
        found += [("beside one another", name) for name in behind(desk)]
        for digit, name in OTHERS.items():
            await pilot.press(digit)
            await settled(pilot)
            found += [(name, one) for one in behind(desk)]
    assert found == []


@pytest.mark.parametrize("size", WIDE, ids=str)
async def test_a_view_that_was_out_of_sight_shows_the_moment_at_which_it_is_opened(at_work, playing, sit_down, settled, size):  # fmt: skip
    """It was drawn last before the moment was pinned."""
    app = playing(14, session=at_work)
    async with app.run_test(size=size) as pilot:
        await sit_down(pilot)
        desk = app.screen
        for digit in OTHERS:
            await pilot.press(digit)
        await pilot.press("1")
        desk.view("inbox").select("edge-errors")
        await pilot.press("enter")
        found = []
        for digit, name in OTHERS.items():
            await pilot.press(digit)
            await settled(pilot)
            found += [(name, one) for one in behind(desk)]
    assert found == []


async def test_the_clock_that_runs_on_is_seen_in_every_view_on_the_screen(at_work, playing, sit_down, settled):  # fmt: skip
    """Two minutes on, nothing stands where it stood, and what was covered by a form is there when it goes."""
    app = playing(14, session=at_work)
    async with app.run_test(size=(160, 48)) as pilot:
        await sit_down(pilot)
        assert isinstance(app.screen, LiveDesk)
        await pilot.press("n")
        await settled(pilot)
        app.session.move_to(16 * 60_000)
        await settled(pilot)
        found = [("beside a form", name) for name in behind(app.screen)]
        await pilot.press("escape")
        await settled(pilot)
        found += [("after it", name) for name in behind(app.screen)]
    assert found == []


async def test_in_a_storm_the_last_view_has_its_turn_too(at_work, playing, sit_down):
    """Something new comes before each view is drawn, and the first is behind again before the others were reached."""
    app = playing(14, session=at_work)
    async with app.run_test(size=(160, 48)) as pilot:
        await sit_down(pilot)
        desk, seen = app.screen, app.screen.context.seat.seen
        before = desk.view("incident").page
        for number in range(500):
            body = {
                "alert": f"a{number}",
                "service": "edge",
                "summary": "errors",
                "priority": "critical",
                "firing": 1,
            }
            seen.append(SeatEvent(number=len(seen) + 1, t=desk.source.now, what="AlertFired", body=body))
            desk.draw_in_turn()
            await asyncio.sleep(0)
            if desk.view("incident").page != before:
                break
        assert desk.view("incident").page != before
