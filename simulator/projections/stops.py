"""Why the clock stopped after it was run ahead: what reached the seat, or what is about to fall due."""

from collections.abc import Sequence
from typing import Final

from simulator.domain.units import SECOND
from simulator.projections.inbox import Inbox
from simulator.projections.owed import Owed
from simulator.projections.stream import Known, SeatEvent
from simulator.projections.words import say

ASKING: Final = ("AlertFired", "InjectDelivered", "ReaderAsked", "ReportArrived", "SuggestionMade")
"""What of several things that come at once is told: what lies in the inbox now."""


def why_stopped(
    events: Sequence[SeatEvent], known: Known, came: Inbox, open_: Sequence[Owed], now: int
) -> str:
    """Return it in a sentence; empty where it was neither. A live clock may have gone on by a look since."""
    there = [event for event in events if now - event.t < SECOND]
    asks = next((event for event in there if event.what in ASKING), None)
    if there:
        return say(asks or there[-1], known, came)
    due = next((one for one in open_ if 0 < one.left(now) <= SECOND), None)
    return f"About to fall due: {due.says[:1].lower()}{due.says[1:]}." if due is not None else ""
