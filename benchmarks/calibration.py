"""What a simulated team costs beside the model answer, and what a second core is worth."""

import json
import os
from time import process_time

from exercise import DRILL, exercise
from ratio import Row, medians, say

from simulator.domain.exercise import Play
from simulator.host.calibration.farming import CHUNK, chunks, pool
from simulator.host.calibration.outcome import simulate
from simulator.host.header import write_header
from simulator.host.inputs import make_inputs

ROUNDS = 8
TEAMS = 20 * CHUNK
"""Played to compare one core with two: starting processes takes a second, and must not be what is measured.

Both are counted in seconds of their processes: others on the machine then do not count, and because each process takes
the next chunk when it is free, two of them end together.
"""
WORKERS = 2


def clocked(header: str, numbers: range) -> tuple[int, float]:
    """Play a chunk; return the process that did, and the seconds it has spent since it began."""
    simulate(header, numbers)
    return os.getpid(), process_time()


def spread_out(header: str) -> float:
    """Return the seconds that all teams take on two processes together, starting them included."""
    spent: dict[int, float] = {}
    for process, seconds in pool(WORKERS, clocked)(header, chunks(range(TEAMS))):  # type: ignore[arg-type]  # what it plays is clocked
        spent[process] = max(spent.get(process, 0), seconds)
    assert len(spent) == WORKERS, "one process has played everything"
    return sum(spent.values())


def measure() -> list[Row]:
    """Play a chunk of teams beside as many model answers; then all of them on one core and on two."""
    inputs = make_inputs(DRILL, seed=0, play=Play(pace="headless", team="model-answer"))
    header = json.dumps(write_header(inputs), ensure_ascii=False)
    bare = exercise(inputs, CHUNK * (ROUNDS + 6))
    simulate(header, range(1))
    team, model = medians(
        lambda: simulate(header, range(CHUNK)),
        lambda: [bare() for _ in range(CHUNK)],
        rounds=ROUNDS,
        warm=1,
    )
    begun = process_time()
    for numbers in chunks(range(TEAMS)):
        simulate(header, numbers)
    one, two = process_time() - begun, spread_out(header)
    return [
        Row(
            name="a simulated team, judged",
            value=team / model,
            bar=3,
            against=f"the model answer, played and not judged ({say(team / CHUNK)} to {say(model / CHUNK)})",
        ),
        Row(
            name="teams on two cores",
            value=one / two,
            bar=0.85,
            direction=">=",
            against=f"twice the rate of one ({TEAMS} teams take {say(two)} on both together, {say(one)} on one)",
        ),
    ]
