"""The same inputs give the same log, byte for byte, in any process."""

import os
import subprocess
import sys

import pytest

PLAY = """
from simulator.host.headless import play
from simulator.host.inputs import make_inputs
from simulator.domain.exercise import Play
from simulator.teams import built_in
inputs = make_inputs("sawtooth", seed=11, play=Play(pace="headless", team="model-answer"))
print(play(inputs, built_in("model-answer", inputs.scenario, inputs.standard)).log.sha256())
"""


def _sha256(hash_seed: int) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": str(hash_seed)}
    done = subprocess.run(
        [sys.executable, "-c", PLAY], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.mark.long
def test_one_run_has_one_hash_whatever_order_sets_have() -> None:
    """Processes with different PYTHONHASHSEED write the same bytes."""
    processes = 20 if os.environ.get("HOTWASH_CI") == "1" else 3
    found = {_sha256(seed) for seed in range(1, processes + 1)}
    [only] = found
    assert len(only) == 64
