"""The only wall clock: how wall time becomes exercise time, in integers.

A pause is a rate of nothing; another speed is another fraction.
After a gap that no tick explains (a lid was closed, the process was stopped) the clock pauses itself, so that nobody
comes back to an hour of alerts.
"""

import time
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Final, Protocol

GAP_MS: Final = 2_000
"""Wall milliseconds between two ticks after which the machine must have slept."""
SPEEDS: Final = (
    Fraction(1, 4),
    Fraction(1, 2),
    Fraction(1),
    Fraction(2),
    Fraction(4),
    Fraction(8),
    Fraction(16),
)
"""Speeds that can be chosen; ×0.5 is as fair a pace as ×1."""


class Ticker(Protocol):
    """Where wall time comes from; a test brings its own."""

    def now(self) -> int:
        """Milliseconds on a clock that never goes back."""

    def wait(self, ms: int) -> None:
        """Let this many milliseconds pass."""


class WallTicker:
    """The machine's own clock; where the system can tell, it goes on while the machine sleeps."""

    def now(self) -> int:
        awake_or_not = getattr(time, "CLOCK_BOOTTIME", None)
        if awake_or_not is None:
            return time.monotonic_ns() // 1_000_000
        return time.clock_gettime_ns(awake_or_not) // 1_000_000

    def wait(self, ms: int) -> None:
        time.sleep(ms / 1_000)


def today() -> date:
    """Return the day it is, UTC: only for saying how long ago something was."""
    return datetime.now(UTC).date()


class HandTicker:
    """A clock that stands until somebody moves it: for tests, scripts and play without people."""

    def __init__(self, now: int = 0) -> None:
        self._now = now

    def now(self) -> int:
        return self._now

    def wait(self, ms: int) -> None:
        self._now += ms


class Clock:
    """Wall milliseconds to exercise milliseconds; begins standing."""

    def __init__(self, ticker: Ticker, at: int = 0, speed: Fraction = Fraction(1)) -> None:
        self._ticker = ticker
        self._sim = at
        self._wall = ticker.now()
        self._seen = self._wall
        self.speed = speed
        self.running = False

    def now(self) -> int:
        """Return T+ms."""
        return self._at(self._ticker.now())

    def slept(self) -> bool:
        """Note a tick; if the last is too long ago, stand where that one was and return True."""
        now, seen = self._ticker.now(), self._seen
        self._seen = now
        if not self.running or now - seen <= GAP_MS:
            return False
        self._sim, self._wall = self._at(seen), now
        self.running = False
        return True

    def go(self) -> None:
        """Run from where it stands."""
        self._rebase()
        self._seen = self._wall
        self.running = True

    def pause(self) -> None:
        """Stand."""
        self._rebase()
        self.running = False

    def set_speed(self, speed: Fraction) -> None:
        """Run this many times as fast as the wall clock; ValueError for nothing or less, and for more than 1,000."""
        if not 0 < speed <= 1_000:  # noqa: PLR2004  # beyond it a minute passes between two ticks
            message = f"the speed is a number such as 2 or 0.5, not {speed}"
            raise ValueError(message)
        self._rebase()
        self.speed = speed

    def move_to(self, t: int) -> None:
        """Stand or run on from T+`t` ms; never back."""
        self._rebase()
        self._sim = max(self._sim, t)

    def _at(self, wall: int) -> int:
        if not self.running:
            return self._sim
        return self._sim + max(0, wall - self._wall) * self.speed.numerator // self.speed.denominator

    def _rebase(self) -> None:
        now = self._ticker.now()
        self._sim, self._wall = self._at(now), now


def read_speed(written: str) -> Fraction:
    """Turn `2`, `x2`, `0.5` or `1/2` into a speed; ValueError for anything else."""
    text = written.strip().lower().lstrip("x×").strip()
    try:
        speed = Fraction(text)
    except (ValueError, ZeroDivisionError):
        speed = Fraction(0)
    if not 0 < speed <= 1_000 or len(text) > 12:  # noqa: PLR2004  # as in `set_speed`
        message = f"the speed is a number such as 2 or 0.5, not {written!r}"
        raise ValueError(message)
    return speed


def say_speed(speed: Fraction) -> str:
    """Write a speed as it is read: x1, x0.5."""
    return f"x{float(speed):g}"
