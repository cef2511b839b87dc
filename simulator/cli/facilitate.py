"""`hotwash facilitate`: the console, in a second terminal."""

import contextlib
import json
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import click

from simulator.cli.everywhere import lines_wanted
from simulator.cli.me import me
from simulator.cli.screen import display, screen_wanted


@click.command()
@click.argument("exercise", required=False)
def command(exercise: str | None) -> int:
    """Lead an exercise that is being played on this machine.

    EXERCISE is its name, or any unique start of one; without it, the one that is running.
    Without a terminal the console obeys lines from stdin, and leaves at their end.
    """
    if not hasattr(socket, "AF_UNIX") or sys.platform == "win32":
        raise ValueError("facilitating from a second terminal is not supported on Windows")
    from simulator.host.store import find, kept

    if exercise is not None:
        folder = find(exercise)
        peer = _knock(folder)
    else:
        folder, peer = Path(), None
        for one in kept():
            peer = _knock(one.path)
            if peer is not None:
                folder = one.path
                break
    if peer is None:
        what = f"{folder.name} is not being played" if exercise is not None else "nothing is being played"
        raise ValueError(
            f"{what} on this machine; start it in one terminal ({me()} play sawtooth), then lead it from another"
        )
    shown = display("facilitate") if screen_wanted(plain=lines_wanted()) else None
    with peer:
        if shown is not None:
            shown(peer, folder.name)
            return 0
        return _talk(peer)


def _knock(folder: Path) -> socket.socket | None:
    from simulator.host.facilitating import reachable
    from simulator.host.store import SOCKET

    if not (folder / SOCKET).exists():
        return None
    peer = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        peer.connect(reachable(folder))
    except OSError:
        peer.close()  # left by a process that was killed
        return None
    return peer


def _talk(peer: socket.socket) -> int:
    over = threading.Event()
    listening = threading.Thread(target=_listen, args=(peer, over), daemon=True)
    listening.start()
    try:
        while not over.is_set():
            line = input()  # without a prompt: what arrives would stand behind it
            if line.strip() in ("quit", "q", "exit"):
                break
            if sys.stdin.isatty() and not _meant(line, input):
                click.echo("Not ended; the exercise goes on.")
                continue
            peer.sendall(json.dumps({"type": line}).encode() + b"\n")
    except (EOFError, KeyboardInterrupt, BrokenPipeError):
        pass
    with contextlib.suppress(OSError):
        peer.shutdown(socket.SHUT_WR)
    listening.join(timeout=3)
    click.echo(
        "The console is closed; the exercise goes on without it."
        if not over.is_set()
        else "The console is closed."
    )
    return 0


def _meant(line: str, answer: Callable[[], str]) -> bool:
    """Whether a line is really meant: the end, which cannot be taken back, is asked for twice."""
    if line.lower().split(maxsplit=1)[:1] not in (["end"], ["endex"]):
        return True
    click.echo(
        "This ends the exercise for good, for everyone; quit only closes this console. Type yes to end it."
    )
    return answer().strip().lower() in ("yes", "y")


def _listen(peer: socket.socket, over: threading.Event) -> None:
    from simulator.host.safe import safe_text

    try:
        with peer.makefile("rb") as stream:
            for line in stream:
                packet = json.loads(line)
                for told in packet.get("lines", ()):
                    click.echo(safe_text(str(told)).replace("\n", " "))
                if packet.get("over"):
                    over.set()
                    return
    except (OSError, ValueError):
        pass
