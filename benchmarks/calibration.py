"""What a simulated team costs beside the model answer, and what a second core is worth."""

import json
from time import perf_counter

from exercise import DRILL, exercise
from ratio import Row, medians, say

from simulator.domain.exercise import Play
from simulator.host.calibration.farming import CHUNK, chunks, pool
from simulator.host.calibration.outcome import simulate
from simulator.host.header import write_header
from simulator.host.inputs import make_inputs

ROUNDS = 8
TEAMS = 20 * CHUNK
"""Played to compare one core with two: starting processes takes a second, and must not be what is measured."""
WORKERS = 2
TIMES = 3
"""How often all teams are played on one core and on two, in turns: two minutes and a half in all where nothing else runs."""


def on(workers: int, header: str) -> int:
    """Play all teams on so many processes, as a calibration does; return how many there were."""
    return sum(len(chunk) for chunk in pool(workers)(header, chunks(range(TEAMS))))


def measure() -> list[Row]:
    """Play a chunk of teams beside as many model answers; then all of them on one core and on two, by the wall clock."""
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
    one, two = medians(
        lambda: on(1, header), lambda: on(WORKERS, header), rounds=TIMES, warm=0, clock=perf_counter
    )
    return [
        Row(
            name="a simulated team, judged",
            value=team / model,
            bar=3,
            against=f"the model answer, played and not judged ({say(team / CHUNK)} to {say(model / CHUNK)})",
        ),
        Row(
            name="teams on two cores",
            value=one / two / WORKERS,
            bar=0.85,
            direction=">=",
            against=f"twice the rate of one, on a machine with nothing else to do ({TEAMS} teams take {say(two)} on two, {say(one)} on one)",
        ),
    ]
