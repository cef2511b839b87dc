"""The first minute: something asks for the player at once, and an honest first post costs few keys."""

import pytest
from textual import events

from simulator.domain import commands as c
from simulator.domain.exercise import Play
from simulator.host.clock import HandTicker
from simulator.host.inputs import make_inputs
from simulator.host.session import Session
from simulator.host.store import open_exercise
from simulator.loader import shipped
from tui.compose import Compose
from tui.forms import ChoiceSheet
from tui.live import TICK_S, LiveDesk

PATIENCE_S = 20
MOST_KEYS = 15


async def seated(pilot, wait_for):
    """Press enter on the briefing."""
    await wait_for(pilot, lambda: len(pilot.app.screen_stack) > 2)
    await pilot.press("enter")
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, LiveDesk) and pilot.app.screen.whole)
    return pilot.app.screen


@pytest.mark.parametrize("drill", shipped("drills"))
async def test_within_twenty_seconds_something_asks_for_the_player(home, playing, wait_for, drill):  # noqa: ARG001  # kept there
    """In every drill, however quietly it begins: each look at the wall clock is made by hand, so nobody waits."""
    inputs = make_inputs(drill, "default", 41, Play(mode="practice", pace="live", team="people"))
    session = Session.begin(inputs, ticker=HandTicker())
    app = playing(session=session)
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await seated(pilot, wait_for)
        looks = 0
        while not desk.context.inbox.waiting and looks * TICK_S < PATIENCE_S:
            desk._tick()  # noqa: SLF001  # the wall clock, one look at a time
            looks += 1
        waits = bool(desk.context.inbox.waiting)
    session.close()
    assert waits


@pytest.mark.parametrize("pace", ["live", "tabletop"])
async def test_until_then_next_says_what_can_be_done(playing, wait_for, grid, pace):
    """A scenario may begin quietly, a screen may not."""
    app = playing(pace=pace)
    async with app.run_test(size=(80, 24)) as pilot:
        await seated(pilot, wait_for)
        assert "NEXT  Quiet. > runs the clock ahead to the next thing that reaches you." in grid(app)


@pytest.mark.parametrize("mode", ["practice", "drill"])
@pytest.mark.parametrize("size", [(80, 24), (160, 48)], ids=str)
async def test_an_honest_first_public_post_takes_few_keys_besides_its_words(playing, begin, wait_for, size, mode):  # fmt: skip
    """From the desk to the world: counted as they are pressed."""
    session = begin(13, mode=mode)
    session.submit(c.Declare(seat="incident-commander", title="Errors", severity="SEV1", items=("edge-errors",)))  # fmt: skip
    app = playing(13, session=session, mode=mode)
    pressed: list[str] = []
    async with app.run_test(size=size) as pilot:
        desk = await seated(pilot, wait_for)

        async def press(*keys):
            pressed.extend(keys)
            await pilot.press(*keys)

        await press("m")
        await wait_for(pilot, lambda: desk.query(ChoiceSheet))
        while desk.view("choices").selected != "status-investigating":
            await press("down")
        await press("enter")
        await wait_for(pilot, lambda: desk.query(Compose) and desk.query_one(Compose).has_focus_within)
        app.post_message(events.Paste("some visitors get a robot check or an error page"))
        await pilot.pause()
        await press("enter", "enter")
        await wait_for(pilot, lambda: not desk.query(Compose))
    sent = open_exercise(session.folder).commands[-1][1]
    assert isinstance(sent, c.Send)
    assert (sent.type, sent.fields["scope"].standing, sent.fields["cause"].standing) == (
        "status-investigating",
        "confirmed",
        "unknown",
    )
    assert len(pressed) <= MOST_KEYS
