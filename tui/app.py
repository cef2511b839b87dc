"""The program on the full screen: from the briefing over the desk to the hot wash."""

import os
from pathlib import Path
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.worker import Worker, WorkerState

from simulator.host.past import Past
from simulator.host.plain.briefing import briefing
from simulator.host.safe import safe_text
from simulator.host.session import Session
from simulator.host.settings import Settings, load_settings
from tui.acting import HOLD_S
from tui.ahead import TypesAhead
from tui.briefing import BriefingScreen
from tui.feed import Feed
from tui.hotwash import HotwashScreen
from tui.keymap import usable
from tui.live import LiveDesk
from tui.pastdesk import PastDesk
from tui.themes import THEMES

DEFAULT_THEME: Final = "hotwash-dark"


class Hotwash(TypesAhead):
    """One person or one team at one keyboard, at one exercise or at its hot wash."""

    TITLE = "hotwash"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "ask_to_leave", show=False, priority=True)]

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        self.settings = settings or load_settings()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.settings.theme or DEFAULT_THEME
        keys, self.unusable = usable(self.settings.keys)
        self.set_keymap(keys)
        if self.settings.animations is False:
            self.animation_level = "none"

    def entitle(self, title: str) -> None:
        """Let the terminal's own title say what waits, so that a hidden tab still tells."""
        driver = self._driver
        if driver is not None and not self.is_headless:
            driver.write(f"\x1b]2;{safe_text(title)}\x07")

    def on_hotwash_screen_enter(self, message: HotwashScreen.Enter) -> None:
        """Show the desk as it was at a moment."""
        screen = self.screen
        if isinstance(screen, HotwashScreen):
            past = Past(screen.there.exercise, screen.folder.name)
            self.push_screen(PastDesk(past, message.t, ascii_only=self.settings.ascii))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show what went wrong beside the exercise, which goes on."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            error = event.worker.error
            self.notify(
                f"{type(error).__name__}: {error}", title="This did not work", severity="error", markup=False
            )

    async def action_ask_to_leave(self) -> None:
        """Leave as `q` does, from anywhere."""
        if isinstance(self.screen, LiveDesk):
            self.screen.action_do("leave")
        else:
            self.exit()


class Playing(Hotwash):
    """The full screen of one exercise that is played."""

    def __init__(
        self,
        session: Session,
        roles: tuple[str, ...],
        *,
        fresh: bool,
        hold: float = HOLD_S,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(settings)
        self.session = session
        self.roles = roles
        self.fresh = fresh
        self.hold = hold

    def on_mount(self) -> None:
        """Begin with the briefing, or where one left."""
        feed = Feed(self.session, *self.roles)
        desk = LiveDesk(feed, hold=self.hold, fresh=self.fresh)
        desk.attention.ascii = self.settings.ascii
        self.push_screen(desk)
        self.show_briefing(feed, again=not self.fresh)

    def show_briefing(self, feed: Feed, *, again: bool = False) -> None:
        """Show the briefing; the clock starts when it is left, if it has not yet."""
        known = feed.context.known

        def start(wanted: bool | None) -> None:
            if not wanted:
                self.exit()
            elif self.session.standing:
                feed.go()

        lines = briefing(known, feed.context.standard)
        self.push_screen(BriefingScreen(lines, feed.context, resumed=again), start)

    def exit_desk(self, desk: LiveDesk) -> None:
        """The exercise is over: its hot wash takes the desk's place."""
        desk.feed.close()
        folder = self.session.folder
        self.session.close()
        self.switch_screen(HotwashScreen(folder))


class Washing(Hotwash):
    """The full screen of an exercise that is over."""

    def __init__(self, folder: Path, settings: Settings | None = None) -> None:
        super().__init__(settings)
        self.folder = folder

    def on_mount(self) -> None:
        """Show its hot wash."""
        self.push_screen(HotwashScreen(self.folder))


def play(session: Session, roles: tuple[str, ...], fresh: bool) -> None:  # the display's contract
    """Play an exercise on the full screen, until it is left or over."""
    app = Playing(session, roles, fresh=fresh)
    app.run(mouse=app.settings.mouse and os.environ.get("HOTWASH_MOUSE") != "0")


def wash(folder: Path) -> None:
    """Show the hot wash of a finished exercise on the full screen."""
    app = Washing(folder)
    app.run(mouse=app.settings.mouse)
