"""What a signal shows when somebody looks."""

import pytest

from simulator.domain.exercise import Play
from simulator.domain.teams import TeamFile
from simulator.domain.units import MINUTE
from simulator.host.headless import play
from simulator.host.inputs import make_inputs
from simulator.projections.evidence import signal_view


@pytest.fixture(scope="module")
def sawtooth():
    """Twenty minutes of Sawtooth in which nobody does anything."""
    inputs = make_inputs("sawtooth", seed=41, play=Play(pace="headless", team="nobody"))
    return play(inputs, TeamFile(title="nobody", moves=()), until=20 * MINUTE).world


@pytest.mark.parametrize("minute", [3, 14], ids=["before anything", "in a wave far beyond both limits"])
def test_of_two_limits_on_one_signal_the_first_one_is_shown(sawtooth, minute):
    """One rule cries at 2%, another at 5% for ten minutes: the picture changes at the first."""
    assert signal_view(sawtooth, "edge.errors_ratio", minute * MINUTE).limit == "> 2.0%"


def test_what_is_normal_is_so_at_this_hour(sawtooth):
    """At eleven in the morning a door that is busiest at eight in the evening is not far from itself."""
    seen = signal_view(sawtooth, "edge.requests_per_s", 3 * MINUTE)

    assert (seen.normal, seen.up_since) == ("40.5k/s", None)
