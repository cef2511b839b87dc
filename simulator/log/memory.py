"""A log that lives as long as the process: for tests, teams and pools of exercises.

Byte for byte what `LogFile` would have on disk; `durable` asks for nothing here.
"""

from collections.abc import Mapping
from hashlib import sha256

from simulator.log.appending import Appending
from simulator.log.chain import Chain


class MemoryLog(Appending):
    """A log in a list."""

    lines: list[bytes]
    """The stored bytes of each line, newline included."""

    def __init__(self, header: Mapping[str, object], *, anchor: str | None = None, t: int = 0) -> None:
        """Begin with the header; or, given the hash of a seal line, with the anchor line of its evaluation."""
        super().__init__(Chain(anchor))
        self.lines = []
        self.append(self._chain.first_kind, t, header, durable=False)

    def _keep(self, lines: list[bytes], *, durable: bool) -> None:  # noqa: ARG002  (there is no disk to wait for)
        self.lines += lines

    def _take_back(self, size: int) -> None:  # noqa: ARG002  (lines are counted here, not bytes)
        del self.lines[self._chain.seq :]

    def close(self) -> None:
        """Nothing is held open; the lines stay readable."""

    def stored(self) -> bytes:
        """Return what the file would hold."""
        return b"".join(self.lines)

    def sha256(self) -> str:
        """Return the hex SHA-256 of what is stored: once sealed, the exercise's `log_sha256`."""
        return sha256(self.stored()).hexdigest()
