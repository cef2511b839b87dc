"""Files of strangers: which may be opened at all, and which text may come in.

Nothing outside a scenario's folder is read, no pipe is waited on, and no character stays that a terminal would obey.
"""

import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from simulator.domain.units import Unreadable
from simulator.loader.diagnostics import UNFIT, Problem, printable, register
from simulator.loader.spans import Source

LARGEST: Final = 2 * 1024 * 1024
"""Bytes in a file: ten thousand injects fit."""
LONGEST_NAME: Final = 200
"""Characters in the name of a file, folders included: every system takes that many."""
MOST_PROBLEMS: Final = 100

register(
    {
        "E101": (
            "The file cannot be read",
            (
                "It is not there, may not be read, is no plain file, is larger than 2 MiB, or is a link out of its folder. "
                "Long reading belongs into runbooks/*.md beside the scenario."
            ),
        ),
        "E102": (
            "Characters that cannot stay",
            (
                "Files are UTF-8. Control characters steer a terminal, direction marks show words in another order than they "
                "were written, and invisible characters hide: none of them may be in a file, nor be written as an escape."
            ),
        ),
    },
)


class Refused(Exception):
    """The file stays outside, for at least one reason."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    @property
    def problem(self) -> Problem:
        """The first of them."""
        return self.problems[0]


_DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def inside(folder: Path, name: str) -> Path:
    """Return the file of that relative name in a folder; Unreadable if it would lie outside, or is a link out."""
    parts = name.split("/")
    shown = f"'{printable(short(name))}'"
    help_ = "name a file in the scenario's folder, such as runbooks/rollback.md"
    if printable(name) != name or "\\" in name or ":" in name or not all(parts) or name.startswith("~"):
        message = f"{shown} is not a name inside the scenario's folder"
        raise Unreadable(message, help_)
    if ".." in parts:
        message = f"{shown} leads out of the scenario's folder"
        raise Unreadable(message, help_)
    if len(name) > LONGEST_NAME:
        message = f"{shown} has {len(name):,} characters, more than the {LONGEST_NAME} a name may have"
        raise Unreadable(message, help_)
    if any(_DEVICES.fullmatch(part) for part in parts):
        message = f"{shown} is a device on Windows"
        raise Unreadable(message, "give the file another name")
    try:
        home = folder.resolve()
        path = (home / name).resolve()
    except (OSError, RuntimeError) as looped:  # a link to itself; a name longer than the system takes
        message = f"{shown} cannot be followed: {printable(str(looped))}"
        raise Unreadable(message, help_) from None
    if not path.is_relative_to(home):
        message = f"{shown} is a link out of the scenario's folder"
        raise Unreadable(message, help_)
    return path


def read_bytes(path: Path, shown: str = "", root: Path | None = None) -> bytes:
    """Return a file's bytes; Refused if it is no plain file in `root` (its own folder), or too large.

    Never waits on a pipe and never opens a device.
    """
    shown = shown or str(path)

    def refuse(message: str, help_: str) -> Refused:
        return Refused([Problem(code="E101", message=f"{shown} {message}", help=help_, file=shown)])

    plain = "give the path of a .yaml file, or of the folder it is in"
    try:
        home, real = (root or path.parent).resolve(), path.resolve(strict=True)
        if not real.is_relative_to(home):
            raise refuse("is a link out of its folder", "put the file itself there")
        if not stat.S_ISREG(real.stat().st_mode):
            raise refuse("is not a plain file", plain)
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        with os.fdopen(os.open(real, flags), "rb") as stream:
            about = os.fstat(stream.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise refuse("is not a plain file", plain)
            stored = b"" if about.st_size > LARGEST else stream.read(LARGEST + 1)
    except (OSError, RuntimeError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise refuse(f"cannot be opened: {reason}", "give the path of a file you may read") from None
    size = max(about.st_size, len(stored))
    if size > LARGEST:
        help_ = "split the scenario, or put long reading into runbooks/*.md"
        raise refuse(f"has {size:,} bytes, more than the {LARGEST:,} (2 MiB) a file may have", help_)
    return stored


def read_text(path: Path, shown: str = "", root: Path | None = None) -> str:
    """Return a file's text; Refused if it is not UTF-8 or holds characters that no text needs."""
    shown = shown or str(path)
    return checked(decoded(read_bytes(path, shown, root), shown), shown)


def decoded(stored: bytes, name: str) -> str:
    try:
        return stored.decode("utf-8")
    except UnicodeDecodeError as wrong:
        good = stored[: wrong.start].decode("utf-8")
        source = Source(name, good + stored[wrong.start :].decode("utf-8", "replace"))
        message, help_ = f"byte 0x{stored[wrong.start]:02x} is not UTF-8", "save the file as UTF-8"
        if stored.startswith((b"\xff\xfe", b"\xfe\xff")):
            message = "the file is UTF-16, not UTF-8"
        raise Refused(
            [source.problem("E102", source.place(len(good), len(good) + 1), message, help_)]
        ) from None


def checked(text: str, name: str) -> str:
    """Return the text with one kind of line end and no byte order mark, if every character may stay."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not UNFIT.search(text):
        return text
    source = Source(name, text)
    problems: list[Problem] = []
    for found in UNFIT.finditer(text):
        place = source.place(found.start(), found.end())
        problems.append(
            source.problem("E102", place, f"the character {named(found[0])} is not allowed", UNFIT_HELP)
        )
        if len(problems) == MOST_PROBLEMS:
            break
    raise Refused(problems)


UNFIT_HELP: Final = "take it out: it cannot be seen, turns the text, or steers a terminal"


def named(character: str) -> str:
    return f"U+{ord(character):04X}"


def short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"  # noqa: PLR2004  # what fits a line
