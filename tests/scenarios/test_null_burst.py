"""Null burst, told: what each way of mending it costs, and what the monitoring sees of it."""

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
NOISE = {"labels-late", "bank-probe"}


def played(*moves: dict[str, Any]) -> Exercise:
    """The drill, with a team that makes these moves."""
    rules = load_standard("default")
    loaded = load_scenario(find_scenario("null-burst"), rules.standard)
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


def mended(remedy: str, minute: int) -> tuple[dict[str, Any], ...]:
    """The commander agrees to a remedy, and it is started at once."""
    return (
        {"at": f"{minute}m", "do": "approve-remedy", "as": "incident-commander", "remedy": remedy},
        {"when": f"approved {remedy}", "do": "start", "as": "on-call-engineer", "remedy": remedy},
    )


@pytest.mark.parametrize(
    ("remedy", "minute", "people"),
    [("use-snapshot", 8, 1_800), ("use-snapshot", 22, 3_900), ("turn-off-mapping", 15, 4_050)],
)
def test_a_repair_before_twenty_past_nine_spares_the_coast(remedy, minute, people):
    """The change-over is held, and only the north has been refused: 150 people a minute until the repair works."""
    exercise = played(*mended(remedy, minute))

    assert score(exercise).harm["people"] == people
    assert not [ev for _, _, ev in exercise.events if isinstance(ev, e.WorldMoved)]


def test_the_model_before_helps_nobody():
    """Version 8 reads the same empty feature: more people are refused than if nobody had done anything."""
    silent, gone_back = score(played()), score(played(*mended("model-back", 14)))

    assert gone_back.harm["people"] > silent.harm["people"] > 19_000


def test_averages_say_nothing_of_the_north():
    """Until the coast changes over, only what shops do is noticed; and a person is eight minutes sooner."""
    told = [(t, ev) for _, t, ev in played().events if isinstance(ev, e.AlertFired) and ev.alert not in NOISE]
    person = next(t for _, t, ev in played().events if isinstance(ev, e.ReportArrived))

    assert [ev.alert for t, ev in told if t < 30 * MINUTE] == ["retries", "calls"]
    assert {ev.alert for t, ev in told if t > 30 * MINUTE} >= {"refusals", "no-country", "defaults", "scores"}
    assert told[0][0] - person > 8 * MINUTE


@pytest.mark.parametrize(("team", "most"), [("silent", 8), ("always-escalate", 50), ("always-rollback", 50)])
def test_no_habit_wins(team, most):
    """Neither saying nothing nor one thing again and again."""
    rules = load_standard("default")
    [tried] = try_out(load_scenario(find_scenario("null-burst"), rules.standard), rules, team, seeds=[1])

    assert tried.card.total <= most
