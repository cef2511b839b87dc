"""Help is words: quick, grouped by what one wants, and a wrong verb finds the right one."""

import pytest

from simulator.cli import MEANT, OFFERS, program
from simulator.cli.me import me


def test_only_what_exists_is_offered(hotwash):
    """A command stands in the help from the day its module exists."""
    code, told, _ = hotwash("--help")
    offered = [
        line.split()[0]
        for line in told.splitlines()
        if line.startswith("  ") and line.split()[0] in {o.name for o in OFFERS}
    ]

    assert (code, offered) == (0, program.list_commands(None))  # type: ignore[arg-type]  # it asks nothing of the context


def test_without_a_terminal_the_program_alone_prints_its_help(hotwash):
    """No lobby in a pipe."""
    assert hotwash() == hotwash("--help")


@pytest.mark.parametrize(
    ("wrong", "right"), [("start", "play"), ("begin", "play"), ("facilitat", "facilitate")]
)
def test_a_wrong_verb_suggests_the_right_one(hotwash, wrong, right):
    """With everything else as it was typed."""
    code, _, said = hotwash(wrong, "sawtooth")

    assert (code, f"did you mean: {me()} {right} sawtooth" in said) == (2, True)


def test_every_suggested_verb_is_one_of_ours():
    """No suggestion leads nowhere."""
    assert set(MEANT.values()) <= {offer.name for offer in OFFERS}


def test_a_verb_like_none_is_answered_with_where_all_are(hotwash):
    """One line."""
    code, _, said = hotwash("xyzzy")

    assert (code, "all commands: hotwash --help" in said) == (2, True)


def test_the_version_is_said(hotwash):
    """In one line."""
    code, told, _ = hotwash("--version")

    assert (code, told.startswith("hotwash")) == (0, True)


@pytest.mark.parametrize(
    ("started", "path", "typed"),
    [
        (".venv/bin/hotwash", "", ".venv/bin/hotwash"),
        (".venv/bin/hotwash", ".venv/bin", "hotwash"),
        ("/opt/tools/bin/hotwash", "", "/opt/tools/bin/hotwash"),
        ("elsewhere/pytest", "", "hotwash"),
    ],
)
def test_what_it_tells_people_to_type_works_where_they_stand(tmp_path, monkeypatch, started, path, typed):
    """The path it was started by, unless its name finds it."""
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    program_ = tmp_path / ".venv" / "bin" / "hotwash"
    program_.touch(mode=0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / path) if path else "")
    monkeypatch.setattr("sys.argv", [started if started.startswith("/") else str(tmp_path / started)])
    me.cache_clear()
    found = me()
    me.cache_clear()

    assert found == typed
