"""Every twin can be won with every seed, and is another scenario than its lesson: names, numbers and answers."""

import os

import pytest

from simulator.domain.scenario import Scenario
from simulator.host.rehearsal import ENOUGH, try_out
from simulator.loader import Loaded, load_scenario, load_standard, shipped
from simulator.loader.catalogue import twin_of

SEEDS = range(200 if os.environ.get("HOTWASH_CI") == "1" else 3)
LESSONS = {name: path for name, path in shipped("lessons").items() if twin_of(path).is_file()}
RULES = load_standard("default")
Drawn = tuple[Loaded, list[Loaded]]
"""A lesson, and its twin as each seed draws it."""


@pytest.fixture(scope="module", params=LESSONS)
def lesson(request: pytest.FixtureRequest) -> Drawn:
    """A lesson that has a twin, and the twin as each seed draws it."""
    path = LESSONS[request.param]
    drawn = [load_scenario(twin_of(path), RULES.standard, seed) for seed in SEEDS]
    return load_scenario(path, RULES.standard), drawn


def scenario_of(loaded: Loaded) -> Scenario:
    """A scenario without problems."""
    assert loaded.problems == ()
    assert loaded.scenario is not None
    return loaded.scenario


def answers(scenario: Scenario) -> set[object]:
    """What is right in it."""
    keys = scenario.answer_key.incidents.values()
    return {
        (key.type, key.category, key.severity, key.explains, tuple(one.best for one in key.decisions))
        for key in keys
    }


def names(scenario: Scenario) -> set[str]:
    """Who and what is called something in it."""
    return {*scenario.services, *scenario.people, *scenario.faults, scenario.title}


def numbers(scenario: Scenario) -> list[object]:
    """When things begin, and how far they go."""
    return [
        (fault.begins, tuple((move.to, move.by) for move in fault.moves))
        for fault in scenario.faults.values()
    ]


def test_each_seed_passes_every_check(lesson: Drawn) -> None:
    """No problem and no warning, whatever is drawn."""
    _, drawn = lesson

    assert [
        (seed, str(problem)) for seed, twin in zip(SEEDS, drawn, strict=True) for problem in twin.problems
    ] == []


def test_each_seed_can_be_won(lesson: Drawn) -> None:
    """The model answer reaches what it must reach in every scenario."""
    _, drawn = lesson
    played = [(seed, try_out(twin, RULES, seeds=[seed])) for seed, twin in zip(SEEDS, drawn, strict=True)]

    assert [(seed, float(one.card.total)) for seed, [one] in played if one.card.total < ENOUGH] == []


def test_no_seed_draws_the_lesson_again(lesson: Drawn) -> None:
    """Whoever has learned the lesson by heart has learned nothing for the twin."""
    taught, drawn = lesson
    own = scenario_of(taught)
    twins = [scenario_of(twin) for twin in drawn]

    assert not [
        t.title
        for t in twins
        if answers(t) & answers(own) or names(t) & names(own) or numbers(t) == numbers(own)
    ]


def test_seeds_draw_different_twins(lesson: Drawn) -> None:
    """So that one can try again."""
    _, drawn = lesson

    assert len({str(twin.data) for twin in drawn}) == len(SEEDS)
