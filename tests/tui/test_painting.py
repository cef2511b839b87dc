"""What a role looks like is asked of the app once, and again when its theme changes."""

from tui.bars import LineBar
from tui.lines import line
from tui.painting import Palette
from tui.themes import THEMES


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
