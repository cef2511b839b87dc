"""Slow lane, told: room first and then back, people who press again, and a model that is quick because it does less."""

from typing import Any

import pytest

from simulator.domain import events as e
from simulator.domain.exercise import Inputs, Play
from simulator.host.cast import draw_cast
from simulator.host.headless import play
from simulator.host.rehearsal import as_exercise, try_out
from simulator.host.running import Running
from simulator.loader import find_scenario, load_scenario, load_standard
from simulator.loader.team_files import build_team
from simulator.scoring import score

MINUTE = 60_000


def played(*moves: dict[str, Any]) -> Running:
    """The drill, with a team that makes these moves."""
    rules = load_standard("default")
    loaded = load_scenario(find_scenario("slow-lane"), rules.standard)
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
    return play(inputs, build_team({"hotwash_team": 1, "title": "people", "moves": list(moves)}))


def done(remedy: str, minute: int) -> tuple[dict[str, Any], ...]:
    """The commander agrees to a remedy, and it is started at once."""
    return (
        {"at": f"{minute}m", "do": "approve-remedy", "as": "incident-commander", "remedy": remedy},
        {"when": f"approved {remedy}", "do": "start", "as": "on-call-engineer", "remedy": remedy},
    )


def shed(minute: int) -> dict[str, Any]:
    """The night's lists are stopped; nobody need be asked."""
    return {"at": f"{minute}m", "do": "start", "as": "on-call-engineer", "remedy": "shed-lists"}


def hit(running: Running) -> int:
    """How many people are hit."""
    return score(as_exercise(running)).harm["people"]


def failed(running: Running) -> list[str]:
    """The remedies that failed."""
    return [event.remedy for _, _, event in as_exercise(running).events if isinstance(event, e.RemedyFailed)]


def firing(running: Running, minute: int) -> set[str]:
    """The alerts that cry at a moment, noise aside."""
    found: set[str] = set()
    for _, t, event in as_exercise(running).events:
        if t > minute * MINUTE:
            break
        if isinstance(event, e.AlertFired) and event.alert in running.inputs.scenario.alerts:
            found.add(event.alert)
        elif isinstance(event, e.AlertCleared):
            found.discard(event.alert)
    return found


def test_room_first_and_then_back():
    """With a full queue the first third of the machines falls over; once the lists are stopped it works."""
    assert failed(played(*done("batch-back", 8))) == ["batch-back"]
    assert failed(played(shed(8), *done("batch-back", 12))) == []


@pytest.mark.parametrize(
    ("moves", "people"),
    [((shed(8), *done("batch-back", 12)), 975), ((shed(15),), 3_153), ((), 8_812)],
)
def test_half_better_is_half(moves, people):
    """Stopping the lists takes the edge off; what made it slow goes with the setting."""
    assert hit(played(*moves)) == people


def test_people_press_again_where_too_much_stays_unchecked():
    """The world tips by what is so, not by the clock: a team that has made room never sees it."""

    def tipped(running: Running) -> list[int]:
        return [t // MINUTE for _, t, event in as_exercise(running).events if isinstance(event, e.WorldMoved)]

    assert tipped(played()) == [26]
    assert tipped(played(shed(20))) == []


def test_the_small_model_makes_every_chart_green_and_more_people_suffer():
    """All alerts are quiet, the test of what it finds is six hours old, and silence would have hit fewer."""
    running = played(*done("small-model", 14))
    caught = running.world.signals["pair-model.caught_ratio"]

    assert firing(running, 40) == set()
    assert caught.read(40 * MINUTE) > 980_000
    assert hit(running) > hit(played())


@pytest.mark.parametrize(
    ("team", "most"),
    [
        ("silent", 8),
        ("always-escalate", 20),
        ("always-rollback", 20),
        ("always-hotfix", 20),
        ("always-wait", 40),
    ],
)
def test_no_habit_wins(team, most):
    """Neither saying nothing nor one thing again and again."""
    rules = load_standard("default")
    [tried] = try_out(load_scenario(find_scenario("slow-lane"), rules.standard), rules, team, seeds=[1])

    assert tried.card.total <= most
