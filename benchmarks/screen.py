"""The full screen in a real pseudo-terminal, each number beside an empty Textual app of the same run."""

import fcntl
import json
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ratio import Row

from simulator.loader import find_scenario

APP = str(Path(__file__).with_name("screen_app.py"))
DRILL = "sawtooth"
ROUNDS = 7
KEYS = 200
LOAD = 50
"""Events a second."""
QUIET_S = 4.0
MANY = 10_000
"""Alerts, and lines of a log."""
SPEAKERS = 17
"""Sources that write a line a second: MANY in the ten minutes that lie open."""
PANES = ("Retries on edge", "edge.errors_ratio", "in the room", "5Traces")
"""What stands in the inbox, the metrics, the room and over the evidence once each of them is drawn."""
LETTERS = "§¶ßøð"
"""Typed in turn: none of them stands on the screen otherwise."""


class Terminal:
    """A program in a pseudo-terminal of 160x48, and what it has written."""

    def __init__(self, *arguments: str) -> None:
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ |= {
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "COLUMNS": "160",
                "LINES": "48",
            }
            os.execv(sys.executable, [sys.executable, APP, *arguments])
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 48, 160, 0, 0))
        self.written = b""

    def read(self, seconds: float) -> bytes:
        """Return what is written within so many seconds, at once if there is something."""
        ready, _, _ = select.select([self.fd], [], [], seconds)
        if not ready:
            return b""
        try:
            got = os.read(self.fd, 1 << 16)
        except OSError:
            return b""
        self.written += got
        return got

    def until(self, *marks: str, seconds: float = 20.0) -> float:
        """Wait until all of these words have been written; returns seconds since the start."""
        end = time.perf_counter() + seconds
        while not all(mark.encode() in self.written for mark in marks):
            if time.perf_counter() > end:
                raise TimeoutError(f"{marks} did not come; last: {self.written[-400:]!r}")
            self.read(0.05)
        return time.perf_counter() - self.began

    def idle(self, seconds: float) -> int:
        """Let time pass, and return how many bytes were written."""
        before, end = len(self.written), time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.read(0.02)
        return len(self.written) - before

    def key(self, text: str) -> float:
        """Press a key that is echoed, and return seconds until it is on the screen."""
        before = len(self.written)
        began = time.perf_counter()
        os.write(self.fd, text.encode())
        while text.encode() not in self.written[before:]:
            if time.perf_counter() - began > 5:  # noqa: PLR2004
                raise TimeoutError(text)
            self.read(0.05)
        return time.perf_counter() - began

    @property
    def seconds(self) -> float:
        """What all of its threads have computed so far: what other programs do meanwhile does not count."""
        ticks = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[11:13]
        return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")

    @property
    def memory(self) -> int:
        """Resident memory now, KiB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(status.split("VmRSS:")[1].split()[0])

    def close(self) -> None:
        """End the program that was started here."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


@contextmanager
def terminal(*arguments: str) -> Iterator[Terminal]:
    """Start a program, and end it."""
    it = Terminal(*arguments)
    try:
        yield it
    finally:
        it.close()


def p95(values: list[float]) -> float:
    """Return what 95 of 100 stay below."""
    return statistics.quantiles(values, n=20)[-1]


@dataclass(frozen=True, kw_only=True)
class Typed:
    """How it was to type: seconds for each key, bytes while nobody typed, and the loop's lag."""

    keys: list[float]
    written: int
    late: list[float]
    """Seconds by which a sleep was too long."""
    busy: list[float]
    """Seconds of the process in each of those sleeps."""


