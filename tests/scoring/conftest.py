"""A small drill, the honest team that wins it, and what others try instead."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from simulator.domain.exercise import Exercise, Inputs, Play
from simulator.domain.scenario import Scenario
from simulator.domain.standards import Standard
from simulator.domain.teams import Move, TeamFile
from simulator.host.cast import draw_cast
from simulator.host.headless import play
from simulator.host.rehearsal import as_exercise
from simulator.loader import build_scenario, load_standard
from simulator.loader.conditions import parse
from simulator.loader.yaml_door import read
from simulator.scoring import Judgement, Scorecard, score
from simulator.teams import built_in

WAVES = Path(__file__).with_name("waves.yaml")


def move(when: str, do: str, **arguments: Any) -> Move:
    """Write a move as a team file has it; `seat` is its `as`."""
    seat = arguments.pop("seat", "")
    return Move(when=parse(when), do=do, seat=seat, arguments=arguments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """One drill: who plays it how, and what that is worth."""

    inputs: Inputs
    honest: TeamFile

    def played(self, team: TeamFile) -> Exercise:
        """The exercise a team makes of it."""
        return as_exercise(play(self.inputs, team))

    def judged(self, team: TeamFile, standard: Standard | None = None) -> Scorecard:
        """What a team earns."""
        return score(self.played(team), standard)

    def without(self, leaves: Callable[[Move], bool]) -> TeamFile:
        """The honest team, less some of its moves."""
        return replace(self.honest, moves=tuple(it for it in self.honest.moves if not leaves(it)))

    def also(self, *moves: Move) -> TeamFile:
        """The honest team, and something else."""
        return replace(self.honest, moves=(*self.honest.moves, *moves))

    def otherwise(self, does: Callable[[Move], bool], **arguments: Any) -> TeamFile:
        """The honest team, with some of its moves done otherwise."""
        return replace(
            self.honest,
            moves=tuple(
                replace(it, arguments={**it.arguments, **arguments}) if does(it) else it
                for it in self.honest.moves
            ),
        )

    def later(self, does: Callable[[Move], bool], when: str) -> TeamFile:
        """The honest team, with some of its moves at another time."""
        moves = tuple(replace(it, when=parse(when)) if does(it) else it for it in self.honest.moves)
        return replace(self.honest, moves=moves)


def game_of(data: dict[str, Any], seed: int = 0, standard: Standard | None = None) -> Game:
    """Make a game of a scenario's plain data."""
    scenario: Scenario = build_scenario(data)
    rules = load_standard("default")
    inputs = Inputs(
        scenario_name="waves",
        scenario=scenario,
        scenario_data=data,
        standard_name="default",
        standard=standard or rules.standard,
        standard_data=rules.data,
        seed=seed,
        cast=draw_cast(scenario, seed),
        play=Play(pace="headless", team="model-answer"),
    )
    return Game(inputs=inputs, honest=built_in("model-answer", scenario, inputs.standard))


@pytest.fixture(scope="session")
def standard() -> Standard:
    """The default standard."""
    return load_standard("default").standard


@pytest.fixture(scope="session")
def waves() -> Game:
    """The small drill."""
    return game_of(read(WAVES).data)


@pytest.fixture(scope="session")
def changed() -> Callable[[Callable[[dict[str, Any]], object]], Game]:
    """The small drill, with something in it made otherwise."""

    def make(change: Callable[[dict[str, Any]], object]) -> Game:
        data = deepcopy(read(WAVES).data)
        change(data)
        return game_of(data)

    return make


@pytest.fixture(scope="session")
def honest(waves: Game) -> Scorecard:
    """What the honest team earns."""
    return waves.judged(waves.honest)


@pytest.fixture(scope="session")
def do() -> Callable[..., Move]:
    """Write a move."""
    return move


@pytest.fixture(scope="session")
def of() -> Callable[[Scorecard, str], Judgement]:
    """Find the one judgement of that name."""

    def find(card: Scorecard, name: str) -> Judgement:
        [only] = [judgement for judgement in card.judgements if judgement.id == name]
        return only

    return find
