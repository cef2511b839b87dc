"""Roles whose holder's shift ends soon, or has ended: owed like a clock, and judged by what the standard asks of a handover.

Shifts are on the roster that everybody reads; what has to go along stands among what the role owes.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from simulator.domain.shifts import goes
from simulator.domain.standards import Standard
from simulator.projections.board import Board, board
from simulator.projections.inbox import Inbox, inbox
from simulator.projections.owed import MATTERS, Owed, owed_of
from simulator.projections.stream import Known, SeatEvent

HANDOVER: Final = "handover"
"""The judgement that this answers to."""
SAYS: Final = "Hand the role over"


def owed(events: Sequence[SeatEvent], known: Known, standard: Standard, now: int) -> tuple[Owed, ...]:
    """Return everything that is open for a seat, the most urgent first: what clocks say, and shifts that end."""
    matter = [event for event in events if event.what in MATTERS]
    return owed_by(matter, inbox(events), board(events), known, standard, now)


def owed_by(
    events: Sequence[SeatEvent], came: Inbox, picture: Board, known: Known, standard: Standard, now: int
) -> tuple[Owed, ...]:
    """Return the same from what a display has folded already; of `events` only those that matter are looked at."""
    clocks = owed_of(events, came, picture, standard, now)
    shifts = handovers(events, known, standard, now, open_=bool(picture.open))
    return tuple(sorted((*clocks, *shifts), key=lambda one: one.due)) if shifts else clocks


def handovers(
    events: Iterable[SeatEvent], known: Known, standard: Standard, now: int, *, open_: bool
) -> tuple[Owed, ...]:
    """Return each role that has to pass because its holder's shift ends, from when passing it on counts; the first first.

    Nothing is owed while no incident is open.
    """
    rule = standard.judgements.get(HANDOVER)
    if rule is None or not open_:
        return ()
    holders = dict.fromkeys(known.seats, 0)
    who = dict(known.seats)
    for event in events:
        if event.what in ("RoleAssigned", "HandedOver"):
            role = event.get("role")
            taker = event.get("person") or event.get("to")
            if who.get(role) != taker:
                who[role], holders[role] = taker, event.t
    found = []
    for role, since in holders.items():
        someone = known.people.get(who[role])
        due = goes(someone.on, since, known.lasts) if someone is not None else None
        if due is not None and due - standard.tolerances.handover <= now:
            found.append(Owed(clock=HANDOVER, says=SAYS, about=role, due=due, role=role, clause=rule.clause))
    return tuple(sorted(found, key=lambda one: one.due))
