"""Promised refund, told: no rule of the monitoring sees it, and stopping the words is a third of the work."""

from typing import Any

from simulator.domain.exercise import Exercise, Inputs, Play
from simulator.domain.units import MICRO
from simulator.host.cast import draw_cast
from simulator.host.headless import play
from simulator.host.rehearsal import as_exercise
from simulator.loader import find_scenario, load_scenario, load_standard
from simulator.loader.team_files import build_team
from simulator.scoring import score
from simulator.scoring.truth import Truth

MINUTE = 60_000


def played(*moves: dict[str, Any]) -> Exercise:
    """The drill, with a team that makes these moves."""
    rules = load_standard("default")
    loaded = load_scenario(find_scenario("promised-refund"), rules.standard)
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


def begun(remedy: str, minute: int) -> dict[str, Any]:
    """What needs nobody's consent is started."""
    return {"at": f"{minute}m", "do": "start", "as": "on-call-engineer", "remedy": remedy}


def people(*moves: dict[str, Any]) -> int:
    """Those who were promised what is not so, or turned away."""
    return score(played(*moves)).harm["people"]


def test_no_alert_is_about_it():
    """Five pieces of post are the incident; every alert of the morning is about nothing that is wrong."""
    exercise = played()
    truth = Truth(exercise, exercise.inputs.standard)
    real = {item for item in truth.belongs if item in truth.world.items}

    assert real == {"magistrate", "a-son", "hexham-counter", "advice-centre", "me-too"}


def test_what_tempts_hits_more_people_than_silence():
    """Closing by text block, a line in haste, and the model before."""
    tempted = [
        people(begun("text-block-12", 14)),
        people(*agreed("firm-line", 8)),
        people(*agreed("model-back", 8)),
    ]

    assert [people(), *tempted] == [219, 409, 319, 312]


def test_switching_it_off_is_not_the_whole_of_it():
    """Those who were told before are turned away until somebody tells the counters."""
    off = agreed("no-money-answers", 8)
    whole = (*off, begun("sweep-transcripts", 11), *agreed("honour-promises", 21))

    assert [people(*off), people(*whole)] == [120, 35]


def test_how_many_were_told_is_known_only_to_whoever_searches():
    """The number everybody will ask for."""
    silent, searched = played(), played(begun("sweep-transcripts", 5))
    lists = [
        Truth(one, one.inputs.standard).world.signals["transcript-store.found"] for one in (silent, searched)
    ]

    assert [found.read(20 * MINUTE) for found in lists] == [0, 311 * MICRO]
