"""What was learned here, a line for each lesson and twin: one file in the user's own folder, which only grows.

It holds what a twin has shown and on which day, and nothing that was typed; nothing of it ever leaves the machine.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal, get_args

from simulator.domain.scenario.lesson import SKILLS
from simulator.domain.units import MICRO
from simulator.domain.values import dataclass
from simulator.host.places import home
from simulator.host.store import room_in

What = Literal["lesson", "twin"]
FORGOTTEN: Final = "forgotten"
FORMAT: Final = 1
"""Changes when old lines would be read otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """One lesson that was followed to its end, or one twin that was played."""

    day: date
    lesson: str
    what: What
    exercise: str
    passed: bool
    share: int = 0
    """Of a twin: the taught tasks' points, in millionths."""
    skills: dict[str, int] = field(default_factory=dict)
    """Of a twin: the same for each skill."""
    hints: int = 0
    """Of a lesson: how many levels were read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything that is remembered."""

    lines: tuple[Learned, ...] = ()
    forgotten_ns: int = 0
    """What was played up to then (ns since 1970, as the files of exercises say) was forgotten, and stays so."""
    problems: tuple[str, ...] = ()
    """What is wrong with lines that cannot be read."""


def record_path() -> Path:
    """Return where the record is, whether or not there is one."""
    return home() / "learning.jsonl"


def remember(learned: Learned) -> None:
    """Write one line behind the others. Raises OSError with the way out."""
    body = {
        "format": FORMAT, "day": learned.day.isoformat(), "lesson": learned.lesson, "what": learned.what,
        "exercise": learned.exercise, "passed": learned.passed, "share": learned.share, "skills": learned.skills,
        "hints": learned.hints,
    }  # fmt: skip
    _write(body)


def remembered() -> Record:
    """Return what is remembered, each exercise once: two programs that settle it at one moment both write it down.

    Raises OSError.
    """
    path = record_path()
    found: list[Learned] = []
    known: set[str] = set()
    problems: list[str] = []
    forgotten = 0
    for number, line in enumerate(_lines(path), 1):
        try:
            body = json.loads(line)
            if body["what"] == FORGOTTEN:
                forgotten = max(forgotten, int(body["until"]))
                continue
            learned = _read(body)
            if learned.exercise not in known:
                found.append(learned)
            if learned.exercise:  # what was watched leaves none
                known.add(learned.exercise)
        except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError):
            problems.append(f"{path}:{number}: this line cannot be read, and is left out")
    return Record(lines=tuple(found), forgotten_ns=forgotten, problems=tuple(problems))


def forget(until_ns: int) -> int:
    """Delete the record, and return how many lines it had; exercises touched up to then add nothing again.

    Raises OSError.
    """
    count = len(remembered().lines)
    record_path().unlink(missing_ok=True)
    if until_ns:
        _write({"format": FORMAT, "what": FORGOTTEN, "until": until_ns})
    return count


def _write(body: dict[str, Any]) -> None:
    path = record_path()
    with room_in(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as stream:
            torn = stream.tell() > 0 and stream.seek(-1, os.SEEK_END) >= 0 and stream.read(1) != b"\n"
            line = json.dumps(body, ensure_ascii=False).encode()
            stream.write(b"\n" * torn + line + b"\n")  # behind half a line it would be lost with it
            stream.flush()
            os.fsync(stream.fileno())


def _lines(path: Path) -> Iterable[bytes]:
    try:
        return [line for line in path.read_bytes().split(b"\n") if line.strip()]
    except FileNotFoundError:
        return []


def _read(body: Any) -> Learned:
    """Return a line's value; any of the errors that `remembered` knows for what no line of ours holds."""
    skills = {str(name): _share(share) for name, share in body["skills"].items() if name in SKILLS}
    if body["format"] != FORMAT or body["what"] not in get_args(What) or not isinstance(body["passed"], bool):
        raise ValueError(body)
    return Learned(
        day=date.fromisoformat(body["day"]),
        lesson=str(body["lesson"]),
        what=body["what"],
        exercise=str(body["exercise"]),
        passed=body["passed"],
        share=_share(body["share"]),
        skills=skills,
        hints=int(body["hints"]),
    )


def _share(written: Any) -> int:
    if type(written) is not int or not 0 <= written <= MICRO:
        raise ValueError(written)
    return written
