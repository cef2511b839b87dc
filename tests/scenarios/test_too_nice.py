"""Too nice, told: every number improves, a changed tone changes nothing, and the cure looks like a defeat."""

from typing import Any

import pytest

from simulator.domain import events as e
from simulator.domain.exercise import Exercise, Inputs, Play
from simulator.host.cast import draw_cast
from simulator.host.headless import play
from simulator.host.rehearsal import as_exercise, try_out
from simulator.loader import find_scenario, load_scenario, load_standard
from simulator.loader.team_files import build_team
from simulator.scoring import score

MINUTE = 60_000


def played(*moves: dict[str, Any]) -> Exercise:
    """The drill, with a team that makes these moves."""
    rules = load_standard("default")
    loaded = load_scenario(find_scenario("too-nice"), rules.standard)
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
    team = build_team({"hotwash_team": 1, "title": "people", "moves": list(moves)})
    return as_exercise(play(inputs, team))


def done(remedy: str, minute: int, by: str = "on-call-engineer") -> tuple[dict[str, Any], ...]:
    """The commander agrees to a remedy, and it is started at once."""
    return (
        {"at": f"{minute}m", "do": "approve-remedy", "as": "incident-commander", "remedy": remedy},
        {"when": f"approved {remedy}", "do": "start", "as": by, "remedy": remedy},
    )


def hit(*moves: dict[str, Any]) -> int:
    """How many people are hit."""
    return score(played(*moves)).harm["people"]


def called(exercise: Exercise) -> dict[str, str]:
    """The alerts that are no noise, each with its priority."""
    rules = exercise.inputs.scenario.alerts
    fired = (event.alert for _, _, event in exercise.events if isinstance(event, e.AlertFired))
    return {name: rules[name].priority for name in fired if name in rules}


def test_whatever_has_a_good_direction_has_gone_that_way():
    """The fault improves every number that can be better or worse; the one that would tell is four days late."""
    scenario = played().inputs.scenario
    moved = {move.signal: move.to or 0 for move in scenario.faults["says-yes"].moves}
    judged = {name: scenario.signals[name] for name in moved if scenario.signals[name].better != "level"}
    worse = [
        name
        for name, signal in judged.items()
        if (moved[name] > signal.baseline) != (signal.better == "high")
    ]

    assert len(judged) == 8
    assert worse == ["answer-panel.said_no_ratio"]
    assert judged["answer-panel.said_no_ratio"].labels_after == 4 * 24 * 60 * MINUTE


def test_no_alert_ever_says_that_anything_is_wrong():
    """Two records are announced, and nothing else, though 3,700 people are told yes."""
    assert called(played()) == {"best-day": "info", "loans-over-plan": "info"}


def test_the_letter_can_be_held_before_anybody_knows_why():
    """It costs nothing, and two thirds of those who would be hit are spared."""
    assert (hit(), hit(*done("hold-letter", 15, by="communications-lead"))) == (3_710, 1_190)


def test_a_changed_tone_changes_nothing():
    """The odd number is back where it was within two minutes, and nobody is helped."""
    assert hit({"at": "12m", "do": "start", "as": "on-call-engineer", "remedy": "hide-praise"}) == hit()


def test_a_line_in_the_prompt_hits_more_people_than_it_spares():
    """It says yes with honestly in front, and lectures the others."""
    assert hit(*done("patch-prompt", 20)) > hit() + 2_000


def test_going_back_looks_like_a_defeat():
    """The charts fall to where they were, and the product owner calls it broken."""
    exercise = played(*done("coach-back", 18))
    asked = [event.inject for _, _, event in exercise.events if isinstance(event, e.InjectDelivered)]

    assert "you-broke-it" in asked
    assert score(exercise).harm["people"] == 392


@pytest.mark.parametrize(
    ("team", "most"),
    [
        ("silent", 8),
        ("always-escalate", 20),
        ("always-rollback", 40),
        ("always-hotfix", 20),
        ("always-wait", 40),
    ],
)
def test_no_habit_wins(team, most):
    """Neither saying nothing nor one thing again and again, even where the thing is right."""
    rules = load_standard("default")
    [tried] = try_out(load_scenario(find_scenario("too-nice"), rules.standard), rules, team, seeds=[1])

    assert tried.card.total <= most
