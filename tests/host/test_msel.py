"""The list of events that a facilitator reads before anybody plays."""

import pytest

from simulator.domain.exercise import Play
from simulator.host.headless import play
from simulator.host.inputs import make_inputs
from simulator.host.msel import COLUMNS, msel, rows
from simulator.host.rehearsal import as_exercise
from simulator.teams import built_in


@pytest.fixture(scope="module")
def listed():
    """The list of a drill as one team's run tells it, and the drill."""

    def listed(drill, team="model-answer"):
        inputs = make_inputs(drill, "default", 3, Play(pace="headless", team=team))
        running = play(inputs, built_in(team, inputs.scenario, inputs.standard))
        return msel(as_exercise(running)), inputs.scenario

    return listed


@pytest.mark.parametrize("drill", ["sawtooth", "null-burst", "quiet-night"])
def test_everything_an_author_placed_stands_there_once(listed, drill):
    """Reached or not."""
    items, scenario = listed(drill)
    count = {kind: sum(item.type == kind for item in items) for kind in {item.type for item in items}}

    assert sorted(item.number for item in items if item.number) == sorted(
        str(inject.number) for inject in scenario.injects.values()
    )
    assert count["alert"] == len(scenario.alerts) + len(scenario.noise)
    assert count.get("report", 0) == len(scenario.reports)
    assert count.get("fault", 0) == len(scenario.faults)
    assert count.get("event", 0) == len(scenario.events)
    assert count.get("suggestion", 0) == len(scenario.suggestions)


def test_what_was_not_reached_waits_at_the_end_with_its_condition(listed):
    """A team that does all in time never hears the question that comes when nobody writes."""
    items, scenario = listed("sawtooth")
    unreached = [item for item in items if item.time == "on condition" and item.type == "inject"]
    asked = {str(inject.number): inject for inject in scenario.injects.values()}

    assert unreached
    assert all(item.waits_for == asked[item.number].when.text for item in unreached)
    assert items.index(unreached[0]) > max(n for n, item in enumerate(items) if item.type == "ENDEX")


def test_what_players_are_expected_to_do_stands_between(listed):
    """With the time at which the model answer does it."""
    done, _ = listed("sawtooth")
    idle, _ = listed("sawtooth", "silent")

    assert any("declared INC-1" in item.says for item in done if item.type == "expected action")
    assert not [item for item in idle if item.type == "expected action"]


def test_every_cell_is_one_line_of_text(listed):
    """Names are filled in, as in every letter."""
    table = rows(listed("null-burst")[0])

    assert all(len(row) == len(COLUMNS) for row in table)
    assert not [cell for row in table for cell in row if "\n" in cell or "{" in cell]
