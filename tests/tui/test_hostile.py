"""Whatever text comes from outside, it is text on every screen: never markup, never an order to the terminal."""

import ast
import socket
import threading
import unicodedata
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from simulator.domain import commands as c
from simulator.domain.units import MINUTE
from simulator.host.aftermath import observe
from simulator.host.facilitating import _attend
from simulator.host.lobby import Lobby, Offer
from simulator.host.settings import Settings
from simulator.host.store import Kept
from tui.app import Washing
from tui.compose import Compose
from tui.console import Console
from tui.live import LiveDesk
from tui.lobby import LobbyApp
from tui.pastdesk import PastDesk

SIZES = ((80, 24), (160, 48))
PAYLOADS = {
    "markup": "disk full [/] now [/b] [red]x[/red]",
    "an action": "[@click=app.quit]press me[/]",
    "escape sequences": "\x1b[2J\x1b]2;owned\x07\x1b[31mred",
    "right to left": "\u202egnirts\u202c \u2066x\u2069",
    "nul and controls": "a\x00b\x08c\x7fd\x9be",
    "very long": "x" * 7_000,
    "lines": "one\ntwo\r\nthree\ttabbed",
    "emoji and wide": "🧯🔥 日本語 e\u0301\u0301\u0301\u0301\u0301\u0301",
    "templates": "{{ 7*7 }} {% raw %} ${HOME} %s {0}",
}


def printable(text):
    """Whether a terminal only prints it."""
    return all(
        unicodedata.category(letter) not in ("Cc", "Cf", "Co", "Cs") for letter in text if letter != "\n"
    )


def say_everything(session):
    """Let every payload be said, noted, declared, believed and paged."""
    submit = session.submit
    for number, payload in enumerate(PAYLOADS.values(), 1):
        submit(c.Declare(seat="incident-commander", title=payload, severity="SEV1"))
        submit(c.Note(seat="on-call-engineer", text=payload))
        submit(c.Hypothesize(seat="on-call-engineer", hypothesis=f"H{number}", says=payload))
        submit(c.Page(seat="on-call-engineer", target="ida", why=payload))
        submit(c.SpeakAs(seat="facilitator", as_=payload[:60], text=payload, to="incident-commander"))
        submit(c.Whisper(seat="facilitator", to="incident-commander", text=payload))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_text_from_outside_is_text_on_every_view(playing, begin, wait_for, grid, size):
    """On every view, in the menu and on the forms."""
    session = begin(14)
    say_everything(session)
    app = playing(14, session=session)
    async with app.run_test(size=size) as pilot:
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk) and app.screen.whole)
        for key in ("1", "2", "G", "3", "enter", "escape", "4", "5", "6", "7", "8", "G", "i", "g", "9", "1", "i", "t", "escape", "h", "G",
                    "escape", "s", "escape", "d", "escape", "e", "escape", "m", "escape", "o", "escape", "?", "escape", "2", "z", "z", "y", "W"):  # fmt: skip
            await pilot.press(key)
            await pilot.pause()
            assert printable(grid(app)), key
        assert app.return_code is None
        assert isinstance(app.screen, LiveDesk)


