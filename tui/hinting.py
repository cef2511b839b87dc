"""Hints on the full screen: whether one can be had, what it costs, and where its words stand when it was read."""

from collections.abc import Sequence

from simulator.projections.stream import SeatEvent
from simulator.projections.words import points

NONE_YET = "No hint can be had yet: one is offered when nothing goes on for a while."
"""What is said before a question that could only be refused."""


def question(events: Sequence[SeatEvent], *, unseen: bool) -> str:
    """Return what is asked before a hint is read, with its cost; empty while none is offered.

    `unseen`: it is not told when one is offered: a lesson's steps have theirs from the start, and a drill says nothing.
    """
    costs = sorted({int(event.get("cost") or 0) for event in events if event.what == "HintOffered"})
    if not costs and not unseen:
        return ""
    told = f"It costs {' or '.join(points(cost) for cost in costs)}" if costs else "It is counted"
    return f"Take the next hint? {told}, and the result shows it."


def offered(came: Sequence[SeatEvent], key: str, room: str) -> str:
    """Return what is said when something came that has to do with hints; empty where nothing did.

    `key` asks for a hint, `room` is where it stands afterwards.
    """
    for event in came:
        if event.what == "HintGiven":
            return f"Hint: {event.get('says')} It stands in the room ({room}) too."
    if any(event.what == "HintOffered" for event in came):
        return f"A hint can be had: {key} asks for it, and says first what it costs."
    return ""
