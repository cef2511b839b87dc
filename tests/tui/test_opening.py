"""The first frame stands before the exercise does."""

import gc
import subprocess
import sys
import threading

import pytest

from simulator.host.session import Opened
from simulator.host.settings import Settings
from tui.app import Opening
from tui.bars import LineBar
from tui.layout import VIEWS
from tui.lines import text_of
from tui.live import LiveDesk
from tui.opening import OPENING, frame


@pytest.fixture
def opening(begin):
    """The program while its exercise is not yet open: it opens when the gate does."""
    gate = threading.Event()

    def opens():
        gate.wait(30)
        return Opened(begin(), (), fresh=True)

    yield Opening(opens, hold=0, settings=Settings()), gate
    gate.set()


async def test_the_frame_stands_and_what_is_typed_meanwhile_is_done_when_it_is_open(opening, grid, wait_for):
    """Enter leaves the briefing, which is not there yet when it is pressed."""
    app, gate = opening
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_for(pilot, lambda: OPENING in grid(app))
        assert "1 Inbox" in grid(app)
        await pilot.press("enter")
        assert OPENING in grid(app)
        gate.set()
        await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk))
        await wait_for(pilot, lambda: not app.session.standing)
        assert app.screen.query_one("#header", LineBar).lines


async def test_what_cannot_be_opened_ends_the_screen_and_is_handed_on():
    """Whoever started the screen tells it, as without a screen."""

    def opens():
        message = "there is no drill 'sawtoth'"
        raise FileNotFoundError(message)

    app = Opening(opens, settings=Settings())
    async with app.run_test() as pilot:
        while app.failure is None:
            await pilot.pause(0.01)
    assert isinstance(app.failure, FileNotFoundError)
    assert app.opened is None


async def test_garbage_is_looked_for_again_once_the_desk_has_settled_and_nothing_is_set_aside_after_it(
    opening, grid, wait_for
):
    """What opens is not looked through; what is played afterwards is; and the process is left as it was."""
    app, gate = opening
    seen = []
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_for(pilot, lambda: OPENING in grid(app))
        seen.append(("opening", gc.isenabled()))
        gate.set()
        await wait_for(pilot, gc.isenabled)
        seen.append(("settled", gc.get_freeze_count() > 0))
    seen.append(("over", gc.isenabled() and not gc.get_freeze_count()))
    assert seen == [("opening", False), ("settled", True), ("over", True)]


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (112, 30), (120, 36), (160, 48)])
def test_the_frame_fills_a_terminal_of_any_size(size):
    """Its rows are as many and at most as long, and name what the desk will have."""
    rows = [text_of(row) for row in frame(*size)]

    assert len(rows) == size[1]
    assert max(map(len, rows)) <= size[0]
    assert rows[0].startswith(" EXERCISE")
    assert "1 Inbox" in "\n".join(rows)
    assert all(title in "\n".join(rows) for _, title, _ in VIEWS if 80 <= size[0] < 112)


def test_a_terminal_that_is_too_small_hears_it_at_once():
    """Before anything is opened."""
    assert [text_of(row) for row in frame(50, 12)] == [" Hotwash needs 60x18; this is 50x12."]


LARGE = (
    "pydantic",
    "jinja2",
    "lark",
    "yaml",
    "simpy",
    "simulator.engine",
    "simulator.loader",
    "simulator.projections",
)


def test_the_first_frame_imports_no_exercise():
    """What opening needs comes while the frame stands."""
    code = "import sys, tui.app; print(*sys.modules)"
    seen = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()

    assert "tui.opening" in seen
    assert not [name for name in seen if name.startswith(LARGE)]
