"""A row of a form by itself."""

from tui.painting import Palette
from tui.rows import Pick, PickRow


async def test_a_row_without_options_takes_every_key_and_stays_empty():
    """As where nothing can show that a remedy worked: there is nothing to tick, and nothing falls over."""
    row = PickRow(Pick(name="check", label="Shown by", options=(), needed=False))

    class Sheet(Palette):
        def compose(self):
            yield row

    async with Sheet().run_test() as pilot:
        row.focus()
        await pilot.press("space", "right", "left", "space")

    assert row.value == ""
