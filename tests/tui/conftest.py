"""Screens in a test: an exercise with a clock that only the test moves, and the grid of letters on the screen."""

import asyncio
import inspect
import os
import re
import select
import struct
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from simulator.domain import commands as c
from simulator.domain.exercise import Play
from simulator.domain.units import MINUTE
from simulator.host.clock import HandTicker
from simulator.host.inputs import make_inputs
from simulator.host.session import Session
from simulator.host.settings import Settings
from tui.app import Playing
from tui.live import TICK_S, LiveDesk

if sys.platform != "win32":
    import fcntl
    import pty
    import termios


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem):
    """Run a test that is a coroutine to its end."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    wanted = pyfuncitem._fixtureinfo.argnames  # noqa: SLF001  # where pytest itself looks
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in wanted}))
    return True


@pytest.fixture(scope="session")
def sawtooth():
    """The inputs of Sawtooth, always the same names and noise."""
    return make_inputs("sawtooth", "default", 41, Play(mode="practice", pace="live", team="people"))


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Where exercises and settings are kept."""
    monkeypatch.setenv("HOTWASH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOTWASH_CONFIG", str(tmp_path / "config.toml"))
    return tmp_path / "home"


@pytest.fixture
def begin(home, sawtooth):  # noqa: ARG001  # everything is kept there
    """Begins an exercise of Sawtooth and lets it come to a minute."""
    begun = []

    def begin(minute=0.0, **play):
        session = Session.begin(replace(sawtooth, play=replace(sawtooth.play, **play)), ticker=HandTicker())
        begun.append(session)
        if minute:
            session.go()
            session.move_to(round(minute * MINUTE))
        return session

    yield begin
    for session in begun:
        session.close()


@pytest.fixture
def playing(begin):
    """The full screen of an exercise that has come to a minute; nothing is held back before it is sent."""

    def playing(minute=0.0, *roles, settings=None, session=None, **play):
        session = session or begin(minute, **play)
        return Playing(session, roles, fresh=minute == 0, hold=0, settings=settings or Settings())

    return playing


@pytest.fixture
def grid():
    """The letters on the screen, row by row, without what stands empty at the right."""

    def grid(app):
        strips = app.screen._compositor.render_strips()  # noqa: SLF001  # Textual has no public way to them
        return "\n".join(strip.text.rstrip() for strip in strips)

    return grid


@pytest.fixture
def wait_for(grid):
    """Waits until something is so, instead of for a time."""

    async def wait_for(pilot, so, seconds=90.0):
        for _ in range(round(seconds / 0.05)):
            if so():
                await pilot.pause()
                return
            await pilot.pause(0.05)
        message = f"it did not come about within {seconds} s; on the screen:\n{grid(pilot.app)}"
        raise AssertionError(message)

    return wait_for


@pytest.fixture
def settled(grid):
    """Waits until the screen has not changed for longer than the desk's tick."""

    async def settled(pilot, seconds=90.0):
        before, same = "", 0
        for _ in range(round(seconds / 0.1)):
            await pilot.pause(0.1)
            now = grid(pilot.app)
            same = same + 1 if now == before else 0
            if same * 0.1 > 1.5 * TICK_S:
                await pilot.pause()
                return
            before = now
        message = f"the screen still changes after {seconds} s:\n{before}"
        raise AssertionError(message)

    return settled


@pytest.fixture
def named(monkeypatch):
    """Exercises are called sawtooth-7f3a."""
    monkeypatch.setattr("simulator.host.store.name_end", lambda: "7f3a")


@pytest.fixture
def at_work(named, begin):  # noqa: ARG001  # it has to be named first
    """An exercise in its fourteenth minute, in which a team has begun to work."""
    session = begin(13)
    engineer, lead = "on-call-engineer", "incident-commander"
    for command in (
        c.Acknowledge(seat=engineer, item="edge-errors"),
        c.Declare(seat=lead, title="Edge errors in waves", severity="SEV1", items=("edge-errors",)),
        c.LookAt(seat=engineer, what="changes"),
        c.Hypothesize(
            seat=engineer, hypothesis="H1", says="attack traffic", against=("edge.requests_per_s",)
        ),
        c.Hypothesize(
            seat=engineer, hypothesis="H2", says="a bad feature file", supports=("bot-scorer.features",)
        ),
        c.Page(seat=engineer, target="ml-serving", why="scores are missing"),
        c.StartRemedy(seat=engineer, remedy="snapshot", expect="logs are safe"),
    ):
        session.submit(command)
    session.move_to(14 * 60_000)
    return session


@pytest.fixture
def sit_down(wait_for, settled, grid):
    """Leaves the briefing, and stops the clock."""

    async def sit_down(pilot):
        app = pilot.app
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk) and app.screen.whole)
        app.session.pause()
        await wait_for(pilot, lambda: "stands" in grid(app).partition("\n")[0])
        await settled(pilot)

    return sit_down


# A real terminal.

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
        return self.words_since(self.read)

    def words_since(self, place):
        """What has appeared since so many bytes."""
        return ESCAPE.sub(b" ", self.raw[place:]).decode("utf-8", "replace")

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

    def type(self, text):
        """Type at once, as who pastes does."""
        self.look(0.1)
        self.read = len(self.raw)
        os.write(self.end, text.encode())

    def wait_for(self, so, seconds):
        """Wait until something is so, or for so long."""
        patience = time.monotonic() + seconds  # noqa: TID251  # a test gives up by the wall clock
        while not so() and time.monotonic() < patience:  # noqa: TID251  # same
            self.look()

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
