"""A run that is watched on the desk: from one moment worth a word to the next, to its end or to where one takes over."""

import pytest

from simulator.host.inputs import make_inputs
from simulator.host.learning.ending import after_watching
from tui.watching import WatchDesk, Watching


@pytest.fixture
def watching(home, wait_for):  # noqa: ARG001  # settings of nobody
    """Watches a run, and gives the screen once the desk stands."""

    async def stands(pilot, app):
        await wait_for(pilot, lambda: isinstance(app.screen, WatchDesk) and app.screen.whole)

    def watching(name, team="model-answer"):
        app = Watching(lambda: make_inputs(name), team, after_watching(None))
        return app, stands

    return watching


async def test_each_moment_says_what_was_done_and_what_it_earned(watching, wait_for, grid):
    """The first act that is judged stands beside the desk as it was then."""
    app, stands = watching("sawtooth")
    async with app.run_test(size=(120, 36)) as pilot:
        await stands(pilot, app)
        await pilot.press(">")
        await wait_for(pilot, lambda: f"1 of {len(app.screen.stops)}" in grid(app))
        assert "Judged, acknowledge" in grid(app)


async def test_a_lesson_goes_where_it_speaks_of(watching, wait_for, grid):
    """Its own words stand there instead of what was earned, in the view it is about."""
    app, stands = watching("01-one-incident-watched")
    async with app.run_test(size=(120, 36)) as pilot:
        await stands(pilot, app)
        desk = app.screen
        await pilot.press(">")
        await wait_for(pilot, lambda: desk.beat_now is not None and desk.beat_now.lesson != ())
        assert ("1 of " in grid(app), "Judged" in grid(app)) == (True, False)


async def test_after_the_last_moment_it_is_over(watching, wait_for, grid):
    """And says so."""
    app, stands = watching("sawtooth", "silent")
    async with app.run_test(size=(120, 36)) as pilot:
        await stands(pilot, app)
        app.screen.go(app.screen.stops[-1].t)
        await pilot.press(">")
        await wait_for(pilot, lambda: "That was the whole of it." in grid(app))
        assert app.how == "over"


async def test_whoever_takes_over_leaves_with_the_moment(watching, wait_for, grid):
    """A fork begins there."""
    app, stands = watching("sawtooth")
    async with app.run_test(size=(120, 36)) as pilot:
        await stands(pilot, app)
        await pilot.press(">")
        desk = app.screen
        await wait_for(pilot, lambda: desk.t == desk.stops[0].t)
        at = desk.t
        await pilot.press("p")
        await wait_for(pilot, lambda: "Play on from" in grid(app))
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.how == "taken")
        assert app.at == at > 0
