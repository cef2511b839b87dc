"""What is typed for a scenario: a name, a file, or a folder with or without its path."""

from pathlib import Path

import pytest

from simulator.loader import find_scenario, shipped

LIGHTHOUSE = Path(__file__).parent / "lighthouse"


@pytest.mark.parametrize("typed", ["lighthouse", "./lighthouse", "lighthouse/scenario.yaml"])
def test_a_folder_is_found_by_its_bare_name_too(typed, monkeypatch):
    """As `check` finds it, so that what was checked is played by the same word."""
    monkeypatch.chdir(LIGHTHOUSE.parent)

    assert find_scenario(typed) == Path("lighthouse/scenario.yaml")


def test_a_shipped_name_is_the_shipped_drill_wherever_one_stands(tmp_path, monkeypatch):
    """A folder of the same name is meant with ./ before it."""
    (tmp_path / "sawtooth").mkdir()
    own = tmp_path / "sawtooth" / "scenario.yaml"
    own.touch()
    monkeypatch.chdir(tmp_path)

    assert [find_scenario("sawtooth"), find_scenario("./sawtooth").absolute()] == [
        shipped("drills")["sawtooth"],
        own,
    ]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("sawtoth", r"there is no drill or lesson 'sawtoth'; did you mean 'sawtooth'\?"),
        ("empty", "there is no scenario at empty: give the path of a scenario.yaml, or of its folder"),
        ("./nowhere", "there is no scenario at ./nowhere: give the path"),
    ],
)
def test_what_is_not_there_is_told_with_the_way_out(typed, told, tmp_path, monkeypatch):
    """A name by its nearest, a path by what should stand there."""
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)

    with pytest.raises(FileNotFoundError, match=told):
        find_scenario(typed)
