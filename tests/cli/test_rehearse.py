"""A rehearsal, as one types for it."""

import json


def test_it_tells_what_to_look_at_first(hotwash, waves):
    """Then the scores, then the whole in one order of time."""
    code, said, beside = hotwash("rehearse", waves, "--teams", "3")

    assert code == 0
    assert said.index("What to look at") < said.index("Scores") < said.index("Timeline")
    assert beside.startswith("\nhow hard it is: hotwash calibrate ")


def test_a_program_gets_one_object(hotwash, waves):
    """And nothing beside it."""
    code, said, beside = hotwash("rehearse", waves, "--teams", "0", "--json")

    assert (code, beside, json.loads(said)["scenario"]) == (0, "", "waves")


def test_a_scenario_that_is_not_there_is_said(hotwash):
    """With what there is."""
    code, said, beside = hotwash("rehearse", "sawtoth")

    assert (code, said) == (2, "")
    assert "sawtooth" in beside
