"""Small screens over the desk: a question that cannot be undone, and the menu of what can be done."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from simulator.host.actions import VERBS, VIEWS
from tui.ahead import let_keys
from tui.bars import KeysBar, LineBar
from tui.blank import Blank
from tui.keymap import Key
from tui.lines import Item, Page, left, line, wrapped
from tui.pageview import PageView

KEY, NAME = 7, 16
"""Cells of the menu's columns; the rest says what it does."""
WIDTH, FRAME = 104, 4
"""Cells of the menu where there is room for them, and of its border and its cursor."""


class Confirm(ModalScreen[bool]):
    """Asks before what cannot be undone: enter does it, esc does not."""

    DEFAULT_CSS = """
    Confirm { align: center middle; }
    Confirm > Vertical { width: 64; max-width: 90%; height: auto; border: heavy $primary; background: $surface; padding: 1 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "answer(True)", show=False),
        Binding("escape,n,q", "answer(False)", show=False),
    ]

    def __init__(self, question: str, *, yes: str = "Do it") -> None:
        super().__init__()
        self.question = question
        self.yes = yes

    def compose(self) -> ComposeResult:
        """The question and the two keys."""
        with Vertical():
            yield LineBar(id="question")
            yield KeysBar(id="answers")

    def on_mount(self) -> None:
        """Show them."""
        rows = wrapped(self.question, min(56, self.app.size.width * 9 // 10 - 6))
        question = self.query_one("#question", LineBar)
        question.styles.height = len(rows) + 1
        question.show(*(line((row, "strong")) for row in rows))
        self.query_one("#answers", KeysBar).offer(("enter", self.yes, "enter"), ("esc", "No", "escape"))

    def on_keys_bar_pressed(self, message: KeysBar.Pressed) -> None:
        """A key was clicked."""
        self.dismiss(message.name == "enter")

    def action_answer(self, sure: bool) -> None:  # a key's argument
        """Answer."""
        self.dismiss(sure)


def _words(key: Key) -> str:
    return f"{key.label} {key.help} {' '.join(key.verbs)}".lower()


class Menu(ModalScreen[str]):
    """Everything that can be done here: typing searches, enter does it."""

    DEFAULT_CSS = f"""
    Menu {{ align: center middle; }}
    Menu > Vertical {{ width: {WIDTH}; max-width: 100%; height: 80%; border: heavy $primary; background: $surface; }}
    Menu Input {{ border: none; height: 1; }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("up", "go(-1)", show=False, priority=True),
        Binding("down", "go(1)", show=False, priority=True),
        Binding("enter", "choose", show=False, priority=True),
    ]

    def __init__(
        self,
        table: tuple[Key, ...],
        title: str,
        *,
        typed: bool = False,
        does: str = "does it as a typed line",
    ) -> None:
        super().__init__()
        self.table = table
        self.asks = title
        self.typed = typed
        """Whether what matches no key is returned as it was typed."""
        self.does = does
        """What enter does with what was typed."""
        self._found = ""
        """What the list was last searched for."""

    def compose(self) -> ComposeResult:
        """What to look for, and what there is."""
        with Vertical():
            yield Blank(placeholder=self.asks, compact=True)
            yield PageView("menu", titled=False)
            yield KeysBar(id="keys")

    def on_mount(self) -> None:
        """Show everything."""
        self._find("")
        self.query_one(KeysBar).offer(
            ("enter", "Do it", "enter"), ("up down", "Move", "down"), ("esc", "Back", "escape")
        )
        self.set_focus(self.query_one(Input))
        self.call_after_refresh(let_keys, self.app)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits."""
        self._find(event.value)

    def _find(self, words: str) -> None:
        self._found = words
        wanted = words.lower().split()
        room = min(WIDTH, self.app.size.width) - FRAME - KEY - NAME
        fits = [key for key in self.table if all(word == key.shown or word in _words(key) for word in wanted)]
        if words:  # what was named exactly comes first
            fits.sort(
                key=lambda key: words.lower() not in (key.name, key.label.lower(), key.shown, *key.verbs)
            )
        items = [
            Item(
                id=key.name,
                lines=(
                    line((left(key.shown, KEY), "key"), (left(key.label, NAME), "strong"), first),
                    *(line(" " * (KEY + NAME), row) for row in more),
                ),
            )
            for key in fits
            for first, *more in [wrapped(key.help, room)]
        ]
        if (
            self.typed
            and wanted
            and (wanted[0] in VERBS or wanted[0] in VIEWS)
            and (len(wanted) > 1 or not items or self._whole(wanted[0]))
        ):
            items.insert(
                0, Item(id=words.strip(), lines=(line((left(":", KEY), "key"), (words.strip(), "strong")),))
            )
        what = f"enter {self.does}" if self.typed else "Nothing here does that"
        view = self.query_one(PageView)
        view.show(Page(title="", items=tuple(items), empty=f"{what}: {words}"))
        view.action_end(last=False)

    def _whole(self, verb: str) -> bool:
        """Whether a verb alone is a whole act, such as resolve, and not what a key of that name does."""
        action = VERBS.get(verb)
        named = any(key.name == verb for key in self.table)
        return (
            action is not None
            and action.command is not None
            and not named
            and all(one.optional for one in action.arguments)
        )

    def action_go(self, by: int) -> None:
        """Move in the list."""
        self.query_one(PageView).action_move(by)

    def action_choose(self) -> None:
        """Do what is selected, or what was typed; enter may be quicker than the list."""
        words = self.query_one(Input).value
        if words != self._found:
            self._find(words)
        item, typed = self.query_one(PageView).item, words.strip()
        self.dismiss(item.id if item is not None else typed if self.typed else "")

    def on_page_view_opened(self, message: PageView.Opened) -> None:
        """A row was clicked twice."""
        self.dismiss(message.item.id)

    def action_leave(self) -> None:
        """Do nothing."""
        self.dismiss("")
