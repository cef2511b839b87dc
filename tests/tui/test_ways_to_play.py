"""Other ways in and other paces: tabletop, a fork, a storm of alerts, and what a hidden tab still tells."""

from dataclasses import replace

from simulator.domain import commands as c
from simulator.domain.exercise import Play
from simulator.domain.units import MINUTE
from simulator.host.clock import HandTicker
from simulator.host.inputs import make_inputs
from simulator.host.session import Session
from simulator.host.settings import Settings
from tui.app import Playing
from tui.live import LiveDesk


async def seated(pilot, wait_for):
    """Press enter on the briefing."""
    await wait_for(pilot, lambda: len(pilot.app.screen_stack) > 2)
    await pilot.press("enter")
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, LiveDesk) and pilot.app.screen.whole)
    return pilot.app.screen


async def test_in_tabletop_the_clock_stands_and_each_act_takes_its_time(playing, wait_for, grid):
    """Reading and talking cost nothing."""
    app = playing(14, pace="tabletop")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await seated(pilot, wait_for)
        before = app.session.now
        await pilot.press("3", "1", "space")
        await wait_for(pilot, lambda: "each act takes its time" in grid(app))
        stood = app.session.now - before
        desk.view("inbox").select("edge-errors")
        await pilot.press("a")
        await wait_for(pilot, lambda: "You have alert" in grid(app))
        took = app.session.now - before
    assert (stood, took) == (0, app.session.inputs.standard.pace.acknowledge)


async def test_a_fork_is_entered_in_the_middle_with_its_past(home, sawtooth, wait_for, grid):  # noqa: ARG001  # kept there
    """`hotwash play sawtooth --from 25m --team model-answer`: somebody has played until then."""
    play = replace(sawtooth.play, team="model-answer", forked_at=25 * MINUTE)
    session = Session.begin(replace(sawtooth, play=play), ticker=HandTicker())
    app = Playing(session, (), fresh=True, hold=0, settings=Settings())
    async with app.run_test(size=(120, 36)) as pilot:
        desk = await seated(pilot, wait_for)
        await wait_for(pilot, lambda: "11:30:00 UTC" in grid(app))
        incident = desk.context.board.incidents["INC-1"].title
        await pilot.press("n")
        await wait_for(pilot, lambda: desk.sheet is not None and desk.sheet.has_focus_within)
        await pilot.press(*"mine", "enter")
        await wait_for(pilot, lambda: desk.sheet is None)
    session.close()
    assert incident == "Errors in waves on edge"


async def test_in_a_storm_the_cursor_stays_with_what_one_chose(home, wait_for):  # noqa: ARG001  # kept there
    """Forty things and more wait in one list: none is lost, and what goes on coming in moves nothing under the cursor."""
    inputs = make_inputs("storm", "default", 41, Play(mode="practice", pace="live", team="people"))
    session = Session.begin(inputs, ticker=HandTicker())
    session.go()
    session.move_to(28 * MINUTE)
    app = Playing(session, (), fresh=False, hold=0, settings=Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await seated(pilot, wait_for)
        view = desk.view("inbox")
        chosen = next(row.name for row in reversed(desk.context.inbox.rows) if row.kind == "alert")
        view.select(chosen)
        before = len(desk.context.inbox.rows)
        session.move_to(60 * MINUTE)
        await wait_for(pilot, lambda: len(view.page.items) > before)
        stayed = view.selected
        there = {name for item in view.page.items for name in (item.id, *item.same)}
        names = {row.name for row in desk.context.inbox.rows}
        await pilot.press("a")
        await wait_for(pilot, lambda: desk.context.inbox.by_name(chosen).holder)
    session.close()
    assert (before >= 40, stayed, names - there) == (True, chosen, set())


class Titled(Playing):
    """A screen whose terminal shows its title."""

    told = ""

    def entitle(self, title):
        """Remember it."""
        self.told = title


async def test_the_terminals_title_tells_how_much_waits(begin, wait_for):
    """So that a hidden tab still tells."""
    session = begin(14)
    app = Titled(session, (), fresh=False, hold=0, settings=Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await seated(pilot, wait_for)
        waits = len(desk.context.inbox.waiting)
        await wait_for(pilot, lambda: app.told == f"{waits} wait - hotwash")
        session.submit(c.Acknowledge(seat="on-call-engineer", item="edge-errors"))
        await wait_for(pilot, lambda: app.told == f"{waits - 1} wait - hotwash")


async def test_a_sheet_that_is_opened_while_pinned_begins_with_what_one_looks_at(playing, wait_for, grid):
    """What you point at is what you cite; following the clock again lets it go."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await seated(pilot, wait_for)
        desk.view("inbox").select("edge-errors")
        await pilot.press("enter", "h")
        await wait_for(pilot, lambda: desk.sheet is not None and desk.sheet.has_focus_within)
        await pilot.press("enter")
        await wait_for(pilot, lambda: "cited: edge-errors" in grid(app))
        await pilot.press("escape")
        await wait_for(pilot, lambda: desk.sheet is None)
        await pilot.press("f", "t")
        await wait_for(pilot, lambda: "nothing cited yet" in grid(app))