def measure() -> list[Row]:
    """Measure the first frame, all panes, keys under load, lag, bytes and memory."""
    with tempfile.TemporaryDirectory() as scratch:
        home, figures = str(Path(scratch) / "home"), str(Path(scratch) / "lag.json")
        bare, first, whole, unread = [], [], [], []
        own_bare, own_whole = [], []
        for number in range(ROUNDS):
            with terminal("desk", "0", "0", f"{home}{number}", figures, DRILL) as it:
                unread.append(it.until(*PANES))
            with terminal("empty") as it:
                bare.append(it.until("READY"))
                own_bare.append(it.seconds)
            with terminal("desk", "0", "0", f"{home}{number}", figures, DRILL) as it:
                first.append(it.until("EXERCISE"))
                whole.append(it.until(*PANES))
                own_whole.append(it.seconds)
        blank = _typed(("blank", figures), figures, "READY")
        quiet = _typed(("desk", "0", "0", f"{home}0", figures, DRILL), figures, *PANES, opens="Note")
        loaded = _typed(("desk", str(LOAD), "0", f"{home}0", figures, DRILL), figures, *PANES, opens="Note")
        with terminal("empty") as it:
            it.until("READY")
            it.idle(1)
            small = it.memory
        chatty = str(_chatty(Path(scratch) / "chatty"))
        with terminal("desk", "0", "0", f"{home}0", figures, chatty) as it:
            it.until(*PANES)  # so that it was read before
        with terminal("desk", "0", str(MANY), f"{home}0", figures, chatty) as it:
            it.until(*PANES[1:])
            it.idle(6)
            large = it.memory
    base, own_base = statistics.median(bare), statistics.median(own_bare)
    app = "an empty Textual app in the same run"
    note = "an empty app with one blank"
    return [
        Row(name="first frame", value=statistics.median(first) / base, bar=1.3, against=f"{app}, {base * 1000:.0f} ms"),
        Row(name="all panes", value=statistics.median(whole) / base, bar=2.0, against=app),
        Row(name="all panes, seconds of the process", value=statistics.median(own_whole) / own_base, bar=2.0, against=f"{app}, {own_base * 1000:.0f} ms"),
        Row(name="all panes, a drill that was never read", value=statistics.median(unread) / base, bar=2.0, against=app),
        Row(name="key to paint, ms at p95, 50 events a second", value=p95(loaded.keys) * 1000, bar=50, against=f"{KEYS} keys; {note} {p95(blank.keys) * 1000:.0f} ms"),
        Row(name="key to paint under load", value=p95(loaded.keys) / p95(quiet.keys), bar=6, against=f"the same without, {p95(quiet.keys) * 1000:.0f} ms"),
        Row(name="event loop lag, ms at p95, 50 events a second", value=p95(loaded.late) * 1000, bar=10, against=f"a sleep of 5 ms; without events {p95(quiet.late) * 1000:.1f} ms, {note} {p95(blank.late) * 1000:.1f} ms"),
        Row(name="the same in ms of the process", value=p95(loaded.busy) * 1000, bar=10, against=f"without events {p95(quiet.busy) * 1000:.1f} ms, {note} {p95(blank.busy) * 1000:.1f} ms"),
        Row(name="bytes to the terminal, 50 events a second", value=loaded.written / max(quiet.written, 1), bar=2, against=f"nothing happening, {quiet.written} bytes"),
        Row(name=f"memory after {MANY:,} alerts and {MANY:,} log lines", value=large / small, bar=2, against=f"{app}, {small // 1024} MiB"),
    ]  # fmt: skip


def _typed(arguments: tuple[str, ...], figures: str, *marks: str, opens: str = "") -> Typed:
    """Type into a blank, on the desk into that of a note, while things come or nothing does."""
    with terminal(*arguments) as it:
        it.until(*marks)
        it.idle(2)
        written = it.idle(QUIET_S)
        if opens:
            os.write(it.fd, b"n")
            it.until(opens)
        it.idle(0.5)
        keys = []
        for number in range(KEYS):
            keys.append(it.key(LETTERS[number % len(LETTERS)]))
            it.idle(0.02)
        lag = json.loads(Path(figures).read_text(encoding="utf-8"))
    return Typed(keys=keys, written=written, late=[one for one, _ in lag], busy=[one for _, one in lag])


def _chatty(folder: Path) -> Path:
    """Make the drill with so many more lines in its logs that MANY of them lie open at one look."""
    shutil.copytree(find_scenario(DRILL).parent, folder)
    file = folder / "scenario.yaml"
    more = "".join(
        f'  chatter-{number}: {{service: edge, every: 1s, says: "request {number} of this second was served"}}\n'
        for number in range(SPEAKERS)
    )
    written = file.read_text(encoding="utf-8")
    file.write_text(written.replace("\nlogs:\n", f"\nlogs:\n{more}", 1), encoding="utf-8")
    return folder
