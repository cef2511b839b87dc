"""A fast typist, or a slow machine: letters that come before a form is there go into the form."""

from textual import events
from textual.widgets import Input

from tui.compose import Compose
from tui.forms import FormSheet
from tui.live import LiveDesk


async def test_what_is_typed_before_a_form_is_there_goes_into_it(playing, wait_for):
    """All at once, as after a pause of the machine; none of it is taken for a key of the desk."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk) and app.screen.whole)
        for letter in "nhexed":
            app.post_message(events.Key(letter, letter))
        await wait_for(pilot, lambda: isinstance(app.focused, Input) and app.focused.value == "hexed")
        assert app.screen.query_one(FormSheet).answers == {"text": "hexed"}


async def test_a_key_that_closes_what_it_went_to_holds_nothing_up(playing, wait_for):
    """The next key is done."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk) and app.screen.whole)
        for key in ("q", "escape", "q", "escape", "3"):
            app.post_message(events.Key(key, None))
        await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk) and app.screen.current == "metrics")


async def test_a_burst_of_letters_into_a_message_is_all_there(playing, wait_for):
    """As over a slow line."""
    app = playing(14)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk) and app.screen.whole)
        await pilot.press("m", "enter")
        await wait_for(pilot, lambda: app.screen.query(Compose) and isinstance(app.focused, Input))
        for letter in "nonsensical":
            app.post_message(events.Key(letter, letter))
        await wait_for(pilot, lambda: app.focused.value == "nonsensical")
        await pilot.pause(1.2)
        assert app.focused.value == "nonsensical"
