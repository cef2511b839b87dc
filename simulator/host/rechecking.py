"""Waiting until a file changes: for whoever writes in one window and reads the problems in another."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from simulator.host.clock import Ticker

LOOK_EVERY: Final = 400
"""Milliseconds between two looks: at once for a person, and nothing for a disk."""


Seen = dict[Path, tuple[int, int]]
"""Each file with when it was written, in nanoseconds, and its size in bytes."""


def look(files: Iterable[Path]) -> Seen:
    """Return how the files are now: taken before they are read, so that nothing written meanwhile is missed."""
    found = {}
    for file in files:
        try:
            about = file.stat()
        except OSError:  # taken away, or being written anew this very moment
            continue
        found[file] = (about.st_mtime_ns, about.st_size)
    return found


def until_changed(files: Callable[[], Iterable[Path]], since: Seen, ticker: Ticker) -> None:
    """Return once any of the files was written, came or went since a look; which files there are is asked each time."""
    while look(files()) == since:
        ticker.wait(LOOK_EVERY)
