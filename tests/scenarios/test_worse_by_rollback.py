"""Worse by rollback, told: what the switch saves, what going back costs, and that it could be known before the bell."""

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


def played(*moves: dict[str, Any]) -> Exercise:
    """The drill, with a team that makes these moves."""
    rules = load_standard("default")
    loaded = load_scenario(find_scenario("worse-by-rollback"), rules.standard)
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


def changed(remedy: str, minute: int) -> tuple[dict[str, Any], ...]:
    """The commander agrees to a remedy, and it is started at once."""
    return (
        {"at": f"{minute}m", "do": "approve-remedy", "as": "incident-commander", "remedy": remedy},
        {"when": f"approved {remedy}", "do": "start", "as": "on-call-engineer", "remedy": remedy},
    )


def test_going_back_makes_seven_machines_like_the_eighth():
    """Seven times what silence loses, and a new alert that nobody else brings about."""
    silent, gone_back = played(), played(*changed("roll-back-release", 14))

    assert [score(one).harm["usd"] for one in (silent, gone_back)] == [672_750, 4_875_750]
    assert "spend-runaway" in {ev.alert for _, _, ev in gone_back.events if isinstance(ev, e.AlertFired)}


@pytest.mark.parametrize("remedy", ["cap-prices", "restart-six"])
def test_what_asks_for_no_price_and_starts_as_it_was_is_not_stopped_so(remedy):
    """Neither a cap nor a restart saves a dollar."""
    assert score(played(*changed(remedy, 14))).harm["usd"] == 672_750


def test_the_switch_stops_the_loss_within_a_minute_and_leaves_florists_waiting_until_all_eight_are_asked():
    """What stops the harm is not yet what mends it."""
    only_stopped = score(played(*changed("stop-buying", 14))).harm
    mended = score(played(*changed("stop-buying", 14), *changed("align-fleet", 17))).harm

    assert only_stopped["usd"] == mended["usd"] == 42_750
    assert (only_stopped["people"], mended["people"]) == (420, 60)


def test_whoever_reads_the_mailbox_before_the_bell_has_no_incident():
    """Machine six has said it since four o'clock; mended by then, the bell is only a bell."""
    exercise = played(*changed("align-fleet", 1))

    assert not [
        ev for _, _, ev in exercise.events if isinstance(ev, e.AlertFired) and ev.alert == "spend-high"
    ]
    assert score(exercise).harm["usd"] == 0
