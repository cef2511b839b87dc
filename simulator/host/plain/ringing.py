"""The ladder's call to somebody who is at a keyboard already: told as what it is, an alert that waits for them.

Also what the bell rings for, where somebody wants one.
"""

from simulator.projections.inbox import Inbox
from simulator.projections.stream import Known, SeatEvent
from simulator.projections.words import full, title_of


def rung_here(event: SeatEvent, known: Known, rows: Inbox) -> str:
    """Return the sentence for such a call; empty for any other event."""
    if event.what != "PersonPaged" or event.get("by") != "ladder":
        return ""
    person = known.people.get(event.get("person"))
    row = rows.by_name(event.get("target"))
    if person is None or not person.seat or row is None:
        return ""
    takes = f"on call for {title_of(row).lower()}: ack {row.number} takes it"
    if known.mine == (person.seat,):
        return full(f"You, {person.name}, are {takes}")
    return full(f"{person.name}, here as {person.seat}, is {takes}")


def rings(event: SeatEvent, known: Known) -> bool:
    """Whether a person asks somebody at this keyboard, or calls them: what `bell = "pages"` rings for."""
    if event.what in ("InjectDelivered", "ReaderAsked"):
        asks = event.what == "ReaderAsked" or bool(event.get("asks"))
        return asks and (known.alone or event.get("to") in known.mine)
    person = known.people.get(event.get("person"))
    return event.what == "PersonPaged" and person is not None and person.seat in known.mine
