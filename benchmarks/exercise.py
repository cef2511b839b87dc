"""What an exercise costs over the least anybody could do for it.

The floor is a bare SimPy loop that waits until each line's time, makes its frozen record, that record's canonical JSON
and its SHA-256: everything a hashed log cannot do without, and no decision at all.
It makes the very bytes of the log, which is checked: its last hash is the one that the seal carries.
The first line, the header, is made before and timed on neither side: it is the inputs, and as long as the scenario.
"""

import json
from collections.abc import Callable
from dataclasses import fields
from functools import cache
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
from simulator.teams import built_in

ROUNDS = 60
TEAMS = ("model-answer", "silent")
DRILL = "sawtooth"


def exercise(inputs: Inputs, times: int) -> Callable[[], Running]:
    """Return what plays an exercise to its end, moves of its team included, into a log whose header stands already."""
    team, header = built_in(inputs.play.team, inputs.scenario, inputs.standard), write_header(inputs)
    logs = [MemoryLog(header) for _ in range(times)]
    return lambda: play(inputs, team, logs.pop())


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _plain(record: Any) -> dict[str, object]:
    """Return a record's fields by name; `asdict` copies whatever lies in them too, and would raise the floor by half."""
    return {name: getattr(record, name) for name in _names(type(record))}


_canonical = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain
).encode


def floor(log: MemoryLog, records: list[Any]) -> Callable[[], str]:
    """Return the bare loop over a log and what its lines hold; it returns the hash of the last line before the seal."""
    envelopes = [json.loads(line) for line in log.lines[1:-1]]
    lines = [
        (envelope["t"], envelope["kind"], type(record), _plain(record))
        for envelope, record in zip(envelopes, records, strict=True)
    ]
    header = sha256(log.lines[0][:-1]).hexdigest()

    def loop(env: simpy.Environment) -> simpy.events.ProcessGenerator:
        head = header
        for seq, (t, kind, make, values) in enumerate(lines, start=1):
            yield env.timeout(t - int(env.now))
            body = _plain(make(**values))
            body["is"] = make.__name__
            line = {"body": body, "kind": kind, "prev": head, "seq": seq, "t": t}
            head = sha256(_canonical(line).encode()).hexdigest()
        return head

    def bare() -> str:
        env = simpy.Environment()
        return str(env.run(env.process(loop(env))))

    assert bare() == json.loads(log.lines[-1])["prev"], "the floor makes other bytes than the log holds"
    return bare


def measure() -> list[Row]:
    """Play the drill headless, by a team that does everything and by one that does nothing."""
    times, counts = [], []
    for team in TEAMS:
        inputs = make_inputs(DRILL, seed=0, play=Play(pace="headless", team=team))
        ours = exercise(inputs, ROUNDS + 6)
        running = ours()
        assert isinstance(running.log, MemoryLog)
        bare = floor(running.log, [entry.record for entry in running.entries])
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
