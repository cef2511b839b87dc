"""A rehearsal: what an author cannot see by reading, found by playing it with everybody."""

import json
from copy import deepcopy
from pathlib import Path

import pytest

from simulator.domain.exercise import Inputs, Play
from simulator.host.cast import draw_cast
from simulator.host.rehearsing import telling
from simulator.host.rehearsing.whole import rehearse
from simulator.loader import build_scenario, load_standard
from simulator.loader.yaml_door import read

WAVES = Path(__file__).parent / "waves" / "scenario.yaml"
MINUTE = 60_000


def inputs_of(data):
    """Make an exercise of a scenario's plain data."""
    data["runbooks"] = {"null-burst": "look at the features"}
    scenario, rules = build_scenario(data), load_standard("default")
    return Inputs(
        scenario_name="waves",
        scenario=scenario,
        scenario_data=data,
        standard_name="default",
        standard=rules.standard,
        standard_data=rules.data,
        cast=draw_cast(scenario, 0),
        play=Play(pace="headless", team="simulated"),
    )


def drill(**changes):
    """Waves, with other things in some of its parts."""
    data = deepcopy(read(WAVES).data)
    for part, more in changes.items():
        data.setdefault(part, {}).update(deepcopy(more))
    return data


def rehearsed(data, teams=0):
    """What a rehearsal of it finds."""
    return rehearse(inputs_of(data), teams, lambda _count: None)


@pytest.fixture(scope="module")
def waves():
    """As it stands, with a few simulated teams."""
    return rehearsed(drill(), teams=6)


def by_name(found, name):
    """One row of the timeline."""
    [row] = [row for row in found.timeline if row.name == name]
    return row


# Who comes to what.


def test_what_everybody_comes_to_is_said_of_everybody(waves):
    """An alert of the first minutes comes to the model answer, five habits and all simulated teams."""
    row = by_name(waves, "edge-errors")

    assert (row.kind, row.model, len(row.habits), row.simulated) == ("alert", row.earliest, 5, 6)
    assert row.earliest == row.latest


def test_what_waits_for_a_mistake_comes_to_those_who_make_it(waves):
    """The nightly model is trained unless the right file is pinned by then."""
    row = by_name(waves, "retrain")

    assert (row.model, "always-wait" in row.habits, "always-rollback" in row.habits) == (None, True, False)


def test_what_nobody_can_come_to_is_named():
    """Its condition never holds."""
    lost = {
        "number": 3,
        "when": "bot-scorer.features > 500",
        "from": "ceo",
        "to": "incident-commander",
        "says": "?",
    }
    found = rehearsed(drill(injects={"lost": lost}))

    assert [(row.kind, row.name) for row in found.never] == [("inject", "lost")]
    assert "Never reached: the inject lost." in telling.as_data(found)["findings"]


def test_a_remedy_that_nobody_takes_is_named():
    """The model answer has a better one, and no team errs into it."""
    idle = {"kind": "hold", "takes": "1m", "keeps": ["columns"]}
    data = drill()
    data["remedies"]["keep-everything"] = idle
    found = rehearsed(data)

    assert [(row.kind, row.name) for row in found.never] == [("remedy", "keep-everything")]
    assert telling.as_data(found)["findings"][0] == "Nobody takes the remedy keep-everything."


def test_a_score_is_the_same_number_wherever_it_stands(waves):
    """Among the teams, and as the highest."""
    scores = telling.as_data(waves)["scores"]

    assert scores["highest"]["score"] == max(scores["built_in"].values())
    assert scores["lowest"]["score"] == min(scores["built_in"].values())


def test_what_teams_do_stands_in_the_same_order_of_time(waves):
    """The timeline is one: what comes, and what is done."""
    told = [f"{row.kind} {row.name}" for row in waves.timeline if row.model is not None]

    assert told.index("alert edge-errors") < told.index("team declares") < told.index("team closes it")


# Too little and too much.


def test_a_stretch_in_which_nothing_comes_is_told(waves):
    """After the last alert and until somebody calls at 50 minutes."""
    mine = [gap for gap in waves.gaps if gap.who == "silent"]

    assert any(gap.ends == 50 * MINUTE and gap.ends - gap.begins >= 10 * MINUTE for gap in mine)


