"""What an exercise begins with: the desk, and the briefing over it.

All of it is large; the app imports this module while its first frame already stands.
What comes after ENDEX is in `afterwards`, which is imported then.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from simulator.host.plain.briefing import LINES, Hands, briefing, others_of
from simulator.projections.recap import recap
from tui.briefing import BriefingScreen
from tui.feed import Feed
from tui.keymap import pressed
from tui.live import LiveDesk

if TYPE_CHECKING:
    from tui.app import Playing

AROUND: Final = 8
"""Rows of a terminal that the briefing leaves to its banner, its keys, and where one left it."""


def desk(app: "Playing") -> None:
    """Show the desk of the exercise, and the briefing over it."""
    feed = Feed(app.session, *app.roles)
    shown = _seat(feed, app)
    shown.attention.ascii = app.settings.ascii
    app.push_screen(shown)
    brief(app, feed)


def _seat(feed: Feed, app: "Playing") -> LiveDesk:
    if feed.context.known.lesson is None:
        return LiveDesk(feed, hold=app.hold, fresh=app.fresh)
    from tui.coaching import CoachedDesk  # noqa: PLC0415  # nobody is coached in a drill, which is to stand at once

    return CoachedDesk(feed, hold=app.hold, fresh=app.fresh)


def brief(app: "Playing", feed: Feed, *, again: bool = False) -> None:
    """Show the briefing; the clock starts when it is left, if it has not yet.

    `again`: somebody reads it once more while the exercise goes on, and comes back to the desk either way.
    """
    known, session = feed.context.known, app.session
    resumed = not app.fresh and not again
    left_it = (
        recap(
            known,
            feed.context.inbox,
            feed.context.board,
            session.now,
            left=session.paused or session.tabletop,
        )
        if resumed
        else ""
    )
    told = briefing(
        known,
        feed.context.standard,
        others_of(session.inputs.play),
        hands(pressed(app.own_keys)),
        max(LINES, app.size.height - AROUND),
        session.speed,
    )

    own = pressed(app.own_keys)
    instead = f"Nothing runs yet: enter starts the clock. Then {own.get('a', 'a')} takes an alert, {own.get('?', '?')} helps."

    def start(wanted: bool | None) -> None:
        if again:
            return
        if not wanted:
            app.exit()
        elif session.standing:
            feed.go()

    app.push_screen(BriefingScreen(told, instead, left_it=left_it, again=again), start)


def hands(own: Mapping[str, str]) -> Hands:
    """Return how things are done at this screen; `own` is what somebody presses instead of a key of the table."""

    def key(shown: str) -> str:
        return own.get(shown, shown)

    return Hands(
        can=f"look at anything (1 to 8), wake anyone ({key('e')}), choose a remedy ({key('d')}), write ({key('m')}).",
        rules=f"{key('9')} shows them",
        real=f"Type {key(':')} and real-emergency.",
        stop=key("space"),
        first=f"Three keys   {key('a')}  I have it      {key('?')}  what can I do      {key('q')}  leave, keep all",
        ahead=key(">"),
    )
