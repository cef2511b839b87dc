"""A short exercise to break: Sawtooth, ten minutes, seven lines."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.log import MemoryLog


@pytest.fixture
def playing() -> MemoryLog:
    """Sawtooth, six lines in: not sealed."""
    log = MemoryLog({"title": "Sawtooth", "seed": 7})
    log.append("command", 0, {"do": "start"}, durable=True)
    log.extend(
        [
            ("event", 120_000, {"is": "alert-fired", "alert": "edge-errors", "says": 'a "wave"\n→ 5xx'}),
            ("event", 120_000, {"is": "paged", "who": "Zoë"}),
        ],
        durable=False,
    )
    log.append("driver", 300_000, {"pace": "tabletop"}, durable=True)
    log.append("command", 600_000, {"do": "end"}, durable=True)
    return log


@pytest.fixture
def sealed(playing: MemoryLog) -> MemoryLog:
    """Sawtooth to its end: six lines and the seal."""
    playing.seal()
    return playing


@pytest.fixture
def start(checkout: Path, tmp_path: Path) -> Callable[[str], subprocess.Popen[str]]:
    """Starts a program text in a new Python that sees only this checkout and the standard library."""

    def run(text: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-S", "-P", "-c", text],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(checkout)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    return run
