"""What is said before an exercise is ended early is what the scorer then does."""

import pytest

from simulator.domain import commands as c
from simulator.host.plain.breaking_off import before_the_end
from simulator.host.plain.context import Context
from simulator.host.plain.leading import LeadConsole
from simulator.host.results import judged
from simulator.host.store import open_exercise

FOUR_MINUTES = 4 * 60_000


@pytest.fixture
def ended(begin):
    """Ends an exercise in its fourth minute, and gives what was said before and how it was judged."""

    def ended(*, lead):
        session = begin()
        seat = session.seat(c.FACILITATOR) if lead else session.seat()
        console = LeadConsole(session, seat, lambda _: None)
        session.go()
        session.move_to(FOUR_MINUTES)
        session.submit(
            c.Declare(seat="incident-commander", severity="SEV2", title="Waves", items=("edge-errors",))
        )
        said = before_the_end(Context(session, seat, console.context.known), lead=lead)
        session.submit(c.End(seat=c.FACILITATOR if lead else "incident-commander"))
        return said, {one.id: one for one in judged(open_exercise(session.folder)).judgements}

    return ended  # fmt: skip


def test_players_who_end_early_are_told_what_will_count_and_it_counts(ended):
    """Ending is no way out of what is owed."""
    said, judgements = ended(lead=False)

    assert said[1].startswith("Who breaks off is judged to the planned end, 12:05:")
    assert any(line.startswith("Not yet due, and will count: ") for line in said)
    assert any(one.happened.startswith("not done; due") for one in judgements.values())


def test_a_facilitator_is_told_that_what_is_not_yet_due_does_not_count_and_it_does_not(ended):
    """The clocks of the duties stop with the exercise."""
    said, judgements = ended(lead=True)

    assert said[1].startswith("Ended by you, it is judged up to now; not yet due, so not counted: ")
    assert [one.id for one in judgements.values() if one.happened.startswith("not done; due")] == []


def test_a_duty_due_after_the_planned_end_is_named_as_such(begin):
    """Nobody is judged for what could not fall due."""
    session = begin()
    session.go()
    session.move_to(FOUR_MINUTES)
    session.submit(
        c.Declare(seat="incident-commander", severity="SEV2", title="Waves", items=("edge-errors",))
    )
    session.move_to(session.inputs.scenario.lasts - 60_000)
    seat = session.seat()
    console = LeadConsole(session, seat, lambda _: None)
    said = before_the_end(Context(session, seat, console.context.known), lead=False)

    assert any(line.startswith("Due after 12:05, so not counted: ") for line in said)
