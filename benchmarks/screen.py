"""The full screen in a real pseudo-terminal, each number beside an empty Textual app of the same run."""

import fcntl
import json
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ratio import Row

APP = str(Path(__file__).with_name("screen_app.py"))
ROUNDS = 7
KEYS = 200
LOAD = 50
"""Events a second."""
QUIET_S = 4.0
MANY = 10_000
PANES = ("Retries on edge", "edge.errors_ratio", "Incident commander on", "5Traces")
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


def measure() -> list[Row]:
    """Measure the first frame, all panes, keys under load, lag, bytes and memory."""
    with tempfile.TemporaryDirectory() as scratch:
        home, figures = str(Path(scratch) / "home"), str(Path(scratch) / "lag.json")
        bare, first, whole, unread = [], [], [], []
        for number in range(ROUNDS):
            with terminal("desk", "0", "0", f"{home}{number}", figures) as it:
                unread.append(it.until(*PANES))
            with terminal("empty") as it:
                bare.append(it.until("READY"))
            with terminal("desk", "0", "0", f"{home}{number}", figures) as it:
                first.append(it.until("EXERCISE"))
                whole.append(it.until(*PANES))
        quiet, quiet_bytes, _ = _keys(0, f"{home}0", figures)
        loaded, loaded_bytes, lag = _keys(LOAD, f"{home}0", figures)
        with terminal("empty") as it:
            it.until("READY")
            it.idle(1)
            small = it.memory
        with terminal("desk", "0", str(MANY), f"{home}0", figures) as it:
            it.until(*PANES[1:])
            it.idle(6)
            large = it.memory
    base = statistics.median(bare)
    app = "an empty Textual app in the same run"
    return [
        Row(name="first frame", value=statistics.median(first) / base, bar=1.3, against=f"{app}, {base * 1000:.0f} ms"),
        Row(name="all panes", value=statistics.median(whole) / base, bar=2.0, against=app),
        Row(name="all panes, a drill that was never read", value=statistics.median(unread) / base, bar=2.0, against=app),
        Row(name="key to paint, ms at p95, 50 events a second", value=p95(loaded) * 1000, bar=50, against=f"{KEYS} keys"),
        Row(name="key to paint under load", value=p95(loaded) / p95(quiet), bar=6, against=f"the same without, {p95(quiet) * 1000:.0f} ms"),
        Row(name="event loop lag, ms at p95, 50 events a second", value=p95(lag) * 1000, bar=10, against="a sleep of 5 ms"),
        Row(name="bytes to the terminal, 50 events a second", value=loaded_bytes / max(quiet_bytes, 1), bar=2, against=f"nothing happening, {quiet_bytes} bytes"),
        Row(name=f"memory after {MANY:,} alerts", value=large / small, bar=2, against=f"{app}, {small // 1024} MiB"),
    ]  # fmt: skip


def _keys(load: int, home: str, figures: str) -> tuple[list[float], int, list[float]]:
    """Type into a note while things come; returns seconds per key, bytes while nobody types, lags."""
    with terminal("desk", str(load), "0", home, figures) as it:
        it.until(*PANES)
        it.idle(2)
        written = it.idle(QUIET_S)
        os.write(it.fd, b"n")
        it.until("Note")
        it.idle(0.5)
        seconds = []
        for number in range(KEYS):
            seconds.append(it.key(LETTERS[number % len(LETTERS)]))
            it.idle(0.02)
        lags = json.loads(Path(figures).read_text(encoding="utf-8"))
    return seconds, written, lags
