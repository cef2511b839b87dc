"""The facilitator's console on the full screen, through the same door as the plain one."""

import socket
import threading

import pytest

from simulator.host.facilitating import _attend
from simulator.host.settings import Settings
from simulator.host.store import open_exercise
from tui.blank import Blank
from tui.console import HELD, Console, Pane


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
        await pilot.press("minus")
        await wait_for(pilot, lambda: any(", held" in text for text in app.panes["coming"]))
        await pilot.press("minus")
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


async def test_enter_on_an_inject_writes_the_line_that_a_second_enter_sends(door, grid, wait_for):
    """And the last row says so, as long as a line is being typed."""
    session, peer = door
    app = Console(peer, session.name, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: app.panes)
        name = app._selected()  # noqa: SLF001  # what the cursor is on
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.query_one("#typed", Blank).value == f"fire {name}")
        await wait_for(
            pilot, lambda: grid(app).splitlines()[-1].startswith(" enter Send  tab Views  esc Back")
        )
        await pilot.press("escape")
        await wait_for(pilot, lambda: " enter Fire " in grid(app).splitlines()[-1])


async def test_the_end_is_said_and_the_console_stays_until_it_is_closed(door, grid, wait_for):
    """Nobody wonders whether the screen has frozen."""
    session, peer = door
    app = Console(peer, session.name, Settings())
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_for(pilot, lambda: app.panes)
        session.move_to(session.inputs.scenario.lasts)
        await wait_for(pilot, lambda: app.over)
        assert "over" in grid(app).splitlines()[0]
        await pilot.press("escape")


async def test_letters_are_typed_and_do_nothing_by_themselves(door, wait_for):
    """Whoever types help holds no inject; what is typed is completed with the selected inject."""
    session, peer = door
    app = Console(peer, session.name, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: app.panes)
        name = app._selected()  # noqa: SLF001  # what the cursor is on
        await pilot.press(*"hel")
        box = app.query_one("#typed", Blank)
        await wait_for(pilot, lambda: box.value == "hel")
        await pilot.press("escape", *"ho")
        await wait_for(pilot, lambda: box.value == "ho")
        await pilot.press("right")
        await wait_for(pilot, lambda: box.value == f"hold {name}")
        held = any(HELD in text for text in app.panes["coming"])
        await pilot.press("enter")
        await wait_for(pilot, lambda: any(HELD in text for text in app.panes["coming"]))
    assert not held
    assert any("The facilitator holds back inject" in told for told in app.told)


async def test_enter_on_an_inject_writes_the_line_that_delivers_it(door, wait_for):
    """And a second enter sends it."""
    session, peer = door
    app = Console(peer, session.name, Settings())
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_for(pilot, lambda: app.panes)
        name = app._selected()  # noqa: SLF001  # what the cursor is on
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.query_one("#typed", Blank).value == f"fire {name}")
        await pilot.press("enter")
        await wait_for(pilot, lambda: any(f"delivers inject {name} now" in told for told in app.told))


async def test_on_a_small_screen_one_view_has_the_room_and_what_was_told_stays(door, grid, wait_for):
    """Digits and tab go from one to the next."""
    session, peer = door
    app = Console(peer, session.name, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: app.panes)
        rooms = []
        for key in ("1", "2", "tab", "4", "5"):
            await pilot.press(key)
            await pilot.pause()
            rooms.append({pane.name: pane.size.height for pane in app.query(Pane) if pane.display})
        await wait_for(pilot, lambda: "Told" in grid(app))

    assert [next(iter(room)) for room in rooms] == ["coming", "truth", "expected", "seats", "told"]
    assert [max(room.values()) for room in rooms[:4]] == [13, 13, 13, 13]
    assert [room["told"] for room in rooms] == [7, 7, 7, 7, 20]


async def test_between_two_columns_there_is_a_gutter(door, grid, wait_for):
    """Words of one view never touch those of the next."""
    session, peer = door
    app = Console(peer, session.name, Settings())
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_for(pilot, lambda: app.panes)
        column = app.query_one("#left").region.right
        rows = grid(app).splitlines()[2:-3]

    assert {row.ljust(120)[column : column + 2] for row in rows} == {"  "}


async def test_the_end_is_asked_for_twice_there_too(door, wait_for):
    """It cannot be taken back."""
    session, peer = door
    app = Console(peer, session.name, Settings())
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_for(pilot, lambda: app.panes)
        await pilot.press(*"end", "enter")
        await wait_for(pilot, lambda: len(app.screen_stack) > 1)
        before = session.finished
        await pilot.press("enter")
        await wait_for(pilot, lambda: session.finished)
    assert not before
