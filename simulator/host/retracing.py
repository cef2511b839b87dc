"""A log that is first retraced: what an engine says again must be what it said, byte for byte; then it goes on."""

from collections.abc import Iterable, Mapping, Sequence

from simulator.log import Line, LogFile, Record, seal_body, spelled


class Diverged(ValueError):
    """Playing the commands again gave another line than the one that is stored."""


class Retracing:
    """A `Log` over a stored one, whose chain has been read: compares as long as there are stored lines, appends after."""

    def __init__(self, log: LogFile, lines: Sequence[Line]) -> None:
        self._log = log
        self._lines = lines
        self._at = 1

    @property
    def retraced(self) -> bool:
        """Whether every stored line has been said again."""
        return self._at >= len(self._lines)

    @property
    def head(self) -> str:
        return self._log.head if self.retraced else self._lines[self._at].prev

    @property
    def seq(self) -> int:
        return self._log.seq if self.retraced else self._at

    @property
    def t(self) -> int:
        return self._log.t if self.retraced else self._lines[self._at - 1].t

    @property
    def sealed(self) -> bool:
        return self._log.sealed if self.retraced else False

    def append(self, kind: str, t: int, body: Mapping[str, object], *, durable: bool) -> int:
        if self.retraced:
            return self._log.append(kind, t, body, durable=durable)
        stored = self._lines[self._at]
        if spelled(kind, t, body, prev=stored.prev, seq=stored.seq) != stored.raw:
            raise self._diverged(f"gives {body.get('is', kind)} at T+{t} ms")
        self._at += 1
        return stored.seq

    def extend(self, records: Iterable[Record], *, durable: bool) -> int:
        first = self.seq
        for kind, t, body in records:
            self.append(kind, t, body, durable=durable)
        return first

    def seal(self) -> int:
        if self.retraced:
            return self._log.seal()
        return self.append("seal", self.t, seal_body(self), durable=False)

    def finish(self) -> None:
        """Raise Diverged for stored lines that were not said again, though their time has come."""
        if not self.retraced:
            raise self._diverged("does not give it")

    def _diverged(self, instead: str) -> Diverged:
        stored = self._lines[self._at]
        kept = str(stored.body.get("is", stored.kind))
        message = f"line {self._at + 1} cannot be resumed: it holds {kept} at T+{stored.t} ms, playing again {instead}"
        return Diverged(message + "; verify it, or begin again")

    def close(self) -> None:
        self._log.close()
