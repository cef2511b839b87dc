"""A drill from the command line: played, left, gone on with, and never a traceback."""

import re

import pytest

from simulator.host.lobby import Lobby, played_by
from simulator.host.store import kept


def name_in(told):
    """The exercise's name, as the banner says it."""
    return re.search(r"EXERCISE ([a-z0-9-]+)", told)[1]  # type: ignore[index]  # every banner has one


def test_everything_begins_with_exercise(hotwash, waves):
    """The first word of the first line."""
    _, told, _ = hotwash("play", waves, typed="quit\n")

    assert told.startswith("EXERCISE waves-")


def test_what_a_team_played_by_itself_is_nobodys_result(hotwash, waves, tmp_path, monkeypatch):
    """Its score does not stand in the lobby as one's own, and whoever only looked on is still new here."""
    hotwash("play", waves, "--seed", "7")
    monkeypatch.setenv("HOTWASH_HOME", str(tmp_path / "home"))
    (one,) = kept()

    assert (one.team, Lobby(finished=(one,)).newcomer, played_by(one)) == (
        "model-answer",
        True,
        ", played by model-answer",
    )


def test_nobody_at_the_keyboard_is_shown_how_it_goes(hotwash, waves):
    """The model answer plays, says so, and ends with its score and what to do next."""
    code, told, _ = hotwash("play", waves, "--seed", "7")

    assert (code, "Nobody is at the keyboard, so the model answer plays Waves." in told) == (0, True)
    assert re.search(r"EXERCISE waves-\w{4}: \d+ of 100\.", told)
    assert "hot wash: hotwash replay waves-" in told
    assert "again:" not in told  # a path is not a name, and the log does not keep it


def test_leaving_says_where_it_is_and_how_to_come_back(hotwash, waves):
    """The last line is something to type."""
    code, told, _ = hotwash("play", waves, typed="at 4m ack 2\nquit\n")
    name = name_in(told)

    assert (code, told.splitlines()[-1]) == (0, f"kept: {name}, 11:09. Resume: hotwash play {name}")


def test_the_end_of_the_lines_keeps_it_too(hotwash, waves):
    """A script that ends, a pipe that breaks."""
    _, told, _ = hotwash("play", waves, typed="at 4m ack 2\n")

    assert told.splitlines()[-1].startswith("kept: waves-")


@pytest.mark.parametrize("how", ["", "waves-", "name"])
def test_what_was_left_goes_on(hotwash, waves, how):
    """By nothing, by the start of its name, or by all of it."""
    _, told, _ = hotwash("play", waves, typed="at 4m ack 2\nquit\n")
    again = name_in(told) if how == "name" else how
    code, more, _ = hotwash("play", *([again] if again else []), typed="show 2\nat 60m new\n")

    assert (
        code,
        "Where you left it: 11:09. You have alert 2 from edge; 2 wait. Since you left: nothing" in more,
        "on-call-engineer has it" in more,
    ) == (
        0,
        True,
        True,
    )
    assert f"EXERCISE {name_in(told)}: " in more


def test_a_finished_exercise_is_not_played_again(hotwash, waves):
    """Its hot wash is."""
    _, told, _ = hotwash("play", waves, typed="at 60m new\n")
    code, more, _ = hotwash("play", name_in(told), typed="\n")

    assert (code, "was played to its end" in more) == (0, True)


def test_one_seat_with_a_team_for_the_others(hotwash, waves):
    """The engineer is a person, the commander is not."""
    _, told, _ = hotwash(
        "play",
        waves,
        "--seat",
        "on-call-engineer",
        "--team-for-empty-seats",
        "model-answer",
        typed="at 12m when\nquit\n",
    )

    assert "Incident commander declared INC-1" in told


def test_entering_in_the_middle(hotwash, waves):
    """Minute forty without living through thirty-nine."""
    _, told, _ = hotwash("play", waves, "--from", "40m", "--team", "silent", typed="when\nquit\n")

    assert "11:45:00, 20 minutes to the end." in told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("play", "no-such-drill"), "there is no drill or lesson 'no-such-drill'"),
        (("play", "./nowhere"), "there is no scenario at ./nowhere"),
        (("play",), "say which drill: hotwash play sawtooth"),
        (("play", "WAVES", "--seat", "pilot"), "there is no seat 'pilot'"),
        (("play", "WAVES", "--from", "soon"), "expected a duration such as 5m, got 'soon'"),
        (("play", "WAVES", "--from", "5h"), "is after the end"),
        (
            ("play", "WAVES", "--from", "5m", "--team", "nobody"),
            "there is no team 'nobody'; there is model-answer",
        ),
        (("play", "WAVES", "--speed", "fast"), "the speed is a number such as 2 or 0.5"),
        (("play", "WAVES", "--standards", "nist"), "there is no standard 'nist'"),
        (("facilitate",), "nothing is being played on this machine"),
        (("facilitate", "waves"), "there is no exercise 'waves'"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_no_traceback(hotwash, waves, arguments, words):
    """It names what was typed, and the way out."""
    code, told, said = hotwash(*(str(waves) if word == "WAVES" else word for word in arguments), typed="\n")

    assert (code in (1, 2), words in said, "Traceback" in told + said) == (True, True, False), said


def test_a_home_that_cannot_be_written_is_said(hotwash, waves, tmp_path):
    """Something is in the way of the folder."""
    (tmp_path / "home").write_text("a file")
    code, _, said = hotwash("play", waves, typed="quit\n")

    assert (code, "Traceback" in said, "home" in said) == (1, False, True)


def test_the_same_script_and_seed_give_the_same_commands(hotwash, waves, tmp_path):
    """Times included, since a script brings its own clock."""
    script = "at 4m ack 2\nat 5m declare SEV2 Waves items=2\n>\nat 60m new\n"
    for _ in range(2):
        hotwash("play", waves, "--seed", "7", typed=script)
    one, two = (
        (folder / "play.jsonl").read_bytes().splitlines()[1:-1]  # the header says that it was played before
        for folder in (tmp_path / "home" / "exercises").iterdir()
    )

    assert [line.split(b'"prev"')[0] for line in one] == [line.split(b'"prev"')[0] for line in two]
