"""What is finished is kept while a calibration goes on, so that who stops it goes on where it stood.

One line of JSON for each chunk, in a file named after everything the outcomes follow from: another scenario, standard,
seed or version of the simulation has another name. It is taken away once every team in it has been counted.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from hashlib import sha256
from os import SEEK_END
from pathlib import Path
from typing import Any

from simulator.host.calibration.outcome import Outcome
from simulator.host.places import home
from simulator.host.store import room_in
from simulator.teams.simulated.skills import SKILLS, VERSION


def place(header: str, name: str) -> Path:
    """Return the file of a calibration that is under way."""
    key = sha256(f"{VERSION}|{header}".encode()).hexdigest()
    return home() / "calibrations" / f"{name}-{key[:12]}.jsonl"


def kept(file: Path) -> list[tuple[Outcome, ...]]:
    """Return the chunks that are finished; a line that was cut off, or that is none of ours, counts as not there."""
    found = []
    for line in file.read_bytes().split(b"\n") if file.is_file() else ():
        try:
            found.append(tuple(_outcome(one) for one in json.loads(line)))
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            continue
    return found


def keep(file: Path, chunk: Iterable[Outcome]) -> None:
    """Add a finished chunk. Raises OSError with the way out if there is no room."""
    line = json.dumps([asdict(outcome) for outcome in chunk], separators=(",", ":"))
    with room_in(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("ab+") as out:
            torn = out.tell() > 0 and out.seek(-1, SEEK_END) >= 0 and out.read(1) != b"\n"
            out.write(b"\n" * torn + line.encode() + b"\n")  # behind half a line it would be lost with it


def _outcome(data: Any) -> Outcome:
    """Return one team's outcome. Raises KeyError, TypeError or ValueError for what is none."""
    numbers = [data["number"], data["total"], *data["times"].values()]
    parts = {name: (won, of) for name, (won, of) in data["parts"].items()}
    numbers += [number for part in parts.values() for number in part]
    if not all(type(number) is int for number in numbers) or data["skill"] not in SKILLS:
        message = f"no outcome: {data}"
        raise ValueError(message)
    return Outcome(**{**data, "parts": parts})
