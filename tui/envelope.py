"""What stands around a letter on the screen: how it goes and who signs above, what can be done with it and the keys below."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from tui.bars import LineBar
from tui.lines import Span, line, width
from tui.sentences import SentenceRow


class Choosing(LineBar, can_focus=True):
    """A line on which left and right choose: `>Signs [commander]  communications lead`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "choose(-1)", show=False),
        Binding("right,l", "choose(1)", show=False),
    ]

    class Chosen(Message):
        """Another one is chosen."""

        def __init__(self, choosing: "Choosing") -> None:
            super().__init__()
            self.choosing = choosing

    def __init__(self, label: str, options: Sequence[tuple[str, str]], chosen: str, *, id: str) -> None:  # noqa: A002  # Textual's name
        """`options` are (value, what stands there)."""
        super().__init__(id=id)
        self.label = label
        self.options = tuple(options)
        self.chosen = chosen
        self.can_focus = len(self.options) > 1

    def on_mount(self) -> None:
        """Draw it."""
        self.draw()

    def draw(self) -> None:
        """Draw it: a single option stands there bare, and cannot be left."""
        mark = ">" if self.has_focus else " "
        spans: list[Span] = [(f"{mark}{self.label}", "chosen" if self.has_focus else "")]
        others = 0
        for value, shown in self.options:
            if value == self.chosen:
                spans.append((f"[{shown}]" if len(self.options) > 1 else shown, ""))
            else:
                others += 1
        if others:
            spans.append((f" +{others}", "dim"))
        self.show(tuple(spans))

    @property
    def cells(self) -> int:
        """How wide it is."""
        return sum(width(text) for text, _ in (self.lines[0] if self.lines else ()))

    def action_choose(self, by: int) -> None:
        """Choose the next one."""
        values = [value for value, _ in self.options]
        self.chosen = values[(values.index(self.chosen) + by) % len(values)]
        self.draw()
        self.post_message(self.Chosen(self))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show whether one is here."""
        super().watch_has_focus(has_focus)
        self.draw()


class Buttons(LineBar, can_focus=True):
    """What can be done with the letter: ` [ Send ]   Preview   Park draft`; the one that enter does stands in brackets."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "choose(-1)", show=False),
        Binding("right,l", "choose(1)", show=False),
        Binding("s", "press('send')", show=False),
        Binding("p", "press('preview')", show=False),
        Binding("u", "press('back')", show=False),
        Binding("i", "press('about')", show=False),
    ]

    class Pressed(Message):
        """One of them is to be done."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    def __init__(self) -> None:
        super().__init__(id="buttons")
        self._options: tuple[tuple[str, str], ...] = ()
        self._at = 0

    def offer(self, *options: tuple[str, str]) -> None:
        """Offer (what, label), the most likely first."""
        if options != self._options:
            self._options = options
            self._at = min(self._at, len(options) - 1)
        self._draw()

    @property
    def chosen(self) -> str:
        """What enter does."""
        return self._options[self._at][0] if self._options else ""

    def _draw(self) -> None:
        mark = ">" if self.has_focus else " "
        shown = [
            f"[ {label} ]" if index == self._at else label for index, (_, label) in enumerate(self._options)
        ]
        self.show(line((mark, "chosen"), ("   ".join(shown), "strong" if self.has_focus else "")))

    def action_choose(self, by: int) -> None:
        """Go to the next one."""
        self._at = (self._at + by) % max(len(self._options), 1)
        self._draw()

    def action_press(self, what: str) -> None:
        """Do one of them."""
        self.post_message(self.Pressed(what))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show whether one is here; who comes back begins at the first again."""
        super().watch_has_focus(has_focus)
        self._at = 0 if not has_focus else self._at
        self._draw()


def writing_keys(
    at: Widget | None, *, reading: bool, sends: Sequence[tuple[str, str]]
) -> tuple[tuple[str, str, str], ...]:
    """Return what the last line offers where one is in a letter: (key, what it does, Textual's name for it).

    `sends` is what the buttons offer: what has to be signed first is kept, not sent.
    """
    send = "Send" if ("send", "Send") in sends else "To sign"
    out = (("s", send, "s"), ("p", "Preview", "p"))
    if reading:
        return (("s", send, "s"), ("p", "Back to the letter", "p"), ("?", "All keys", "menu"))
    if isinstance(at, Buttons):
        more = (
            ("i", "Rules", "i"),
            ("tab", "Blank", "tab"),
            ("esc", "Later", "escape"),
            ("?", "All keys", "menu"),
        )
        return (("enter", "Do it", "enter"), *out, *more)
    if isinstance(at, Choosing):
        return (
            ("left right", "Choose", "right"),
            ("tab", "Blank", "tab"),
            ("enter", "On", "enter"),
            ("esc", "Leave text", "escape"),
        )
    sure = (("up down", "How sure", "down"),) if isinstance(at, Input | SentenceRow) else ()
    return (
        ("tab", "Blank", "tab"),
        *sure,
        ("enter", "On", "enter"),
        ("esc", f"Leave text, then s {send}, p Preview", "escape"),
    )
