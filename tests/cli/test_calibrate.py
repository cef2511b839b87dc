"""Calibration, as one types for it."""

import json


def test_teams_play_and_are_told_of(hotwash, waves):
    """Scores by skill, difficulty and judgements, under the words that say what it is."""
    code, said, beside = hotwash("calibrate", waves, "--teams", "12", "--workers", "1")

    assert (code, beside) == (0, "")
    assert said.startswith("SIMULATED TEAMS")
    assert "Modelled difficulty: " in said


def test_a_program_gets_one_object(hotwash, waves):
    """The same every time."""
    code, said, _ = hotwash("calibrate", waves, "--teams", "12", "--workers", "1", "--json")
    told = json.loads(said)

    assert (code, told["teams"], set(told["skills"])) == (0, 12, {"novice", "trained", "expert"})
    assert hotwash("calibrate", waves, "--teams", "12", "--workers", "1", "--json")[1] == said


def test_the_numbers_they_are_made_of_can_be_read(hotwash):
    """With their sources, and without a scenario."""
    code, said, _ = hotwash("calibrate", "--parameters")

    assert code == 0
    assert "Brysbaert 2019" in said


def test_what_is_missing_or_too_much_is_a_matter_of_usage(hotwash, waves):
    """No scenario, one that is not there, two places to play in."""
    assert hotwash("calibrate")[0] == 2
    assert hotwash("calibrate", "sawtoth")[0] == 2
    code, _, beside = hotwash("calibrate", waves, "--workers", "2", "--dask", "tcp://127.0.0.1:1")
    assert (code, "give one of them" in beside) == (2, True)
