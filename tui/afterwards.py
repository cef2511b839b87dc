"""What comes after ENDEX: the hot wash, and the desk as it was at a moment of the exercise.

It judges and reports, which takes half of the program: the app imports this module when an exercise is over.
"""

from typing import TYPE_CHECKING

from simulator.host.past import Past
from tui.hotwash import HotwashScreen
from tui.pastdesk import PastDesk

if TYPE_CHECKING:
    from pathlib import Path

    from tui.app import Hotwash, Playing
    from tui.live import LiveDesk


def over(app: "Playing", shown: "LiveDesk") -> None:
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
