"""What is said on each drill's page of how hard it is was found with the drill as it is."""

import pytest

from simulator.host.calibration.page import BEGIN, END, digest
from simulator.host.inputs import make_inputs
from simulator.loader import shipped


@pytest.mark.parametrize("name", list(shipped("drills")))
def test_the_modelled_difficulty_is_of_this_drill(name):
    """Whoever changes a drill has simulated teams play it again: make difficulty."""
    page = (shipped("drills")[name].parent / "README.md").read_text(encoding="utf-8")
    part = page.partition(BEGIN)[2].partition(END)[0]

    assert f"scenario `{digest(make_inputs(name))}`" in part
