"""What a user has set holds on the full screen: theme, colour, stillness, letters, bell."""

import pytest

from simulator.domain import commands as c
from simulator.host.settings import Settings
from tui.app import Playing
from tui.live import LiveDesk


class Listening(Playing):
    """A screen somebody listens to."""

    rung = 0

    def bell(self):
        """Count."""
        self.rung += 1


@pytest.mark.parametrize(("bell", "rung"), [("pages", 1), ("", 0)])
async def test_the_bell_rings_once_when_somebody_asks_and_only_for_who_wants_it(begin, wait_for, bell, rung):
    """Off unless it was asked for."""
    session = begin(12)
    app = Listening(session, (), fresh=False, hold=0, settings=Settings(bell=bell))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk) and app.screen.whole)
        desk = app.screen
        assert isinstance(desk, LiveDesk)
        app.rung = 0
        before = len(desk.context.inbox.rows)
        session.submit(c.FireInject(seat="facilitator", inject="ceo-asks"))
        await wait_for(pilot, lambda: len(desk.context.inbox.rows) > before)
        desk.beat()
        await pilot.pause(0.6)
        assert app.rung == rung


@pytest.mark.parametrize("theme", ["hotwash-light", "ansi-dark"])
async def test_without_colour_the_terminals_own_ink_and_ground_stay(begin, theme, monkeypatch):
    """No grey stands for them, which on a ground of the other kind nobody could read."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = Playing(begin(), (), fresh=True, settings=Settings(theme=theme))
    async with app.run_test(size=(80, 24)):
        looks = {
            (segment.style.color.name, segment.style.bgcolor.name)
            for strip in app.screen._compositor.render_strips()  # noqa: SLF001  # Textual has no public way to them
            for segment in strip
            if segment.style and segment.style.color and segment.style.bgcolor
        }
    assert looks == {("default", "default")}


@pytest.mark.parametrize(
    ("theme", "is_"),
    [("hotwash-light", "hotwash-light"), ("ansi-dark", "ansi-dark"), ("sepia", "hotwash-dark")],
)
async def test_a_theme_is_the_users_and_one_that_is_not_there_is_named(begin, theme, is_):
    """The shipped one stands in for it."""
    app = Playing(begin(), (), fresh=True, settings=Settings(theme=theme))
    named = "there is no theme 'sepia'; there is dark, light, contrast, ansi"
    assert (app.theme, named in app.unusable) == (is_, theme == "sepia")


@pytest.mark.parametrize(
    ("set_", "ssh", "level"),
    [(None, "", "full"), (None, "1.2.3.4", "none"), (True, "1.2.3.4", "full"), (False, "", "none")],
)
def test_nothing_moves_over_a_slow_line_unless_it_is_wanted(begin, monkeypatch, set_, ssh, level):
    """A session over ssh is one."""
    monkeypatch.setenv("SSH_CONNECTION", ssh)
    monkeypatch.delenv("TEXTUAL_ANIMATIONS", raising=False)
    assert Playing(begin(), (), fresh=True, settings=Settings(animations=set_)).animation_level == level
