"""Every screen as letters, at three sizes, with and without colour: what one reads in the review of a change.

HOTWASH_WRITE=1 writes `screens/` again. Without colour the letters are the same, and nothing on the screen has a hue.
"""

import os
import socket
import threading
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from simulator.domain import commands as c
from simulator.host.clock import HandTicker
from simulator.host.facilitating import _attend
from simulator.host.headless import play
from simulator.host.inputs import make_inputs
from simulator.host.learning.course import LED
from simulator.host.learning.ending import after_watching
from simulator.host.lobby import Lobby, lobby
from simulator.host.plain.console import Console as Lines
from simulator.host.results import keep
from simulator.host.session import Session
from simulator.host.settings import Settings
from simulator.teams import team_for
from tui.app import Playing, Washing
from tui.coaching import CoachedDesk
from tui.console import Console
from tui.live import LiveDesk
from tui.lobby import LobbyApp
from tui.opening import OpeningScreen
from tui.pastdesk import PastDesk
from tui.watching import WatchDesk, Watching

HERE = Path(__file__).parent / "screens"
HASTY = Path(__file__).parents[1] / "host" / "hasty.yaml"
WRITE = os.environ.get("HOTWASH_WRITE") == "1"
SIZES = ((80, 24), (120, 36), (160, 48))


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request):
    """The terminal."""
    return request.param


@pytest.fixture(params=[True, False], ids=["colour", "no-colour"])
def colour(request, monkeypatch):
    """Whether the terminal's user wants colour."""
    if request.param:
        monkeypatch.delenv("NO_COLOR", raising=False)
    else:
        monkeypatch.setenv("NO_COLOR", "1")
    return request.param


class Album:
    """What was seen, screen by screen."""

    def __init__(self, grid, settled, wait_for, colour):
        """Begin with nothing."""
        self.grid, self.settled, self.wait_for, self.colour = grid, settled, wait_for, colour
        self.shown = []
        self.hues = []

    async def take(self, pilot, name, *keys, until=None):
        """Press keys, and take down the screen that comes."""
        app = pilot.app
        await pilot.press(*keys)
        if until is not None:
            await self.wait_for(pilot, lambda: until in self.grid(app))
        await self.settled(pilot)
        self.shown += [f"==== {name}", self.grid(app), ""]
        if not self.colour:
            self.hues += [(name, hue) for hue in hues(app)]

    def compare(self, size, group):
        """Hold it against what was written down."""
        path = HERE / f"{size[0]}x{size[1]}" / f"{group}.txt"
        shown = "\n".join(self.shown)
        if WRITE and self.colour:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(shown, encoding="utf-8")
        assert self.hues == []
        assert shown == path.read_text(encoding="utf-8"), (
            f"{group} looks different; HOTWASH_WRITE=1 writes it again"
        )


def hues(app):
    """Return every colour on the screen that is not the terminal's own."""
    found = set()
    for strip in app.screen._compositor.render_strips():  # noqa: SLF001  # Textual has no public way to them
        for segment in strip:
            for colour in (segment.style.color, segment.style.bgcolor) if segment.style else ():
                if colour is not None and not colour.is_default:
                    found.add(colour.name)
    return sorted(found)


@pytest.fixture
def album(grid, settled, wait_for, colour):
    """Where screens are kept."""
    return Album(grid, settled, wait_for, colour)


@pytest.mark.long
async def test_the_desk(album, at_work, playing, sit_down, size):
    """From the first frame over the briefing to every view, now and pinned."""
    app = playing(14, session=at_work)
    async with app.run_test(size=size) as pilot:
        app.push_screen(OpeningScreen())
        await album.take(pilot, "first frame")
        app.pop_screen()
        await album.take(pilot, "where one left it")
        await sit_down(pilot)
        for digit, name in zip("123456789", ("inbox", "incident", "metrics", "logs", "traces", "changes", "runbook", "room", "house rules"), strict=True):  # fmt: skip
            await album.take(pilot, f"{name}, by {digit}", digit)
        await album.take(pilot, "what an alert is, by i", "escape", "1", "i")
        app.screen.view("inbox").select("edge-errors")
        await album.take(pilot, "evidence is pinned", "enter", "3")
        app.screen.say("")
        app.screen.view("metrics").select("edge.errors_ratio")
        await album.take(pilot, "a signal drawn large", "enter")
        await album.take(pilot, "looking for words", "escape", "f", "1", "slash", *"sign")
        await album.take(pilot, "what can be done", "enter", "escape", "?", until="What can I do")
        await album.take(pilot, "a typed line", "escape", ":", *"ack", "space", *"3", until="> :")
        await album.take(pilot, "leaving asks", "escape", "q", until="Leave?")
    album.compare(size, "desk")


