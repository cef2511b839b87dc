"""Hints: nobody is asked for what could only be refused, the cost stands before, and the words after."""

import pytest

from simulator.domain.exercise import Play
from simulator.host.clock import HandTicker
from simulator.host.inputs import make_inputs
from simulator.host.session import Session
from simulator.projections.stream import SeatEvent
from tui import hinting
from tui.live import LiveDesk


def event(what, **body):
    """Something a seat has seen."""
    return SeatEvent(number=1, t=0, what=what, body=body)


def test_nobody_is_asked_while_there_is_no_hint():
    """A lesson and a drill do not tell when there is one."""
    assert hinting.question((), unseen=False) == ""
    assert hinting.question((), unseen=True).startswith("Take the next hint?")


def test_the_cost_stands_in_the_question():
    """Before anything is paid."""
    offered = event("HintOffered", cost=2_000_000)
    assert hinting.question((offered,), unseen=False) == (
        "Take the next hint? It costs 2 points, and the result shows it."
    )


@pytest.mark.parametrize(
    ("came", "says"),
    [
        (("HintOffered", {}), "A hint can be had: H asks for it, and says first what it costs."),
        (
            ("HintGiven", {"says": "Look at the kettle."}),
            "Hint: Look at the kettle. It stands in the room (8) too.",
        ),
        (("Noted", {}), ""),
    ],
    ids=["offered", "given", "neither"],
)
def test_what_came_is_said(came, says):
    """With the key that goes on from there."""
    what, body = came
    assert hinting.offered((event(what, **body),), "H", "8") == says


async def test_a_hint_that_was_paid_for_can_be_read(playing, begin, wait_for, grid):
    """On the desk at once, and in the room for as long as one likes."""
    session = begin(25)
    app = playing(25, session=session)
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk) and app.screen.whole)
        session.pause()
        await pilot.press("H")
        await wait_for(pilot, lambda: "It costs 2 points" in grid(app))
        await pilot.press("enter")
        await wait_for(pilot, lambda: "Hint: Hold two things against the errors" in grid(app))
        await pilot.press("8", "z")
        await wait_for(pilot, lambda: "Hint: Hold" not in grid(app))
        assert "Hold two things against the errors" in grid(app)


async def test_a_lesson_in_practice_has_its_hints(playing, home, wait_for, grid):  # noqa: ARG001  # everything is kept there
    """Nobody leads there, and what a step would tell can be asked for all the same."""
    practice = make_inputs("02-reading-an-alert", seed=0, play=Play(mode="practice"))
    session = Session.begin(practice, ticker=HandTicker())
    app = playing(session=session)
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk) and app.screen.whole)
        await pilot.press("H")
        await wait_for(pilot, lambda: "Take the next hint?" in grid(app))
        await pilot.press("enter")
        await wait_for(pilot, lambda: "Hint: The clock has a key of its own." in grid(app))
    session.close()
