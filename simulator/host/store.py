"""Where exercises live: one folder each, found by a name that can be said aloud.

A folder holds `play.jsonl`, after ENDEX `evaluation.jsonl`, and until then what evaluators have noted (`pending.jsonl`).
"""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Final

from simulator.domain.exercise import Entry, Exercise
from simulator.domain.values import dataclass
from simulator.host.header import read_header
from simulator.host.places import home
from simulator.log import Chain, Line, read, sha256_of
from simulator.log.reading import parse
from simulator.log.records import decode

PLAY: Final = "play.jsonl"
EVALUATION: Final = "evaluation.jsonl"
PENDING: Final = "pending.jsonl"
SOCKET: Final = "facilitator.sock"
NOT_SEALED: Final = "not sealed: play has not ended, or its end is missing"
"""What is said of a log without its last line, whoever reads it."""


class NoSuchExercise(LookupError, ValueError):
    """No exercise is meant by what was typed, or more than one; what there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One exercise that is kept, as a list shows it."""

    name: str
    path: Path
    scenario: str
    sealed: bool
    t: int
    """T+ms of its last line."""
    touched: int
    """Nanoseconds since 1970 of the last write: only for order."""
    team: str = ""
    """The built-in or written team that played all of it; empty: people did."""


def exercises() -> Path:
    """Return the folder of all exercises."""
    return home() / "exercises"


@contextmanager
def room_in(place: Path) -> Iterator[None]:
    """Say where something could not be kept, and what to do, instead of only why. Raises OSError of the same number."""
    try:
        yield
    except OSError as wrong:
        full = wrong.errno in (errno.ENOSPC, errno.EDQUOT)
        out = "make room there, or keep exercises" if full else "keep exercises"
        why = os.strerror(wrong.errno).lower() if wrong.errno else str(wrong)
        message = (
            f"nothing can be kept in {place}: {why}; {out} in a folder of your own with HOTWASH_HOME=FOLDER"
        )
        raise OSError(wrong.errno, message) from wrong


def name_end() -> str:
    """Return four hexadecimal digits by chance: what tells two exercises of one drill apart."""
    return os.urandom(2).hex()


def new_folder(scenario_name: str) -> Path:
    """Make the folder of a new exercise, named such as sawtooth-7f3a. Raises OSError with the way out."""
    base = re.sub(r"[^a-z0-9]+", "-", scenario_name.lower()).strip("-")[:40] or "exercise"
    with room_in(exercises()):
        exercises().mkdir(parents=True, exist_ok=True)
        for _ in range(1_000):
            folder = exercises() / f"{base}-{name_end()}"
            try:
                folder.mkdir(mode=0o700)
            except FileExistsError:
                continue
            return folder
    message = f"{exercises()} holds too many exercises of {base}: delete some"
    raise OSError(message)


def kept() -> list[Kept]:
    """Return every exercise there is, the latest first; what is no log of ours is passed over."""
    found = []
    if exercises().is_dir():
        for folder in exercises().iterdir():
            shown = _glance(folder)
            if shown is not None:
                found.append(shown)
    return sorted(found, key=lambda one: (-one.touched, one.name))


def _glance(folder: Path) -> Kept | None:
    """Return what the first and last line say, without proving anything."""
    path = folder / PLAY
    try:
        with path.open("rb") as stream:
            first = parse(stream.readline(), 1)
            stream.seek(max(path.stat().st_size - (1 << 16), stream.tell()))
            whole = [line for line in stream.read().split(b"\n")[:-1] if line.startswith(b'{"body"')]
            last = parse(whole[-1] + b"\n", 2) if whole else first
        scenario = first.body["scenario"]
        name = scenario["name"] if isinstance(scenario, dict) else ""
        play = first.body.get("play")
        headless = isinstance(play, dict) and play.get("pace") == "headless"
    except (OSError, ValueError, KeyError):
        return None
    return Kept(
        name=folder.name,
        path=folder,
        scenario=str(name),
        sealed=last.kind == "seal",
        t=last.t,
        touched=path.stat().st_mtime_ns,
        team=str(play.get("team", "")) if headless and isinstance(play, dict) else "",
    )


def find(typed: str | None = None, *, unfinished: bool = False) -> Path:
    """Return the folder of the exercise that is meant: by path, name, unique start of a name, or nothing: the latest.

    With `unfinished`, nothing means the latest that was not played to its end.
    Raises NoSuchExercise.
    """
    if typed and (os.sep in typed or "/" in typed or typed.endswith(".jsonl")):
        path = Path(typed).expanduser()
        folder = path.parent if path.name == PLAY else path
        if (folder / PLAY).is_file():
            return folder
        message = f"there is no exercise in {typed}: its folder holds a {PLAY}"
        raise NoSuchExercise(message)
    there = kept()
    if not typed:
        fitting = [one for one in there if not (unfinished and one.sealed)]
        if fitting:
            return fitting[0].path
        what = "unfinished exercise" if unfinished else "exercise"
        message = f"there is no {what} yet in {exercises()}"
        raise NoSuchExercise(message)
    exact = [one for one in there if one.name == typed]
    fitting = exact or [one for one in there if one.name.startswith(typed)]
    if len(fitting) == 1:
        return fitting[0].path
    names = ", ".join(islice((one.name for one in fitting or there), 8))
    if fitting:
        message = f"{typed!r} could be {names}: type a little more"
    else:
        message = f"there is no exercise {typed!r}" + (
            f"; there is {names}" if names else f" in {exercises()}"
        )
    raise NoSuchExercise(message)


def open_exercise(path: Path) -> Exercise:
    """Read an exercise: its folder, or its play log itself. A torn last line is passed over, as it was never acknowledged.

    Raises OSError; ValueError naming the line for a log that was touched or is not ours.
    """
    play = path / PLAY if path.is_dir() else path
    stored = play.read_bytes()
    lines = list(read(BytesIO(stored[: stored.rfind(b"\n") + 1]), Chain()))
    return exercise_of(lines, sha256_of(play) if lines[-1].kind == "seal" else "")


def exercise_of(lines: list[Line], sha256: str = "") -> Exercise:
    """Return the exercise that proven lines tell."""
    entries = [
        Entry(seq=line.seq, t=line.t, record=decode(line.body))
        for line in lines
        if line.kind in ("command", "event", "driver")
    ]
    return Exercise(
        inputs=read_header(lines[0].body),
        entries=tuple(entries),
        sealed=lines[-1].kind == "seal",
        sha256=sha256,
    )
