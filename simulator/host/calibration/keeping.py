"""What is finished is kept while a calibration goes on, so that who stops it goes on where it stood.

One line of JSON for each chunk, in a file named after everything the outcomes follow from: another scenario, standard,
seed or version of the simulation has another name. It is taken away once every team in it has been counted.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from simulator.host.calibration.outcome import Outcome
from simulator.host.places import home
from simulator.host.store import room_in
from simulator.teams.simulated.skills import VERSION


def place(header: str, name: str) -> Path:
    """Return the file of a calibration that is under way."""
    key = sha256(f"{VERSION}|{header}".encode()).hexdigest()
    return home() / "calibrations" / f"{name}-{key[:12]}.jsonl"


def kept(file: Path) -> list[tuple[Outcome, ...]]:
    """Return the chunks that are finished; a line that was cut off when it was written counts as not there."""
    found = []
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
        try:
            found.append(tuple(_outcome(one) for one in json.loads(line)))
        except (ValueError, KeyError, TypeError):
            continue
    return found


def keep(file: Path, chunk: Iterable[Outcome]) -> None:
    """Add a finished chunk. Raises OSError with the way out if there is no room."""
    line = json.dumps([asdict(outcome) for outcome in chunk], separators=(",", ":"))
    with room_in(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as out:
            out.write(line + "\n")


def _outcome(data: dict[str, object]) -> Outcome:
    parts = data["parts"]
    assert isinstance(parts, dict)  # noqa: S101  # another shape is no line of ours
    whole = {name: (won, of) for name, (won, of) in parts.items()}
    return Outcome(**{**data, "parts": whole})  # type: ignore[arg-type]  # what was written is what is read
