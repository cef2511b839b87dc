"""The full screen in a real terminal, by keys alone: from the lobby to the saved hot wash."""

import fcntl
import os
import re
import select
import struct
import subprocess
import sys
import termios
import time

import pytest

if sys.platform != "win32":
    import pty

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")
PROGRAM = [sys.executable, "-P", "-c", "import sys; from simulator.cli import main; sys.exit(main())"]
ESCAPE = re.compile(rb"\x1b(\[[0-9;?<>=]*[a-zA-Z]|\][^\x07\x1b]*(\x07|\x1b\\)|[()][A-Z0-9]|.)")


class Person:
    """Somebody at a terminal, who reads what appears and presses keys."""

    def __init__(self, process, end):
        """Sit down."""
        self.process, self.end, self.raw, self.read = process, end, b"", 0

    def look(self, seconds=0.1):
        """Take in what has appeared."""
        while select.select([self.end], [], [], seconds)[0]:
            try:
                got = os.read(self.end, 65_536)
            except OSError:
                return False
            if not got:
                return False
            self.raw += got
            seconds = 0
        return True

    @property
    def words(self):
        """What has appeared since the last key, without what only moves or colours."""
        return ESCAPE.sub(b" ", self.raw[self.read :]).decode("utf-8", "replace")

    def until(self, *wanted, within=60):
        """Wait until these words have appeared since the last key."""
        patience = time.monotonic() + within  # noqa: TID251  # a test gives up by the wall clock
        while not all(one in self.words for one in wanted):
            alive = self.look()
            if time.monotonic() > patience or not alive:  # noqa: TID251  # same
                pytest.fail(f"{wanted!r} never came; there was {self.words[-2000:]!r}")

    def until_so(self, so, within=60):
        """Wait until something is so."""
        patience = time.monotonic() + within  # noqa: TID251  # a test gives up by the wall clock
        while not so():
            self.look()
            if time.monotonic() > patience:  # noqa: TID251  # same
                pytest.fail(f"it never came about; there was {self.words[-2000:]!r}")

    def press(self, *keys):
        """Press keys, one after the other, as fast as a person."""
        self.look(0.2)
        self.read = len(self.raw)
        for key in keys:
            os.write(self.end, key.encode())
            self.look(0.05)


@pytest.fixture
def sit(tmp_path, checkout):
    """Starts the program at a terminal of a size."""
    people = []

    def sit(size, *arguments):
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        env = {
            name: value
            for name, value in os.environ.items()
            if name not in ("COLUMNS", "LINES", "NO_COLOR", "HOTWASH_PLAIN")
        }
        env |= {
            "PYTHONPATH": str(checkout), "HOTWASH_HOME": str(tmp_path / "home"), "HOTWASH_CONFIG": str(tmp_path / "none.toml"),
            "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
        }  # fmt: skip
        process = subprocess.Popen(
            [*PROGRAM, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=env,
            start_new_session=True,
        )
        os.close(theirs)
        people.append(Person(process, ours))
        return people[-1]

    yield sit
    for person in people:
        person.process.kill()
        person.process.wait()
        os.close(person.end)


ENTER, ESC, DOWN, RIGHT = "\r", "\x1b", "\x1b[B", "\x1b[C"


@pytest.mark.parametrize("size", [(80, 24), (160, 48)], ids=str)
def test_from_the_lobby_to_the_saved_hot_wash_by_keys_alone(sit, size, tmp_path):
    """As a person would, with nothing but what the screen says: take an alert, sort it, say it, undo nothing, and read."""
    person = sit(size)
    person.until("HOTWASH", "Sawtooth")
    person.press("/", *"sawtooth", ENTER)
    person.look(0.5)
    person.press(ENTER)
    person.until("EXERCISE", "Start")
    person.press(ENTER)
    person.until("Inbox", "Ack")
    person.press(">")
    person.until("later")
    person.press("a")
    person.until("You have alert")
    person.press("c", "t")
    person.until("Triage", "Call it")
    person.press(*"probe fails", DOWN, RIGHT, DOWN, RIGHT, DOWN, RIGHT, ENTER)
    person.until("INC-1")
    person.press("3")
    person.until("edge.errors")
    person.press("1", "m")
    person.until("which one?")
    person.press(ENTER)
    person.until("Send")
    person.press(*"one region", ENTER, *"reading", ENTER)
    person.look(0.5)
    person.press("s")
    person.until("u takes it back")
    person.until("Sent.")
    person.press("n", *"hello", ENTER)
    person.look(0.5)
    person.press(":", *"End", ENTER)
    person.until("This ends the exercise")
    person.press(ENTER)
    person.until("of 100", "HARM", within=120)
    person.press("3")
    person.until("JUDGEMENT")
    person.press("5", "n")
    person.until("Answer question 1")
    person.press(*"ask first", DOWN, *"ana", ENTER)
    person.until("Answered")
    person.press("s")
    person.until("aved")
    person.press("q")
    (log,) = (tmp_path / "home").rglob("play.jsonl")
    played = log.read_text(encoding="utf-8")
    saved = {path.suffix for path in log.parent.iterdir()}
    assert [
        act
        for act in ("Acknowledge", "Declare", "Classify", "Send", "Note", "End")
        if f'"is":"{act}"' not in played
    ] == []
    assert {".md", ".svg"} <= saved


def test_a_killed_screen_loses_nothing_and_goes_on(sit, tmp_path):
    """Where it was."""
    person = sit((80, 24), "play", "sawtooth", "--seed", "5")
    person.until("EXERCISE", "Start")
    person.press(ENTER)
    person.until("Inbox", "Ack")
    person.press("n", *"remember", ENTER)
    (log,) = (tmp_path / "home").rglob("play.jsonl")
    person.until_so(lambda: b"remember" in log.read_bytes())
    person.process.kill()
    person.process.wait()
    again = sit((80, 24), "play")
    again.until("Where you left it", "The program was stopped before anybody left")
    again.press(ENTER)
    again.until("Inbox")
    again.press("8")
    again.until("remember")


def test_the_terminal_is_given_back_as_it_was(sit):
    """No alternate screen, no mouse, no hidden cursor is left behind."""
    person = sit((80, 24), "play", "sawtooth", "--seed", "5")
    person.until("EXERCISE", "Start")
    person.press("q")
    person.process.wait(timeout=30)
    person.look(0.5)
    for on, off in (
        (b"\x1b[?1049h", b"\x1b[?1049l"),
        (b"\x1b[?25l", b"\x1b[?25h"),
        (b"\x1b[?1000h", b"\x1b[?1000l"),
    ):
        assert on in person.raw
        assert person.raw.rfind(off) > person.raw.rfind(on)
