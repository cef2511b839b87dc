"""The plain display at a real terminal: nothing is redrawn, no cursor is moved, and what is urgent speaks up."""

import os
import re
import select
import subprocess
import sys
import time

import pytest

if sys.platform != "win32":
    import pty

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")
PROGRAM = [sys.executable, "-P", "-c", "import sys; from simulator.cli import main; sys.exit(main())"]


class Person:
    """Somebody at a terminal."""

    def __init__(self, process, end):
        """Sit down."""
        self.process, self.end, self.seen, self.read = process, end, b"", 0

    def type(self, line):
        """Type a line and enter."""
        os.write(self.end, line.encode() + b"\n")

    def until(self, words, within=30):
        """Read until these words have been printed."""
        patience = time.monotonic() + within  # noqa: TID251  # a test gives up by the wall clock
        while (found := self.seen.find(words.encode(), self.read)) < 0:
            if time.monotonic() > patience:  # noqa: TID251  # same
                pytest.fail(f"{words!r} never came; there was {self.seen[-500:]!r}")
            if select.select([self.end], [], [], 0.1)[0]:
                self.seen += os.read(self.end, 65_536)
        self.read = found + len(words)


@pytest.fixture
def sit(tmp_path, checkout, waves):
    """Starts the program at a pseudo-terminal."""
    people = []

    def sit(*arguments):
        end, theirs = pty.openpty()
        process = subprocess.Popen(
            [*PROGRAM, "play", "--plain", *(arguments or (waves, "--seed", "7"))],
            stdin=theirs, stdout=theirs, stderr=theirs,
            env={**os.environ, "PYTHONPATH": str(checkout), "HOTWASH_HOME": str(tmp_path / "home"), "TERM": "xterm"},
        )  # fmt: skip
        os.close(theirs)
        people.append(Person(process, end))
        return people[-1]

    yield sit
    for person in people:
        person.process.kill()
        person.process.wait()
        os.close(person.end)


def test_a_question_interrupts_and_the_line_being_typed_comes_again(sit):
    """One line above, then what was typed so far."""
    person = sit()
    person.until("Press enter")
    person.type("")
    person.until("has started")
    person.type("ahead")
    person.until("Alert 1")
    person.type("speed 100")
    person.until("x100")
    os.write(person.end, b"half a li")
    person.until("Are we under attack?")
    person.until("half a li")


def test_whoever_types_quit_before_the_clock_starts_leaves(sit):
    """The line above it says that quit leaves, and no clock is started by somebody who goes."""
    person = sit()
    person.until("quit  leave")
    person.until("Press enter")
    person.type("quit")
    person.until("kept: waves-")
    assert b"has started" not in person.seen


def test_nothing_moves_the_cursor(sit):
    """Whatever happens, text is only added."""
    person = sit()
    person.until("Press enter")
    person.type("")
    person.until("has started")
    for line in ("ahead", "show metrics", "help", "message internal-brief", "leave"):
        person.type(line)
    person.until("Nothing was sent")
    person.type("quit")
    person.until("kept: waves-")
    escapes = set(re.findall(rb"\x1b\[[0-9;?]*[A-Za-z]", person.seen))

    assert escapes <= {b"\x1b[?2004h", b"\x1b[?2004l", b"\x1b[?1034h"}, (
        escapes
    )  # readline's own: bracketed paste


def test_kill_9_in_the_middle_and_on_it_goes(sit):
    """What was acknowledged is there, and the clock stood."""
    person = sit()
    person.until("Press enter")
    person.type("")
    person.until("has started")
    person.type("ahead")
    person.until("Alert 1")
    person.type("ack 1")
    person.until("has alert 1")
    person.process.kill()
    again = sit("waves-")
    again.until("Where you left it: 11:08. You have alert 1 from ")
    again.until("the clock goes on from 11:08, the last thing that is kept")
    again.until("Press enter")
    again.type("")
    again.type("show 1")
    again.until("on-call-engineer has it")
