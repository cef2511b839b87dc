"""The facilitator's console on the full screen: what is coming, what is so, what should be done and is, who sits where.

It talks through the same door as the plain console, and knows only what comes through it.
"""

import contextlib
import json
import socket
from collections.abc import Callable
from string import ascii_letters
from typing import Any, ClassVar, Final, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input

from simulator.host.actions import ACTIONS
from simulator.host.settings import Settings
from tui.app import Hotwash
from tui.asking import Confirm
from tui.bars import KeysBar, LineBar, TabsBar
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
TABS: Final = tuple(
    (str(digit), title.partition(" ")[0], name)
    for digit, (name, title) in enumerate((*PANES, ("told", "Told")), 1)
)
"""The views by their digits: coming, truth, expected, seats, told."""
LEFT: Final = ("coming", "expected")
WIDE: Final = 112
HELD: Final = ", held"
OFFERS: Final = (
    ("letters", "Type", ""),
    ("enter", "Fire", "enter"),
    ("-", "Hold or release", "minus"),
    ("space", "Stop/go", "space"),
    ("tab", "Next view", "tab"),
    ("esc", "Close", "escape"),
)
TYPING: Final = (("enter", "Send", "enter"), ("tab", "Views", "tab"), ("esc", "Back", "escape"))
"""What the keys do while a line is being typed."""
Kind = TypeVar("Kind", bound=Widget)
LEAVES: Final = ("quit", "q", "exit")
ENDS: Final = ("end", "endex")


