"""The program on the full screen: from its first frame over the desk to the hot wash.

What an exercise begins with (`stages`) is imported while the first frame stands, its hot wash (`afterwards`) when it is over.
"""

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType
from textual.filter import NoColor

from simulator.host import garbage
from simulator.host.safe import safe_text
from simulator.host.settings import Settings, load_settings
from tui.ahead import TypesAhead
from tui.keymap import usable
from tui.layout import HOLD_S
from tui.opening import OpeningScreen
from tui.themes import THEMES
from tui.trouble import Confessing, Watchful

if TYPE_CHECKING:
    from simulator.host.session import Opened, Session
    from tui.feed import Feed
    from tui.hotwash import HotwashScreen
    from tui.live import LiveDesk

DEFAULT_THEME: Final = "hotwash-dark"


def _stages() -> Any:  # what an exercise begins with: large, so not before the first frame
    return import_module("tui.stages")


def _afterwards() -> Any:  # what it ends with: larger
    return import_module("tui.afterwards")


class Hotwash(Watchful, TypesAhead, Confessing):
    """One person or one team at one keyboard, at one exercise or at its hot wash."""

    TITLE = "hotwash"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "ask_to_leave", show=False, priority=True)]

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        if self.no_color:  # Textual's own filter leaves greys, and of the terminal's colours black on black
            self._filters = [NoColor()]
        self.settings = settings or load_settings()
        for theme in THEMES:
            self.register_theme(theme)
        wanted = self.settings.theme or DEFAULT_THEME
        there = wanted in self.available_themes
        if there and wanted != DEFAULT_THEME:
            self.theme = wanted
        else:
            self._begin_with(DEFAULT_THEME)
        self.own_keys, unusable = usable(self.settings.keys)
        """The user's own keys, by the name of what they do."""
        no_theme = f"there is no theme {wanted!r}; there is dark, light, contrast, ansi"
        self.unusable = (*self.settings.problems, *(() if there else (no_theme,)), *unusable)
        """What of the user's settings cannot be used, and why."""
        self.set_keymap(self.own_keys)
        still = self.settings.animations is False
        if still or (self.settings.animations is None and os.environ.get("SSH_CONNECTION")):
            self.animation_level = "none"  # over a slow line they only come late

    def _begin_with(self, theme: str) -> None:
        """Have a dark theme from the start: one that is set is taken for a change, and every rule is read once more."""
        self.set_reactive(Hotwash.theme, theme)
        self.update_classes({f"-theme-{theme}": True}, update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def show(self) -> None:
        """Run it on this terminal, with its mouse unless the user wants that for the terminal itself."""
        self.run_through(mouse=self.settings.mouse and os.environ.get("HOTWASH_MOUSE") != "0")

    def entitle(self, title: str) -> None:
        """Let the terminal's own title say what waits, so that a hidden tab still tells."""
        driver = self._driver
        if driver is not None and not self.is_headless:
            driver.write(f"\x1b]2;{safe_text(title)}\x07")

    def on_hotwash_screen_enter(self, message: "HotwashScreen.Enter") -> None:
        """Show the desk as it was at a moment."""
        _afterwards().enter(self, message.t)

    def call_for_somebody(self) -> None:
        """Ring once, for whoever wants a bell, because a person asks or calls somebody here."""
        if self.settings.bell == "pages":
            self.bell()

    async def action_ask_to_leave(self) -> None:
        """Leave as `q` does, from anywhere."""
        leave = getattr(self.screen, "ask_to_leave", self.exit)
        leave()


class Playing(Hotwash):
    """The full screen of one exercise that is played."""

    def __init__(
        self,
        session: "Session | None",
        roles: tuple[str, ...],
        *,
        fresh: bool,
        hold: float = HOLD_S,
        settings: Settings | None = None,
    ) -> None:
        """`session`: None where it is opened later, behind the first frame."""
        super().__init__(settings)
        self._session = session
        self.roles = roles
        self.fresh = fresh
        self.hold = hold

    @property
    def session(self) -> "Session":
        """The exercise, once it is open."""
        if self._session is None:
            raise RuntimeError("the exercise is not open yet")
        return self._session

    def on_mount(self) -> None:
        """Begin."""
        self.start()

    def start(self) -> None:
        """Begin with the briefing, or where one left."""
        self.begin()

    def begin(self) -> None:
        """Show the desk of the exercise that is open."""
        _stages().desk(self)

    def show_briefing(self, feed: "Feed", *, again: bool = False) -> None:
        """Show the briefing over the desk."""
        _stages().brief(self, feed, again=again)

    def exit_desk(self, desk: "LiveDesk") -> None:
        """The exercise is over: its hot wash takes the desk's place."""
        _afterwards().over(self, desk)


class Opening(Playing):
    """The same, from its first frame: the exercise is opened while that stands, and keys typed meanwhile wait."""

    def __init__(
        self, opens: "Callable[[], Opened]", *, hold: float = HOLD_S, settings: Settings | None = None
    ) -> None:
        super().__init__(None, (), fresh=True, hold=hold, settings=settings)
        self._opens = opens
        self.opened: Opened | None = None
        self.failure: BaseException | None = None
        """Why the exercise could not be opened."""

    def start(self) -> None:
        """Show the frame; what takes time comes after it is painted."""
        garbage.hold()
        self.hold_keys()
        self.push_screen(OpeningScreen())
        self.call_after_refresh(self._open)

    @work(thread=True, exit_on_error=False)
    def _open(self) -> None:
        try:
            _stages()  # first, because a scenario may still be being read meanwhile
            opened = self._opens()
        except BaseException as wrong:  # noqa: BLE001  # whoever started the screen tells it, as without a screen
            self.failure = wrong
            self.call_from_thread(self.exit)
        else:
            self.call_from_thread(self._show, opened)

    def _show(self, opened: "Opened") -> None:
        self.opened = opened
        self._session, self.roles, self.fresh = opened
        self.begin()
        self.let_keys()
        self.set_timer(garbage.SETTLED_S, garbage.settle)

    def on_unmount(self) -> None:
        """Leave the collector of this process as it was."""
        garbage.let_go()


class Washing(Hotwash):
    """The full screen of an exercise that is over."""

    def __init__(self, folder: Path, settings: Settings | None = None) -> None:
        super().__init__(settings)
        self.folder = folder

    def on_mount(self) -> None:
        """Show its hot wash."""
        _afterwards().wash(self, self.folder)


def play(opens: "Callable[[], Opened]") -> "Opened":  # the display's contract
    """Open an exercise on the full screen and play it, until it is left or over; raises what opening it raised."""
    app = Opening(opens)
    app.show()
    if app.opened is None:
        raise app.failure or SystemExit(1)  # ended from outside
    return app.opened


def wash(folder: Path) -> None:
    """Show the hot wash of a finished exercise on the full screen."""
    Washing(folder).show()
