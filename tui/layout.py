"""The desk's measures and the names of its views: what its first frame and the desk itself agree on."""

from typing import Final

WIDE: Final = (112, 30)
"""Columns and rows from which the desk has two sides."""
SMALLEST: Final = (60, 18)
LEFT: Final = ("inbox", "metrics")
EVIDENCE: Final = ("logs", "traces", "changes", "runbook", "rules")
RIGHT: Final = ("incident", "room")
VIEWS: Final = (
    ("1", "Inbox", "inbox"),
    ("2", "Incident", "incident"),
    ("3", "Metrics", "metrics"),
    ("4", "Logs", "logs"),
    ("5", "Traces", "traces"),
    ("6", "Changes", "changes"),
    ("7", "Runbook", "runbook"),
    ("8", "Room", "room"),
)
"""What the line of views shows; the house rules are on `9`."""
FOLLOWING: Final = ("logs", "changes")
"""Views whose cursor goes with the moment: the pinned one, or now while nobody reads them."""
ALONE: Final = frozenset({"rules"})
"""Views that want the whole screen."""
HOLD_S: Final = 5.0
"""Seconds of wall time in which an act that the world allows can be taken back."""
DESK_CSS: Final = """
Desk { layout: vertical; }
Desk #body { height: 1fr; }
Desk #left { width: 1fr; }
Desk #right { width: 0; }
Desk.wide #left { width: 62%; }
Desk.wide #right { width: 38%; padding-left: 1; }
Desk #sheet { height: 1fr; display: none; }
Desk.writing #sheet { display: block; }
Desk.writing #us { display: none; }
Desk #us, Desk #evidence { height: 1fr; }
Desk.wide #tabs, Desk.wide #rule, Desk.wide #strip { display: none; }
Desk.wide #view-inbox { height: 42%; }
Desk.wide #view-metrics { height: 28%; }
Desk.wide #evidence { height: 30%; }
Desk.wide #view-incident { height: 58%; }
Desk #toosmall { display: none; height: 1fr; }
Desk.small > * { display: none; }
Desk.small #toosmall { display: block; }
Desk #find { display: none; height: 1; border: none; }
Desk.finding #find { display: block; }
"""
"""Where everything stands on the desk: one column, or with `.wide` two."""