async def test_the_briefing_and_a_terminal_that_is_too_small(album, named, playing, size):  # noqa: ARG001  # it has a name
    """Before anything has begun, and when there is no room for it."""
    app = playing()
    async with app.run_test(size=size) as pilot:
        await album.wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await album.take(pilot, "the briefing")
        await pilot.press("enter")
        await album.wait_for(pilot, lambda: isinstance(app.screen, LiveDesk) and app.screen.whole)
        app.session.pause()
        await album.take(pilot, "nothing has come yet", until="stands")
        await pilot.resize_terminal(59, 18)
        await album.take(pilot, "too small", until="needs 60x18")
    album.compare(size, "beginning")


@pytest.mark.long
async def test_every_sheet(album, at_work, playing, sit_down, size):
    """As it opens."""
    at_work.move_to(17 * 60_000)
    app = playing(17, session=at_work)
    async with app.run_test(size=size) as pilot:
        await sit_down(pilot)

        async def take(name, *keys, on="edge-errors", until=None):
            app.screen.action_view("inbox")
            app.screen.view("inbox").select(on)
            await pilot.press(keys[0])
            await album.wait_for(pilot, lambda: app.screen.sheet is not None and app.screen.sheet.has_focus_within)  # fmt: skip
            await album.take(pilot, name, *keys[1:], until=until)
            await pilot.press("escape", "escape", "escape")
            await album.wait_for(pilot, lambda: app.screen.sheet is None)
            app.screen.say("")

        await take("dismiss, by x", "x", on="bot-scorer-nulls")
        await take("triage, by t", "t")
        await take("escalate, by e", "e")
        await take("page somebody", "e", "enter", until="Page ")
        await take("decide, by d", "d")
        await take("a remedy that was started", "d", "j", "enter", until="[it works]")
        await take("start a remedy", "d", "j", "j", "enter", "right", until="It should")
        await take("a suggestion", "d", on="looks-like-attack")
        await take("which message, by m", "m")
        await take("a message", "m", "enter", until="[ Send ]")
        await take("reply, by r", "r", until="Forty more. I have")
        await take("hypotheses, by h", "h")
        await take("a hypothesis", "h", "enter", until="It may be")
        await take("note, by n", "n")
        await take("how it stands, by s", "s")
        await take("hand over, by o", "o")
        await take("postmortem, by P", "P")
        await take("who acts, by w", "w")
    album.compare(size, "sheets")


@asynccontextmanager
async def washed(folder, size, album):
    """The hot wash on a screen."""
    app = Washing(folder, Settings())
    async with app.run_test(size=size) as pilot:
        await album.wait_for(pilot, lambda: getattr(app.screen, "found", None) is not None)
        yield pilot


async def test_the_hot_wash(album, named, home, sawtooth, size):  # noqa: ARG001  # it has a name
    """Each page, a sheet, the menu, and the desk as it was."""
    inputs = replace(sawtooth, play=replace(sawtooth.play, pace="headless", team="hasty"))
    folder = keep(play(inputs, team_for(str(HASTY), inputs)), home / "sawtooth-7f3a")
    async with washed(folder, size, album) as pilot:
        for digit, name in zip("123456", ("result", "film", "judgements", "messages", "questions", "observations"), strict=True):  # fmt: skip
            await album.take(pilot, name, digit)
        await album.take(pilot, "a judgement and its evidence", "3", "enter")
        await album.take(pilot, "an answer", "5", "n", until="Answer question 1")
        await album.take(pilot, "what can be done", "escape", "?", until="What can I do")
        await pilot.press("escape", "1", "enter")
        await album.wait_for(pilot, lambda: isinstance(pilot.app.screen, PastDesk) and pilot.app.screen.whole)
        await album.take(pilot, "the desk as it was")
    album.compare(size, "hotwash")


