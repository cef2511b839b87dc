"""What a scenario was read into, kept for the next time it is played on the full screen.

Reading one takes three large libraries and most of a second; playing it takes none of them.
So a process of its own reads it and keeps what came of it, while the screen is still being put up; the process that plays
only picks that up.
A reading holds for the very bytes of the files it was made from, and for the very program; anything else, and anything
unreadable, is as if there were none, and then the scenario is read in the old way, with everything that is to be said of it.
What is saved while it is being read makes no reading: nobody could tell which of the two was read.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from simulator.host.places import readings
from simulator.loader import find_scenario, find_standard
from simulator.loader.catalogue import TWIN

if TYPE_CHECKING:
    from simulator.host.inputs import Reading

MOST: Final = 40
"""Readings that are kept; the one that was made first goes first."""
BUILT: Final = ("scenario", "standard")
"""What of a reading is more than plain data."""
PATIENCE_S: Final = 30
"""Seconds of wall time a reading may take, before the scenario is read here after all."""
SOURCES: Final = (".py", ".lark")
"""What the program that reads is written in: the grammar of conditions too."""
LETTERS: Final = "messages/*.j2"
"""The letters a house may have beside its standard: one more of them makes another reading."""


class Ahead:
    """A process that reads a scenario while something else is done."""

    def __init__(self, process: "subprocess.Popen[bytes] | None") -> None:
        self._process = process

    def wait(self) -> None:
        """Let it come to its end; whether it has read anything, `reading_of` will say."""
        if self._process is None:
            return
        try:
            self._process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def read_ahead(scenario: str, standard: str) -> Ahead:
    """Begin to read a scenario in a process of its own, unless there is a reading of it or no such scenario."""
    try:
        asked = (find_scenario(scenario), find_standard(standard))
        if asked[0].name == TWIN or _lines(*asked):  # a twin is another one with each seed
            return Ahead(None)
        command = [sys.executable, "-P", "-m", __name__, *map(str, asked)]
        nothing = subprocess.DEVNULL
        return Ahead(subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing))  # noqa: S603  # ourselves
    except OSError:
        return Ahead(None)


def reading_of(scenario: Path, standard: Path) -> "Reading | None":
    """Return what these files were read into, if that is kept and still so."""
    from simulator.domain.plain import value  # noqa: PLC0415  # see `read_ahead`: who begins one needs no domain
    from simulator.host.inputs import Reading  # noqa: PLC0415  # same

    lines = _lines(scenario, standard)
    if not lines:
        return None
    try:
        held = json.loads(lines[1])
        return Reading(**held | {name: value(held[name]) for name in BUILT})
    except (LookupError, TypeError, ValueError, RecursionError):
        return None


def keep(scenario: Path, standard: Path) -> None:
    """Read these files, and keep what came of it if it can be played. Raises OSError."""
    from simulator.domain.plain import plain  # noqa: PLC0415  # as above
    from simulator.host.inputs import read  # noqa: PLC0415  # same

    place = _place(scenario, standard)
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_suffix(f".{os.getpid()}")
    fresh.touch()  # before anything is read: where nothing can be kept nothing need be, and what is newer was saved since
    try:
        reading, files = read(scenario, str(standard))
        files = tuple(file.absolute() for file in files)
        about: dict[str, Any] = {
            "files": [str(file) for file in files],
            "sha256": _fingerprint(files, standard),
        }
        if any(_changed(file) > _changed(fresh) for file in files):
            return
        held = {name: getattr(reading, name) for name in reading.__dataclass_fields__}
        held |= {name: plain(held[name]) for name in BUILT}
        written = json.dumps(held)
        about["held"] = sha256(written.encode()).hexdigest()
        fresh.write_text(f"{json.dumps(about)}\n{written}\n", encoding="utf-8")
        fresh.replace(place)
        _make_room(place.parent)
    except ValueError:
        return  # it is read once more where its problems can be told
    finally:
        fresh.unlink(missing_ok=True)


def _changed(file: Path) -> int:
    """Return when a file became what it is, ns."""
    about = file.stat()
    return max(about.st_mtime_ns, about.st_ctime_ns)


def _make_room(folder: Path) -> None:
    """Let the oldest go, and what a process that was killed has left."""
    for old in sorted(folder.iterdir(), key=os.path.getmtime)[:-MOST]:
        old.unlink(missing_ok=True)


def _place(scenario: Path, standard: Path) -> Path:
    """Return where a reading is kept: for each path its own, because a scenario is called by its path."""
    named = "\n".join(str(path.absolute()) for path in (scenario, standard))
    return readings() / f"{sha256(named.encode()).hexdigest()[:32]}.json"


def _lines(scenario: Path, standard: Path) -> list[str]:
    """Return the two lines of a reading: what it was made from, and what it is; nothing if it does not hold."""
    try:
        lines = _place(scenario, standard).read_text(encoding="utf-8").splitlines()
        about: dict[str, Any] = json.loads(lines[0])
        files = [Path(file) for file in about["files"]]
        same = about["held"] == sha256(lines[1].encode()).hexdigest()  # else nobody knows what it would play
        return lines if same and about["sha256"] == _fingerprint(files, standard) else []
    except (OSError, LookupError, TypeError, ValueError):
        return []


def _fingerprint(files: Iterable[Path], standard: Path) -> str:
    """Return a hash of the program that reads, and of everything that is read."""
    made = sha256()
    package = Path(__file__).parent.parent
    for source in sorted(one for room in ("domain", "loader") for one in _sources(str(package / room))):
        made.update(f"{source}\n".encode())
    for file in (*files, *sorted(standard.absolute().parent.glob(LETTERS))):
        made.update(f"{file}\n{sha256(file.read_bytes()).hexdigest()}\n".encode())
    return made.hexdigest()


def _sources(folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield the path, the size and the last change, ns, of every source below a folder."""
    with os.scandir(folder) as there:
        for one in there:
            if one.is_dir():
                yield from _sources(one.path)
            elif one.name.endswith(SOURCES):
                about = one.stat()
                yield one.path, about.st_size, about.st_mtime_ns


if __name__ == "__main__":
    keep(Path(sys.argv[1]), Path(sys.argv[2]))
