"""What is folded event by event is what folding the whole stream from its start gives, at each moment."""

import pytest

from simulator.domain import events as e
from simulator.domain.commands import FACILITATOR
from simulator.domain.exercise import Play
from simulator.domain.world import evolve
from simulator.host.film import Hidden, film
from simulator.host.folded import Folded
from simulator.host.headless import play
from simulator.host.inputs import make_inputs
from simulator.host.knowing import known
from simulator.host.plain.narrating import narrate
from simulator.host.redaction import Viewer
from simulator.host.rehearsal import as_exercise
from simulator.host.safe import safe_text
from simulator.host.seat import Seat
from simulator.log import LogFile
from simulator.projections.board import board
from simulator.projections.inbox import inbox
from simulator.projections.room import room
from simulator.projections.shifts import owed, settled
from simulator.projections.words import clock, say
from simulator.teams import team_for


@pytest.fixture(scope="module")
def finished():
    """A drill in which much comes in and the desk changes hands, played by the model answer."""
    inputs = make_inputs("new-world", seed=1, play=Play(pace="headless", team="model-answer"))
    return as_exercise(play(inputs, team_for("model-answer", inputs)))


@pytest.fixture
def lived(finished):
    """Lives through it at a seat with everything: yields the seat before anything happens and after each event."""

    def lived(*roles):
        inputs = finished.inputs
        seat = Seat(Viewer(roles=frozenset(roles), world=inputs.world()), roles)
        yield seat, -1, None
        for seq, t, event in finished.events:
            evolve(seat.viewer.world, t, event)
            seat.take(seq, t, event)
            yield seat, t, event

    return lived


def test_what_is_folded_as_it_comes_is_what_the_whole_stream_gives(finished, lived):
    """Inbox, board, room, what is owed and what is behind one."""
    rules = finished.inputs.standard
    steps = lived(*finished.inputs.scenario.seats)
    seat, _, _ = next(steps)
    knows = known("new-world-1", finished.inputs, seat.viewer, seat.roles)
    folded = Folded(seat.seen)
    differ = [
        t
        for _, t, _ in steps
        if (folded.inbox, folded.board, folded.room) != (inbox(seat.seen), board(seat.seen), room(seat.seen))
        or folded.owed(knows, rules, t) != owed(seat.seen, knows, rules, t)
        or folded.settled(knows, rules, t) != settled(seat.seen, knows, rules, t)
    ]

    assert (differ, len(seat.seen) > 100) == ([], True)


def test_a_film_says_each_thing_as_it_stood_then(finished, lived):
    """Each sentence names rows as the inbox had them after it, folded from the start."""
    steps = lived(FACILITATOR, *finished.inputs.scenario.seats)
    seat, _, _ = next(steps)
    knows = known("new-world-1", finished.inputs, seat.viewer, ())
    expected = [
        None if isinstance(event, Hidden) else safe_text(say(seat.seen[-1], knows, inbox(seat.seen)))
        for _, _, event in steps
    ]
    told = [scene.says for scene in film(finished, "new-world-1")]

    assert [
        (new, old) for new, old in zip(told, expected, strict=True) if old is not None and new != old
    ] == []


def test_a_game_is_narrated_line_by_line_as_it_stood_then(finished, tmp_path):
    """As if each line were told by somebody who reads everything again before it."""
    inputs = finished.inputs
    printed: list[str] = []
    log = LogFile.create(tmp_path / "play.jsonl", {})
    narrate(inputs, "new-world-1", "model-answer", log, printed.append)
    log.close()
    roles = tuple(inputs.scenario.seats)
    running = play(inputs, team_for("model-answer", inputs))
    seat = Seat(Viewer(roles=frozenset(roles), world=running.world), roles)
    knows = known("new-world-1", inputs, seat.viewer, roles)
    for entry in running.entries:
        if isinstance(entry.record, e.Event):
            seat.take(entry.seq, entry.t, entry.record)
    expected = [
        safe_text(f"{clock(knows.starts, one.t)}. {say(one, knows, inbox(seat.seen[: number + 1]))}")
        for number, one in enumerate(seat.seen)
        if one.what not in ("LookedAt", "HintOffered")
    ]

    assert printed == expected
