"""Storm, told: forty alerts, three of them real, and what those cost who sweep with a broom."""

from typing import Any

from simulator.domain import events as e
from simulator.domain.exercise import Exercise, Inputs, Play
from simulator.host.cast import draw_cast
from simulator.host.headless import play
from simulator.host.rehearsal import as_exercise
from simulator.loader import find_scenario, load_scenario, load_standard
from simulator.loader.team_files import build_team
from simulator.scoring import score
from simulator.scoring.truth import Truth


def played(*moves: dict[str, Any]) -> Exercise:
    """The drill, with a team that makes these moves."""
    rules = load_standard("default")
    loaded = load_scenario(find_scenario("storm"), rules.standard)
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


def agreed(remedy: str, minute: int) -> tuple[dict[str, Any], ...]:
    """The commander agrees to a remedy, and it is started at once."""
    return (
        {"at": f"{minute}m", "do": "approve-remedy", "as": "incident-commander", "remedy": remedy},
        {"when": f"approved {remedy}", "do": "start", "as": "on-call-engineer", "remedy": remedy},
    )


def people(*moves: dict[str, Any]) -> int:
    """Those who get their parcels late."""
    return score(played(*moves)).harm["people"]


def test_forty_alerts_and_three_are_real():
    """All of them in the first forty minutes, and the three between a copy, nine guns and a printer."""
    exercise = played()
    truth = Truth(exercise, exercise.inputs.standard)
    fired = [ev.alert for _, _, ev in exercise.events if isinstance(ev, e.AlertFired)]

    assert len(fired) == 40
    assert [alert for alert in fired if alert in truth.belongs] == ["guesses", "weights", "wrong-chutes"]


def test_one_line_is_mended_and_the_hub_goes_on():
    """Taken off first, then its table read again."""
    off, again = agreed("divert-line-four", 13), agreed("reload-table", 16)

    assert [people(), people(*off), people(*off, *again)] == [3_168, 958, 378]


def test_a_broom_does_more_harm_than_the_dirt():
    """All readers restarted, the old firmware back, nobody may guess: each hits more people than silence does."""
    brooms = [people(*agreed(remedy, 15)) for remedy in ("restart-readers", "old-firmware", "no-guessing")]

    assert min(brooms) > people()


def test_putting_the_whole_wall_away_puts_the_incident_away():
    """Every alert is dismissed as a copy of the first; right for twelve, and the three that matter are gone."""
    exercise = played()
    wall = [ev.alert for _, _, ev in exercise.events if isinstance(ev, e.AlertFired) and ev.firing == 1]
    swept = played(
        *(
            {"when": f"1m after alert {name} fired", "do": "dismiss", "alert": name, "reason": "duplicate"}
            | {"of": "links-down"}
            for name in wall
            if name != "links-down"
        )
    )
    told = [ev.inject for _, _, ev in swept.events if isinstance(ev, e.InjectDelivered)]

    assert "you-put-it-away" in told
    assert score(swept).total < 25
