"""What coming back to an exercise costs: proving its log and playing it again, line by line, over only playing it."""

import tempfile
from pathlib import Path

from ratio import Row, medians, say

from simulator.domain import commands as c
from simulator.domain.exercise import Inputs, Play
from simulator.domain.units import HOUR
from simulator.host.header import write_header
from simulator.host.inputs import make_inputs
from simulator.host.running import Running, replayed
from simulator.host.session import Session
from simulator.host.store import PLAY
from simulator.log import MemoryLog

ROUNDS = 9
COMMANDS = 2_000


def busy(inputs: Inputs, log: MemoryLog) -> Running:
    """Return two hours of an exercise in which somebody looks at or notes something every 3.6 seconds."""
    running = Running(inputs, log, durable=False)
    seats, signals = list(inputs.scenario.seats), list(inputs.scenario.signals)
    for number in range(COMMANDS):
        seat, t = seats[number % len(seats)], number * (2 * HOUR - 1) // COMMANDS
        if number % 2:
            running.submit(t, c.Note(seat=seat, text=f"note {number}: nothing new"))
        else:
            running.submit(t, c.LookAt(seat=seat, what=signals[number % len(signals)]))
    running.drive(2 * HOUR - 2, c.Pace(what="pause", value="left"))
    return running


def measure() -> list[Row]:
    """Resume the exercise from its file, and replay its commands in memory."""
    inputs = make_inputs("sawtooth", seed=0, play=Play(mode="practice", team="people"))
    log = MemoryLog(write_header(inputs))
    running = busy(inputs, log)
    stored = log.stored()
    commands = [
        (entry.t, entry.record) for entry in running.entries if isinstance(entry.record, c.Command | c.Pace)
    ]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / PLAY).write_bytes(stored)
        again = replayed(inputs, commands, until=running.entries[-1].t)
        assert again.stored() == stored, "replaying gave another log"
        ours, bare = medians(
            lambda: Session.resume(folder).close(),
            lambda: replayed(inputs, commands, until=running.entries[-1].t),
            rounds=ROUNDS,
            warm=2,
        )
        assert (folder / PLAY).read_bytes() == stored, "resuming changed the log"
    return [
        Row(
            name="resuming a busy 2 h",
            value=ours / bare,
            bar=2,
            against=f"playing its {COMMANDS:,} commands again in memory ({len(running.entries):,} lines: {say(ours)} to {say(bare)})",
        )
    ]
