"""Each line carries the SHA-256 of the one before it.

A line is one canonical JSON object with exactly five keys, and a newline::

    {"body":{…},"kind":"event","prev":"5f1d…","seq":7,"t":360000}

`prev` is taken over the *stored bytes* of the line before, without its newline, so nothing has to be encoded again to be checked.
The first line has no line before it: the play chain begins at `GENESIS`, the evaluation chain at the hash of the seal it is anchored on.

The seal is the last line of play and has no successor to vouch for it, so every field of it follows from the bytes before: a seal says nothing of its own.

Pure: no file, no clock.
The same rules serve writing (`Chain.link`) and reading (`Chain.objection`, then `Chain.take`).
"""

from collections.abc import Mapping
from hashlib import sha256

from simulator.log import canonical
from simulator.log.ports import Log

GENESIS = sha256(b"hotwash log format 1").hexdigest()
"""What the header's `prev` holds: no other format's first line can pass for ours."""

LONGEST = 8 * 1024 * 1024
"""Bytes in a line, newline included: a header with its scenario is far below, and a reader needs a bound."""

_PLAY = ("header", frozenset({"command", "event", "driver", "seal"}))
_EVALUATION = ("anchor", frozenset({"evaluation"}))

Mark = tuple[str, int, int, bool]
"""A place in a chain."""


class Chain:
    """Where the next line goes: its number, the hash it must carry, the time it may not precede.

    Without `genesis` this is the play chain; with the hash of a seal line it is the evaluation chain anchored there.
    """

    __slots__ = ("_rest", "first_kind", "head", "sealed", "seq", "t")

    first_kind: str
    """header for play, anchor for evaluation."""
    head: str
    """Hex SHA-256 of the last line, or what the first line must carry."""
    seq: int
    """The number of the next line, which is how many there are."""
    t: int
    """Milliseconds since STARTEX of the last line; 0 before the first."""
    sealed: bool

    def __init__(self, genesis: str | None = None) -> None:
        """Begin before the first line."""
        self.first_kind, self._rest = _PLAY if genesis is None else _EVALUATION
        self.head = GENESIS if genesis is None else genesis
        self.seq = 0
        self.t = 0
        self.sealed = False

    def link(self, kind: str, t: int, body: Mapping[str, object]) -> bytes:
        """Return the bytes of the next line, newline included, and move on.

        Raises ValueError or TypeError, and stays where it was, when the line may not come here or its body has no canonical form.
        """
        objection = self.objection(kind, t, body)
        if objection is not None:
            raise ValueError(objection)
        line = spelled(kind, t, body, prev=self.head, seq=self.seq)
        if len(line) >= LONGEST:
            raise ValueError(
                f"line {self.seq + 1} would have {len(line) + 1:,} bytes; a line has at most {LONGEST:,}"
            )
        self.take(kind, t, line)
        return line + b"\n"

    def objection(self, kind: str, t: int, body: Mapping[str, object]) -> str | None:
        """Say why this may not be the next line, or None when it may."""
        if self.sealed:
            return f"play is sealed: no {kind!r} can follow the seal"
        if self.seq == 0:
            if kind != self.first_kind:
                return f"the first line is {self.first_kind}, not {kind!r}"
        elif kind not in self._rest:
            return f"{kind!r} is no kind of line here: expected {', '.join(sorted(self._rest))}"
        if type(t) is not int:
            return f"t is whole milliseconds since STARTEX, not {t!r}"
        if t < self.t:
            return f"time goes backwards: {t} ms after {self.t} ms"
        if kind == "seal" and (t != self.t or canonical.encode(body) != canonical.encode(seal_body(self))):
            return (
                "the seal does not follow from the lines before it: seal with seal_body, at the last line's t"
            )
        return None

    def take(self, kind: str, t: int, line: bytes) -> None:
        """Move past `line` (stored bytes, no newline), to which there was no objection."""
        self.head = sha256(line).hexdigest()
        self.seq += 1
        self.t = t
        self.sealed = kind == "seal"

    def mark(self) -> Mark:
        """Return the place, for `rewind`."""
        return self.head, self.seq, self.t, self.sealed

    def rewind(self, mark: Mark) -> None:
        """Go back to a place: the lines since were never kept."""
        self.head, self.seq, self.t, self.sealed = mark


def spelled(kind: str, t: int, body: Mapping[str, object], *, prev: str, seq: int) -> bytes:
    """Return the bytes of a line, without its newline: the envelope's keys in sorted order, around the body."""
    return b'{"body":%b,"kind":"%b","prev":"%b","seq":%d,"t":%d}' % (
        canonical.encode(body),
        kind.encode(),
        prev.encode(),
        seq,
        t,
    )


def seal_body(log: Chain | Log) -> dict[str, object]:
    """Return the body of the seal that may follow now: every field recomputable from the bytes before."""
    return {"head": log.head, "lines": log.seq, "t": log.t}
