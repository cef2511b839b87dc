"""The hour that comes twice, told: forward is right, back and waiting are wrong, and the third rung knows."""

from typing import Any

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
    loaded = load_scenario(find_scenario("hour-twice"), rules.standard)
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
    """Those who wait for their medicine, or get it when they should not."""
    return score(played(*moves)).harm["people"]


def test_a_small_change_forward_is_right_and_before_three_it_spares_everybody():
    """The patch was in the drawer; whoever asks the right question at a quarter to three has time for it."""
    assert [people(*agreed("read-offset", minute)) for minute in (5, 20, 50)] == [0, 70, 250]


def test_going_back_opening_everything_and_moving_the_clock_are_worse_than_nothing():
    """Each of them helps somebody at once."""
    tempting = [people(*agreed(remedy, 20)) for remedy in ("reader-back", "open-for-all", "clock-by-hand")]

    assert min(tempting) > people() == 655


def test_the_hour_passes_and_what_was_written_in_it_does_not():
    """At three the boxes open by themselves, and a critical alert says what waiting has left behind."""
    waited, patched = played(), played(*agreed("read-offset", 60))

    def guards(exercise: Exercise) -> list[int]:
        fired = [(t, ev) for _, t, ev in exercise.events if isinstance(ev, e.AlertFired)]
        return [t // 60_000 for t, ev in fired if ev.alert == "guards"]

    assert (guards(waited), guards(patched)) == ([76], [])


def test_whoever_knows_stands_on_the_third_rung():
    """The first is on a mountain, the second sleeps; it takes ten minutes of calling to reach the lead."""
    calls = [
        {"at": "2m", "do": "page", "as": "incident-commander", "target": "records"},
        {"at": "7m10s", "do": "page", "as": "incident-commander", "target": "mira"},
        {"at": "12m20s", "do": "page", "as": "incident-commander", "target": "johanna"},
    ]
    exercise = played(*calls)
    silent = [ev.person for _, _, ev in exercise.events if isinstance(ev, e.PersonSilent)]
    answered = [ev.person for _, _, ev in exercise.events if isinstance(ev, e.PersonAnswered)]

    assert silent[:2] == ["lorenz", "mira"]
    assert "johanna" in answered
