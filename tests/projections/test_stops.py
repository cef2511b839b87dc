"""Whoever runs the clock ahead reads what it stopped for."""

from simulator.projections.inbox import inbox
from simulator.projections.owed import Owed
from simulator.projections.stops import why_stopped
from simulator.projections.stream import Known, SeatEvent

KNOWN = Known(
    exercise="kettle-7f3a",
    scenario="kettle",
    title="The kettle",
    starts=0,
    lasts=3_600_000,
    mode="practice",
    pace="live",
    briefing="",
    seats={"tea-maker": "ida"},
    mine=("tea-maker",),
)
CAME = (
    SeatEvent(number=1, t=60_000, what="ReportArrived", body={"report": "cold", "from": "guest", "method": "call", "says": "the tea is cold"}),
    SeatEvent(number=2, t=60_000, what="PersonPaged", body={"by": "ladder", "name": "Ida", "person": "ida", "target": "cold"}),
)  # fmt: skip
BREW = Owed(clock="brew", says="Brew again", about="cold", due=300_000, role="tea-maker")


def why(events, now):
    """What is said at a moment."""
    return why_stopped(events, KNOWN, inbox(events), (BREW,), now)


def test_it_is_what_lies_in_the_inbox_now():
    """And not the telephone that rings because of it."""
    assert why(CAME, 60_000) == "Report 1, call from guest: the tea is cold."


def test_a_reader_who_asks_is_told_too():
    """Their question lies in the inbox as any other does."""
    asks = SeatEvent(number=1, t=60_000, what="ReaderAsked", body={
        "question": "ASK-1", "message": "MSG-1", "from": "a customer", "to": "tea-maker", "says": "Since when?"})  # fmt: skip
    assert why((asks, CAME[1]), 60_000) == (
        "Question 1 to you from a customer, who has read MSG-1: Since when?"
    )


def test_it_is_what_is_about_to_fall_due():
    """The clock stops a second before anybody would be late."""
    assert why(CAME, 299_000) == "About to fall due: brew again."


def test_it_may_be_neither():
    """The exercise has come to its end, say."""
    assert why(CAME, 200_000) == ""
