"""Is this log as it was written? If not, which line was touched first?

Needs only the standard library and never trusts a byte: any bytes at all get a verdict, in the memory of a few lines.
What a chain cannot show is a log that was rewritten from some line to its end, and cut lines where there is no seal: the first is the re-run's to prove, the second is said (`sealed`).
"""

from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import file_digest
from io import BytesIO
from os import PathLike
from pathlib import Path

from simulator.log.chain import Chain
from simulator.log.reading import Touched, read

UNSEALED = "it is not sealed: nothing shows whether lines were cut from its end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the bytes of a log prove about themselves."""

    ok: bool
    """Every line that is there follows from the line before it."""
    lines: int
    """How many lines, from the first, follow from each other."""
    sealed: bool
    """The last of them is the seal, so nothing was cut from the end."""
    first_touched: int | None
    """Counting from 1; None when ok."""
    why: str
    """One sentence; empty when ok and sealed."""
    head: str
    """Hex SHA-256 of the last of `lines`: what a witness would have noted."""


def verify_chain(source: str | PathLike[str] | bytes, *, anchor: str | None = None) -> Verdict:
    """Check a play log, or with `anchor` (the hash of its seal line) the evaluation log that follows it.

    `source` is a path, or the bytes themselves.
    No content makes this raise; a file that cannot be opened is an OSError.
    """
    chain = Chain(anchor)
    with ExitStack() as stack:
        stream = (
            BytesIO(source) if isinstance(source, bytes) else stack.enter_context(Path(source).open("rb"))
        )
        head = chain.head  # as of the line before the last: it stands when the last is accused
        try:
            for line in read(stream, chain):
                head = line.prev
        except Touched as touched:
            accused_last = touched.line_number == chain.seq
            return Verdict(
                ok=False,
                lines=touched.line_number - 1,
                sealed=chain.sealed,
                first_touched=touched.line_number,
                why=touched.why,
                head=head if accused_last else chain.head,
            )
    why = "" if chain.sealed or anchor is not None else UNSEALED
    return Verdict(
        ok=True, lines=chain.seq, sealed=chain.sealed, first_touched=None, why=why, head=chain.head
    )


def sha256_of(path: str | PathLike[str]) -> str:
    """Return the hex SHA-256 of the stored bytes: of a sealed play log, the exercise's `log_sha256`."""
    with Path(path).open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
