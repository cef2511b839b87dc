"""What holds for every command: where things are printed, how they end, what they take."""

import subprocess
import sys

import pytest

from simulator.cli import main, program

NAMED = [
    ["run", "nosuch", "--team", "silent"],
    ["run", "sawtooth", "--team", "silent", "--standards", "nosuch"],
    ["run", "sawtooth", "--team", "./nosuch.yaml"],
    ["score", "nosuch"],
    ["score", "./nosuch"],
    ["replay"],
    ["verify", "nosuch"],
    ["report", "nosuch"],
    ["standards", "show", "nosuch"],
    ["standards", "diff", "default", "nosuch"],
]


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """An empty home."""
    monkeypatch.setenv("HOTWASH_HOME", str(tmp_path / "home"))


@pytest.mark.parametrize("arguments", NAMED, ids=" ".join)
def test_what_is_not_there_is_a_matter_of_usage(arguments, capsys):
    """Exit 2 and one line: exit 1 is a verdict, and a script must not take a typing mistake for one."""
    code = main(arguments)
    printed = capsys.readouterr()

    assert (code, printed.out, printed.err.count("\n")) == (2, "", 1), printed.err
    assert printed.err.startswith("hotwash: there is no ")


@pytest.mark.parametrize("name", program.list_commands(None))  # type: ignore[arg-type]  # it asks nothing of the context
@pytest.mark.parametrize("flag", ["--plain", "--no-color", "--quiet"])
def test_every_command_takes_what_all_take(name, flag, capsys):
    """After its name and before it."""
    assert main([name, flag, "--help"]) == 0
    assert main([flag, name, "--help"]) == 0
    assert capsys.readouterr().err == ""


def test_quiet_keeps_the_data_and_drops_the_talk(capsys):
    """What is said beside a result, and nothing of the result."""
    assert main(["list"]) == 0
    talked = capsys.readouterr()
    assert main(["--quiet", "list"]) == 0
    quiet = capsys.readouterr()

    assert (talked.out == quiet.out, "play one" in talked.err, quiet.err) == (True, True, "")


def test_quiet_does_not_hide_what_is_wrong(capsys):
    """An error is no talk."""
    assert main(["--quiet", "score", "nosuch"]) == 2
    assert "there is no exercise" in capsys.readouterr().err


def test_a_run_says_which_seed_it_took(waves, capsys):
    """The default is said; a given one too."""
    assert main(["run", str(waves), "--team", "silent"]) == 0
    assert "seed 0: none was given\n" in capsys.readouterr().err
    assert main(["run", str(waves), "--team", "silent", "--seed", "4"]) == 0
    assert "seed 4\n" in capsys.readouterr().err


def test_a_scorecard_fits_eighty_columns(waves, capsys):
    """Whatever it has to say."""
    assert main(["run", str(waves), "--team", "silent"]) == 0
    told = capsys.readouterr().out.split("\n")

    assert (told[0].startswith("EXERCISE "), max(map(len, told)) <= 80) == (True, True)


@pytest.mark.parametrize("command", ["score", "replay", "verify", "report"])
def test_whatever_shows_an_exercise_says_so_first(command, waves, capsys):
    """The first line, whatever comes after it."""
    assert main(["run", str(waves), "--team", "silent"]) == 0
    capsys.readouterr()
    assert main([command]) == 0

    assert "EXERCISE" in capsys.readouterr().out.split("\n", 1)[0]


def test_a_reader_who_leaves_is_not_complained_about(waves, tmp_path, checkout):
    """`hotwash replay | head` ends without a word."""
    assert main(["run", str(waves), "--team", "silent"]) == 0
    line = [
        sys.executable,
        "-P",
        "-c",
        "import sys; from simulator.cli import main; sys.exit(main(['replay', '--quiet']))",
    ]
    with subprocess.Popen(
        line,
        env={"PYTHONPATH": str(checkout), "HOTWASH_HOME": str(tmp_path / "home")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as told:
        assert told.stdout is not None
        assert told.stderr is not None
        told.stdout.close()
        said = told.stderr.read()

    assert said == b""
