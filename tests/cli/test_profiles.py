"""One exercise under several standards: played by a name or a file, judged again without being replayed."""

import json
from pathlib import Path

import pytest

from simulator.cli import main

STORM = """\
extends: default
title: Lighthouse keepers
labels: {SEV1: Storm, SEV2: Gale, SEV3: Breeze, SEV4: Calm}
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house's own standard, with its own words for severities."""
    file = tmp_path / "house.yaml"
    file.write_text(STORM, encoding="utf-8")
    return file


def run(capsys, *typed: str) -> str:
    """What a command that goes well prints."""
    assert main(list(typed)) == 0
    return str(capsys.readouterr().out)


def played(capsys, folder: Path, standard: str) -> Path:
    """The folder of an exercise the model answer played."""
    typed = ("run", "sawtooth", "--team", "model-answer", "--seed", "3", "--out", str(folder))
    told = json.loads(run(capsys, *typed, "--standards", standard, "--json"))
    return Path(told["log"]).parent


def test_an_exercise_is_judged_under_each_standard_without_being_replayed(house, capsys, tmp_path) -> None:
    """Its log stays as it is, and every result says by which standard."""
    exercise = played(capsys, tmp_path, "default")
    before = {file.name: file.read_bytes() for file in exercise.iterdir()}
    found = {
        standard: json.loads(run(capsys, "score", str(exercise), "--standards", standard, "--json"))
        for standard in ("public-sector", "fast-external", str(house))
    }

    assert {told["standard"] for told in found.values()} == {
        "Public sector, on figures of the UK's Government Digital Service",
        "Fast and public, on PagerDuty's figures",
        "Lighthouse keepers",
    }
    assert all(told["total"] >= 97 for told in found.values())
    assert {file.name: file.read_bytes() for file in exercise.iterdir()} == before


def test_an_exercise_is_played_and_proved_in_a_houses_own_words(house, capsys, tmp_path) -> None:
    """Severity in commands, log, letters and report is the house's; verify plays it again from the log alone."""
    exercise = played(capsys, tmp_path, str(house))
    house.unlink()  # the log carries the whole of it
    log = (exercise / "play.jsonl").read_text(encoding="utf-8")

    assert '"severity":"Gale"' in log
    assert "We treat it as Gale" in log
    assert "SEV2" not in run(capsys, "replay", str(exercise), "--plain")
    assert run(capsys, "verify", str(exercise)) != ""
    page = run(capsys, "report", str(exercise))
    assert "Gale" in page
    assert "SEV2" not in page


def test_a_standard_that_is_broken_is_told_before_anything_is_played(house, capsys, tmp_path) -> None:
    """With the place of the mistake."""
    house.write_text(STORM.replace("extends: default", "extends: defualt"), encoding="utf-8")
    typed = ["run", "sawtooth", "--team", "silent", "--out", str(tmp_path), "--standards", str(house)]

    assert main(typed) != 0
    assert "house.yaml:1:10: error[E109]" in capsys.readouterr().err


def test_a_team_that_was_written_in_other_words_plays_as_well(house, capsys, tmp_path) -> None:
    """What its file calls SEV2 is a Gale here."""
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        run(capsys, "run", "sawtooth", "--team", "model-answer", "--print-team"), encoding="utf-8"
    )
    assert "severity: SEV2" in mine.read_text(encoding="utf-8")
    typed = ("run", "sawtooth", "--team", str(mine), "--seed", "3", "--out", str(tmp_path), "--json")
    told = json.loads(run(capsys, *typed, "--standards", str(house)))
    assert told["total"] >= 97
