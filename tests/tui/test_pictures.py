"""What the screens look like: as letters for whoever reads a change, and as the pictures of the README.

HOTWASH_WRITE=1 writes both again.
"""

import os
from pathlib import Path

import pytest
from textual.widgets import Input

from tui.compose import Compose

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
