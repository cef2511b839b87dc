"""A blank by itself."""

from textual.containers import Horizontal

from tui.blank import Blank
from tui.painting import Palette


class Form(Palette):
    """One blank of twelve cells, and how often all was laid out."""

    CSS = "Blank { width: 12; } Horizontal { height: 1; }"

    def compose(self):
        """The blank."""
        with Horizontal():
            yield Blank(compact=True)


async def test_what_is_longer_than_its_blank_scrolls_with_the_cursor_and_nothing_else_is_laid_out(grid):
    """The end one types at stays in sight, the beginning is there again at the other end, and no letter moves the rest."""
    app = Form()
    laid_out: list[object] = []
    async with app.run_test(size=(40, 3)) as pilot:
        blank = app.query_one(Blank)
        blank.cursor_blink = False
        blank.focus()
        await pilot.pause()
        app.screen.screen_layout_refresh_signal.subscribe(app.screen, laid_out.append)
        await pilot.press(*"abcdefghijklmnopqrst")
        shown = [grid(app).splitlines()[0]]
        await pilot.press("home")
        shown.append(grid(app).splitlines()[0])
        await pilot.press("end", "backspace", *"XYZ")
        shown.append(grid(app).splitlines()[0])
    assert (shown, laid_out) == (["jklmnopqrst", "abcdefghijkl", "lmnopqrsXYZ"], [])
