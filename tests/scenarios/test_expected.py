"""What the model answer is expected to do in each drill, kept beside it and played again."""

import runpy
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from simulator.loader import shipped

SCRIPT = Path(__file__).parent / "expected.py"
KEPT = {name: path.parent / "expected.jsonl" for name, path in shipped("drills").items()}


@pytest.fixture(scope="module")
def log_of():
    """Plays a drill, as the script does that writes the files."""
    return runpy.run_path(str(SCRIPT))["log_of"]


def test_every_kept_log_is_written_again_byte_for_byte(log_of):
    """Whoever changes what happens in a drill changes its file with it: make expected."""
    others = [name for name, file in KEPT.items() if file.is_file() and file.read_bytes() != log_of(name)]

    assert others == []


def test_the_script_names_what_run_would_write(log_of):
    """The hash it prints for a drill is that of the log that is played here."""
    told = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True, check=True).stdout

    assert f"{sha256(log_of('sawtooth')).hexdigest()}  sawtooth/expected.jsonl" in told.splitlines()


def test_every_shipped_drill_has_its_log():
    """A drill that ships is complete with what the model answer does in it: make expected."""
    assert [name for name, file in KEPT.items() if not file.is_file()] == []
