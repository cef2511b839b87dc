"""A drill played by a team that makes only the moves a test names."""

from collections.abc import Callable
from typing import Any

import pytest

from simulator.domain.exercise import Exercise, Inputs, Play
from simulator.domain.scenario import Scenario
from simulator.host.cast import draw_cast
from simulator.host.headless import play
from simulator.host.rehearsal import as_exercise
from simulator.loader import find_scenario, load_scenario, load_standard
from simulator.loader.team_files import build_team

Start = tuple[str, int]
"""A remedy, and the minute at which its consent is given and it is started."""


def _moves(scenario: Scenario, start: Start) -> tuple[dict[str, Any], ...]:
    remedy, minute = start
    begin = {"do": "start", "as": "on-call-engineer", "remedy": remedy}
    if not scenario.remedies[remedy].approval:
        return ({"at": f"{minute}m", **begin},)
    consent = {"do": "approve-remedy", "as": "incident-commander", "remedy": remedy}
    return ({"at": f"{minute}m", **consent}, {"when": f"approved {remedy}", **begin})


@pytest.fixture
def change() -> Callable[..., Exercise]:
    """Play a drill in which nothing is done but these remedies, and these other moves."""

    def changed(slug: str, *starts: Start, also: tuple[dict[str, Any], ...] = ()) -> Exercise:
        rules = load_standard("default")
        loaded = load_scenario(find_scenario(slug), rules.standard)
        assert loaded.scenario is not None
        inputs = Inputs(
            scenario_name=loaded.name,
            scenario=loaded.scenario,
            scenario_data=loaded.data,
            standard_name=rules.name,
            standard=rules.standard,
            standard_data=rules.data,
            cast=draw_cast(loaded.scenario, 0),
            play=Play(pace="headless", team="people"),
        )
        moves = [move for start in starts for move in _moves(loaded.scenario, start)]
        team = build_team({"hotwash_team": 1, "title": "people", "moves": [*moves, *also]})
        return as_exercise(play(inputs, team))

    return changed
