"""`hotwash doctor` says what is so here and what to change; `completion` speaks a shell's own language."""

import json
import os

import pytest

from simulator.cli import main
from simulator.host.doctor import findings


def of(what, found):
    """The finding about one thing."""
    return next(one for one in found if one.what == what)


@pytest.mark.parametrize(
    ("size", "says", "ok"),
    [((40, 10), "60x18", False), ((80, 24), "112x30", True), ((160, 48), "", True)],
    ids=["too small", "one view", "two columns"],
)
def test_a_terminal_is_told_what_would_be_better(size, says, ok):
    """With the number one needs."""
    found = of("size", findings(os.terminal_size(size)))
    assert found.ok is ok
    assert says in found.do


def test_a_home_that_cannot_be_written_is_named_with_the_way_out(monkeypatch, tmp_path):
    """Before an exercise is lost to it."""
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    monkeypatch.setenv("HOTWASH_HOME", str(blocked / "home"))
    monkeypatch.setattr(os, "access", lambda *_: False)

    assert "HOTWASH_HOME" in of("exercises", findings()).do


def test_a_wrong_setting_is_named_and_the_rest_is_used(monkeypatch, tmp_path):
    """Nobody loses their theme to a typo beside it."""
    path = tmp_path / "config.toml"
    path.write_text('theme = "light"\nthem = "x"\nascii = "yes"\n', encoding="utf-8")
    monkeypatch.setenv("HOTWASH_CONFIG", str(path))
    problems = [one.is_ for one in findings() if one.what == "settings" and not one.ok]

    assert len(problems) == 2
    assert "'them'" in problems[0]
    assert "ascii is true or false" in problems[1]


def test_doctor_prints_one_list_for_scripts(capsys, monkeypatch, tmp_path):
    """Data on stdout."""
    monkeypatch.setenv("HOTWASH_HOME", str(tmp_path))
    main(["doctor", "--json"])
    assert {"what", "is", "ok", "do"} == set(json.loads(capsys.readouterr().out)[0])


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_each_shell(capsys, shell):
    """And where it goes is said beside it."""
    assert main(["completion", shell]) == 0
    printed = capsys.readouterr()
    assert "_HOTWASH_COMPLETE" in printed.out
    assert shell in printed.err


def test_a_shell_is_told_how_a_line_goes_on(capsys, monkeypatch):
    """The hook the script calls."""
    monkeypatch.setenv("_HOTWASH_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "hotwash pl")
    monkeypatch.setenv("COMP_CWORD", "1")
    with pytest.raises(SystemExit):
        main([])
    assert "plain,play" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("hotwash replay wav", {"plain,waves-1a2b"}),
        ("hotwash score waves-1a2b --standards def", {"plain,default"}),
        ("hotwash explain hypothesi", {"plain,hypothesis", "plain,hypothesize"}),
        ("hotwash verify ./my", {"file,./my"}),
    ],
)
def test_names_are_completed_where_one_is_typed(capsys, monkeypatch, tmp_path, waves, typed, there):
    """Exercises, standards and terms; files where no name begins so."""
    monkeypatch.setenv("HOTWASH_HOME", str(tmp_path))
    main(["run", str(waves), "--team", "silent", "--json"])
    [folder] = (tmp_path / "exercises").iterdir()
    folder.rename(folder.with_name("waves-1a2b"))
    capsys.readouterr()
    monkeypatch.setenv("_HOTWASH_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(len(typed.split()) - 1))
    with pytest.raises(SystemExit):
        main([])

    assert set(capsys.readouterr().out.split()) == there
