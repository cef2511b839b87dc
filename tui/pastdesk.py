"""The desk as it was at a moment of a finished exercise: every view goes back, and nothing can be done."""

from typing import Final

from simulator.host.past import Past
from simulator.projections.words import clock
from tui.asking import Menu
from tui.bars import KeysBar
from tui.desk import Desk
from tui.keymap import DESK, owned
from tui.lines import Item, Line, fit, line
from tui.pageview import PageView
from tui.source import Attention

STEP: Final = 15_000
"""Ms by which the moment is moved."""
LOOKING: Final = frozenset(
    {
        "pin-back",
        "pin-on",
        "pin-previous",
        "pin-next",
        "about",
        "zoom",
        "find",
        "copy",
        "menu",
        "leave",
        "follow",
    }
)
"""What still works when it is over."""


class PastDesk(Desk):
    """What a seat saw at one moment."""

    looking = LOOKING
    """Keys of the table that do something here."""

    def __init__(self, past: Past, t: int, *, ascii_only: bool = False) -> None:
        self.past = past
        super().__init__(past.at(t), Attention(ascii=ascii_only, acts=False))
        self.t = t
        self.times = sorted({t for _, t, _ in past.exercise.events if t >= 0})

    def header(self, cells: int) -> Line:
        """Return the first line: that it is over, and which moment this is."""
        at = clock(self.source.known.starts, self.t)
        said = f" EXERCISE {self.source.known.exercise}  AS IT WAS {at}"
        return fit(line((said, "title"), "   [ ] step   { } what happened   esc back"), cells)

    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """Return what the last line offers."""
        return (
            ("[ ]", "Step", "pin-on"),
            ("{ }", "Before, after", "pin-next"),
            ("1-8", "Views", "view-inbox"),
            ("esc", "Back to the hot wash", "escape"),
            ("?", "All keys", "menu"),
        )

    def go(self, t: int) -> None:
        """Show another moment."""
        self.t = max(0, min(t, self.past.exercise.end))
        self.source = self.past.at(self.t)
        self.redraw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only looking is possible."""
        return action != "do" or parameters[:1] == () or parameters[0] in self.looking

    def action_do(self, name: str) -> None:
        """Look elsewhere, or at another moment."""
        match name:
            case "pin-back":
                self.go(self.t - STEP)
            case "pin-on":
                self.go(self.t + STEP)
            case "pin-previous":
                self.go(max((t for t in self.times if t < self.t), default=0))
            case "pin-next" | "follow":
                self.go(min((t for t in self.times if t > self.t), default=self.t))
            case "zoom":
                self.zoom()
            case "find":
                self.find()
            case "copy":
                self.app.copy_to_clipboard(self.view(self.current).copied())
                self.say("Copied.")
            case "about":
                self.tell_about()
            case "menu":
                table = tuple(
                    key for key in owned(DESK, self.own_keys) if key.view or key.name in self.looking
                )
                self.app.push_screen(Menu(table, "What can I look at?"), self._chosen)
            case _:
                self.dismiss()

    async def _chosen(self, chosen: str | None) -> None:
        key = next((key for key in DESK if key.name == chosen), None)
        if key is not None:
            await self.run_action(key.action)

    def on_page_view_opened(self, message: PageView.Opened) -> None:
        """Go into what was selected: its signal large, or its moment."""
        item: Item = message.item
        if message.view.name == "metrics":
            self.plot(item.cite)
        elif message.view.name == "runbook":
            self.attention.runbook = item.runbook or item.id
            self.redraw()
        elif item.at is not None:
            self.go(item.at)

    def action_back(self) -> None:
        """One step out; from the inbox, back to the hot wash."""
        if self.current == "inbox" and not self.zoomed and not self.attention.filter.get("inbox"):
            self.dismiss()
        else:
            super().action_back()

    async def on_keys_bar_pressed(self, message: KeysBar.Pressed) -> None:
        """A key of the last line was clicked."""
        if message.name == "escape":
            self.dismiss()
        else:
            await super().on_keys_bar_pressed(message)
