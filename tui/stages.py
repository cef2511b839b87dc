"""What an exercise begins with: the desk, and the briefing over it.

All of it is large; the app imports this module while its first frame already stands.
What comes after ENDEX is in `afterwards`, which is imported then.
"""

from typing import TYPE_CHECKING

from simulator.host.plain.briefing import briefing
from tui.briefing import BriefingScreen
from tui.feed import Feed
from tui.live import LiveDesk

if TYPE_CHECKING:
    from tui.app import Playing


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