ALERTS_READ = (
    "ahead",
    "ack 1",
    "show hours-api.wrong_ratio",
    "show road-feed.age_s",
    "ahead",
    "dismiss late-labels not-actionable",
    "ahead",
    "ack shop-writes",
)


async def test_a_lesson(album, named, home, size):  # noqa: ARG001  # kept there
    """A step beside its target, what is filled in in its form, and what a hint costs."""
    session = Session.begin(make_inputs("02-reading-an-alert", seed=0, play=LED), ticker=HandTicker())
    lines = Lines(session, session.seat(), lambda _: None)
    lines.begin()
    for typed in ALERTS_READ[:3]:
        lines.feed(typed)
    app = Playing(session, (), fresh=False, hold=0, settings=Settings())
    async with app.run_test(size=size) as pilot:
        await album.wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await pilot.press("enter")
        await album.wait_for(pilot, lambda: isinstance(app.screen, CoachedDesk) and app.screen.whole)
        desk: Any = app.screen
        await album.take(pilot, "a step about a signal", "3")
        await album.take(pilot, "a hint says its cost", "H", until="Read a hint")
        await album.take(pilot, "a hint in the mark", "enter", until="Hint:")
        for typed in ALERTS_READ[3:]:
            lines.feed(typed)
        desk.say("")
        desk.draw()
        await album.take(pilot, "a step about an act", "1", until="Step 7 of 8")
        desk.point_at("behind-it")
        await album.take(pilot, "its form, filled in", "t", until="[Wrong hours")
    session.close()
    album.compare(size, "lesson")


async def test_a_run_that_is_watched(album, named, home, size):  # noqa: ARG001  # nothing is kept there
    """From its first word over its first moments, and on another view."""
    app = Watching(
        lambda: make_inputs("01-one-incident-watched", seed=0, play=LED), "model-answer", after_watching(None)
    )
    async with app.run_test(size=size) as pilot:
        await album.wait_for(pilot, lambda: isinstance(app.screen, WatchDesk) and app.screen.whole)
        await album.take(pilot, "before it begins", until="goes on to the next moment")
        await album.take(pilot, "its first moment", ">")
        await album.take(pilot, "another", ">", ">")
        await album.take(pilot, "another view", "3")
        await album.take(pilot, "taking over asks", "p", until="Play on from")
    album.compare(size, "watching")


async def test_the_console(album, at_work, size):
    """The facilitator's views, and the end, which asks."""
    ours, theirs = socket.socketpair()
    over = threading.Event()
    attending = threading.Thread(target=_attend, args=(at_work, theirs, over), daemon=True)
    attending.start()
    app = Console(ours, at_work.name, Settings())
    try:
        async with app.run_test(size=size) as pilot:
            await album.wait_for(pilot, lambda: app.panes)
            for digit, name in zip("12345", ("coming", "truth", "expected and done", "seats", "told"), strict=True):  # fmt: skip
                await album.take(pilot, name, digit)
            await album.take(pilot, "a line that is typed", *"say", "space", *"ceo")
            await album.take(pilot, "closing asks", "escape", "escape", until="Close the console?")
    finally:
        over.set()
        attending.join(timeout=5)
        ours.close()
    album.compare(size, "console")


async def test_the_lobby(album, named, begin, home, size):  # noqa: ARG001  # kept there
    """For a newcomer, and with something to go on with."""
    there = lobby()
    one = tuple(offer for offer in there.drills if offer.name == "sawtooth")
    app = LobbyApp(Lobby(drills=one))
    async with app.run_test(size=size) as pilot:
        await album.take(pilot, "for a newcomer", until="Sawtooth")
    session = begin(14)
    session.submit(c.Note(seat="on-call-engineer", text="hello"))
    session.close()
    app = LobbyApp(Lobby(drills=one, unfinished=lobby().unfinished))
    async with app.run_test(size=size) as pilot:
        await album.take(pilot, "with an exercise to go on with", until="Go on")
        await album.take(pilot, "about a drill", "down", "i")
        await album.take(pilot, "what can be done", "?", until="What can I do")
    album.compare(size, "lobby")
