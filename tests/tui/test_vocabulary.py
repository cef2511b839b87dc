"""Nothing that can be done or seen is left without a key, a verb and a line: held against the domain's own lists."""

from typing import get_args

import pytest

from simulator.domain import commands as c
from simulator.domain import events as e
from simulator.domain.exercise import Play
from simulator.host.actions import ACTIONS, VIEWS
from simulator.host.headless import play
from simulator.host.inputs import make_inputs
from simulator.host.knowing import known
from simulator.host.plain.console import Console
from simulator.host.redaction import Viewer
from simulator.host.seat import Seat
from simulator.projections.inbox import inbox
from simulator.projections.words import say
from simulator.teams import team_for
from tui.keymap import DESK
from tui.views import VIEWS as DRAWN

SEATS = {*get_args(c.Play), c.RealEmergency, c.End}
"""What a seat can do; the rest is the facilitator's, or the clock's."""


@pytest.mark.parametrize("command", sorted(SEATS - {c.LookAt}, key=str))
def test_every_command_of_a_seat_has_a_verb_and_a_key(command):
    """The key's own row in the table names the verb."""
    verbs = {action.verb for action in ACTIONS if action.command is command and not action.lead}
    keys = {key.name for key in DESK if verbs & set(key.verbs)}
    assert (bool(verbs), bool(keys)) == (True, True)


def test_what_is_left_is_the_facilitators_or_the_evaluators():
    """No command of the domain stands in neither list."""
    lead = {action.command for action in ACTIONS if action.lead}
    rest = {one for one in c.COMMANDS.values() if one not in SEATS}
    assert rest - lead == set()


@pytest.mark.parametrize("view", sorted({*DRAWN, *VIEWS} - {"plot"}))
def test_every_view_is_shown_in_lines(begin, view):
    """By the same word, in the middle of an exercise."""
    session = begin(14)
    printed: list[str] = []
    console = Console(session, session.seat(), printed.append)
    console.feed("new")
    printed.clear()
    console.feed(f"show {view}")
    assert printed
    assert not any("There is no" in line or "there is nothing called" in line for line in printed)


def test_every_word_of_show_has_its_place_on_the_full_screen():
    """A view of its own, or the one it is part of."""
    part_of = {
        "tickets": "inbox", "people": "room", "messages": "room", "clocks": "incident", "timeline": "metrics", "remedies": "incident",
        "hypotheses": "incident",
    }  # fmt: skip
    assert {part_of.get(word, word) for word in VIEWS} <= set(DRAWN)


@pytest.mark.parametrize("team", ["model-answer", "silent"])
def test_every_event_of_a_whole_game_is_a_sentence(team):
    """With its own words, not its bare name."""
    inputs = make_inputs("sawtooth", "default", 41, Play(mode="practice", pace="headless", team=team))
    running = play(inputs, team_for(team, inputs))
    roles = tuple(inputs.scenario.seats)
    viewer = Viewer(roles=frozenset(roles), world=running.world, coached=True)
    seat = Seat(viewer, roles)
    knows = known("sawtooth-7f3a", inputs, viewer, roles)
    for entry in running.entries:
        if isinstance(entry.record, e.Event):
            seat.take(entry.seq, entry.t, entry.record)
    bare = [
        event.what
        for event in seat.seen
        if say(event, knows, inbox(seat.seen)).lower().replace(" ", "").startswith(f"{event.what.lower()}:")
    ]
    assert len(seat.seen) > 30
    assert bare == []
