"""A scenario and a standard survive being plain data."""

import json

import pytest

from simulator.domain.plain import plain, value
from simulator.loader import load_scenario, load_standard, shipped, standards

DRILLS = {**shipped("drills"), **shipped("lessons")}


@pytest.mark.parametrize("name", DRILLS)
def test_a_scenario_comes_back_as_it_was(name):
    """Through JSON, with every condition; a fact is a fact again, although it equals the tuple it is."""
    scenario = load_scenario(DRILLS[name]).scenario

    assert scenario is not None
    assert repr(value(json.loads(json.dumps(plain(scenario))))) == repr(scenario)


@pytest.mark.parametrize("name", standards())
def test_a_standard_comes_back_as_it_was(name):
    """And in its own order, which means something."""
    standard = load_standard(name).standard
    back = value(json.loads(json.dumps(plain(standard))))

    assert (back, list(back.severities)) == (standard, list(standard.severities))


def test_what_is_no_part_of_one_is_refused():
    """Rather than written as something else."""
    with pytest.raises(TypeError, match=r"0\.5 is no part of a scenario or a standard"):
        plain((1, 0.5))


@pytest.mark.parametrize("data", [["Nothing", 1], ["Pace", 1], [1, 2], [["", 1]]])
def test_data_it_cannot_have_written_are_an_error(data):
    """An unknown kind, too few fields, no kind at all."""
    with pytest.raises((LookupError, TypeError, ValueError)):
        value(data)
