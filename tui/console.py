"""The facilitator's console on the full screen: what is coming, what is so, what should be done and is, who sits where.

It talks through the same door as the plain console, and knows only what comes through it.
"""

import contextlib
import json
import socket
from typing import Any, ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from simulator.host.settings import Settings
from tui.app import Hotwash
from tui.asking import Confirm
from tui.bars import KeysBar, LineBar
from tui.blank import Blank
from tui.lines import Item, Page, line, wrapped
from tui.pageview import PageView

ASK_S: Final = 1.0
"""Seconds of wall time between two looks at what is coming."""
TOLD: Final = 2_000
"""Lines that are kept of what was told."""
PANES: Final = (
    ("coming", "Coming"),
    ("truth", "Truth"),
    ("expected", "Expected and done"),
    ("seats", "Seats"),
)
WIDE: Final = 112
OFFERS: Final = (
    ("tab", "Next view", "tab"),
    ("/", "Type a line", "slash"),
    ("f", "Fire", "f"),
    ("h", "Hold or release", "h"),
    ("w", "Whisper", "w"),
    ("space", "Stop/go", "space"),
    ("q", "Close", "q"),
)


class Console(Hotwash):
    """What a facilitator sees and types."""

    DEFAULT_CSS = """
    Console #typed { border: none; height: 1; }
    Console #left, Console #right { width: 1fr; }
    Console.narrow #panes { layout: vertical; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "type('')", show=False),
        Binding("f", "type('fire')", show=False),
        Binding("h", "hold", show=False),
        Binding("w", "type('whisper ')", show=False),
        Binding("o", "type('observe ')", show=False),
        Binding("space", "stop", show=False),
        Binding("q", "close", show=False),
        Binding("escape", "views", show=False, priority=True),
    ]

    def __init__(self, peer: socket.socket, name: str, settings: Settings | None = None) -> None:
        super().__init__(settings)
        self.peer = peer
        self.exercise = name
        self.told: list[str] = []
        self.panes: dict[str, list[str]] = {}
        self.standing = ""
        self.over = False

    def compose(self) -> ComposeResult:
        """Where it stands, four views and what was told, the line one types, the keys."""
        yield LineBar(id="header")
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield PageView("coming")
                yield PageView("expected")
            with Vertical(id="right"):
                yield PageView("truth")
                yield PageView("seats")
                yield PageView("told")
        yield Blank(
            id="typed",
            placeholder="/ to type: fire NAME, hold NAME, say ceo Call me back, whisper ROLE …, observe …, help",
            compact=True,
        )
        yield KeysBar(id="keys")

    def on_mount(self) -> None:
        """Listen, and ask."""
        self.query_one("#keys", KeysBar).offer(*OFFERS)
        self.query_one("#view-coming", PageView).focus()
        self._listen()
        self._ask()
        self.set_interval(ASK_S, self._ask)

    def on_unmount(self) -> None:
        """Let go of the door, so that nobody waits at it any more."""
        with contextlib.suppress(OSError):
            self.peer.shutdown(socket.SHUT_RDWR)

    def on_resize(self) -> None:
        """One column where there is no room for two."""
        self.set_class(self.size.width < WIDE, "narrow")
        self.call_after_refresh(self._draw)

    # The door.

    def _send(self, packet: dict[str, str]) -> None:
        with contextlib.suppress(OSError):
            self.peer.sendall(json.dumps(packet).encode() + b"\n")

    def _ask(self) -> None:
        if not self.over:
            self._send({"ask": "panes"})

    @work(thread=True, exit_on_error=False)
    def _listen(self) -> None:
        with contextlib.suppress(OSError, ValueError), self.peer.makefile("rb") as stream:
            for packet in stream:
                if not self.is_running:
                    return
                self.call_from_thread(self._take, json.loads(packet))
        if self.is_running:
            self.call_from_thread(self._gone)

    def _take(self, packet: dict[str, Any]) -> None:
        if "panes" in packet:
            self.panes = packet["panes"]
            self.standing = str(packet.get("standing", ""))
        self.told = [*self.told, *map(str, packet.get("lines", ()))][-TOLD:]
        self.over = self.over or bool(packet.get("over"))
        self._draw()

    def _gone(self) -> None:
        self.over = True
        self.told.append(
            "The door is closed: the exercise has ended, or the players have left it. q closes this console."
        )
        self._draw()

    # Drawing.

    def _draw(self) -> None:
        head = f" EXERCISE  facilitator  {self.standing or self.exercise}{'  over' if self.over else ''}"
        self.query_one("#header", LineBar).show(line((head, "title")))
        for name, title in PANES:
            self._show(name, title, self.panes.get(name, []))
        self._show("told", "Told", self.told)
        told = self.query_one("#view-told", PageView)
        if not told.has_focus:
            told.action_end(last=True)

    def _show(self, name: str, title: str, lines: list[str]) -> None:
        view = self.query_one(f"#view-{name}", PageView)
        cells = max(view.inner.width - 2, 10)
        items = tuple(
            Item(id=_id(name, index, text), lines=tuple(line(row) for row in wrapped(text, cells)))
            for index, text in enumerate(lines)
        )
        view.show(Page(title=title, items=items, empty="Nothing."))

    # Typing.

    def action_type(self, start: str) -> None:
        """Begin a line, with the name of what is selected where one is needed."""
        box = self.query_one("#typed", Input)
        name = self._selected() if start == "fire" else ""
        box.value = f"{start} {name}" if name else start
        box.focus()
        box.cursor_position = len(box.value)

    def _selected(self) -> str:
        item = self.query_one("#view-coming", PageView).item
        return item.id.removeprefix("coming ") if item is not None else ""

    def action_hold(self) -> None:
        """Hold the selected inject back, or let it go."""
        name = self._selected()
        there = next(
            (text for text in self.panes.get("coming", []) if _id("coming", 0, text) == f"coming {name}"), ""
        )
        self._send({"type": f"{'release' if ', held' in there else 'hold'} {name}"})
        self._ask()

    def action_stop(self) -> None:
        """Stop the clock, or let it run."""
        self._send({"type": "go" if "stands" in self.standing else "pause"})
        self._ask()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Send what was typed."""
        self._send({"type": event.value})
        event.input.value = ""
        self.action_views()
        self._ask()

    def action_views(self) -> None:
        """Go back from the line to the views."""
        self.query_one("#view-coming", PageView).focus()

    def action_close(self) -> None:
        """Close the console; the exercise goes on without it."""

        def close(sure: bool | None) -> None:
            if sure:
                self.exit()

        if self.over:
            self.exit()
        else:
            self.push_screen(
                Confirm("Close the console? The exercise goes on without it.", yes="Close"), close
            )

    async def on_keys_bar_pressed(self, message: KeysBar.Pressed) -> None:
        """A key was clicked."""
        self.simulate_key(message.name)


def _id(view: str, index: int, text: str) -> str:
    """Return what a line is about: an inject keeps its name while its words and its time change."""
    if view == "coming":
        words = text.split(" ", 2)
        return f"coming {words[1].rstrip(',') if len(words) > 1 else index}"
    return f"{view} {index}"


def lead(peer: socket.socket, name: str) -> None:
    """Lead an exercise on the full screen."""
    app = Console(peer, name)
    app.run(mouse=app.settings.mouse)
