"""New world, told: the inputs are quiet, older is worse, and the desk changes hands in the middle."""

from typing import Any

import pytest

from simulator.domain import events as e
from simulator.domain.exercise import Exercise, Inputs, Play
from simulator.domain.people import on_call
from simulator.host.cast import draw_cast
from simulator.host.headless import play
from simulator.host.rehearsal import as_exercise, try_out
from simulator.loader import find_scenario, load_scenario, load_standard
from simulator.loader.team_files import build_team
from simulator.scoring import score

MINUTE = 60_000
EVENING = "evening-tours"


def played(*moves: dict[str, Any]) -> Exercise:
    """The drill, with a team that makes these moves."""
    rules = load_standard("default")
    loaded = load_scenario(find_scenario("new-world"), rules.standard)
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


def fired(exercise: Exercise) -> dict[str, int]:
    """When each alert fired first, in minutes."""
    found: dict[str, int] = {}
    for _, t, event in exercise.events:
        if isinstance(event, e.AlertFired):
            found.setdefault(event.alert, t // MINUTE)
    return found


def moved(exercise: Exercise) -> list[str]:
    """What the world did by itself."""
    return [event.event for _, _, event in exercise.events if isinstance(event, e.WorldMoved)]


def test_the_inputs_say_nothing_and_the_proof_is_two_days_late():
    """A nurse tells it in the third minute; the figure that proves it closes in the fortieth; the inputs never stir."""
    exercise = played()
    nurse = next(t for _, t, event in exercise.events if isinstance(event, e.ReportArrived))

    assert nurse == 3 * MINUTE
    assert fired(exercise)["forecast-short"] == 40
    assert "inputs-moved" not in fired(exercise)


@pytest.mark.parametrize(
    ("remedies", "people"),
    [
        ((("add-margin", 12), ("learn-afresh", 21)), 167),
        ((("learn-afresh", 30),), 354),
        ((("add-margin", 30),), 486),
    ],
)
def test_a_bridge_and_then_a_model_of_the_new_world(remedies, people):
    """Both are needed: the bridge is quick and gives way in the evening, the new model holds and comes late."""
    moves = [move for remedy, minute in remedies for move in mended(remedy, minute)]

    assert score(played(*moves)).harm["people"] == people


def test_the_old_model_is_of_an_older_world():
    """Going back plans four minutes less for each visit: after twenty good minutes it is worse than doing nothing."""
    silent, gone_back = score(played()), score(played(*mended("model-before", 35)))

    assert (silent.harm["people"], gone_back.harm["people"]) == (810, 1_470)


def test_a_visit_that_is_not_made_is_never_late():
    """Taking the short visits out stills the alert on late visits for two hours, and hits twice as many people."""
    exercise = played(*mended("skip-short", 30))

    assert fired(exercise)["visits-late"] == 160
    assert score(exercise).harm["people"] > 2 * 800


def test_a_year_cannot_teach_three_days():
    """The usual training changes next to nothing, and the evening tours go out as they would have."""
    assert moved(played(*mended("learn-the-year", 30))) == [EVENING]
    assert moved(played(*mended("learn-afresh", 30))) == []


def test_the_desk_changes_hands_and_both_are_there_for_half_an_hour():
    """The ladder calls whoever the roster names by then, and nobody asks who has it once it was handed over."""
    handed = played(
        {
            "at": "88m",
            "do": "hand-over",
            "as": "incident-commander",
            "role": "incident-commander",
            "to": "tarek",
            "notes": "The new model trains until 13:06; families hear again at 13:10.",
        }
    )
    roster = handed.inputs.scenario.rosters["tours"]
    asked = {event.inject for _, _, event in handed.events if isinstance(event, e.InjectDelivered)}

    assert [on_call(roster, minute * MINUTE).primary for minute in (89, 90)] == ["pavel", "sunniva"]
    assert "promise-stands" in asked
    assert "nobody-has-it" not in asked


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
    [tried] = try_out(load_scenario(find_scenario("new-world"), rules.standard), rules, team, seeds=[1])

    assert tried.card.total <= most
