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
