"""What a scenario was read into holds for the bytes it was read from, and for nothing else."""

import os
import shutil
from pathlib import Path

import pytest

from simulator import domain, loader
from simulator.host import inputs
from simulator.host.inputs import inputs_from, make_inputs
from simulator.host.places import readings
from simulator.host.readings import MOST, SOURCES, _sources, keep, read_ahead, reading_of
from simulator.loader import find_standard

WAVES = Path(__file__).parent / "waves"
STANDARD = find_standard("default")


def _made(file):
    """What tells a reading from one that was made anew; looking at it changes no more than when it was looked at."""
    about = file.stat()
    return about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns


@pytest.fixture
def waves(home, tmp_path):  # noqa: ARG001  # readings are kept there
    """A copy of the drill Waves that may be changed, and a reading of it."""
    folder = tmp_path / "waves"
    shutil.copytree(WAVES, folder)
    keep(folder / "scenario.yaml", STANDARD)
    return folder / "scenario.yaml"


def test_it_gives_the_very_inputs_that_reading_gives(waves):
    """So an exercise and its log cannot tell the difference."""
    assert make_inputs(str(waves), seed=7) == inputs_from(waves, seed=7)


def test_a_process_of_its_own_makes_it(home):  # noqa: ARG001  # it is kept there
    """While the one that asked goes on."""
    read_ahead("quiet-night", "default").wait()

    found = make_inputs("quiet-night", seed=7)
    assert len(list(readings().glob("*.json"))) == 1
    assert found.scenario.title == "Quiet night"


def test_what_was_read_is_not_read_again(waves):
    """No process is started for it."""
    made = _made(next(readings().iterdir()))
    read_ahead(str(waves), "default").wait()

    assert [_made(each) for each in readings().iterdir()] == [made]


def test_a_file_that_changed_makes_it_void(waves):
    """The scenario's own, or a runbook beside it."""
    waves.write_text(waves.read_text(encoding="utf-8").replace("lasts: 1h", "lasts: 2h"), encoding="utf-8")

    assert reading_of(waves, STANDARD) is None
    assert make_inputs(str(waves), seed=7).scenario.lasts == inputs_from(waves, seed=7).scenario.lasts


@pytest.mark.parametrize("torn", ["", "{}\n{}\n", "nothing\n", "[]\n[]\n"])
def test_one_that_cannot_be_read_is_none(waves, torn):
    """Whoever tore it: the scenario is read again."""
    next(readings().iterdir()).write_text(torn, encoding="utf-8")

    assert reading_of(waves, STANDARD) is None


@pytest.mark.parametrize(
    ("was", "becomes"), [('"scenario": ["Scenario"', '"scenario": ["Signal"'), ("3600000", '["", 1]')]
)
def test_one_that_is_whole_and_not_what_was_read_is_none(waves, was, becomes):
    """A disk that forgot a bit, or a hand: what is played is what was read."""
    file = next(readings().iterdir())
    stored = file.read_text(encoding="utf-8")
    assert was in stored
    file.write_text(stored.replace(was, becomes), encoding="utf-8")

    assert reading_of(waves, STANDARD) is None


def test_what_cannot_be_played_is_not_kept(waves):
    """Its problems are told where somebody can read them."""
    next(readings().iterdir()).unlink()
    waves.write_text("hotwash: 1\n", encoding="utf-8")
    keep(waves, STANDARD)

    assert list(readings().iterdir()) == []
    with pytest.raises(ValueError, match="cannot be played yet"):
        make_inputs(str(waves))


def test_a_house_that_gets_a_letter_is_read_again(waves, tmp_path):
    """A new file beside a standard changes what is sent."""
    standard = tmp_path / "house" / "house.yaml"
    standard.parent.mkdir()
    standard.write_text("extends: default\ntitle: Our house\n", encoding="utf-8")
    keep(waves, standard)
    assert reading_of(waves, standard) is not None

    (standard.parent / "messages").mkdir()
    (standard.parent / "messages" / "any.j2").write_text("{{ letter }}\n", encoding="utf-8")
    assert reading_of(waves, standard) is None


def test_what_is_saved_while_it_is_read_is_not_kept(waves, monkeypatch):
    """Else the old scenario would be played for as long as the new file stays as it is."""
    next(readings().iterdir()).unlink()
    real = inputs.read

    def and_saved(path, standard):
        found = real(path, standard)
        path.write_text(path.read_text(encoding="utf-8").replace("lasts: 1h", "lasts: 2h"), encoding="utf-8")
        os.utime(path, ns=(path.stat().st_mtime_ns + 10**9,) * 2)  # where clocks of files are coarse
        return found

    monkeypatch.setattr(inputs, "read", and_saved)
    keep(waves, STANDARD)

    assert list(readings().iterdir()) == []


@pytest.mark.parametrize("room", [domain, loader])
def test_everything_of_the_program_that_reads_is_looked_at(room):
    """The grammar of conditions too: who changes what a condition means has another program."""
    files = [
        file for file in Path(room.__file__).parent.rglob("*") if file.is_file() and file.suffix != ".pyc"
    ]

    assert {file.suffix for file in files} <= set(SOURCES)
    assert {path for path, _, _ in _sources(str(Path(room.__file__).parent))} == set(map(str, files))


def test_a_scenario_by_another_name_is_another(waves, tmp_path):
    """Its name stands in the header of every log."""
    link = tmp_path / "tuesday"
    link.symlink_to(waves.parent, target_is_directory=True)

    assert make_inputs(str(link)).scenario_name == inputs_from(link / "scenario.yaml").scenario_name


def test_a_disk_that_is_full_leaves_nothing_behind(waves, monkeypatch):
    """Neither half a reading nor its beginning."""
    next(readings().iterdir()).unlink()

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space left"):
        keep(waves, STANDARD)

    assert list(readings().iterdir()) == []


def test_readings_do_not_pile_up(waves):
    """The oldest go, and what a process left that was killed."""
    for number in range(MOST + 5):
        (readings() / f"{number}.{number}").touch()
    keep(waves, STANDARD)

    assert len(list(readings().iterdir())) == MOST


def test_an_unknown_scenario_is_left_to_whoever_reads_it(home):
    """It says what there is."""
    read_ahead("sawtoth", "default").wait()

    assert not (home / "readings").exists()