def test_what_comes_often_enough_leaves_no_gap():
    """Somebody says something every eight minutes."""
    says = {
        f"word-{number}": {
            "number": number,
            "at": f"{8 * (number - 9)}m",
            "from": "ceo",
            "to": "incident-commander",
            "says": "Well?",
        }
        for number in range(10, 17)
    }

    assert rehearsed(drill(injects=says)).gaps == ()


def test_more_than_a_seat_can_read_is_told_with_its_seat():
    """Twenty alerts in twenty seconds are for one person, who needs seven minutes to take them in."""
    storm = {
        f"storm-{number}": {
            "kind": "not-actionable",
            "at": f"{1200 + number}s",
            "priority": "info",
            "service": "edge",
            "summary": "something blinks on edge",
        }
        for number in range(20)
    }
    [crowd] = [crowd for crowd in rehearsed(drill(noise=storm)).crowds if crowd.who == "silent"]

    assert (crowd.seat, crowd.items, crowd.begins // MINUTE) == ("on-call-engineer", 20, 20)
    assert 6 * MINUTE < crowd.needs < 8 * MINUTE


def test_an_ordinary_drill_can_be_read(waves):
    """Nobody is drowned by three things in five minutes."""
    assert waves.crowds == ()


# What can be won and lost.


def test_the_ends_of_what_can_be_scored_are_named(waves):
    """By whom."""
    assert (waves.worth.highest_by, waves.worth.lowest_by) == ("model-answer", "silent")
    assert (waves.worth.highest > 9_700, waves.worth.lowest < 500) == (True, True)


def test_a_decision_that_must_be_right_within_a_minute_is_won_by_nobody():
    """Not even by the model answer, which is worth half there; the author is told what happened at best."""
    data = drill()
    data["answer_key"]["incidents"]["waves"]["decisions"][0]["until"] = "1m"
    [same] = rehearsed(data).worth.never_won

    assert (same.id, float(same.share), same.happened) == ("remedy:waves", 0.5, "started pin-last-good")


def test_what_somebody_wins_and_somebody_loses_is_no_finding(waves):
    """Silence loses everything, the model answer wins everything."""
    assert (waves.worth.never_won, waves.worth.never_lost) == ((), ())


# Facts that show too late.


def test_a_fact_that_nothing_shows_in_time_is_told():
    """Its only evidence is a log of the last minutes; the cause is needed for the first decision."""
    data = drill(logs={"late-word": {"service": "edge", "says": "rows were doubled", "at": "58m"}})
    key = data["answer_key"]["incidents"]["waves"]
    key["facts"]["cause"][0]["known_from"] = {"any": ["late-word"]}
    key["decisions"][0]["until"] = "30m"
    [late] = [one for one in rehearsed(data).late if one.topic == "cause"]

    assert (late.shows, late.by) == (58 * MINUTE, "the first decision")
    assert late.needed < 40 * MINUTE


def test_facts_that_show_in_time_are_no_finding(waves):
    """Evidence lies there from the first minutes."""
    assert waves.late == ()


# How it is told.


def test_it_is_told_in_eighty_columns_and_as_data(waves):
    """With the label, because simulated teams are among them."""
    lines, data = telling.lines(waves), telling.as_data(waves)

    assert max(map(len, lines)) <= 84
    assert any(line.startswith("SIMULATED TEAMS") for line in lines)
    assert json.loads(json.dumps(data))["scores"]["highest"]["by"] == "model-answer"


def test_without_simulated_teams_nothing_is_said_of_them():
    """A quick look: six exercises."""
    found = rehearsed(drill())

    assert (found.teams, telling.as_data(found)["simulated"]) == (0, None)
    assert not any(line.startswith("SIMULATED") for line in telling.lines(found))


def test_the_same_seed_finds_the_same(waves):
    """To the byte."""
    again = rehearsed(drill(), teams=6)

    assert json.dumps(telling.as_data(again)) == json.dumps(telling.as_data(waves))
