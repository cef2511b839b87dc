"""A line is intact when it is exactly what the writer would have written.

Reading is strict on purpose: a line that means the same but is spelled otherwise (a space, another order of keys, a key twice, an escape) was touched.

When the hash of line N is not the one line N+1 carries, either of them may have been touched.
Line N+2 decides: if it vouches for N+1, then N was touched.
The seal needs nobody: it says its `prev` twice, so a seal that agrees with itself accuses the line before.
One touched line of a sealed log is therefore always named exactly.
Of several, the first that can be proven is named; where nothing decides between two neighbours, the earlier, and it says so.
The last line of a log that is not sealed yet is vouched for by nothing.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO

from simulator.log import canonical
from simulator.log.chain import LONGEST, Chain

_KEYS = {"body": dict, "kind": str, "prev": str, "seq": int, "t": int}


class Touched(ValueError):
    """The log is not as it was written."""

    def __init__(self, line_number: int, why: str) -> None:
        """Name the first line that was touched, counting from 1, and why we know."""
        super().__init__(f"line {line_number} was touched: {why}")
        self.line_number = line_number
        self.why = why


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a log, as it was stored."""

    seq: int
    t: int
    """Milliseconds since STARTEX."""
    kind: str
    body: Mapping[str, object]
    prev: str
    """Hex SHA-256 of the line before."""
    raw: bytes
    """The stored bytes, without the newline."""

    def sha256(self) -> str:
        """Return what the next line's `prev` must be."""
        return sha256(self.raw).hexdigest()


def parse(raw: bytes, number: int, *, respell: bool = True) -> Line:
    """Read one stored line (newline included) by itself, or raise Touched with its 1-based `number`.

    Without `respell` its spelling is not looked at.
    """
    if len(raw) > LONGEST:
        raise Touched(number, f"longer than {LONGEST:,} bytes")
    if not raw.endswith(b"\n"):
        raise Touched(number, "torn: it does not end with a newline")
    stored = raw[:-1]
    try:
        found = json.loads(stored.decode())
        spelled = canonical.encode(found) if respell else stored
    except (ValueError, RecursionError) as error:
        raise Touched(number, f"not canonical JSON ({error})") from error
    if spelled != stored:
        raise Touched(number, "not spelled as it was written (spaces, order of keys, escapes or a key twice)")
    if not isinstance(found, dict) or {key: type(value) for key, value in found.items()} != _KEYS:
        raise Touched(number, "not a record of exactly body, kind, prev, seq and t")
    return Line(raw=stored, **found)


def read(stream: BinaryIO, chain: Chain, *, respell: bool = True) -> Iterator[Line]:
    """Yield the lines of `stream`, moving `chain` past each; raise Touched at the first that was touched.

    One line is held at a time.
    A line is vouched for by the next, so what was yielded is proven only when the iterator ends without Touched.
    Without `respell` only the first line's spelling is proven: for a caller who makes all others again himself, and
    compares their bytes.
    """
    while raw := stream.readline(LONGEST + 1):
        number = chain.seq + 1
        line = parse(raw, number, respell=respell or number == 1)
        if line.seq != chain.seq:
            raise Touched(
                number, f"it says it is number {line.seq}, and it is number {chain.seq}, counting from 0"
            )
        if line.prev != chain.head:
            raise _accusation(line, number, stream)
        objection = chain.objection(line.kind, line.t, line.body)
        if objection is not None:
            raise Touched(number, objection)
        chain.take(line.kind, line.t, line.raw)
        yield line
    if chain.seq == 0:
        raise Touched(1, "there is no first line")


def _accusation(line: Line, number: int, stream: BinaryIO) -> Touched:
    """`line` does not carry the hash of the line before it: which of the two was touched?"""
    if number == 1:
        return Touched(1, "it begins another chain: its prev is not the one this log begins at")
    before = Touched(number - 1, f"line {number} carries another hash of it")
    itself = Touched(number, f"its prev is not the hash of line {number - 1}")
    if line.kind == "seal":
        agrees = line.body == {"head": line.prev, "lines": line.seq, "t": line.t}
        return before if agrees else itself
    following = stream.readline(LONGEST + 1)
    try:
        vouched = parse(following, number + 1).prev == line.sha256()
    except Touched:
        return Touched(
            number - 1, f"line {number} carries another hash of it (or line {number} itself was touched)"
        )
    return before if vouched else itself
