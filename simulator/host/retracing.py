"""A log that is first retraced: what an engine says again must be what it said, byte for byte; then it goes on."""

from collections.abc import Iterable, Mapping, Sequence

from simulator.log import Chain, Line, LogFile, Record, seal_body


class Diverged(ValueError):
    """Playing the commands again gave another line than the one that is stored."""


class Retracing:
    """A `Log` over a stored one: compares as long as there are stored lines, appends after them."""

    def __init__(self, log: LogFile, lines: Sequence[Line]) -> None:
        self._log = log
        self._lines = lines
        self._at = 1
        self._chain = Chain()
        self._chain.take("header", 0, lines[0].raw)

    @property
    def retraced(self) -> bool:
        """Whether every stored line has been said again."""
        return self._at >= len(self._lines)

    @property
    def head(self) -> str:
        return self._log.head if self.retraced else self._chain.head

    @property
    def seq(self) -> int:
        return self._log.seq if self.retraced else self._at

    @property
    def t(self) -> int:
        return self._log.t if self.retraced else self._chain.t

    @property
    def sealed(self) -> bool:
        return self._log.sealed if self.retraced else False

    def append(self, kind: str, t: int, body: Mapping[str, object], *, durable: bool) -> int:
        if self.retraced:
            return self._log.append(kind, t, body, durable=durable)
        stored = self._lines[self._at]
        objection = self._chain.objection(kind, t, body)
        if objection is None and self._chain.link(kind, t, body)[:-1] == stored.raw:
            self._at += 1
            return self._at - 1
        again = str(body.get("is", kind))
        kept = str(stored.body.get("is", stored.kind))
        message = f"line {self._at + 1} cannot be resumed: it holds {kept} at T+{stored.t} ms, playing again gives {again} at T+{t} ms"
        raise Diverged(message + "; verify it, or begin again")

    def extend(self, records: Iterable[Record], *, durable: bool) -> int:
        first = self.seq
        for kind, t, body in records:
            self.append(kind, t, body, durable=durable)
        return first

    def seal(self) -> int:
        if self.retraced:
            return self._log.seal()
        return self.append("seal", self._chain.t, seal_body(self._chain), durable=False)

    def close(self) -> None:
        self._log.close()
