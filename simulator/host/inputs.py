"""From a scenario's name to everything an exercise follows from."""

import secrets
from pathlib import Path
from typing import Any

from simulator.domain.exercise import Inputs, Play
from simulator.domain.scenario import Scenario
from simulator.domain.standards import Standard
from simulator.domain.values import dataclass
from simulator.host.cast import draw_cast
from simulator.host.readings import reading_of
from simulator.loader import find_scenario, find_standard
from simulator.loader.catalogue import TWIN
from simulator.rendering import message_templates

SEEDS = 10_000
"""Seeds that are drawn: few enough to be said aloud."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A scenario and the standard it is judged by, as they were read and found playable."""

    scenario_name: str
    scenario: Scenario
    scenario_data: dict[str, Any]
    standard_name: str
    standard: Standard
    standard_data: dict[str, Any]
    templates: dict[str, str]
    """The house's own letters."""


def make_inputs(
    scenario: str, standard: str = "default", seed: int | None = None, play: Play | None = None
) -> Inputs:
    """Return the inputs of a new exercise; without a seed, one is drawn.

    `scenario` is a shipped name or a path, `standard` too.
    Raises FileNotFoundError for what is not there, ValueError with every problem of what cannot be played.
    """
    path = find_scenario(scenario)
    kept = reading_of(path, find_standard(standard)) if path.name != TWIN else None
    return inputs_of(kept, seed, play) if kept is not None else inputs_from(path, standard, seed, play)


def inputs_from(
    path: Path, standard: str = "default", seed: int | None = None, play: Play | None = None
) -> Inputs:
    """Return the inputs for the scenario in this file or folder; a twin's are drawn with the seed."""
    seed = secrets.randbelow(SEEDS) if seed is None else seed
    return inputs_of(read(path, standard, seed)[0], seed, play)


def read(path: Path, standard: str, seed: int | None = None) -> tuple[Reading, tuple[Path, ...]]:
    """Read a scenario (a twin, as the seed draws it) and a standard; returns also every file they were read from.

    Raises as `make_inputs`.
    """
    from simulator.loader import load_scenario, load_standard  # noqa: PLC0415  # what was read before needs neither

    rules = load_standard(standard)
    loaded = load_scenario(path, rules.standard, seed)
    if loaded.scenario is None:
        told = "\n".join(str(problem) for problem in loaded.problems)
        message = f"{loaded.name} cannot be played yet:\n{told}"
        raise ValueError(message)
    reading = Reading(
        scenario_name=loaded.name,
        scenario=loaded.scenario,
        scenario_data=loaded.data,
        standard_name=rules.name,
        standard=rules.standard,
        standard_data=rules.data,
        templates=rules.templates,
    )
    return reading, (*loaded.files, *rules.files)


def inputs_of(reading: Reading, seed: int | None = None, play: Play | None = None) -> Inputs:
    """Return the inputs of a new exercise of what was read; without a seed, one is drawn."""
    if seed is None:
        seed = secrets.randbelow(SEEDS)
    return Inputs(
        scenario_name=reading.scenario_name,
        scenario=reading.scenario,
        scenario_data=reading.scenario_data,
        standard_name=reading.standard_name,
        standard=reading.standard,
        standard_data=reading.standard_data,
        templates=message_templates() | reading.templates,
        seed=seed,
        cast=draw_cast(reading.scenario, seed),
        play=play or Play(),
    )
