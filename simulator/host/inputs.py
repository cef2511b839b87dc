"""From a scenario's name to everything an exercise follows from."""

import secrets
from pathlib import Path

from simulator.domain.exercise import Inputs, Play
from simulator.host.cast import draw_cast
from simulator.loader import find_scenario
from simulator.rendering import message_templates

SEEDS = 10_000
"""Seeds that are drawn: few enough to be said aloud."""


def make_inputs(
    scenario: str, standard: str = "default", seed: int | None = None, play: Play | None = None
) -> Inputs:
    """Return the inputs of a new exercise; without a seed, one is drawn.

    `scenario` is a shipped name or a path, `standard` too.
    Raises FileNotFoundError for what is not there, ValueError with every problem of what cannot be played.
    """
    return inputs_from(find_scenario(scenario), standard, seed, play)


def inputs_from(
    path: Path, standard: str = "default", seed: int | None = None, play: Play | None = None
) -> Inputs:
    """Return the inputs for the scenario in this file or folder."""
    from simulator.loader import load_scenario, load_standard  # noqa: PLC0415  # see `prepared`

    rules = load_standard(standard)
    loaded = load_scenario(path, rules.standard)
    if loaded.scenario is None:
        told = "\n".join(str(problem) for problem in loaded.problems)
        message = f"{loaded.name} cannot be played yet:\n{told}"
        raise ValueError(message)
    if seed is None:
        seed = secrets.randbelow(SEEDS)
    return Inputs(
        scenario_name=loaded.name,
        scenario=loaded.scenario,
        scenario_data=loaded.data,
        standard_name=rules.name,
        standard=rules.standard,
        standard_data=rules.data,
        templates=message_templates() | rules.templates,
        seed=seed,
        cast=draw_cast(loaded.scenario, seed),
        play=play or Play(),
    )
