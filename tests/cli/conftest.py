"""Runs the program as a person or a script would, each in its own home."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

WAVES = Path(__file__).parent.parent / "host" / "waves"


@pytest.fixture
def hotwash(tmp_path, checkout):
    """Types a command line; gives (exit code, what was printed, what was said on the side)."""

    def hotwash(*arguments, typed=None):
        done = subprocess.run(
            [
                sys.executable,
                "-P",
                "-c",
                "import sys; from simulator.cli import main; sys.exit(main())",
                *map(str, arguments),
            ],
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONPATH": str(checkout),
                "HOTWASH_HOME": str(tmp_path / "home"),
                "COLUMNS": "80",
            },
            input=typed,
            stdin=subprocess.DEVNULL if typed is None else None,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    return hotwash


@pytest.fixture
def waves():
    """The path of the drill Waves."""
    return WAVES
