"""Whatever text comes from outside, it is text on every screen: never markup, never an order to the terminal."""

import ast
import unicodedata

import pytest
from textual.widgets import Input

from simulator.domain import commands as c
from tui.live import LiveDesk

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


def test_no_string_from_outside_reaches_a_surface_that_reads_markup(checkout):
    """Of Textual's own widgets only those are used that show text as text, or are told to."""
    reads = {"Label", "Button", "Checkbox", "OptionList", "Select", "Collapsible", "Tab", "Tree", "DataTable", "Markdown", "RadioButton"}  # fmt: skip
    found = []
    for path in sorted((checkout / "tui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in (
                "border_title",
                "border_subtitle",
                "tooltip",
                "from_markup",
            ):
                found.append(f"{path.name}:{node.lineno} {node.attr}")
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            told = any(k.arg == "markup" and getattr(k.value, "value", True) is False for k in node.keywords)
            constant = all(isinstance(a, ast.Constant) for a in node.args)
            content = any(
                isinstance(a, ast.Call) and getattr(a.func, "id", "") == "Content" for a in node.args
            )
            if name in reads or (name in ("Static", "notify") and not (told or constant or content)):
                found.append(f"{path.name}:{node.lineno} {name}")
    assert found == []
