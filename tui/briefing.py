"""The briefing: it stands until enter, and no clock runs."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from simulator.host.plain.briefing import KEYS
from simulator.projections.recap import recap
from tui.bars import KeysBar, LineBar
from tui.lines import Line, line, wrapped
from tui.source import Source


class BriefingScreen(Screen[bool]):
    """When and where, who you are, what you can do, what you owe, how the clock runs; or where you left it."""

    DEFAULT_CSS = """
    BriefingScreen > #told { height: 1fr; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer(True)", show=False),
        Binding("q,escape", "answer(False)", show=False),
    ]

    def __init__(self, told: Sequence[str], source: Source, *, resumed: bool) -> None:
        super().__init__()
        self.told = told
        self.source = source
        self.resumed = resumed

    def compose(self) -> ComposeResult:
        """The words, what comes next, the keys."""
        yield LineBar(id="told")
        yield LineBar(id="next")
        yield KeysBar(id="keys")

    def on_mount(self) -> None:
        """Show them."""
        told = [line(row) for row in self.told[1:] if row != KEYS]
        lines: list[Line] = [line((self.told[0], "title"))]
        if self.resumed:
            source = self.source
            left_it = recap(source.known, source.inbox, source.board, source.now)
            lines += [line((row, "strong")) for row in wrapped(left_it, self.size.width - 2)]
        keys = line("Three keys   a  I have it      ?  what can I do      q  leave, keep all")
        roomy = len(lines) + len(told) + 3 <= self.size.height - 2
        lines += [(), *told, (), keys] if roomy else [*told, keys]
        self.query_one("#told", LineBar).show(*lines)
        what = (
            "Nothing runs yet. Press enter and the clock starts."
            if not self.resumed
            else "Press enter to go on."
        )
        self.query_one("#next", LineBar).show(line((" NEXT  ", "key"), (what, "strong")))
        start = "Go on" if self.resumed else "Start"
        self.query_one("#keys", KeysBar).offer(("enter", start, "enter"), ("q", "Back", "q"))

    async def on_keys_bar_pressed(self, message: KeysBar.Pressed) -> None:
        """A key was clicked."""
        self.dismiss(message.name == "enter")

    def action_answer(self, started: bool) -> None:  # a key's argument
        """Start, or go back."""
        self.dismiss(started)
