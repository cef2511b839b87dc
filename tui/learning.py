"""A lesson on the full screen, led or alone in its twin, from its briefing to what came of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from simulator.host.learning.ending import Told
from tui.app import Opening
from tui.ending import EndScreen

if TYPE_CHECKING:
    from simulator.host.session import Opened
    from tui.live import LiveDesk


class Learning(Opening):
    """The full screen of one lesson or twin."""

    def __init__(self, opens: "Callable[[], Opened]", told: Told) -> None:
        super().__init__(opens)
        self._told = told
        self.wish = ""
        """What was wished for at its end."""

    def exit_desk(self, desk: "LiveDesk") -> None:
        """It is over: how it went takes the desk's place.

        The app itself asks what is wished for: an answer to the desk, which is gone, would reach nobody.
        """
        desk.feed.close()
        self.session.close()
        self.call_later(self._ended)

    def _ended(self) -> None:
        self.pop_screen()
        self.push_screen(EndScreen(self._told(self.session.folder)), self._wished)

    def _wished(self, wish: str | None) -> None:
        self.wish = wish or ""
        self.exit()


def learn(opens: "Callable[[], Opened]", told: Told) -> "tuple[Opened, str]":  # the display's contract
    """Play a lesson or a twin until it is left or over, and return it with what is wished for next; raises what opening it raised."""
    app = Learning(opens, told)
    app.show()
    if app.opened is None:
        raise app.failure or SystemExit(1)  # ended from outside
    return app.opened, app.wish
