"""What goes wrong beside the exercise is seen by whoever sits there, and the exercise goes on."""

import ast

import pytest
from textual import work

from simulator.host.lobby import lobby
from tui.forms import FormSheet
from tui.live import LiveDesk
from tui.lobby import LobbyApp
from tui.trouble import Confessing


async def test_an_error_in_a_worker_of_the_desk_is_seen_and_the_exercise_goes_on(playing, wait_for, grid):
    """With the words of the error as text, whatever is in them."""
    app = playing(14)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk) and app.screen.whole)

        @work(exit_on_error=False)
        async def clumsy(_):
            message = "no [b]room[/b] for \x1b[31mthis"
            raise LookupError(message)

        clumsy(app.screen)
        await wait_for(pilot, lambda: "no [b]room[/b] for" in grid(app))
        assert "\x1b" not in grid(app)
        await pilot.press("n", *"on")
        await wait_for(pilot, lambda: app.screen.query(FormSheet) and app.screen.query_one(FormSheet).answers == {"text": "on"})  # fmt: skip


async def test_a_score_that_cannot_be_read_is_seen_in_the_lobby(begin, wait_for, grid, monkeypatch):
    """And everything else there still works."""
    session = begin(119)
    session.move_to(session.inputs.scenario.lasts)
    session.close()

    def torn(_):
        message = "the disk is gone"
        raise RuntimeError(message)

    monkeypatch.setattr("tui.lobby.total_of", torn)
    app = LobbyApp(lobby())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await wait_for(pilot, lambda: "the disk is gone" in grid(app))
        await pilot.press("q")
        await wait_for(pilot, lambda: app.return_code is not None)


def test_no_worker_ends_the_program_and_each_is_begun_by_what_hears_of_it(checkout):
    """In the source: each says exit_on_error=False, and stands in a class that is told of its failure."""
    hears = {"Desk", "ActingDesk", "LobbyScreen", "AftermathScreen", "Console", "Opening", "Watching"}
    found = []
    for path in sorted((checkout / "tui").rglob("*.py")):
        for kind in (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ClassDef)):  # fmt: skip
            for node in (node for node in ast.walk(kind) if isinstance(node, ast.Call)):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in ("work", "run_worker", "create_task"):
                    told = any(
                        k.arg == "exit_on_error" and getattr(k.value, "value", True) is False
                        for k in node.keywords
                    )
                    found += [] if told and kind.name in hears else [f"{path.name}:{node.lineno} {name}"]
    assert found == []


class Falls(Confessing):
    """An app that cannot go on."""

    def on_mount(self):
        message = "no such room"
        raise LookupError(message)


def test_what_the_screen_cannot_go_on_after_is_told_by_whoever_started_it(capfd):
    """The command line has a sentence for it; the terminal shows no page of program text."""
    with pytest.raises(LookupError, match="no such room"):
        Falls().run_through(mouse=False, headless=True)
    assert capfd.readouterr() == ("", "")


async def test_nothing_in_a_menu_is_cut_off(wait_for, grid):
    """On the narrowest terminals either."""
    app = LobbyApp(lobby())
    async with app.run_test(size=(60, 24)) as pilot:
        await wait_for(pilot, lambda: "TO PLAY" in grid(app))
        await pilot.press("?")
        await wait_for(pilot, lambda: "What can I do here?" in grid(app))
        assert "last played it" in grid(app)
