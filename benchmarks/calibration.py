"""What a simulated team costs beside the model answer, and what a second core is worth."""

import json
from time import perf_counter

from exercise import DRILL, exercise
from ratio import Row, medians, say

from simulator.domain.exercise import Play
from simulator.host.calibration.farming import CHUNK, Farm, chunks, here, pool
from simulator.host.calibration.outcome import simulate
from simulator.host.header import write_header
from simulator.host.inputs import make_inputs

ROUNDS = 8
TEAMS = 40 * CHUNK
"""Played to compare one core with two: starting processes takes a second, and must not be what is measured."""
WORKERS = 2


def timed(farm: Farm, header: str) -> float:
    """Return how long a farm takes for all teams, on the clock on the wall."""
    begun = perf_counter()
    found = sum(len(done) for done in farm(header, chunks(range(TEAMS))))
    spent = perf_counter() - begun
    assert found == TEAMS, "a farm has lost teams"
    return spent


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
    one, two = timed(here, header), timed(pool(WORKERS), header)
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
            against=f"twice the rate of one ({TEAMS} teams in {say(two)} to {say(one)})",
        ),
    ]
