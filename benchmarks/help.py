"""How long somebody waits for `--help`, as a whole process, over Python's own start."""

import subprocess
import sys
from pathlib import Path
from time import perf_counter

from ratio import Row, medians, say

ROUNDS = 15
START = "import sys; from simulator.cli import main; sys.argv = ['hotwash', '--help']; main()"


def measure() -> list[Row]:
    """Start the installed program, and Python doing nothing."""
    program = Path(sys.executable).with_name("hotwash")
    asked = [str(program), "--help"] if program.exists() else [sys.executable, "-c", START]

    def run(command: list[str]) -> bytes:
        return subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603  # our own words

    assert b"hotwash" in run(asked)
    ours, bare = medians(
        lambda: run(asked),
        lambda: run([sys.executable, "-c", "pass"]),
        rounds=ROUNDS,
        warm=2,
        clock=perf_counter,
    )
    return [
        Row(
            name="hotwash --help",
            value=ours / bare,
            bar=8,
            against=f"python -c pass ({say(ours)} to {say(bare)})",
        )
    ]
