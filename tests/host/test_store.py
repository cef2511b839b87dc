"""An exercise is found by what a person would type, and read without playing it."""

import errno
import os
import sys

import pytest

from simulator.domain import commands as c
from simulator.host.session import Session
from simulator.host.store import NoSuchExercise, find, kept, new_folder, open_exercise, room_in


def test_a_new_exercise_has_a_name_that_can_be_said(begin):
    """The drill, and four letters."""
    assert begin().name[:6] == "waves-"
    assert len(begin().name) == len("waves-7f3a")


def test_an_exercise_is_found_by_name_by_start_by_path_and_as_the_latest(begin):
    """Whatever one remembers of it."""
    session = begin()
    folder = session.folder

    assert [
        find(session.name),
        find(session.name[:-1]),
        find(str(folder)),
        find(str(folder / "play.jsonl")),
        find(),
    ] == [folder] * 5


def test_a_start_that_fits_two_names_both(begin):
    """The way out is a letter more."""
    one, two = begin(), begin()
    with pytest.raises(NoSuchExercise) as told:
        find("waves-")

    assert one.name in str(told.value)
    assert two.name in str(told.value)


def test_an_unknown_exercise_is_answered_with_those_there_are(begin):
    """Nobody has to look for the folder."""
    name = begin().name
    with pytest.raises(NoSuchExercise, match=f"there is no exercise 'wavs'; there is {name}"):
        find("wavs")


def test_with_nothing_kept_it_is_said_where(home):
    """A first start."""
    with pytest.raises(NoSuchExercise, match=str(home)):
        find()


def test_the_latest_unfinished_passes_over_what_was_played_to_its_end(begin):
    """`play` alone goes on with what was left."""
    left = begin()
    left.go()
    ended = begin()
    ended.go()
    ended.move_to(3_600_000)
    # Both were written within one tick of the file system's clock, perhaps.
    os.utime(left.folder / "play.jsonl", ns=(0, 0))

    assert (find(unfinished=True), find()) == (left.folder, ended.folder)


def test_what_is_no_log_is_passed_over(begin, home):
    """A stray folder hides nothing."""
    session = begin()
    (home / "exercises" / "stray").mkdir()
    (home / "exercises" / "junk").mkdir()
    (home / "exercises" / "junk" / "play.jsonl").write_bytes(b"\xff\n")

    assert [one.name for one in kept()] == [session.name]


def test_a_log_tells_its_exercise_with_a_torn_line_passed_over(begin):
    """What was never acknowledged is not there."""
    session = begin()
    session.go()
    session.submit(c.Note(seat="on-call-engineer", text="the kettle is on"))
    with (session.folder / "play.jsonl").open("ab") as stream:
        stream.write(b'{"body":{"is":"Noted"')

    assert type(open_exercise(session.folder).entries[-1].record).__name__ == "Noted"


def test_a_touched_log_is_named_with_its_line(begin):
    """Nobody is judged by what somebody else wrote."""
    session = begin()
    session.go()
    session.submit(c.Note(seat="on-call-engineer", text="the kettle is on"))
    session.close()
    play = session.folder / "play.jsonl"
    play.write_bytes(play.read_bytes().replace(b"kettle", b"keltle", 1))
    with pytest.raises(ValueError, match="line 3 was touched"):
        open_exercise(session.folder)


def test_a_second_player_is_told_that_the_exercise_is_taken(begin):
    """One writer."""
    if sys.platform == "win32":
        pytest.skip("Windows keeps no second writer out")
    session = begin()
    with pytest.raises(OSError, match="being played in another terminal"):
        Session.resume(session.folder)


@pytest.mark.parametrize(
    ("number", "way_out"),
    [(errno.ENOSPC, "make room there, or keep exercises in a folder"), (errno.EACCES, "; keep exercises in a folder")],
)  # fmt: skip
def test_where_nothing_can_be_kept_it_is_said_what_to_do(number, way_out, tmp_path):
    """The place, the reason, and the setting that names another place."""
    with pytest.raises(OSError, match="nothing can be kept in") as told, room_in(tmp_path):
        raise OSError(number, "in the log's own words")

    assert (told.value.errno, str(tmp_path) in str(told.value), way_out in str(told.value)) == (
        number,
        True,
        True,
    )
    assert "HOTWASH_HOME=" in str(told.value)


def test_a_home_that_is_a_file_is_answered_with_the_way_out(tmp_path, monkeypatch):
    """Before anything is played."""
    (tmp_path / "home").write_text("")
    monkeypatch.setenv("HOTWASH_HOME", str(tmp_path / "home"))

    with pytest.raises(NotADirectoryError, match="HOTWASH_HOME=FOLDER"):
        new_folder("waves")
