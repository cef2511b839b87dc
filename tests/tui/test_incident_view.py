"""The incident board: what one owes, and what became of what one owed."""

import pytest

from simulator.domain import commands as c
from simulator.domain.exercise import Play
from simulator.domain.units import MINUTE
from simulator.host.headless import play
from simulator.host.inputs import make_inputs
from simulator.host.knowing import known
from simulator.host.past import Past
from simulator.host.plain.context import Context
from simulator.host.rehearsal import as_exercise
from simulator.teams import team_for
from tui.lines import text_of
from tui.source import Attention
from tui.views.incident import draw

LEAD = "incident-commander"


@pytest.fixture
def board(begin):
    """The board of Sawtooth, a line each, some minutes after an incident was declared at 11:18."""

    def board(minutes):
        session = begin(13)
        session.submit(c.Declare(seat=LEAD, title="Errors", severity="SEV1", items=("edge-errors",)))
        session.move_to(session.now + minutes * MINUTE)
        seat = session.seat()
        context = Context(session, seat, known(session.name, session.inputs, seat.viewer, seat.roles))
        page = draw(context, Attention(), 76, 40)
        return [text_of(row).strip() for item in page.items for row in item.lines]

    return board


def test_how_many_promises_were_kept_stands_below_what_is_owed(board):
    """Declaring in time is one."""
    assert [line for line in board(0) if "kept" in line][:1] == ["and 14 more; kept 1, late 0, missed 0"]


def test_the_latest_of_them_is_told_with_its_time_and_how(board):
    """After everything else on the board."""
    assert board(0)[-1].split() == ["Declare", "the", "incident", "INC-1", "11:18", "kept"]


def test_a_cadence_that_was_let_go_is_missed(board):
    """Forty minutes later the team has heard nothing."""
    assert [
        line.split()[-3:] for line in board(40) if line.startswith("Update the team") and "missed" in line
    ] == [["INC-1", "11:48", "missed"]]


def test_a_role_that_was_handed_over_is_a_promise_that_was_kept():
    """The model answer of a drill in which the desk changes hands: it answers to a judgement, and not to a clock."""
    inputs = make_inputs("new-world", seed=1, play=Play(pace="headless", team="model-answer"))
    past = Past(as_exercise(play(inputs, team_for("model-answer", inputs))), "new-world-1")
    page = draw(past.at(81 * MINUTE), Attention(), 76, 60)
    kept = [item for item in page.items if item.id.startswith("settled handover")]

    assert [text_of(row).split()[-2:] for item in kept for row in item.lines] == [["12:50", "kept"]] * 2


def test_how_an_incident_stands_is_never_cut_off(begin):
    """Its title makes room."""
    session = begin(13)
    session.submit(
        c.Declare(seat=LEAD, title="Errors in waves, " * 9, severity="SEV1", items=("edge-errors",))
    )
    seat = session.seat()
    context = Context(session, seat, known(session.name, session.inputs, seat.viewer, seat.roles))
    title, *_ = draw(context, Attention(), 48, 40).head

    assert text_of(title) == "INC-1 Errors in waves, Er~   SEV1  investigating"
