"""However an exercise is driven, the same commands give the same log."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.domain import commands as c
from simulator.domain.exercise import Inputs, Play
from simulator.domain.units import MINUTE
from simulator.host.header import write_header
from simulator.host.headless import play
from simulator.host.inputs import make_inputs
from simulator.host.running import Running, replayed
from simulator.log import MemoryLog
from simulator.teams import built_in

TRIES = settings.default.max_examples if settings.default else 100
"""How many tries a property gets; here each plays an exercise twice."""
SEEDS = range(20) if os.environ.get("HOTWASH_CI") == "1" else range(6)


@pytest.fixture(scope="module")
def inputs() -> Inputs:
    """Sawtooth, whose signals cross their limits every few minutes."""
    return make_inputs("sawtooth", seed=3, play=Play(pace="headless", team="people"))


@pytest.mark.long
@pytest.mark.parametrize("team", ["model-answer", "silent", "always-escalate"])
def test_asking_every_condition_at_every_scrape_changes_nothing(team: str) -> None:
    """The engine sleeps until an answer can change; whoever asks all the time learns nothing else, and no sooner."""
    for seed in SEEDS:
        inputs = make_inputs("sawtooth", seed=seed, play=Play(pace="headless", team=team))
        plan = built_in(team, inputs.scenario, inputs.standard)
        assert play(inputs, plan).log.head == play(inputs, plan, every_scrape=True).log.head


WORDS = st.sampled_from(
    ["edge-errors", "status-probe", "locked-out", "INC-1", "", "no-such-thing", "a" * 300, "\x1b[31m", "{0}"]
)
ROLES = st.sampled_from(
    ["incident-commander", "on-call-engineer", "communications-lead", "nobody", "facilitator"]
)
COMMANDS = st.one_of(
    st.builds(c.Acknowledge, seat=ROLES, item=WORDS),
    st.builds(c.Dismiss, seat=ROLES, item=WORDS, reason=st.sampled_from(["false", "duplicate"]), of=WORDS),
    st.builds(c.Link, seat=ROLES, item=WORDS, incident=WORDS),
    st.builds(c.Declare, seat=ROLES, title=WORDS, severity=st.sampled_from(["SEV1", "SEV3", "SEV9"])),
    st.builds(
        c.Page, seat=ROLES, target=st.sampled_from(["ida", "ml-serving", "ghost", "incident-commander"])
    ),
    st.builds(
        c.LookAt,
        seat=ROLES,
        what=st.sampled_from(["changes", "logs edge", "edge.errors_ratio", "tickets", "x{y=z}"]),
    ),
    st.builds(
        c.ApproveRemedy, seat=ROLES, remedy=st.sampled_from(["pin-last-good-file", "restart-fleet", "?"])
    ),
    st.builds(
        c.StartRemedy, seat=ROLES, remedy=st.sampled_from(["pin-last-good-file", "restart-fleet", "snapshot"])
    ),
    st.builds(c.UndoRemedy, seat=ROLES, remedy=st.sampled_from(["block-traffic", "pin-last-good-file"])),
    st.builds(
        c.Send,
        seat=ROLES,
        type=st.sampled_from(["internal-brief", "nothing"]),
        channel=WORDS,
        fields=st.just({}),
    ),
    st.builds(c.Note, seat=ROLES, text=WORDS),
    st.builds(c.Hypothesize, seat=ROLES, hypothesis=WORDS, says=WORDS),
    st.builds(c.Resolve, seat=ROLES, incident=WORDS),
    st.builds(c.FireInject, seat=ROLES, inject=st.sampled_from(["ceo-asks", "no-such-thing"])),
    st.builds(c.RealEmergency, seat=ROLES),
    st.builds(c.Continue, seat=ROLES),
)
Moves = list[tuple[int, c.AnyCommand]]
MOMENTS = st.lists(st.tuples(st.integers(0, 40 * MINUTE), COMMANDS), max_size=12).map(
    lambda moves: sorted(moves, key=lambda move: move[0])
)


def _played(inputs: Inputs, moves: Moves, step: int) -> MemoryLog:
    """Play, letting time pass in steps of so many milliseconds between commands."""
    log = MemoryLog(write_header(inputs))
    running = Running(inputs, log, durable=False)
    now = 0
    for t, command in moves:
        while now + step < t:
            now += step
            running.advance(now)
        running.submit(t, command)
        now = max(now, t)
    running.advance(50 * MINUTE)
    return log


@settings(max_examples=max(30, TRIES // 3))
@given(moves=MOMENTS, step=st.sampled_from([997, 61_000, 600_000]))
def test_any_commands_however_senseless_give_one_log(inputs: Inputs, moves: Moves, step: int) -> None:
    """Never an exception; numbers and time only grow; live in slices, or all at once, the bytes are the same."""
    log = _played(inputs, moves, step)
    assert log.stored() == replayed(inputs, moves, until=50 * MINUTE).stored()
    assert log.seq == len(log.lines)
