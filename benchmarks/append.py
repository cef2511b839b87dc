"""What a durable append costs over the disk itself: canonical JSON, SHA-256 and bookkeeping beside write and fsync."""

import os
import tempfile
from itertools import count
from pathlib import Path
from time import perf_counter

from ratio import Row, medians, say

from simulator.log import LogFile

ROUNDS = 1_000
BODY = {
    "is": "alert-fired",
    "alert": "edge-errors",
    "service": "edge",
    "priority": "critical",
    "value": 120_000,
    "says": "5xx ratio 0.12 on edge, third wave since 11:11",
    "about": ["duplicated-rows"],
}


def measure() -> list[Row]:
    """Append a line of about 350 bytes, and write and sync as many bytes to a bare file beside it, in turns."""
    # Beside this file and not in the system's temporary directory, which may be memory, where syncing is free.
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as place:
        bare = os.open(Path(place) / "bare.jsonl", os.O_RDWR | os.O_CREAT | os.O_APPEND)
        with LogFile.create(Path(place) / "log.jsonl", {"title": "Sawtooth"}) as log:
            times = count(360_000)
            log.append("event", next(times), BODY, durable=True)
            line = log.path.read_bytes().splitlines(keepends=True)[-1]

            def append() -> None:
                log.append("event", next(times), BODY, durable=True)

            def write() -> None:
                os.write(bare, line)
                os.fsync(bare)

            ours, theirs = medians(append, write, rounds=ROUNDS, clock=perf_counter)
        os.close(bare)
    return [
        Row(
            name="durable appends",
            value=theirs / ours,
            bar=0.7,
            direction=">=",
            against=f"as many bare writes and fsyncs of the same {len(line)} bytes ({say(ours)} to {say(theirs)} each)",
        )
    ]
