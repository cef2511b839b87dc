"""What evaluators and players add: the second chain, anchored on the seal of play.

Before the seal there is nothing to anchor on; until then their lines are kept, durably, in the order they came.
"""

import json
import os
from pathlib import Path

from simulator.domain.commands import Evaluation
from simulator.host.store import EVALUATION, PENDING, PLAY
from simulator.log import Chain, LogFile, read
from simulator.log.records import decode, encode


def evaluate(folder: Path, record: Evaluation) -> None:
    """Keep one line of evaluation: in the second chain if play is sealed, until then as pending.

    Raises OSError if it could not be kept.
    """
    if _seal(folder) is None:
        with (folder / PENDING).open("ab") as stream:
            stream.write(json.dumps(encode(record), ensure_ascii=False, sort_keys=True).encode() + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
        return
    settle(folder)
    with _chain(folder) as log:
        log.append("evaluation", log.t, encode(record), durable=True)


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
            log.extend((("evaluation", log.t, encode(record)) for record in missing), durable=True)
    pending.unlink()
    return len(missing)


def evaluation_of(folder: Path) -> list[Evaluation]:
    """Return what stands in the second chain; nothing if there is none yet."""
    seal = _seal(folder)
    path = folder / EVALUATION
    if seal is None or not path.exists():
        return []
    with path.open("rb") as stream:
        return [decode(line.body) for line in read(stream, Chain(seal[0])) if line.kind == "evaluation"]


def pending_of(folder: Path) -> list[Evaluation]:
    """Return what waits for the seal; a torn last line was never acknowledged."""
    path = folder / PENDING
    if not path.exists():
        return []
    whole = path.read_bytes().rpartition(b"\n")[0]
    return [decode(json.loads(line)) for line in whole.splitlines() if line]


def _chain(folder: Path) -> LogFile:
    seal = _seal(folder)
    assert seal is not None, "the caller has looked"  # noqa: S101  # an invariant of this module
    head, t = seal
    path = folder / EVALUATION
    if path.exists():
        return LogFile.resume(path, anchor=head)[0]
    return LogFile.create(path, {"play": head}, anchor=head, t=t)


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
