"""The facilitator's console on the full screen, through the same door as the plain one."""

import socket
import threading

import pytest

from simulator.host.facilitating import _attend
from simulator.host.settings import Settings
from simulator.host.store import open_exercise
from tui.console import Console


@pytest.fixture
def door(begin):
    """An exercise at its fifteenth minute, and the other end of its door."""
    session = begin(15)
    ours, theirs = socket.socketpair()
    over = threading.Event()
    attending = threading.Thread(target=_attend, args=(session, theirs, over), daemon=True)
    attending.start()
    yield session, ours
    over.set()
    attending.join(timeout=5)
    ours.close()


async def test_the_console_shows_what_only_a_facilitator_sees(door, grid, wait_for):
    """What is coming, the truth, what was expected, who sits where."""
    session, peer = door
    app = Console(peer, session.name, Settings())
    async with app.run_test(size=(160, 48)) as pilot:
        await wait_for(pilot, lambda: app.panes)
        shown = grid(app)
    assert "Fault" in shown
    assert "expected" in shown.lower()
    assert "incident-commander, ana" in shown
    assert shown.startswith(" EXERCISE  facilitator")


async def test_a_selected_inject_is_held_and_let_go_with_one_key(door, wait_for):
    """What the facilitator does most."""
    session, peer = door
    app = Console(peer, session.name, Settings())
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_for(pilot, lambda: app.panes)
        await pilot.press("h")
        await wait_for(pilot, lambda: any(", held" in text for text in app.panes["coming"]))
        await pilot.press("h")
        await wait_for(pilot, lambda: not any(", held" in text for text in app.panes["coming"]))


async def test_a_typed_line_is_obeyed_and_answered(door, wait_for):
    """Everything the plain console can do."""
    session, peer = door
    app = Console(peer, session.name, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: app.panes)
        await pilot.press("slash", *"say", "space", *"ceo", "space", *"hello", "enter")
        await wait_for(pilot, lambda: any("hello" in told for told in app.told))
    assert any(type(event).__name__ == "Spoken" for _, _, event in open_exercise(session.folder).events)


async def test_the_end_is_said_and_the_console_stays_until_it_is_closed(door, grid, wait_for):
    """Nobody wonders whether the screen has frozen."""
    session, peer = door
    app = Console(peer, session.name, Settings())
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_for(pilot, lambda: app.panes)
        session.move_to(session.inputs.scenario.lasts)
        await wait_for(pilot, lambda: app.over)
        assert "over" in grid(app).splitlines()[0]
        await pilot.press("q")
