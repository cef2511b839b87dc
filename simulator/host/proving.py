"""Proves a log in two ways: the chain says that no line was touched, a second run that the events follow."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from simulator.domain.values import dataclass
from simulator.engine import EngineError
from simulator.host.evaluation import evaluation_lines
from simulator.host.header import OtherRules, check_rules
from simulator.host.running import replayed
from simulator.host.store import EVALUATION, NOT_SEALED, PLAY, exercise_of
from simulator.log import Chain, Line, Touched, read, sha256_of, verify_chain
from simulator.log.records import decode
from simulator.projections.words import many


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What could be proven of an exercise."""

    ok: bool
    lines_of_log: int
    first_wrong: int | None
    """The line, from 1, that was touched or does not follow."""
    why: str
    sealed: bool
    replayed: bool
    """The exercise was played again, and every line came out the same."""
    sha256: str
    evaluation_lines: int = 0
    """Lines of what was added after ENDEX; none of them touched."""
    evaluation_sha256: str = ""
    """Hash of the last of them: whoever notes it sees a later cut."""
    torn: int = 0
    """Bytes of a last line without its end, as a crash leaves it; nobody had been told of them."""

    def lines(self) -> list[str]:
        """Return the proof for reading."""
        if self.first_wrong is not None:
            return [f"line {self.first_wrong} does not hold: {self.why}"]
        told = [f"{many(self.lines_of_log, 'line')}, none of them touched"]
        if self.torn:
            told.append(
                f"then a torn line of {many(self.torn, 'byte')}, as a crash leaves it: it is passed over, nobody was told of it"
            )
        told.append("played again: every event follows from the commands" if self.replayed else self.why)
        told.append(f"sealed; SHA-256 {self.sha256}" if self.sealed else NOT_SEALED)
        if self.evaluation_lines:
            told.append(
                f"evaluation: {many(self.evaluation_lines, 'line')}, none of them touched; nothing marks its end, so note "
                f"the hash of the last: {self.evaluation_sha256}"
            )
        return told

    def as_data(self) -> dict[str, Any]:
        """Return the proof as plain data."""
        return {
            "ok": self.ok,
            "lines": self.lines_of_log,
            "first_wrong": self.first_wrong,
            "why": self.why,
            "sealed": self.sealed,
            "replayed": self.replayed,
            "torn_bytes": self.torn,
            "log_sha256": self.sha256,
        }


def prove(folder: Path) -> Proof:
    """Check the chain of play and of evaluation, then play the commands again and compare every line.

    Never raises for what is in the files; OSError if they cannot be read.
    """
    file = folder / PLAY if folder.is_dir() else folder
    stored = file.read_bytes()
    whole_lines = stored[: stored.rfind(b"\n") + 1]
    verdict = verify_chain(whole_lines)
    torn = len(stored) - len(whole_lines)
    if torn and (verdict.sealed or not whole_lines):  # nothing is written behind a seal, nor without a header
        verdict, torn = verify_chain(stored), 0

    def proof(*, ok: bool, wrong: int | None = None, why: str = "", again: bool = False) -> Proof:
        sha256 = sha256_of(file) if verdict.sealed else ""
        return Proof(
            ok=ok,
            lines_of_log=verdict.lines,
            first_wrong=wrong,
            why=why,
            sealed=verdict.sealed,
            replayed=again,
            torn=torn,
            sha256=sha256,
        )

    if verdict.first_touched is not None or not verdict.ok:
        return proof(ok=False, wrong=verdict.first_touched or 1, why=verdict.why or "it was touched")
    lines = list(read(BytesIO(whole_lines), Chain()))
    try:
        check_rules(lines[0].body)
        exercise = exercise_of(lines)
        again = replayed(exercise.inputs, exercise.commands, until=exercise.end).lines
    except OtherRules as other:  # whole, but not proven: whoever forges a log can also write another number
        return proof(ok=False, why=str(other))
    except (ValueError, EngineError, KeyError) as wrong:
        return proof(ok=False, wrong=_unreadable(lines), why=str(wrong))
    for line, fresh in zip(lines, again, strict=False):
        if line.raw.rstrip(b"\n") != fresh.rstrip(b"\n"):
            return proof(
                ok=False, wrong=line.seq + 1, why="it does not follow from what was commanded before it"
            )
    if len(again) < len(lines):
        return proof(ok=False, wrong=len(again) + 1, why="nothing that was commanded brings it about")
    found: list[Line] = []
    if folder.is_dir():
        try:
            found = evaluation_lines(folder)
        except Touched as touched:
            return proof(ok=False, wrong=touched.line_number, why=f"{EVALUATION}: {touched.why}")
    whole = proof(ok=verdict.sealed, why="" if verdict.sealed else "play has no seal", again=True)
    if not found:
        return whole
    return replace(whole, evaluation_lines=len(found), evaluation_sha256=found[-1].sha256())


def _unreadable(lines: Sequence[Line]) -> int:
    """Return the line, from 1, that holds no record of ours; the first, if each does and they still make no exercise."""
    for line in lines:
        if line.kind in ("command", "event", "driver"):
            try:
                decode(line.body)
            except (ValueError, KeyError):
                return line.seq + 1
    return 1
