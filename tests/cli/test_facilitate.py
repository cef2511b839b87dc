"""Two terminals, one exercise."""

import os
import subprocess
import sys

import pytest

from simulator.cli.facilitate import _meant

PROGRAM = [sys.executable, "-P", "-c", "import sys; from simulator.cli import main; sys.exit(main())"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such door")
def test_a_second_terminal_finds_the_exercise_and_leads_it(hotwash, waves, tmp_path, checkout):
    """It says what is coming, plays a card, and leaves; play goes on."""
    environment = {**os.environ, "PYTHONPATH": str(checkout), "HOTWASH_HOME": str(tmp_path / "home")}
    with subprocess.Popen(
        [*PROGRAM, "play", waves], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
    ) as play:
        assert play.stdin is not None
        assert play.stdout is not None
        for line in play.stdout:
            if "has started" in line:
                break
        _, led, _ = hotwash("facilitate", typed="show coming\nfire reporter\n")
        rest, _ = play.communicate("new\nquit\n", timeout=30)

    assert ("9 reporter, a card" in led, "CARDWORD Is it true?" in led) == (True, True)
    assert ("CARDWORD Is it true?" in rest, "kept: waves-" in rest) == (True, True)


@pytest.mark.parametrize(
    ("typed", "answers", "meant"),
    [
        ("end", "yes", True),
        ("endex it is late", "no", False),
        ("end", "", False),
        ("fire ceo-asks", None, True),
    ],
)
def test_a_facilitator_at_a_terminal_ends_it_by_saying_so_twice(typed, answers, meant):
    """Everything else is done at once."""

    def answer():
        assert answers is not None, "nothing had to be asked"
        return answers

    assert _meant(typed, answer) is meant
