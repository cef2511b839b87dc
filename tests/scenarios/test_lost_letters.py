"""Lost letters, told: the way back is broken, too, and the test line proves nothing."""

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
    loaded = load_scenario(find_scenario("lost-letters"), rules.standard)
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
    """Viewers who could not read what was said."""
    return score(played(*moves)).harm["people"]


def test_a_switch_forward_is_right_and_before_the_debate_it_spares_everybody():
    """Whoever asks what the test has tested has six minutes for it."""
    forward = [people(*agreed("compose-letters", minute)) for minute in (4, 16, 40)]

    assert forward == [0, 3_937, 14_737]


def test_what_looks_like_a_cure_is_worse_than_the_boxes():
    """The settings before, the model before, bare letters, an empty screen."""
    tempting = [
        people(*agreed(remedy, 16)) for remedy in ("settings-back", "model-back", "drop-marks", "lines-off")
    ]

    assert min(tempting) > people() == 37_637


@pytest.mark.parametrize("minute", [2, 16])
def test_the_way_back_cuts_sentences_once_somebody_speaks(minute):
    """Settings 11 before the debate or during it: the boxes are gone, and a critical alert speaks of half sentences."""
    exercise = played(*agreed("settings-back", minute))
    fired = {ev.alert: t for _, t, ev in exercise.events if isinstance(ev, e.AlertFired)}

    assert fired["lines-cut"] // 60_000 == max(minute + 2, 10) + 1


def test_the_text_of_the_test_line_never_had_the_trouble():
    """One trace is of typed text and shows no error all evening; the one beside it is of speech."""
    scenario = played().inputs.scenario
    failing = {
        name: [span.service for span in trace.spans if span.error_while is not None]
        for name, trace in scenario.traces.items()
    }

    assert failing == {"spoken-sentence": ["piece-settings", "line-out"], "typed-sentence": []}
