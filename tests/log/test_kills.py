"""The process dies, the disk fills: what was acknowledged is there."""

import os
import random
import sys

import pytest

from simulator.log import LogFile, verify_chain

KILLS = 200 if os.environ.get("HOTWASH_CI") == "1" else 20

WRITER = """
import random, sys
from simulator.log import LogFile
dice = random.Random({seed})
log = LogFile.create("killed.jsonl", {{"title": "Sawtooth"}})
print(0, flush=True)
while True:
    durable = dice.random() < 0.5
    number = log.append("event", log.t + 1, {{"says": "x" * dice.choice([10, 1_000, 300_000])}}, durable=durable)
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("seed", range(KILLS))
def test_whatever_was_acknowledged_survives_kill_9(start, tmp_path, seed):
    """A writer killed at any moment: every line it acknowledged is there, and at most the last is torn."""
    patience = random.Random(seed).randrange(60)
    with start(WRITER.format(seed=seed)) as writer:
        acknowledged = [int(next(writer.stdout)) for _ in range(patience + 1)]
        writer.kill()
        acknowledged += [int(line) for line in writer.stdout if line.endswith("\n")]
    log, lines, _ = LogFile.resume(tmp_path / "killed.jsonl")
    log.close()

    assert acknowledged == [line.seq for line in lines][: len(acknowledged)]


FULL_DISK = """
import resource, signal
from simulator.log import LogFile
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
log = LogFile.create("full.jsonl", {})
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
try:
    while True:
        log.extend([("event", 0, {"says": "one"}), ("event", 0, {"says": "two" * 150})], durable=True)
except OSError as error:
    print(error)
log.seal()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit on the size of a file")
def test_a_full_disk_is_said_and_leaves_whole_lines(start):
    """The error names the file and what was kept; nothing is torn, and what still fits can be written."""
    with start(FULL_DISK) as writer:
        said = writer.stdout.read()

    assert said == (
        "[Errno 27] File too large: none of the 2 new lines was kept, all 5 before them were: 'full.jsonl'\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit on the size of a file")
def test_after_a_full_disk_the_log_is_whole(start, tmp_path):
    """Half of a batch was written and taken back, and the seal still fitted."""
    with start(FULL_DISK) as writer:
        writer.communicate()
    verdict = verify_chain(tmp_path / "full.jsonl")

    assert (verdict.ok, verdict.sealed, verdict.lines) == (True, True, 6)


def test_the_log_needs_the_standard_library_and_nothing_else(start):
    """A log can be judged where nothing is installed."""
    program = (
        "import sys, simulator.log; print(*sorted(m for m in sys.modules if m.startswith('simulator.')))"
    )
    with start(program) as python:
        rooms = {name.split(".")[1] for name in python.stdout.read().split()}

    assert rooms == {"log"}
