"""What the rest of the exercise may ask of a log, wherever it is kept."""

from collections.abc import Iterable, Mapping
from typing import Protocol

Record = tuple[str, int, Mapping[str, object]]
"""(kind, t in milliseconds since STARTEX, body)."""


class Log(Protocol):
    """Append-only memory: `LogFile` keeps it on disk, `MemoryLog` does not.

    An append that raises has added nothing, and the log is where it was.
    """

    @property
    def head(self) -> str:
        """Hex SHA-256 of the last line."""

    @property
    def seq(self) -> int:
        """The number the next line will have, which is how many there are."""

    @property
    def t(self) -> int:
        """Milliseconds since STARTEX of the last line."""

    @property
    def sealed(self) -> bool:
        """Play has ended: nothing can be appended."""

    def append(self, kind: str, t: int, body: Mapping[str, object], *, durable: bool) -> int:
        """Add one line and return its number; `durable` survives loss of power before this returns."""

    def extend(self, records: Iterable[Record], *, durable: bool) -> int:
        """Add all records or none, as one write, and return the number of the first."""

    def seal(self) -> int:
        """End play, durably, at the time of the last line, and return the seal's number."""

    def close(self) -> None:
        """Let go of what the log holds open."""
