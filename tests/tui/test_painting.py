"""What a role looks like is asked of the app once, and again when its theme changes."""

import pytest
from textual.color import Color

from tui.bars import LineBar
from tui.lines import line
from tui.painting import ROLES, Palette
from tui.themes import THEMES

READABLE = 4.5
"""The contrast that text needs at least: WCAG 2.2, success criterion 1.4.3."""


def light(colour):
    """How light a colour is, 0 to 1, as WCAG counts it."""
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one, other):
    """How far apart two colours are, 1 to 21."""
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


class Painted(Palette):
    """One line in the colour of titles, in two places of which one stands on another ground."""

    CSS = "#over { background: $panel; }"

    def compose(self):
        """Both."""
        yield LineBar(id="first")
        yield LineBar(id="over")

    def on_mount(self):
        """The same words in each."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "hotwash-dark"
        for bar in self.query(LineBar):
            bar.show(line(("Inbox", "title")))


def looks(app):
    """The colours of the words, and of the ground they stand on."""
    found = []
    for bar in app.query(LineBar):
        style = bar.render_lines(bar.size.region)[0]._segments[0].style  # noqa: SLF001  # what the terminal gets
        found.append((style.color.name, style.bgcolor.name))
    return found


async def test_a_role_has_its_colour_on_every_ground_and_in_every_theme():
    """The words change with the theme, wherever they stand."""
    app = Painted()
    async with app.run_test() as pilot:
        await pilot.pause()
        dark = looks(app)
        app.theme = "hotwash-light"
        await pilot.pause()
        light = looks(app)
    assert (dark, light) == (
        [("#56b4e9", "#11151a"), ("#56b4e9", "#1c232b")],
        [("#0072b2", "#fbfaf7"), ("#0072b2", "#eeece6")],
    )


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_whatever_a_line_says_can_be_read_in_every_theme(theme):
    """What is dim stands back, and is not of the ground's own colour."""
    app = Painted()
    async with app.run_test() as pilot:
        app.theme = theme
        bar = app.query_one("#first", LineBar)
        faint = []
        for role in ROLES:
            bar.show(line(("Inbox", role)))
            await pilot.pause()
            ink, ground = (Color.parse(name) for name in looks(app)[0])
            if contrast(ink, ground) < READABLE:
                faint.append((role, ink.hex, ground.hex))
    assert faint == []