class Pane(PageView, inherit_bindings=False):
    """A view of the console; it leaves all letters to the line one types."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("home", "end(False)", show=False),
        Binding("end", "end(True)", show=False),
        Binding("enter", "open", show=False),
    ]


class Verbs(Suggester):
    """Completes what is typed at the console, with the selected inject where a verb takes one."""

    def __init__(self, selected: Callable[[], tuple[str, bool]]) -> None:
        super().__init__(use_cache=False)
        self._selected = selected

    async def get_suggestion(self, value: str) -> str | None:
        """Return the first line that begins with what is typed."""
        name, held = self._selected()
        lines = [f"fire {name}", f"{'release' if held else 'hold'} {name}"] if name else []
        lines += [
            action.verb for action in ACTIONS if action.lead or action.group in ("clock", "see", "help")
        ]
        return next((one for one in lines if one.startswith(value.lower()) and one != value), None)


class Console(Hotwash):
    """What a facilitator sees and types."""

    DEFAULT_CSS = """
    Console #typed { border: none; height: 1; }
    Console #left, Console #right { width: 1fr; }
    Console #left { margin-right: 2; }
    Console #tabs { display: none; }
    Console.narrow #tabs { display: block; }
    Console.narrow #panes { layout: vertical; }
    Console.narrow #left { margin-right: 0; }
    Console.narrow Pane { display: none; }
    Console.narrow Pane.here { display: block; }
    Console.narrow #right { height: 7; }
    Console.narrow #view-told { height: 7; }
    Console.narrow.right #left { display: none; }
    Console.narrow.right #right { height: 1fr; }
    Console.narrow.told #view-told { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "type('')", show=False),
        Binding("minus", "hold", show=False),
        Binding("space", "stop", show=False),
        Binding("tab", "turn(1)", show=False, priority=True),
        Binding("shift+tab", "turn(-1)", show=False, priority=True),
        *(Binding(letter, f"type('{letter}')", show=False) for letter in ascii_letters),
        *(Binding(digit, f"view('{name}')", show=False) for digit, _, name in TABS),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, peer: socket.socket, name: str, settings: Settings | None = None) -> None:
        super().__init__(settings)
        self.peer = peer
        self.exercise = name
        self.told: list[str] = []
        self.panes: dict[str, list[str]] = {}
        self.standing = ""
        self.over = False
        self.current = "coming"
        """The view that has the keys."""

    def compose(self) -> ComposeResult:
        """Where it stands, four views and what was told, the line one types, the keys."""
        yield LineBar(id="header")
        yield TabsBar(id="tabs")
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                for name in LEFT:
                    yield Pane(name)
            with Vertical(id="right"):
                yield Pane("truth")
                yield Pane("seats")
                yield Pane("told")
        yield Blank(
            id="typed",
            placeholder="a line, such as: say ceo Call me back; whisper ROLE look again; observe …; help",
            compact=True,
            select_on_focus=False,
            suggester=Verbs(self._chosen),
        )
        yield KeysBar(id="keys")

    def on_mount(self) -> None:
        """Listen, and ask."""
        self._there("#keys", KeysBar).offer(*OFFERS)
        self.action_view("coming")
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
            "The door is closed: the exercise has ended, or the players have left it. esc closes this console."
        )
        self._draw()

    # Drawing.

    def _there(self, selector: str, kind: type[Kind]) -> Kind:
        """Return a widget of the console, also while something is asked over it."""
        return self.screen_stack[0].query_one(selector, kind)

    def _draw(self) -> None:
        head = f" EXERCISE  facilitator  {self.standing or self.exercise}{'  over' if self.over else ''}"
        self._there("#header", LineBar).show(line((head, "title")))
        self._there("#tabs", TabsBar).offer(TABS, self.current)
        for name, title in PANES:
            self._show(name, title, self.panes.get(name, []))
        self._show("told", "Told", self.told)
        told = self._there("#view-told", Pane)
        if not told.has_focus:
            told.action_end(last=True)

    def _show(self, name: str, title: str, lines: list[str]) -> None:
        view = self._there(f"#view-{name}", Pane)
        cells = max(view.inner.width - 2, 10)
        items = tuple(
            Item(id=_id(name, index, text), lines=tuple(line(row) for row in wrapped(text, cells)))
            for index, text in enumerate(lines)
        )
        view.show(Page(title=title, items=items, empty="Nothing."))

    # Views.

    def action_view(self, name: str) -> None:
        """Go to a view; where there is room for one only, it takes the place of the other."""
        self.current = name
        self.set_class(name not in LEFT, "right")
        self.set_class(name == "told", "told")
        for pane in self.screen_stack[0].query(Pane):
            pane.set_class(pane.name in (name, "told"), "here")
        self._there(f"#view-{name}", Pane).focus()
        self.call_after_refresh(self._draw)

    def action_turn(self, by: int) -> None:
        """Go to the next view, or the one before; from the line, back to the views."""
        if len(self.screen_stack) > 1:
            return
        names = [name for _, _, name in TABS]
        here = names.index(self.current)
        self.action_view(names[here if self._typing else (here + by) % len(names)])

    def on_tabs_bar_pressed(self, message: TabsBar.Pressed) -> None:
        """A view's name was clicked."""
        self.action_view(message.view)

    def on_descendant_focus(self) -> None:
        """Remember which view was clicked, and offer what the keys do here."""
        self._there("#keys", KeysBar).offer(*(TYPING if self._typing else OFFERS))
        pane = self.focused
        if isinstance(pane, Pane) and pane.name is not None:
            self.current = pane.name

    # Typing.

    @property
    def _typing(self) -> bool:
        return self.focused is self._there("#typed", Input)

    def action_type(self, start: str) -> None:
        """Begin a line."""
        box = self._there("#typed", Input)
        box.value = start
        box.focus()
        box.cursor_position = len(box.value)

    def on_page_view_opened(self, message: PageView.Opened) -> None:
        """Enter on an inject: the line that delivers it, which a second enter sends."""
        if message.view.name == "coming" and self._selected():
            self.action_type(f"fire {self._selected()}")

    def _selected(self) -> str:
        item = self._there("#view-coming", Pane).item
        return item.id.removeprefix("coming ") if item is not None else ""

    def _chosen(self) -> tuple[str, bool]:
        """Return the selected inject, and whether it is held back."""
        name = self._selected()
        lines = self.panes.get("coming", [])
        return name, any(HELD in text for text in lines if _id("coming", 0, text) == f"coming {name}")

    def action_hold(self) -> None:
        """Hold the selected inject back, or let it go."""
        name, held = self._chosen()
        if name:
            self._send({"type": f"{'release' if held else 'hold'} {name}"})
            self._ask()

    def action_stop(self) -> None:
        """Stop the clock, or let it run."""
        self._send({"type": "go" if "stands" in self.standing else "pause"})
        self._ask()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Send what was typed; the end, which cannot be taken back, is asked for twice."""
        typed = event.value.strip()
        event.input.value = ""
        self.action_view(self.current)
        word = typed.lower().split(maxsplit=1)[:1]
        if word in ([one] for one in LEAVES):
            self.action_close()
        elif word in ([one] for one in ENDS):
            self._end(typed)
        elif typed:
            self._send({"type": typed})
            self._ask()

    def _end(self, typed: str) -> None:
        def end(sure: bool | None) -> None:
            if sure:
                self._send({"type": typed})

        asked = "End the exercise for good, for everyone? It is judged up to now; what is not yet due does not count."
        self.push_screen(Confirm(asked, yes="End"), end)

    def action_leave(self) -> None:
        """Go back from the line to the views; from the views, close."""
        if self._typing:
            self._there("#typed", Input).value = ""
            self.action_view(self.current)
        else:
            self.action_close()

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
    Console(peer, name).show()
