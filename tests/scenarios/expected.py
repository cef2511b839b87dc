"""What the model answer does in each shipped drill, line by line: `scenarios/drills/*/expected.jsonl`.

    python tests/scenarios/expected.py            each drill and the SHA-256 of its log, played on this Python
    python tests/scenarios/expected.py --write    keep the logs beside their drills (make expected)

It is the log that `hotwash run DRILL --team model-answer` writes: a change of the engine, of a letter or of the drill
itself shows in it as changed lines, and no Python may write another.
"""

import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from simulator.domain.exercise import Play
from simulator.host.headless import play
from simulator.host.inputs import make_inputs
from simulator.loader import shipped
from simulator.log import MemoryLog
from simulator.teams import built_in

FILE = "expected.jsonl"
SEED = 0
"""The seed that `run` takes when none is given."""


def logs() -> Iterator[tuple[Path, bytes]]:
    """Play each shipped drill; its folder, and the stored bytes of its log."""
    for path in shipped("drills").values():
        yield path.parent, log_of(path.parent.name)


def log_of(drill: str) -> bytes:
    """Return the stored bytes of the model answer's log in a shipped drill."""
    inputs = make_inputs(drill, seed=SEED, play=Play(pace="headless", team="model-answer"))
    log = play(inputs, built_in("model-answer", inputs.scenario, inputs.standard)).log
    assert isinstance(log, MemoryLog)
    return log.stored()


def main(*, write: bool) -> None:
    """Print a line for each drill, as sha256sum would, and keep its log if asked."""
    for folder, stored in logs():
        if write:
            (folder / FILE).write_bytes(stored)
        print(f"{sha256(stored).hexdigest()}  {folder.name}/{FILE}")  # noqa: T201  # a script, whose lines are compared


if __name__ == "__main__":
    main(write="--write" in sys.argv[1:])
