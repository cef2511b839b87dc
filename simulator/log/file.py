"""One exercise's lines on disk: what was acknowledged is there, and nothing is torn.

A durable append has reached the disk (write, then fsync) when it returns; any other has reached the operating system, so it outlives this process but not a loss of power.
Every append is one write of whole lines.
A write that fails part of the way is taken back, so that the file ends with a whole line; after a failed fsync nobody knows what the disk holds, so the log refuses to go on and has to be resumed from what can be read.

One writer: the file itself carries an advisory lock (flock) as long as it is open, and the system drops it with the process.
Windows has no flock: there, nothing keeps a second writer out.
Readers need no lock.
"""

import os
from collections.abc import Mapping
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import Self

from simulator.log import disk
from simulator.log.appending import Appending
from simulator.log.chain import LONGEST, Chain, seal_body
from simulator.log.reading import Line, Touched, read


class LogFile(Appending):
    """A log in a file, held open by its only writer. Begin one with `create`, go on with `resume`."""

    path: Path

    def __init__(self, path: Path, descriptor: int, chain: Chain, size: int) -> None:
        """Append at `size` bytes, where `chain` stands; meant for `create` and `resume`."""
        super().__init__(chain, size)
        self.path = path
        self._descriptor = descriptor
        self._refusal: str | None = None

    @classmethod
    def create(
        cls, path: str | PathLike[str], header: Mapping[str, object], *, anchor: str | None = None, t: int = 0
    ) -> Self:
        """Begin a log that is not there yet; when this returns, its first line and its name are on disk.

        With `anchor`, the hash of a seal line, it is the evaluation log of that play, and `header` is the body of its anchor line at `t`.

        Raises FileExistsError; or what the disk or the header refuse, and then leaves no file.
        """
        path = Path(path)
        descriptor = os.open(path, disk.APPENDING | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            disk.lock(descriptor, path)
            chain = Chain(anchor)
            log = cls(path, descriptor, chain, 0)
            log.append(chain.first_kind, t, header, durable=True)
            disk.keep_name(path)
        except BaseException:
            os.close(descriptor)
            path.unlink()
            raise
        return log

    @classmethod
    def resume(
        cls, path: str | PathLike[str], *, anchor: str | None = None, respell: bool = True
    ) -> tuple[Self, list[Line], bytes | None]:
        """Go on with a log: return it, its lines, and the torn last line that was cut off (None when none was).

        `respell=False` is for who makes every line after the first again, and compares the bytes (see `read`).

        Torn is what has no newline at the end of a log that is not sealed: it was never acknowledged.
        A sealed log comes back sealed, to be read.

        Raises Touched for anything else that is wrong, and changes nothing then; InUse while another writer has the log; OSError.
        """
        path = Path(path)
        descriptor = os.open(path, disk.APPENDING)
        try:
            disk.lock(descriptor, path)
            stored = disk.read_all(descriptor)
            size = stored.rfind(b"\n") + 1
            chain = Chain(anchor)
            lines = list(read(BytesIO(stored[:size]), chain, respell=respell)) if size else []
            torn = stored[size:] or None
            _must_be_torn(torn or b"", chain)
            if torn:
                os.ftruncate(descriptor, size)
            os.fsync(descriptor)  # what a killed writer left with the system is the truth from here on
        except BaseException:
            os.close(descriptor)
            raise
        return cls(path, descriptor, chain, size), lines, torn

    def _keep(self, lines: list[bytes], *, durable: bool) -> None:
        if self._refusal:
            raise OSError(self._refusal)
        data = b"".join(lines)
        try:
            disk.write(self._descriptor, data)
            if durable:
                self._refusal = (
                    f"{self.path} may not have reached the disk: resume it, to go on from what is there"
                )
                os.fsync(self._descriptor)
                self._refusal = None
        except OSError as error:
            kept = self._chain.seq - len(lines)
            said = (
                f"{error.strerror}: none of the {len(lines)} new lines was kept, all {kept} before them were"
            )
            raise OSError(error.errno, said, str(self.path)) from error
        self._size += len(data)

    def _take_back(self, size: int) -> None:
        if self._descriptor < 0:
            return
        self._size = size
        try:
            os.ftruncate(self._descriptor, size)
        except OSError:
            self._refusal = f"{self.path} may end with a torn line: resume it, to have that cut off"

    def close(self) -> None:
        """Give the lock back; what was not durable is left with the system. Closing twice is allowed."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
            self._refusal = f"{self.path} is closed: resume it to go on"

    def __enter__(self) -> Self:
        """Stay open for a block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()


def _must_be_torn(rest: bytes, chain: Chain) -> None:
    """Raise Touched unless `rest`, which has no newline, can be the beginning of the next line (or is empty)."""
    number = chain.seq + 1
    if chain.seq == 0:
        raise Touched(
            1, "there is no whole first line, so nothing was ever acknowledged: delete the file, begin again"
        )
    if rest and chain.sealed:
        raise Touched(number, "there is something after the seal")
    if len(rest) >= LONGEST:
        raise Touched(number, f"longer than {LONGEST:,} bytes")
    if rest and chain.first_kind == "header":
        mark = chain.mark()
        seal = chain.link("seal", chain.t, seal_body(chain))[:-1]
        chain.rewind(mark)
        if rest.startswith(seal) and rest != seal:
            raise Touched(number, "the newline after the seal is something else")
