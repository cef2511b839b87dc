"""The eight views of the desk, each a pure function from a seat's knowledge and a size to a page.

`draw(source, attention, width, height) -> Page`; no Textual here, so that a page can be read in a test.
"""

from collections.abc import Callable
from typing import Final

from tui.lines import Page
from tui.views import changes, inbox, incident, logs, metrics, plot, room, rules, runbook, traces

DRAW: Final[dict[str, Callable[..., Page]]] = {
    "inbox": inbox.draw,
    "incident": incident.draw,
    "metrics": metrics.draw,
    "plot": plot.draw,
    "logs": logs.draw,
    "traces": traces.draw,
    "changes": changes.draw,
    "runbook": runbook.draw,
    "room": room.draw,
    "rules": rules.draw,
}
"""Each view by its name."""
