"""NEXT: what practice says is most urgent, and the key that does it, from what the seat has seen alone."""

from simulator.projections.inbox import inbox
from simulator.projections.nexts import Hands, clocks, coach
from simulator.projections.owed import Owed
from simulator.projections.stream import SeatEvent


def ticket(*acts):
    """An inbox with one ticket, and what was done with it: (what, fields)."""
    came = [
        ("ReportArrived", {"report": "parcels", "from": "support", "says": "two parcels are late"}),
        *acts,
    ]
    return inbox(
        SeatEvent(number=number, t=number, what=what, body=body)
        for number, (what, body) in enumerate(came, 1)
    )


TAKEN = ("Acknowledged", {"item": "parcels", "by": "on-call-engineer"})


def test_a_ticket_that_is_held_and_belongs_nowhere_is_not_quiet():
    """Whoever has it has not said yet what it is: t does."""
    found = coach(ticket(TAKEN), (), {}, 0)
    assert (found.sentence, found.key, found.about) == (
        "You have report 1, support, and it belongs nowhere yet. Press t to sort it.",
        "t",
        "parcels",
    )


def test_once_it_is_sorted_it_is_quiet():
    """Part of an incident, or put aside."""
    linked = ("Linked", {"item": "parcels", "incident": "INC-1"})
    aside = ("Dismissed", {"item": "parcels", "reason": "not-actionable"})
    assert [coach(ticket(TAKEN, act), (), {}, 0).key for act in (linked, aside)] == [">", ">"]


def test_naming_a_commander_says_why_although_somebody_sits_there():
    """To sit in the seat is not to be named: everybody has to hear who it is."""
    one = Owed(
        clock="name-commander", says="Name a commander", about="INC-1", due=60_000, role="incident-commander"
    )
    found = coach(inbox(()), (one,), {"name-commander": "assigned"}, 0)
    assert found.sentence == (
        "Name a commander: due in 1:00. Press o: so far nobody has been told who it is."
    )


def test_a_key_that_would_act_on_something_else_is_not_just_to_be_pressed():
    """The cursor is on another alert that nobody has: one goes to what is meant, and then presses."""
    there = coach(ticket(TAKEN), (), {}, 0, Hands(under={"t": {"parcels"}})).sentence
    elsewhere = coach(ticket(TAKEN), (), {}, 0, Hands(under={"t": {"kettle"}})).sentence
    assert (there.rpartition(". ")[2], elsewhere.rpartition(". ")[2]) == (
        "Press t to sort it.",
        "Go to it, press t to sort it.",
    )


def test_in_a_sheet_one_is_told_to_leave_it_first():
    """There a letter is only written; and whoever is at it already is not told to press anything."""
    told = [coach(ticket(TAKEN), (), {}, 0, Hands(at=at)).sentence for at in ("m", "t")]
    assert told == [
        "You have report 1, support, and it belongs nowhere yet. First esc, then t to sort it.",
        "You have report 1, support, and it belongs nowhere yet.",
    ]


def test_a_drill_names_each_kind_of_clock_once():
    """Five alerts that wait are one thing that is owed, five times: the most urgent is told."""
    alerts = [
        Owed(clock="ack", says="Acknowledge the alert", about=f"a{n}", due=n * 60_000, role="engineer")
        for n in (1, 2, 3)
    ]
    brief = Owed(clock="brief", says="First brief", about="INC-1", due=300_000, role="commander")
    assert clocks((*alerts, brief), 90_000) == "Owed: acknowledge the alert late 0:30 (+2), first brief 3:30."


def test_an_answer_is_owed_to_somebody():
    """Of several people who asked each is named."""
    lead = Owed(
        clock="answer", about="how-bad", says="Answer who asked", due=60_000, role="comms", to="the lead"
    )
    assert clocks((lead,), 0) == "Owed: an answer to the lead 1:00."
