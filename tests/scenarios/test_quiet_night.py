"""Quiet night, told: nothing is wrong, and what those do who find that out, and those who do not."""

from typing import Any

import pytest

from simulator.domain import events as e
from simulator.domain.exercise import Exercise, Inputs, Play
from simulator.host.cast import draw_cast
from simulator.host.headless import play
from simulator.host.rehearsal import as_exercise
from simulator.loader import find_scenario, load_scenario, load_standard
from simulator.loader.team_files import build_team
from simulator.scoring import score
from simulator.teams import built_in

ALERTS = (
    "board-silent",
    "disk-filling",
    "positions-stale",
    "map-empty",
    "answers-slow",
    "no-trip-found",
    "riders-missing",
    "no-training",
    "forecast-off",
)


def played(*moves: dict[str, Any], team: str = "") -> Exercise:
    """The night, with a team that makes these moves, or with a built-in one."""
    rules = load_standard("default")
    loaded = load_scenario(find_scenario("quiet-night"), rules.standard)
    assert loaded.scenario is not None
    inputs = Inputs(
        scenario_name=loaded.name,
        scenario=loaded.scenario,
        scenario_data=loaded.data,
        standard_name=rules.name,
        standard=rules.standard,
        standard_data=rules.data,
        cast=draw_cast(loaded.scenario, 0),
        play=Play(pace="headless", team=team or "people"),
    )
    desk = (
        built_in(team, loaded.scenario, rules.standard)
        if team
        else build_team({"hotwash_team": 1, "title": "people", "moves": list(moves)})
    )
    return as_exercise(play(inputs, desk))


def woken(exercise: Exercise) -> set[str]:
    """Whoever was called and does not sit at the desk."""
    return {ev.person for _, _, ev in exercise.events if isinstance(ev, e.PersonPaged)} - {"rosa"}


def test_nine_alerts_are_put_aside_and_nobody_is_woken():
    """Looked at, dismissed with its reason, no incident called: that is all there is to win."""
    exercise = played(team="model-answer")
    put_aside = {ev.item for _, _, ev in exercise.events if isinstance(ev, e.Dismissed)}

    assert put_aside == {*ALERTS, "line-seven"}
    assert not woken(exercise)
    assert not [ev for _, _, ev in exercise.events if isinstance(ev, e.Declared)]
    assert score(exercise).total == 100


def test_silence_wakes_the_town():
    """Nobody takes what calls, so the ladder climbs: the one who keeps still lets nobody sleep, and earns nothing."""
    exercise = played()

    assert woken(exercise) == {"jonas", "grete"}
    assert score(exercise).total == 0


@pytest.mark.parametrize("reason", ["false", "not-actionable"])
def test_waving_all_away_unseen_is_worth_less_than_half(reason):
    """One reason for everything, and no look at anything."""
    unseen = [
        {"when": f"1m after alert {name} fired", "do": "dismiss", "alert": name, "reason": reason}
        for name in ALERTS
    ]

    assert 0 < score(played(*unseen)).total < 50


def test_whoever_restarts_what_works_has_an_incident():
    """Buses leave the map, a true alert says so, and from then on the wrong change is held against the team."""
    exercise = played(
        {"at": "20m", "do": "approve-remedy", "as": "incident-commander", "remedy": "restart-link"},
        {"when": "approved restart-link", "do": "start", "as": "on-call-engineer", "remedy": "restart-link"},
    )
    card = score(exercise)

    assert "buses-lost" in {ev.alert for _, _, ev in exercise.events if isinstance(ev, e.AlertFired)}
    assert "remedy:lost-by-us" in {one.id for one in card.judgements}
    assert card.harm["people"] > 1_000
