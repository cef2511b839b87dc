"""All or nothing: the chain moves on only when the lines were kept.

What every log does the same, whatever it keeps its lines in.
A record that is refused, a full disk, an interrupt: each leaves the log where it was.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping

from simulator.log.chain import Chain, Mark, seal_body
from simulator.log.ports import Record


class Appending(ABC):
    """A `Log`, but for where the bytes go."""

    def __init__(self, chain: Chain, size: int = 0) -> None:
        """Append where `chain` stands, after `size` bytes."""
        self._chain = chain
        self._size = size

    @abstractmethod
    def _keep(self, lines: list[bytes], *, durable: bool) -> None:
        """Keep all lines, each with its newline, and add their bytes to `_size`."""

    @abstractmethod
    def _take_back(self, size: int) -> None:
        """Keep nothing beyond `size` bytes (the chain is there already) of an append that failed."""

    @property
    def head(self) -> str:
        """Hex SHA-256 of the last line."""
        return self._chain.head

    @property
    def seq(self) -> int:
        """The number the next line will have, which is how many there are."""
        return self._chain.seq

    @property
    def t(self) -> int:
        """Milliseconds since STARTEX of the last line."""
        return self._chain.t

    @property
    def sealed(self) -> bool:
        """Play has ended: nothing can be appended."""
        return self._chain.sealed

    def append(self, kind: str, t: int, body: Mapping[str, object], *, durable: bool) -> int:
        """Add one line and return its number; if `durable`, it survives a loss of power once this returns."""
        chain, size = self._chain, self._size
        mark = chain.mark()
        try:
            self._keep([chain.link(kind, t, body)], durable=durable)
        except BaseException:  # an interrupt, too, must not leave the chain ahead of the lines
            self._undo(mark, size)
            raise
        return chain.seq - 1

    def extend(self, records: Iterable[Record], *, durable: bool) -> int:
        """Add all records or none, as one write, and return the number of the first."""
        chain, size = self._chain, self._size
        mark, first = chain.mark(), chain.seq
        try:
            self._keep([chain.link(kind, t, body) for kind, t, body in records], durable=durable)
        except BaseException:  # same
            self._undo(mark, size)
            raise
        return first

    def _undo(self, mark: Mark, size: int) -> None:
        self._chain.rewind(mark)
        self._take_back(size)

    def seal(self) -> int:
        """End play, durably, at the time of the last line, and return the seal's number."""
        return self.append("seal", self.t, seal_body(self._chain), durable=True)
