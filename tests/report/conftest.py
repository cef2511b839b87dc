"""A hasty team on the small drill Lighthouse, whose words look like Markdown."""

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.domain.exercise import Play
from simulator.host.headless import play
from simulator.host.inputs import inputs_from
from simulator.host.rehearsal import as_exercise
from simulator.scoring import score
from simulator.teams import team_for

HERE = Path(__file__).parent
NAMES = {"keeper": "Kit Moor", "smith": "Sol Brandt", "crier": "Cas Lund", "elder": "Edda Roe"}
LIGHTHOUSE = HERE.parent / "loader" / "lighthouse" / "scenario.yaml"


@pytest.fixture(scope="session")
def played():
    """Lets a team play the Lighthouse; gives the exercise and its scorecard."""

    def played(team):
        title = Path(team).stem
        inputs = inputs_from(LIGHTHOUSE, seed=0, play=Play(pace="headless", team=title))
        named = replace(inputs.cast, people=NAMES)  # or a newer Faker would write another page
        inputs = replace(inputs, cast=named)
        exercise = replace(as_exercise(play(inputs, team_for(str(team), inputs))), sha256="5ea1" * 16)
        return exercise, score(exercise)

    return played


@pytest.fixture(scope="session")
def hasty(played):
    """The exercise of the hasty team, and its scorecard."""
    return played(HERE / "hasty.yaml")
