"""A farm in plain data, and the world it makes."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from simulator.domain import events as e
from simulator.domain.cast import CastSheet
from simulator.domain.world import World, fold
from simulator.loader import build_scenario, build_standard
from simulator.loader.yaml_door import read

HERE = Path(__file__).parent
MakeWorld = Callable[..., World]


@pytest.fixture
def world() -> MakeWorld:
    """Make the farm's world: with sections added or replaced, and brought through some events."""

    def world(
        events: Iterable[tuple[int, e.AnyEvent]] = (), cast: CastSheet | None = None, **sections: Any
    ) -> World:
        data = read(HERE / "farm.yaml").data
        for section, entries in sections.items():
            data[section] = {**data.get(section, {}), **entries} if isinstance(entries, dict) else entries
        standard = build_standard(read(HERE / "rules.yaml").data)
        return fold(World(build_scenario(data), standard, 1, cast or CastSheet()), events)

    return world
