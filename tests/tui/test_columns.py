"""Columns of the inbox and the room: nothing is cut off where cells beside it are free."""

import pytest

from simulator.domain import commands as c
from simulator.host.knowing import known
from simulator.host.plain.context import Context
from tui.lines import text_of
from tui.source import Attention
from tui.views import inbox, room


@pytest.fixture
def rows(begin):
    """The rows of a view of Sawtooth in a width, by what they belong to, after a suggestion was left."""
    session = begin(30)
    session.submit(
        c.AnswerSuggestion(seat="incident-commander", suggestion="looks-like-attack", accept=False, why="no")
    )
    seat = session.seat()
    context = Context(session, seat, known(session.name, session.inputs, seat.viewer, seat.roles))

    def rows(view, width):
        page = view.draw(context, Attention(), width, 40)
        return {item.id: item for item in page.items if item.lines and not item.still}

    return rows


@pytest.mark.parametrize(("width", "sender"), [(78, "support-le~"), (100, "support-lead ")])
def test_who_sent_it_stands_whole_where_there_is_room(rows, width, sender):
    """A narrow inbox needs the cells for what is said."""
    told = [text_of(item.lines[0]) for item in rows(inbox, width).values()]
    assert any(sender in row for row in told)


def test_words_go_on_where_nothing_is_counted(rows):
    """The column of how often it came is empty on nearly every row; who has it stands in its place on all."""
    told = [text_of(item.lines[0]).ljust(76) for item in rows(inbox, 78).values()]
    counted = [row for row in told if row[66:72].strip().startswith("x")]
    assert counted
    assert {row[70:72] for row in told} == {"  "}
    assert any(row[66:70].strip() for row in told if row not in counted)


def test_what_somebody_does_stands_whole_beside_a_short_state(rows):
    """A title as long as the room beside it."""
    told = {name: text_of(item.lines[0]) for name, item in rows(room, 55).items()}
    assert any("Incident commander on duty" in row and row.endswith("in the room") for row in told.values())
    assert max(map(len, told.values())) <= 55


def test_what_was_decided_is_not_offered_again(rows):
    """A suggestion is taken or left once."""
    told = " ".join(text_of(row) for row in rows(inbox, 78)["looks-like-attack"].about)
    assert "Decided by" in told
    assert "take or leave" not in told
