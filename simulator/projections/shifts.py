"""Roles whose holder's shift ends soon, or has ended: owed like a clock, and judged by what the standard asks of a handover.

Shifts are on the roster that everybody reads; what has to go along stands among what the role owes.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from simulator.domain.shifts import goes
from simulator.domain.standards import Standard
from simulator.projections.board import Board, board
from simulator.projections.inbox import Inbox, inbox
from simulator.projections.owed import MATTERS, Owed, Settled, owed_of, settled_of
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


def settled(events: Sequence[SeatEvent], known: Known, standard: Standard, now: int) -> tuple[Settled, ...]:
    """Return everything that was kept or missed by now, in the order in which that was settled: clocks, and shifts that ended."""
    matter = [event for event in events if event.what in MATTERS]
    return settled_by(matter, inbox(events), board(events), known, standard, now)


def settled_by(
    events: Sequence[SeatEvent], came: Inbox, picture: Board, known: Known, standard: Standard, now: int
) -> tuple[Settled, ...]:
    """Return the same from what a display has folded already; of `events` only those that matter are looked at."""
    clocks = settled_of(events, came, picture, standard, now)
    shifts = passed_on(events, known, standard)
    return tuple(sorted((*clocks, *shifts), key=lambda one: one.settled)) if shifts else clocks


def handovers(
    events: Iterable[SeatEvent], known: Known, standard: Standard, now: int, *, open_: bool
) -> tuple[Owed, ...]:
    """Return each role that has to pass because its holder's shift ends, from when passing it on counts; the first first.

    Nothing is owed while no incident is open.
    """
    rule = standard.judgements.get(HANDOVER)
    if rule is None or not open_:
        return ()
    holds = {role: (person, 0) for role, person in known.seats.items()}
    for one in _changes(events, known):
        holds[one.role] = (one.taker, one.t)
    found = []
    for role, (person, since) in holds.items():
        due = _goes(known, person, since)
        if due is not None and due - standard.tolerances.handover <= now:
            found.append(Owed(clock=HANDOVER, says=SAYS, about=role, due=due, role=role, clause=rule.clause))
    return tuple(sorted(found, key=lambda one: one.due))


def passed_on(events: Iterable[SeatEvent], known: Known, standard: Standard) -> tuple[Settled, ...]:
    """Return each role that went to somebody else when that was owed, in order: by the shift's end it was in time.

    What was given straight back has passed nothing on: it is owed again.
    """
    if HANDOVER not in standard.judgements:
        return ()
    found: dict[tuple[str, str], Settled] = {}
    for one in _changes(events, known):
        back = found.get((one.role, one.taker))
        if back is not None and one.t < back.due:
            del found[one.role, one.taker]
        if one.open and one.due is not None and one.due - standard.tolerances.handover <= one.t:
            kept = Settled(clock=HANDOVER, says=SAYS, about=one.role, due=one.due, kept=one.t)
            found[one.role, one.before] = kept
    return tuple(found.values())


class _Change(NamedTuple):
    """A role that went from one person to another."""

    t: int
    role: str
    before: str
    taker: str
    due: int | None
    """When whoever had it goes; None if they stay."""
    open: bool
    """Whether an incident was open then."""


def _changes(events: Iterable[SeatEvent], known: Known) -> Iterator[_Change]:
    holds = {role: (person, 0) for role, person in known.seats.items()}
    open_: set[str] = set()
    for event in events:
        match event.what:
            case "Declared" | "Reopened":
                open_.add(event.get("incident"))
            case "Resolved":
                open_.discard(event.get("incident"))
            case "RoleAssigned" | "HandedOver":
                role, taker = event.get("role"), event.get("person") or event.get("to")
                before, since = holds.get(role, ("", 0))
                if before != taker:
                    due = _goes(known, before, since)
                    yield _Change(event.t, role, before, taker, due, bool(open_))
                    holds[role] = (taker, event.t)
            case _:
                pass


def _goes(known: Known, person: str, since: int) -> int | None:
    someone = known.people.get(person)
    return goes(someone.on, since, known.lasts) if someone is not None else None
