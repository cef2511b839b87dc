"""A drill played by a team that makes only the moves a test names, and what the log then shows."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from simulator.domain.exercise import Exercise, Inputs, Play
from simulator.host.cast import draw_cast
from simulator.host.headless import play
from simulator.host.inputs import inputs_from
from simulator.host.rehearsal import as_exercise
from simulator.loader import build_scenario, find_scenario, load_standard
from simulator.loader.team_files import build_team
from simulator.loader.yaml_door import read
from simulator.observations import Observation, observe
from simulator.teams import team_for

WAVES = Path(__file__).parents[1] / "scoring" / "waves.yaml"


@cache
def inputs_of(slug: str) -> Inputs:
    """A drill, read once; `waves` is the small one of the scorer's tests, which no editor would let pass."""
    how = Play(pace="headless", team="people")
    if slug != "waves":
        return inputs_from(find_scenario(slug), seed=0, play=how)
    data, rules = read(WAVES).data, load_standard("default")
    scenario = build_scenario(data)
    return Inputs(
        scenario_name=slug,
        scenario=scenario,
        scenario_data=data,
        standard_name=rules.name,
        standard=rules.standard,
        standard_data=rules.data,
        cast=draw_cast(scenario, 0),
        play=how,
    )


@pytest.fixture(scope="session")
def played():
    """Plays a drill with the moves of a test, or with a built-in team."""

    def played(slug: str, *moves: dict[str, Any], team: str = "") -> Exercise:
        inputs = inputs_of(slug)
        made = build_team({"hotwash_team": 1, "title": "people", "moves": list(moves)})
        return as_exercise(play(inputs, team_for(team, inputs) if team else made))

    return played


@pytest.fixture(scope="session")
def shown(played):
    """Plays likewise, and gives what the log shows, by marker."""

    def shown(slug: str, *moves: dict[str, Any], team: str = "") -> dict[str, Observation]:
        return {one.marker.id: one for one in observe(played(slug, *moves, team=team))}

    return shown


@pytest.fixture(scope="session")
def signs():
    """Names the signs among observations."""

    def signs(found: dict[str, Observation]) -> list[str]:
        return [name for name, one in found.items() if one.standing == "sign"]

    return signs


@pytest.fixture(scope="session")
def figure():
    """Finds a figure of an observation by its name."""

    def figure(one: Observation, name: str):
        [only] = [each.value for each in one.figures if each.name == name]
        return only

    return figure


@pytest.fixture(scope="session")
def deeds():
    """Says what the events are that show an observation."""

    def deeds(exercise: Exercise, one: Observation) -> list[str]:
        by_line = {seq: event for seq, _, event in exercise.events}
        told = []
        for seq in one.events:
            event = by_line[seq]
            about = next(
                (
                    getattr(event, name)
                    for name in ("what", "hypothesis", "suggestion", "remedy", "incident", "item", "report")
                    if hasattr(event, name)
                ),
                "",
            )
            told.append(f"{type(event).__name__} {about}".strip())
        return told

    return deeds
