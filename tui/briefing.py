"""The briefing: it stands until enter, and no clock runs."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui.bars import KeysBar, LineBar
from tui.lines import Line, line, text_of, wrapped


class BriefingScreen(Screen[bool]):
    """When and where, who you are, what you can do, what you owe, how the clock runs; or where you left it."""

    DEFAULT_CSS = """
    BriefingScreen > #told { height: 1fr; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer(True)", show=False),
        Binding("q,escape", "answer(False)", show=False),
    ]

    def __init__(self, told: Sequence[str], instead: str, *, left_it: str = "", again: bool = False) -> None:
        """`told` ends in the keys one needs first; `instead` says them in NEXT where there is no room for that line.

        `left_it` is where one left an exercise that goes on; `again`: it is read once more while the clock goes on.
        """
        super().__init__()
        self.told = told
        self.instead = instead
        self.left_it = left_it
        self.again = again

    def compose(self) -> ComposeResult:
        """The words, what comes next, the keys."""
        yield LineBar(id="told")
        yield LineBar(id="next")
        yield KeysBar(id="keys")

    def on_resize(self) -> None:
        """Show them at this width."""
        first, *told, keys = (line(row) for row in self.told)
        lines: list[Line] = [line((text_of(first), "title"))]
        if self.left_it:
            lines += [line((row, "strong")) for row in wrapped(self.left_it, self.size.width - 2)]
        roomy = len(lines) + len(told) + 3 <= self.size.height - 2
        lines += [(), *told, (), keys] if roomy else [*told, keys]
        self.query_one("#told", LineBar).show(*lines)
        what, start = "Nothing runs yet. Press enter and the clock starts.", "Start"
        if len(lines) > self.size.height - 2:  # the last of them, the first keys, has no room
            what = self.instead
        if self.left_it:
            what, start = "Press enter to go on.", "Go on"
        elif self.again:
            what, start = "The exercise goes on meanwhile. Press enter to go back to it.", "Back"
        self.query_one("#next", LineBar).show(line((" NEXT  ", "key"), (what, "strong")))
        back = () if self.again else (("q", "Back", "q"),)
        self.query_one("#keys", KeysBar).offer(("enter", start, "enter"), *back)

    async def on_keys_bar_pressed(self, message: KeysBar.Pressed) -> None:
        """A key was clicked."""
        self.dismiss(message.name == "enter")

    def action_answer(self, started: bool) -> None:  # a key's argument
        """Start, or go back."""
        self.dismiss(started)
