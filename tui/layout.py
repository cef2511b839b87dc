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
FRAMES_CSS: Final = """
Frames { layout: vertical; }
Frames #body { height: 1fr; }
Frames #left { width: 1fr; }
Frames #right { width: 0; }
Frames.wide #left { width: 62%; }
Frames.wide #right { width: 38%; padding-left: 1; }
Frames #sheet { height: 1fr; display: none; }
Frames.writing #sheet { display: block; }
Frames.writing #us { display: none; }
Frames #us, Frames #evidence { height: 1fr; }
Frames.wide #tabs, Frames.wide #rule, Frames.wide #strip { display: none; }
Frames.wide #view-inbox { height: 42%; }
Frames.wide #view-metrics { height: 28%; }
Frames.wide #evidence { height: 30%; }
Frames.wide #view-incident { height: 58%; }
Frames #toosmall { display: none; height: 1fr; }
Frames.small > * { display: none; }
Frames.small #toosmall { display: block; }
Frames #find { display: none; height: 1; border: none; }
Frames.finding #find { display: block; }
"""
"""Where everything stands on the desk: one column, or with `.wide` two."""
