"""A seat's stream holds what that role may see, and nothing else; what is hidden leaves no gap."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain import events as e
from simulator.domain.commands import FACILITATOR
from simulator.domain.exercise import Play
from simulator.host.headless import play
from simulator.host.inputs import inputs_from
from simulator.host.knowing import known
from simulator.host.redaction import WITHHELD, Viewer, seat_view
from simulator.host.seat import Seat
from simulator.teams import team_for

WAVES = Path(__file__).parent / "waves" / "scenario.yaml"
NEVER_SEEN = ("KEYWORD", "KEYSCOPE", "KEYCAUSE", "KEYHARM", "TEMPTWORD", "EXPECTWORD", "CARDWORD", "duplicated-rows", "baked-in",
              "quiet-move")  # fmt: skip
"""Words that stand only where no seat may look."""
SEATS = ("incident-commander", "on-call-engineer", "communications-lead")


def stream(inputs, roles, team="silent"):
    """Everything a seat is given in a whole exercise, as text, and its events."""
    running = play(inputs, team_for(team, inputs))
    viewer = Viewer(roles=frozenset(roles), world=running.world, coached=True)
    seat = Seat(viewer, tuple(roles))
    for entry in running.entries:
        if isinstance(entry.record, e.Event):
            seat.take(entry.seq, entry.t, entry.record)
    return json.dumps([asdict(one) for one in seat.seen], default=str), seat.seen, viewer


@pytest.mark.parametrize("roles", [SEATS, *((role,) for role in SEATS)])
def test_no_seat_is_ever_given_the_answer_key(waves, roles):
    """Not in its stream, not in what it knows from the start."""
    text, _, viewer = stream(waves, roles)
    text += json.dumps(asdict(known("waves-1", waves, viewer, roles)), default=str)

    assert [word for word in NEVER_SEEN if word in text] == []


def test_a_planted_secret_is_withheld_from_whom_it_is_not_for(waves):
    """The address stands in a report that everybody reads."""
    text, _, _ = stream(waves, ("on-call-engineer",))

    assert ("lena.planted" in text, WITHHELD in text) == (False, True)


def test_who_may_see_a_secret_sees_it(waves):
    """The communications lead has to know whom it is about."""
    text, _, _ = stream(waves, ("communications-lead",))

    assert "lena.planted@example.com" in text


def test_a_secret_somebody_typed_is_withheld_in_any_case_of_letters(waves):
    """A leak inside the room is the scorer's, not a second reader's."""
    viewer = Viewer(roles=frozenset({"on-call-engineer"}), world=waves.world())
    seen = seat_view(e.Noted(by="communications-lead", text="it is Lena.Planted@EXAMPLE.com"), viewer)
    assert seen is not None

    assert seen.get("text") == f"it is {WITHHELD}"


def test_a_secret_is_withheld_where_a_letter_breaks_its_line(waves):
    """A card's four groups may stand on two lines."""
    inputs = replace(
        waves, cast=replace(waves.cast, secrets={**waves.cast.secrets, "stuck-address": "4000 1234 5678"})
    )
    viewer = Viewer(roles=frozenset({"on-call-engineer"}), world=inputs.world())
    seen = seat_view(e.Noted(by="communications-lead", text="it is 4000 1234\n5678"), viewer)
    assert seen is not None

    assert seen.get("text") == f"it is {WITHHELD}"


def test_whoever_answers_the_phone_says_words_and_no_list_of_what_reveals_the_truth(waves):
    """Which evidence shows something is the scorer's business; only the facilitator sees it."""
    answered = e.PersonAnswered(person="ida", says="Look at the file.", reveals=("file-written",))
    players = Viewer(roles=frozenset(SEATS), world=waves.world())
    leader = Viewer(roles=frozenset({FACILITATOR}), world=waves.world())
    told = [seat_view(answered, viewer) for viewer in (players, leader)]

    assert ["file-written" in str(one) for one in told] == [False, True]


def test_numbers_have_no_gaps_where_something_is_hidden(waves):
    """Nobody learns from counting."""
    _, seen, _ = stream(waves, ("on-call-engineer",))

    assert [event.number for event in seen] == list(range(1, len(seen) + 1))


def test_a_question_to_one_role_is_private_where_seats_are_separate(waves):
    """And the whole team's at one keyboard."""
    _, engineer, _ = stream(waves, ("on-call-engineer",))
    _, team, _ = stream(waves, SEATS)

    assert "ceo-asks" not in {event.get("inject") for event in engineer}
    assert "ceo-asks" in {event.get("inject") for event in team}


def test_a_future_inject_is_in_no_stream_before_its_time(waves):
    """It comes at minute fifty."""
    _, seen, _ = stream(waves, SEATS)
    [told] = [event for event in seen if "FUTUREWORD" in json.dumps(dict(event.body))]

    assert told.t == 50 * 60_000


def test_the_world_moves_unseen_unless_it_has_words(waves):
    """The nightly training is announced, the quiet move is not."""
    _, seen, _ = stream(waves, SEATS)

    assert [dict(event.body) for event in seen if event.what == "WorldMoved"] == [
        {"says": "The nightly model has been trained and shipped."}
    ]


def test_what_one_was_refused_only_oneself_reads(waves):
    """A commander's mistake is not the engineer's news."""
    viewer = Viewer(roles=frozenset({"on-call-engineer"}), world=waves.world())
    refused = e.Refused(by="incident-commander", command="Send", why="no", kind="authority")

    assert seat_view(refused, viewer) is None


def test_the_facilitator_sees_everything_in_the_logs_own_numbers(waves):
    """Nothing is left out and nothing is withheld."""
    running = play(waves, team_for("silent", waves))
    seat = Seat(Viewer(roles=frozenset({FACILITATOR}), world=running.world), (FACILITATOR,))
    numbers = []
    for entry in running.entries:
        if isinstance(entry.record, e.Event):
            seat.take(entry.seq, entry.t, entry.record)
            numbers.append(entry.seq)

    assert [event.number for event in seat.seen] == numbers
    assert {"FaultBegan", "HarmChanged"} <= {event.what for event in seat.seen}


@given(
    seed=st.integers(0, 50),
    role=st.sampled_from(SEATS),
    team=st.sampled_from(["silent", "always-escalate", "always-rollback"]),
)
def test_whatever_happens_no_stream_holds_what_it_may_not(seed, role, team):
    """Any seed, any team, any seat."""
    inputs = inputs_from(WAVES, seed=seed, play=Play(mode="practice"))
    text, _, _ = stream(inputs, (role,), team)
    secrets = [
        value
        for name, value in inputs.cast.secrets.items()
        if role not in inputs.scenario.secrets[name].may_see
    ]

    assert [word for word in (*NEVER_SEEN, *secrets) if word in text] == []
