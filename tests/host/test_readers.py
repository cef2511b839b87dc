"""Readers who ask, minutes after a letter, for what it left open: in a drill, and there only."""

import pytest

from simulator.domain import commands as c
from simulator.host.proving import prove
from simulator.host.store import PLAY, open_exercise
from simulator.projections.inbox import inbox
from simulator.projections.owed import owed
from simulator.scoring import score

MINUTE = 60_000
CRIER, COMMANDER = "communications-lead", "incident-commander"
WHOLE = {"scope": "all visitors", "cause": "a bad file", "next_update": "11:30"}


@pytest.fixture
def drill(begin):
    """Begins Waves as a drill in which an incident is declared at once, or another way."""

    def drill(mode="drill"):
        session = begin(mode=mode)
        session.go()
        session.submit(c.Declare(seat=COMMANDER, title="Waves", severity="SEV2", items=()))
        return session

    return drill


def post(session, kind="status-investigating", seat=CRIER, channel="status-page", **fields):
    """Send a letter that says these fields."""
    claims = {
        name.replace("_", "-"): c.Claim(value=value, standing="confirmed") for name, value in fields.items()
    }
    session.submit(
        c.Send(seat=seat, type=kind, channel=channel, incident="INC-1", fields=claims, words="", text="EXERCISE Well.")
    )  # fmt: skip


def asked(session, *roles):
    """Return what readers asked, as these roles saw it, a line each."""
    return [
        f"{one.t // MINUTE} {one.get('from')} to {one.get('to')}: {one.get('says')}"
        for one in session.seat(*roles).seen
        if one.what == "ReaderAsked"
    ]


def test_three_minutes_later_a_reader_asks_for_what_counts_most(drill):
    """Two questions at most, of the role that wrote."""
    session = drill()
    post(session)
    session.move_to(10 * MINUTE)

    assert asked(session) == ["3 a customer to communications-lead: Does it hit me? Are you on it?"]


def test_where_players_are_coached_the_margin_has_asked(drill):
    """The letter was sent in spite of it."""
    session = drill(mode="practice")
    post(session)
    session.move_to(10 * MINUTE)

    assert asked(session) == []


def test_a_letter_that_leaves_nothing_open_is_not_asked_about(drill):
    """Not known yet is an answer too; here everything is known."""
    session = drill()
    post(session, **WHOLE)
    session.move_to(10 * MINUTE)

    assert asked(session) == []


def test_what_a_later_letter_has_told_meanwhile_is_not_asked(drill):
    """It was of another type; when the reader hears again, they have heard."""
    session = drill()
    post(session, scope="all visitors")
    session.move_to(2 * MINUTE)
    post(session, "status-scope", services="edge", began_at="11:06", **WHOLE)
    session.move_to(10 * MINUTE)

    assert asked(session) == []


def test_nothing_is_asked_twice(drill):
    """The second letter leaves the same open, and one thing more than was asked."""
    session = drill()
    post(session)
    session.move_to(4 * MINUTE)
    post(session)
    session.move_to(20 * MINUTE)

    assert asked(session)[1:] == ["7 a customer to communications-lead: When do I hear again?"]


def test_only_the_role_that_wrote_is_asked(drill):
    """The engineer hears nothing of it."""
    session = drill()
    post(session)
    session.move_to(10 * MINUTE)

    assert asked(session, "on-call-engineer") == []


@pytest.mark.parametrize("answer", ["reply", "letter"])
def test_a_reply_answers_it_and_so_does_a_letter_that_tells_it(drill, answer):
    """It waits no longer."""
    session = drill()
    post(session)
    session.move_to(4 * MINUTE)
    if answer == "reply":
        session.submit(c.Reply(seat=CRIER, inject="ASK-1", text="Yes, and we are."))
    else:
        post(session, **WHOLE)
    [row] = [one for one in inbox(session.seat().seen).rows if one.name == "ASK-1"]

    assert (row.waits, row.holder) == (False, CRIER)


def test_no_clock_runs_for_it(drill):
    """The next letter has its own."""
    session = drill()
    post(session)
    session.move_to(4 * MINUTE)

    due = owed(session.seat().seen, session.inputs.standard, session.now)
    assert [one.about for one in due if one.about.startswith("ASK")] == []


def test_answering_earns_nothing_and_ignoring_costs_nothing(drill):
    """What was missing was judged with the letter."""
    totals = set()
    for words in ("Yes, some of you.", ""):
        session = drill()
        post(session)
        session.move_to(4 * MINUTE)
        if words:
            session.submit(c.Reply(seat=CRIER, inject="ASK-1", text=words))
        session.move_to(session.inputs.scenario.lasts)
        totals.add(score(open_exercise(session.folder)).total)

    assert len(totals) == 1


def test_a_drill_in_which_readers_asked_is_proved_by_running_it_again(drill):
    """The mode stands in the header."""
    session = drill()
    post(session)
    session.move_to(session.inputs.scenario.lasts)
    session.close()

    assert (prove(session.folder).ok, "ReaderAsked" in (session.folder / PLAY).read_text()) == (True, True)