async def test_what_is_pasted_into_a_form_or_the_palette_is_text_too(playing, wait_for, grid):
    """And what was on its way is not lost to it."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk) and app.screen.whole)
        for payload in PAYLOADS.values():
            for key, leave in (("n", "enter"), (":", "enter"), ("/", "escape")):
                await pilot.press(key)
                await wait_for(pilot, lambda: isinstance(app.focused, Input))
                app.focused.insert_text_at_cursor(payload.replace("\n", " "))
                await pilot.pause()
                assert printable(grid(app))
                await pilot.press(leave)
                await pilot.pause()
                await pilot.press("escape")
                await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk))
        assert app.return_code is None


# The other screens, with the same words on them.


async def test_in_the_lobby(wait_for, grid):
    """A title, a summary and an exercise's name of somebody else's making."""
    offers = tuple(
        Offer(
            name=f"d{number}", title=payload, summary=payload, level=payload, lasts=MINUTE, seats=(payload,)
        )
        for number, payload in enumerate(PAYLOADS.values())
    )
    left = tuple(
        Kept(name=payload, path=Path(f"x{number}"), scenario=payload, sealed=False, t=0, touched=0)
        for number, payload in enumerate(PAYLOADS.values())
    )  # fmt: skip
    app = LobbyApp(Lobby(drills=offers, unfinished=left[:4]))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: "TO PLAY" in grid(app))
        for key in (*["down"] * 10, "i", "g", "i", "tab", "right", "right", "?", "escape"):
            await pilot.press(key)
            await pilot.pause()
            assert printable(grid(app)), key
        assert app.return_code is None


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_in_the_composer_and_its_preview(playing, begin, wait_for, grid, size):
    """Where words go out again."""
    session = begin(14)
    say_everything(session)
    app = playing(14, session=session)
    async with app.run_test(size=size) as pilot:
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk) and app.screen.whole)
        await pilot.press("m")
        await wait_for(pilot, lambda: app.screen.query("#view-choices"))
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.screen.query(Compose) and isinstance(app.focused, Input))
        for payload in PAYLOADS.values():
            app.post_message(events.Paste(payload))
            await pilot.press("tab")
            assert printable(grid(app))
        await pilot.press("escape", "p")
        await pilot.pause()
        assert printable(grid(app))
        await pilot.press("i", "escape", "escape")
        assert app.return_code is None


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_in_the_hot_wash_and_on_the_desk_as_it_was(begin, wait_for, grid, size):
    """What was said in play, and what is written about it afterwards."""
    session = begin(14)
    say_everything(session)
    session.submit(c.End(seat="incident-commander", why=PAYLOADS["markup"]))
    session.close()
    for payload in PAYLOADS.values():
        observe(session.folder, 0, payload[:400])
    app = Washing(session.folder, Settings())
    async with app.run_test(size=size) as pilot:
        await wait_for(pilot, lambda: getattr(app.screen, "found", None) is not None)
        for key in (
            "2",
            "G",
            "3",
            "enter",
            "j",
            "4",
            "5",
            "6",
            "j",
            "s",
            "y",
            "?",
            "escape",
            "1",
            "n",
            "escape",
        ):
            await pilot.press(key)
            await pilot.pause()
            assert printable(grid(app)), key
        await pilot.press("2", "G", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, PastDesk) and app.screen.whole)
        for key in ("2", "8", "G", "3", "{", "i"):
            await pilot.press(key)
            await pilot.pause()
            assert printable(grid(app)), key
        assert app.return_code is None
    page = (session.folder / "hotwash.md").read_text(encoding="utf-8")
    assert "\x1b" not in page


async def test_on_the_console(begin, wait_for, grid):
    """What players wrote, and what the facilitator types."""
    session = begin(14)
    say_everything(session)
    ours, theirs = socket.socketpair()
    over = threading.Event()
    attending = threading.Thread(target=_attend, args=(session, theirs, over), daemon=True)
    attending.start()
    app = Console(ours, session.name, Settings())
    try:
        async with app.run_test(size=(160, 48)) as pilot:
            await wait_for(pilot, lambda: app.panes)
            for payload in PAYLOADS.values():
                await pilot.press("s")
                await wait_for(pilot, lambda: isinstance(app.focused, Input))
                line = app.query_one("#typed", Input)
                line.value = "say ceo "
                line.insert_text_at_cursor(payload.replace("\n", " ")[:900])
                assert printable(grid(app))
                await pilot.press("enter")
                await pilot.pause()
                assert printable(grid(app))
            for key in "12345":
                await pilot.press(key)
                await pilot.pause()
                assert printable(grid(app))
            assert app.return_code is None
    finally:
        over.set()
        attending.join(timeout=5)
        ours.close()


READS_MARKUP = {
    "Label", "Button", "Checkbox", "OptionList", "Select", "Collapsible", "Tab", "TabPane", "Tree", "DataTable", "Markdown",
    "RadioButton", "Static", "notify", "update", "Header", "Link", "SelectionList", "RichLog",
}  # fmt: skip
"""What of Textual reads markup in the text it is given, unless it is told not to."""
ALWAYS = {"border_title", "border_subtitle", "tooltip", "from_markup", "render_markup", "to_content"}


def reading_markup(source, name="", widgets=READS_MARKUP):
    """Return each place where a string that is not written there reaches something that reads markup."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in ALWAYS:
            found.append(f"{name}:{node.lineno} {node.attr}")
        if not isinstance(node, ast.Call):
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        told = any(k.arg == "markup" and getattr(k.value, "value", True) is False for k in node.keywords)
        said = [*node.args, *(k.value for k in node.keywords if k.arg in ("content", "label", "message", "title", "prompt"))]  # fmt: skip
        harmless = all(
            isinstance(a, ast.Constant)
            or (isinstance(a, ast.Call) and getattr(a.func, "id", "") == "Content")
            for a in said
        )
        if called in widgets and not (told or harmless):
            found.append(f"{name}:{node.lineno} {called}")
    return found


def test_no_string_from_outside_reaches_a_surface_that_reads_markup(checkout):
    """Of Textual's own widgets only those are used that show text as text, or are told to."""
    found = []
    for path in sorted((checkout / "tui").rglob("*.py")):
        found += reading_markup(path.read_text(encoding="utf-8"), path.name)
    assert found == []


@pytest.mark.parametrize(
    "wrong",
    [
        "Static(words)", 'Static(f"{words}!")', "Label(words)", "Button(words)", "self.notify(words)", 'self.notify("x", title=words)',
        "self.border_title = words", "widget.tooltip = words", "Content.from_markup(words)", "Text.from_markup(words)",
        "self.query_one(Static).update(words)", "OptionList(words)", "Static(content=words)", "Static(words, markup=True)",
    ],
)  # fmt: skip
def test_a_string_that_reaches_one_is_found(wrong):
    """The rule is broken once for each surface."""
    assert len(reading_markup(wrong)) == 1


@pytest.mark.parametrize(
    "right", ["Static(Content(words))", "Static(words, markup=False)", 'Static("Hello")', "Static()"]
)
def test_what_shows_text_as_text_is_left_alone(right):
    """Nothing is cried over that is safe."""
    assert reading_markup(right) == []
