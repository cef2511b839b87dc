"""What an exercise shows one after the other: briefing, desk, hot wash, and the desk as it was.

All of it is large; the app imports this module while its first frame already stands.
"""

from typing import TYPE_CHECKING

from simulator.host.past import Past
from simulator.host.plain.briefing import briefing
from tui.briefing import BriefingScreen
from tui.feed import Feed
from tui.hotwash import HotwashScreen
from tui.live import LiveDesk
from tui.pastdesk import PastDesk

if TYPE_CHECKING:
    from pathlib import Path

    from tui.app import Hotwash, Playing


def desk(app: "Playing") -> None:
    """Show the desk of the exercise, and the briefing over it."""
    feed = Feed(app.session, *app.roles)
    shown = LiveDesk(feed, hold=app.hold, fresh=app.fresh)
    shown.attention.ascii = app.settings.ascii
    app.push_screen(shown)
    brief(app, feed, again=not app.fresh)


def brief(app: "Playing", feed: Feed, *, again: bool) -> None:
    """Show the briefing; the clock starts when it is left, if it has not yet."""
    known = feed.context.known

    def start(wanted: bool | None) -> None:
        if not wanted:
            app.exit()
        elif app.session.standing:
            feed.go()

    app.push_screen(
        BriefingScreen(briefing(known, feed.context.standard), feed.context, resumed=again), start
    )


def over(app: "Playing", shown: LiveDesk) -> None:
    """Let the hot wash take the desk's place."""
    shown.feed.close()
    folder = app.session.folder
    app.session.close()
    app.switch_screen(HotwashScreen(folder))


def wash(app: "Hotwash", folder: "Path") -> None:
    """Show the hot wash of a finished exercise."""
    app.push_screen(HotwashScreen(folder))


def enter(app: "Hotwash", t: int) -> None:
    """Show the desk as it was at a moment of the exercise whose hot wash is on the screen."""
    shown = app.screen
    if not isinstance(shown, HotwashScreen):
        return
    app.push_screen(PastDesk(Past(shown.there.exercise, shown.folder.name), t, ascii_only=app.settings.ascii))
