"""What evaluators and players add: the second chain, anchored on the seal of play.

Before the seal there is nothing to anchor on; until then their lines are kept, durably, in the order they came.
The chain has no end that a seal could mark, so nothing follows its last line to vouch for it: each line vouches for itself
too, by a hash of its own over the seal of play, its number and what it says.
"""

import json
import os
from collections.abc import Mapping, Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from simulator.domain.commands import Evaluation
from simulator.host.store import EVALUATION, PENDING, PLAY
from simulator.log import Chain, Line, LogFile, Touched, canonical, read
from simulator.log.records import decode, encode

OWN_HASH: Final = "own_hash"
"""Stands in the anchor of a chain each of whose lines has a hash of its own; older ones have none."""


def evaluate(folder: Path, record: Evaluation) -> None:
    """Keep one line of evaluation: in the second chain if play is sealed, until then as pending.

    Raises OSError if it could not be kept, Touched if what is there already was touched.
    """
    if _seal(folder) is None:
        with (folder / PENDING).open("ab") as stream:
            stream.write(json.dumps(encode(record), ensure_ascii=False, sort_keys=True).encode() + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
        return
    settle(folder)
    with _chain(folder) as log:
        _append(folder, log, [record])


def settle(folder: Path) -> int:
    """Move what was pending into the chain once play is sealed, and return how many lines that were; again is harmless."""
    pending = folder / PENDING
    if _seal(folder) is None or not pending.exists():
        return 0
    waiting = pending_of(folder)
    with _chain(folder) as log:
        there = evaluation_of(folder)
        missing = waiting if there[: len(waiting)] != waiting else []
        if missing:
            _append(folder, log, missing)
    pending.unlink()
    return len(missing)


def evaluation_of(folder: Path) -> list[Evaluation]:
    """Return what stands in the second chain; nothing if there is none yet. A torn last line was never acknowledged.

    Raises Touched, naming the line, for a chain that is not as it was written.
    """
    try:
        lines = evaluation_lines(folder)
    except Touched as touched:
        raise _named(touched, folder) from touched
    return [decode(_record(line)) for line in lines[1:]]


def evaluation_lines(folder: Path) -> list[Line]:
    """Return the lines of the second chain, the anchor first, each proven; none if there is no chain yet.

    Raises Touched for the first line that was touched.
    """
    seal = _seal(folder)
    path = folder / EVALUATION
    if seal is None or not path.exists():
        return []
    stored = path.read_bytes()
    lines = list(read(BytesIO(stored[: stored.rfind(b"\n") + 1]), Chain(seal[0])))
    _vouch(lines, *seal)
    return lines


def pending_of(folder: Path) -> list[Evaluation]:
    """Return what waits for the seal; a torn last line was never acknowledged."""
    path = folder / PENDING
    if not path.exists():
        return []
    whole = path.read_bytes().rpartition(b"\n")[0]
    return [decode(json.loads(line)) for line in whole.splitlines() if line]


def _append(folder: Path, log: LogFile, records: Sequence[Evaluation]) -> None:
    seal = _seal(folder)
    assert seal is not None, "the caller has looked"  # noqa: S101  # an invariant of this module
    bodies = [encode(record) for record in records]
    first = log.seq
    log.extend(
        (
            ("evaluation", log.t, {"record": body, "sha256": _own_hash(seal[0], first + place, body)})
            for place, body in enumerate(bodies)
        ),
        durable=True,
    )


def _own_hash(head: str, number: int, record: Mapping[str, Any]) -> str:
    return sha256(canonical.encode({"line": number, "play": head, "record": record})).hexdigest()


def _record(line: Line) -> Any:  # a record as it was stored
    """Return what a line says; in an older chain it is the whole body."""
    return line.body["record"] if "sha256" in line.body else line.body


def _vouch(lines: Sequence[Line], head: str, t: int) -> None:
    """Raise Touched for the first line that does not vouch for itself."""
    hashed = lines[0].body == {"play": head, OWN_HASH: True}
    if not hashed and lines[0].body != {"play": head}:
        raise Touched(1, "it is no anchor of this play")
    for line in lines[1:]:
        number = line.seq + 1
        if line.t != t:
            raise Touched(number, f"evaluation has no time of its own: t is {t}, as in the seal of play")
        own = line.body.get("sha256")
        if own is None and hashed:
            raise Touched(number, "its own hash is gone")
        if own is not None and own != _own_hash(head, line.seq, _record_of(line.body)):
            raise Touched(number, "its own hash is of something else")


def _named(touched: Touched, folder: Path) -> Touched:
    """Return the same, with the place and the way out."""
    place = folder / EVALUATION
    return Touched(
        touched.line_number, f"{touched.why} ({place}: put that file aside to go on without what was added)"
    )


def _record_of(body: Mapping[str, Any]) -> Mapping[str, Any]:
    record = body.get("record")
    return record if isinstance(record, dict) and set(body) == {"record", "sha256"} else {}


def _chain(folder: Path) -> LogFile:
    seal = _seal(folder)
    assert seal is not None, "the caller has looked"  # noqa: S101  # an invariant of this module
    head, t = seal
    path = folder / EVALUATION
    if not path.exists():
        return LogFile.create(path, {"play": head, OWN_HASH: True}, anchor=head, t=t)
    log, lines, _ = LogFile.resume(path, anchor=head)
    try:
        _vouch(lines, head, t)
    except Touched as touched:
        log.close()
        raise _named(touched, folder) from touched
    return log


def _seal(folder: Path) -> tuple[str, int] | None:
    """Return the hash of the seal line and its time; None while play goes on."""
    with (folder / PLAY).open("rb") as stream:
        stream.seek(max((folder / PLAY).stat().st_size - (1 << 12), 0))
        tail = stream.read()
    if b'"kind":"seal"' not in tail.rpartition(b"\n")[0].rpartition(b"\n")[2]:
        return None
    with (folder / PLAY).open("rb") as stream:
        chain = Chain()
        for _ in read(stream, chain):
            pass
    return (chain.head, chain.t) if chain.sealed else None
