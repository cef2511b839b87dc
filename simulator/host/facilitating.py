"""The facilitator's door: a socket in the exercise's own folder, which only its owner can open.

One JSON object a line, both ways: `{"type": "…"}` is what was typed, `{"lines": […]}` what is to be printed.
`{"ask": "panes"}` is answered by `{"panes": {…}, "standing": "…"}`, what a console on the full screen shows side by side.
The words are read here, beside the exercise; the other terminal only types and prints.
"""

import contextlib
import json
import os
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from simulator.domain.commands import FACILITATOR
from simulator.domain.values import dataclass
from simulator.host.safe import safe_text
from simulator.host.session import Session
from simulator.host.store import SOCKET

if TYPE_CHECKING:
    from simulator.host.plain.leading import LeadConsole

LONGEST: Final = 16_384
"""Bytes in one line from the other side."""
PEERS: Final = 4
"""Consoles at one time."""
LISTEN_S: Final = 0.2
_PATH: Final = 100
"""Bytes of a path that every system's sockets take."""


@dataclass(slots=True)
class Door:
    """Where the facilitator can come in, or why not."""

    path: Path | None = None
    problem: str = ""


@contextmanager
def serve(session: Session) -> Iterator[Door]:
    """Let facilitators in as long as the block lasts; if that is not possible, play goes on without."""
    door, listener = Door(), None
    over = threading.Event()
    try:
        listener = _listen(session.folder)
        door.path = session.folder / SOCKET
    except OSError as taken:
        door.problem = f"No facilitator can join: {taken.strerror or taken}."
    threads: list[threading.Thread] = []
    if listener is not None:
        threads.append(threading.Thread(target=_accept, args=(session, listener, over), daemon=True))
        threads[0].start()
    try:
        yield door
    finally:
        over.set()
        if listener is not None:
            threads[0].join(timeout=2)
            listener.close()
            with contextlib.suppress(OSError):
                (session.folder / SOCKET).unlink()


def reachable(folder: Path) -> str:
    """Return the path by which a socket in this folder is named: short, however deep the folder lies."""
    path = folder / SOCKET
    if len(os.fsencode(path)) <= _PATH:
        return str(path)
    if sys.platform == "linux":
        return f"/proc/self/fd/{os.open(folder, os.O_RDONLY | os.O_DIRECTORY)}/{SOCKET}"
    raise OSError(f"{path} is too long a path for a socket: set HOTWASH_HOME to a shorter one")


def _listen(folder: Path) -> socket.socket:
    if not hasattr(socket, "AF_UNIX") or sys.platform == "win32":
        raise OSError("facilitating from a second terminal is not supported on Windows")
    path = folder / SOCKET
    if path.is_socket():
        path.unlink()  # left by a process that was killed: whoever has the log has the door
    if path.exists():
        raise OSError(f"{path} is in the way")
    folder.chmod(0o700)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    before = os.umask(0o177)
    try:
        listener.bind(reachable(folder))
    except BaseException:
        listener.close()
        raise
    finally:
        os.umask(before)
    listener.listen(PEERS)
    listener.settimeout(LISTEN_S)
    return listener


def _accept(session: Session, listener: socket.socket, over: threading.Event) -> None:
    peers: list[threading.Thread] = []
    while not over.is_set():
        try:
            peer, _ = listener.accept()
        except TimeoutError:
            continue
        except OSError:
            return
        peers = [one for one in peers if one.is_alive()]
        if not _ours(peer) or len(peers) >= PEERS:
            with contextlib.suppress(OSError):
                peer.sendall(_packed([f"There are {PEERS} consoles already."]))
            peer.close()
            continue
        thread = threading.Thread(target=_attend, args=(session, peer, over), daemon=True)
        thread.start()
        peers.append(thread)


def _ours(peer: socket.socket) -> bool:
    """Whether the other side is the same user; where the system cannot tell, the file's mode has already."""
    if sys.platform != "linux":
        return True
    credentials = peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
    return int.from_bytes(credentials[4:8], sys.byteorder) == os.getuid()


def _packed(lines: list[str], **more: object) -> bytes:
    return (
        json.dumps({"lines": [safe_text(line) for line in lines], **more}, ensure_ascii=False).encode()
        + b"\n"
    )


def _attend(session: Session, peer: socket.socket, over: threading.Event) -> None:
    """Serve one console until it leaves."""
    said: list[str] = []
    peer.settimeout(LISTEN_S)
    from simulator.host.plain.leading import LeadConsole  # noqa: PLC0415  # most exercises are led by nobody

    with session.lock:
        console = LeadConsole(session, session.seat(FACILITATOR), said.append)
        console.greet()
    waiting = b""
    try:
        while not over.is_set() and not session.finished:
            with session.lock:
                console.arrivals()
            _flush(peer, said)
            try:
                got = peer.recv(4_096)
            except TimeoutError:
                continue
            if not got:
                return
            waiting += got
            if len(waiting) > LONGEST and b"\n" not in waiting:
                peer.sendall(_packed([f"A line has at most {LONGEST:,} bytes."], over=True))
                return
            *whole, waiting = waiting.split(b"\n")
            for line in whole:
                answer = _obey(session, console, line, said)
                _flush(peer, said)
                if answer:
                    peer.sendall(answer)
            if console.left:
                break
        with session.lock:
            console.arrivals()
        _flush(peer, said)
        peer.sendall(_packed(["The exercise has ended."] if session.finished else [], over=True))
    except OSError:
        return  # the other side is gone
    finally:
        peer.close()
        with session.lock:
            session.leave(console.seat)


def _obey(session: Session, console: "LeadConsole", line: bytes, said: list[str]) -> bytes:
    """Do what one packet says, and return the answer to a question."""
    try:
        packet = json.loads(line[:LONGEST])
        if packet.get("ask") == "panes":
            with session.lock:
                panes, standing = console.panes(), console.standing
            safe = {name: [safe_text(line) for line in lines] for name, lines in panes.items()}
            return _packed([], panes=safe, standing=safe_text(standing))
        typed = packet["type"] + ""
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        said.append('A line is {"type": "what was typed"}.')
        return b""
    with session.lock:
        console.feed(typed)
    return b""


def _flush(peer: socket.socket, said: list[str]) -> None:
    if said:
        peer.sendall(_packed(said))
        said.clear()
