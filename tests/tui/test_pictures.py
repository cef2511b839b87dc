"""What the screens look like: as letters for whoever reads a change, and as the pictures of the README.

HOTWASH_WRITE=1 writes both again.
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from simulator.domain import commands as c
from simulator.host.lobby import lobby
from tui.compose import Compose
from tui.live import LiveDesk
from tui.lobby import LobbyApp

HERE = Path(__file__).parent / "desk"
WRITE = os.environ.get("HOTWASH_WRITE") == "1"
SIZES = ((80, 24), (120, 36), (160, 48))


def compare(path, shown):
    """Hold what is shown against what was written down."""
    if WRITE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8"), (
        f"{path.name} looks different; HOTWASH_WRITE=1 writes it again"
    )


@pytest.fixture
def named(monkeypatch):
    """Exercises are called sawtooth-7f3a."""
    monkeypatch.setattr("simulator.host.store.secrets.token_hex", lambda _: "7f3a")


@pytest.fixture
def at_work(named, begin):  # noqa: ARG001  # it has to be named first
    """An exercise in its fourteenth minute, in which a team has begun to work."""
    session = begin(13)
    engineer, lead = "on-call-engineer", "incident-commander"
    for command in (
        c.Acknowledge(seat=engineer, item="edge-errors"),
        c.Declare(seat=lead, title="Edge errors in waves", severity="SEV1", items=("edge-errors",)),
        c.LookAt(seat=engineer, what="changes"),
        c.Hypothesize(
            seat=engineer, hypothesis="H1", says="attack traffic", against=("edge.requests_per_s",)
        ),
        c.Hypothesize(
            seat=engineer, hypothesis="H2", says="a bad feature file", supports=("bot-scorer.features",)
        ),
        c.Page(seat=engineer, target="ml-serving", why="scores are missing"),
        c.StartRemedy(seat=engineer, remedy="snapshot", expect="logs are safe"),
    ):
        session.submit(command)
    session.move_to(14 * 60_000)
    return session


@pytest.fixture
def sit_down(wait_for, settled, grid):
    """Leaves the briefing, and stops the clock."""

    async def sit_down(pilot):
        app = pilot.app
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk) and app.screen.whole)
        app.session.pause()
        await wait_for(pilot, lambda: "stands" in grid(app).partition("\n")[0])
        await settled(pilot)

    return sit_down


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_view_of_the_desk(at_work, playing, sit_down, grid, size, settled):
    """Now, and pinned."""
    app = playing(14, session=at_work)
    async with app.run_test(size=size) as pilot:
        await sit_down(pilot)
        shown = [f"desk {size[0]}x{size[1]}", grid(app)]
        narrow = size == SIZES[0]
        for key in ("2", "3", "4", "6", "8", "9") if narrow else ("9",):
            await pilot.press(key)
            await settled(pilot)
            shown += ["", f"after {key}", grid(app)]
        await pilot.press("1")
        app.screen.view("inbox").select("edge-errors")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("3")
        app.screen.say("")
        await settled(pilot)
        shown += ["", "pinned", grid(app), ""]
    compare(HERE / f"{size[0]}x{size[1]}.txt", "\n".join(shown))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_sheet(at_work, playing, sit_down, wait_for, grid, size, settled):
    """As it opens."""
    app = playing(14, session=at_work)
    shown = []
    async with app.run_test(size=size) as pilot:
        await sit_down(pilot)
        for key in "ted":
            await pilot.press(key)
            await wait_for(pilot, lambda: app.screen.sheet is not None)
            await settled(pilot)
            shown += [f"after {key}", grid(app), ""]
            await pilot.press("escape")
            await wait_for(pilot, lambda: app.screen.sheet is None)
    compare(HERE / f"sheets-{size[0]}x{size[1]}.txt", "\n".join(shown))


async def test_without_colour_nothing_is_lost(at_work, playing, sit_down, grid, monkeypatch):
    """The same letters."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = playing(14, session=at_work)
    async with app.run_test(size=(80, 24)) as pilot:
        await sit_down(pilot)
        assert app.no_color
        first = (HERE / "80x24.txt").read_text(encoding="utf-8").split("\n\nafter 2\n")[0]
        assert f"desk 80x24\n{grid(app)}" == first


async def test_the_lobby(named, begin, home, grid, wait_for):  # noqa: ARG001  # kept there
    """With a drill that was left."""
    begin(14).close()
    there = lobby()
    app = LobbyApp(replace(there, drills=tuple(one for one in there.drills if one.name == "sawtooth")))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: "Sawtooth" in grid(app))
        compare(HERE / "lobby-80x24.txt", grid(app) + "\n")


@pytest.mark.parametrize(
    ("name", "keys"),
    [("desk", ("j", "j", "enter")), ("triage", ("t",)), ("message", ("m", "enter"))],
    ids=["desk", "triage", "message"],
)
async def test_the_pictures_of_the_readme_are_real_screens(
    at_work, playing, sit_down, wait_for, checkout, name, keys, settled
):
    """So that they cannot go stale."""
    app = playing(14, session=at_work)
    async with app.run_test(size=(120, 36)) as pilot:
        await sit_down(pilot)
        for number, key in enumerate(keys):
            await pilot.press(key)
            opens = key in ("t", "m") or (name == "message" and number)
            await wait_for(pilot, lambda opens=opens: not opens or app.screen.sheet is not None)
            await settled(pilot)
        if name == "message":
            await wait_for(pilot, lambda: app.screen.query(Compose) and isinstance(app.focused, Input))
        for box in app.screen.query(Input):
            box.cursor_blink = False  # a picture is taken at any moment of it
        app.screen.say("")
        await settled(pilot)
        compare(
            checkout / "docs" / "pictures" / f"{name}.svg", app.export_screenshot(title="EXERCISE sawtooth")
        )
