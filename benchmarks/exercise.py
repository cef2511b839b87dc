"""What an exercise costs over the least anybody could do for it.

The floor is a bare SimPy loop that waits until each line's time, makes its frozen record, its canonical JSON and its
SHA-256: everything a hashed log cannot do without, and no decision at all.
The first line, the header, is made before and timed on neither side: it is the inputs, and as long as the scenario.
"""

import json
from collections.abc import Callable
from dataclasses import fields
from hashlib import sha256
from typing import Any

import simpy
from ratio import Row, medians, say

from simulator.domain.exercise import Inputs, Play
from simulator.host.header import write_header
from simulator.host.headless import play
from simulator.host.inputs import make_inputs
from simulator.host.running import Running
from simulator.log import MemoryLog
from simulator.log.records import encode
from simulator.teams import built_in

ROUNDS = 60
TEAMS = ("model-answer", "silent")
DRILL = "sawtooth"

_canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def exercise(inputs: Inputs, times: int) -> Callable[[], Running]:
    """Return what plays an exercise to its end, moves of its team included, into a log whose header stands already."""
    team, header = built_in(inputs.play.team, inputs.scenario, inputs.standard), write_header(inputs)
    logs = [MemoryLog(header) for _ in range(times)]
    return lambda: play(inputs, team, logs.pop())


def floor(running: Running) -> Callable[[], None]:
    """Return the bare loop over what this exercise logged."""
    lines: list[tuple[int, type[Any], dict[str, Any], dict[str, object]]] = [
        (
            entry.t,
            type(entry.record),
            {field.name: getattr(entry.record, field.name) for field in fields(entry.record)},
            encode(entry.record),
        )
        for entry in running.entries
    ]

    def loop(env: simpy.Environment) -> simpy.events.ProcessGenerator:
        head = running.log.head
        for seq, (t, kind, values, body) in enumerate(lines, start=1):
            yield env.timeout(t - int(env.now))
            kind(**values)
            line = {"body": body, "kind": "event", "prev": head, "seq": seq, "t": t}
            head = sha256(_canonical(line).encode()).hexdigest()

    def bare() -> None:
        env = simpy.Environment()
        env.process(loop(env))
        env.run()

    return bare


def measure() -> list[Row]:
    """Play the drill headless, by a team that does everything and by one that does nothing."""
    times, counts = [], []
    for team in TEAMS:
        inputs = make_inputs(DRILL, seed=0, play=Play(pace="headless", team=team))
        ours = exercise(inputs, ROUNDS + 6)
        running = ours()
        assert running.finished
        bare = floor(running)
        lines = len(running.entries)
        spent, least = medians(ours, bare, rounds=ROUNDS)
        times.append(
            Row(
                name=f"an exercise, {team}",
                value=spent / least,
                bar=5,
                against=f"a bare SimPy loop, record, JSON and SHA-256 for {lines} lines ({say(spent)} to {say(least)})",
            )
        )
        counts.append(
            Row(
                name=f"conditions asked, {team}",
                value=running.engine.watching.asked / lines,
                bar=5,
                against=f"lines in the log: {running.engine.watching.asked} questions for {lines} lines, a count",
            )
        )
    return times + counts
