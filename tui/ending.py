"""The screen at the end of a lesson, a twin, or a run that was watched: how it went, and what can come next."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from simulator.host.learning.ending import Over
from tui.bars import KeysBar, LineBar
from tui.lines import line, wrapped


class EndScreen(Screen[str]):
    """It is left with the name of a wish; empty: with none."""

    DEFAULT_CSS = """
    EndScreen > #told { height: 1fr; padding: 1 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "wish('')", show=False)]

    def __init__(self, over: Over) -> None:
        super().__init__()
        self.over = over

    def compose(self) -> ComposeResult:
        """The words, what comes next, the keys."""
        yield LineBar(id="told")
        yield LineBar(id="next")
        yield KeysBar(id="keys")

    def on_resize(self) -> None:
        """Show them at this width."""
        words = [row for told in self.over.lines for row in wrapped(told, self.size.width - 2)]
        self.query_one("#told", LineBar).show(
            line((self.over.title, "title")), (), *(line(row) for row in words)
        )
        key, does, _ = self.over.wishes[0]
        told = f"Press {key}: {does[:1].lower()}{does[1:]}."
        self.query_one("#next", LineBar).show(line((" NEXT  ", "key"), (told, "strong")))
        self.query_one("#keys", KeysBar).offer(*((key, does, key) for key, does, _ in self.over.wishes))

    def on_key(self, event: events.Key) -> None:
        """A key that stands for a wish."""
        self._press(event.key)

    def on_keys_bar_pressed(self, message: KeysBar.Pressed) -> None:
        """A key was clicked."""
        self._press(message.name)

    def _press(self, pressed: str) -> None:
        for key, _, wish in self.over.wishes:
            if key == pressed:
                self.dismiss(wish)
                return

    def action_wish(self, wish: str) -> None:
        """Leave with a wish."""
        self.dismiss(wish)
