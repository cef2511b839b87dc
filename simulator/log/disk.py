"""What a file needs from the operating system to be a log: one writer, and a name that lasts."""

import os
import sys
from pathlib import Path

if sys.platform != "win32":
    import fcntl

APPENDING = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0)
"""Every write lands at the end, whatever was read before."""


class InUse(OSError):
    """Another writer holds this log."""

    path: Path

    def __init__(self, path: Path) -> None:
        """Name the log, and the way out."""
        super().__init__(
            f"{path} is being played in another terminal: leave it there first, or lead it from here with facilitate"
        )
        self.path = path


def lock(descriptor: int, path: Path) -> None:
    """Make this the only writer until `descriptor` is closed or the process dies, or raise InUse."""
    if sys.platform == "win32":
        return  # msvcrt can only lock bytes, and would keep readers out with them
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise InUse(path) from error


def write(descriptor: int, data: bytes) -> None:
    """Hand all of `data` to the system: one call, unless the system takes it in parts."""
    done = os.write(descriptor, data)
    while done < len(data):
        done += os.write(descriptor, data[done:])


def read_all(descriptor: int) -> bytes:
    """Return everything in the file, from its beginning."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    with open(descriptor, "rb", closefd=False) as stream:
        return stream.read()


def keep_name(path: Path) -> None:
    """Put the file's name on disk: syncing a new file does not sync the directory that lists it."""
    if sys.platform == "win32":
        return  # directories cannot be opened there, and are journalled
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
