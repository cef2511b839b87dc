"""A finished exercise at any moment: what stood there then stands there again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.domain import commands as c
from simulator.domain.exercise import Play
from simulator.domain.units import HOUR, MINUTE, SCRAPE
from simulator.host.headless import play
from simulator.host.inputs import make_inputs
from simulator.host.knowing import known
from simulator.host.past import Past
from simulator.host.plain.context import Context
from simulator.host.redaction import Viewer
from simulator.host.rehearsal import as_exercise
from simulator.host.running import Running
from simulator.host.seat import Seat
from simulator.host.store import open_exercise
from simulator.log import MemoryLog
from simulator.projections.board import board
from simulator.projections.evidence import changes_view, logs_view, signal_view
from simulator.projections.inbox import inbox
from simulator.projections.owed import owed
from simulator.projections.room import room
from simulator.teams import Player, built_in

TRIES = settings.default.max_examples if settings.default else 100
"""How many tries a property gets; where one plays an exercise, a third of them."""
SAWTOOTH = make_inputs("sawtooth", "default", 41, Play(mode="practice", pace="headless", team="model-answer"))
MODEL = built_in("model-answer", SAWTOOTH.scenario, SAWTOOTH.standard)
FINISHED = as_exercise(play(SAWTOOTH, MODEL))


def evidence(viewer, t):
    """Everything that can be looked at: every signal, all logs, the change feed; and the harm nobody sees."""
    world = viewer.world
    hour = range(t - t % SCRAPE - HOUR, t + 1, SCRAPE)
    signals = [(signal_view(world, name, t), state.past(hour)) for name, state in world.signals.items()]
    logs = logs_view(world, tuple(world.scenario.services), t, viewer.clean)
    return signals, logs, changes_view(world, t, viewer.clean), world.harm["people"].at(t)


def live(roles):
    """A seat at an exercise that is played just now by the model answer, and how to let time pass there."""
    running = Running(SAWTOOTH, MemoryLog({}), durable=False)
    Player(MODEL).join(running.engine)
    there = roles or tuple(SAWTOOTH.scenario.seats)
    seat = Seat(Viewer(roles=frozenset(there), world=running.world, coached=True), there)
    running.listeners.append(seat.take)
    return running, seat


@pytest.mark.long
@settings(max_examples=max(30, TRIES // 3))
@given(
    st.lists(st.integers(0, 2 * HOUR), min_size=1, max_size=4), st.sampled_from([(), ("on-call-engineer",)])
)
def test_the_past_is_what_the_live_seat_had(times, roles):
    """Stream, inbox, board, room, what was owed, all evidence, for one seat and for all of them at one keyboard."""
    past = Past(FINISHED, "sawtooth-1", roles)
    running, seat = live(roles)
    for t in sorted(times):
        running.advance(t)
        there = past.at(t)
        assert list(there.events) == seat.seen
        assert (there.inbox, there.board, there.room) == (inbox(seat.seen), board(seat.seen), room(seat.seen))
        assert there.owed() == owed(seat.seen, SAWTOOTH.standard, t)
        assert evidence(there.viewer, t) == evidence(seat.viewer, t)


@given(st.integers(0, 2 * HOUR), st.integers(0, 2 * HOUR))
def test_looking_elsewhere_changes_nothing(first, second):
    """A moment stays as it was, whichever one is looked at after it, earlier or later."""
    past = Past(FINISHED, "sawtooth-1")
    there = past.at(first)
    before = evidence(there.viewer, first)
    past.at(second)

    assert (evidence(there.viewer, first), there.now) == (before, first)
    assert evidence(past.at(first).viewer, first) == before


def test_what_is_known_from_the_start_is_what_the_seat_knew():
    """The briefing, who is who, what runs."""
    past = Past(FINISHED, "sawtooth-1", ("communications-lead",))
    viewer = Viewer(roles=frozenset({"communications-lead"}), world=SAWTOOTH.world(), coached=True)

    assert past.at(HOUR).known == known("sawtooth-1", SAWTOOTH, viewer, ("communications-lead",))


@pytest.mark.parametrize(("asked", "given"), [(-5, 0), (3 * HOUR, 2 * HOUR)], ids=["before", "after"])
def test_there_is_nothing_before_the_start_or_after_the_end(asked, given):
    """It stops at an end."""
    assert Past(FINISHED, "sawtooth-1").at(asked).now == given


def test_a_role_without_a_seat_is_refused_with_those_there_are():
    """The way out is in the sentence."""
    with pytest.raises(
        ValueError, match=r"no seat 'ceo' here; there is incident-commander, on-call-engineer"
    ):
        Past(FINISHED, "sawtooth-1", ("ceo",))


def test_blanked_reminders_are_blank_again(begin):
    """From when the facilitator blanked them, and not before."""
    session = begin(mode="drill")
    seat = session.seat()
    session.go()
    session.move_to(15 * MINUTE)
    session.submit(c.BlankReminders(seat=c.FACILITATOR, blank=True))
    past = Past(open_exercise(session.folder), session.name)
    context = Context(session, seat, past.known)

    assert past.at(15 * MINUTE - 1).owed() != ()
    assert past.at(session.now).owed() == context.owed() == ()
