"""A team that ends an exercise before anything was asked is judged like any other."""

import json

from simulator.cli import main


def test_an_exercise_that_is_ended_at_once_is_judged(capsys, checkout, monkeypatch, tmp_path):
    """Injects that ask again find nobody who was asked."""
    monkeypatch.setenv("HOTWASH_HOME", str(tmp_path))
    assert (
        main(["run", "sawtooth", "--team", str(checkout / "tests" / "teams" / "leaves_early.yaml"), "--json"])
        == 0
    )
    assert json.loads(capsys.readouterr().out)["total"] <= 8
