"""Sheets: what one fills in, over the right side of the desk, while the world goes on at the left.

A form is data (`Form`); what it says when it is done is a list of verbs with their fields, read like typed ones.
`up` and `down` go from row to row, `left` and `right` choose, `enter` saves, `esc` keeps it for later.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Any, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from simulator.domain.values import dataclass
from tui.bars import LineBar
from tui.lines import EMPTY, Item, Line, Page, line, text_of, width, wrapped
from tui.pageview import PageView
from tui.painting import ruled
from tui.rows import Option, Pick, PickRow, Write, WriteRow

__all__ = [
    "Acts",
    "Answers",
    "Choice",
    "ChoiceSheet",
    "Form",
    "FormSheet",
    "Option",
    "Pick",
    "PickRow",
    "Sheet",
    "Write",
]

ABOUT_ROWS: Final = 3
"""Rows that one sentence above a form may take."""
CHOICE_ROWS: Final = 9
"""Rows below a list in which the selected choice says all of it, where there is room."""
Answers = Mapping[str, str]
"""What was filled in, by row; of several chosen ones all, split by commas."""
Acts = Sequence[tuple[str, Mapping[str, Any]]]
"""Verbs of the table of actions, each with its fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A sheet to fill in."""

    name: str
    """What it is kept under while it is not sent."""
    title: str
    rows: tuple[Pick | Write, ...]
    acts: Callable[[Answers], Acts]
    about: tuple[Line, ...] = ()
    """What it is about, above the rows."""
    save: str = "Save"
    begin: str = ""
    """The row in which one begins where nothing that is needed is open, if that row shows; empty: the first."""
    confirm: Callable[[Answers], str] | None = None
    """Returns the question that is asked before what cannot be undone; empty: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A sheet to choose from."""

    name: str
    title: str
    items: tuple[Item, ...]
    then: "Callable[[str], Form | Choice | Acts | None]"
    """What comes after choosing an item, by its id."""
    about: tuple[Line, ...] = ()
    empty: str = "There is nothing to choose."
    widget: Callable[[str], Widget | None] | None = field(default=None, compare=False)
    """Returns another sheet than a form for an item, such as the composer."""


class Sheet(Vertical):
    """What lies over the right side: a titled frame that is filled in and sent, or left for later."""

    DEFAULT_CSS = """
    Sheet { height: 1fr; }
    Sheet > #title, Sheet > #problem { height: 1; }
    Sheet > #foot { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "keep", show=False)]
    heading = ""

    class Left(Message):
        """It was left; what was filled in is kept."""

        def __init__(self, name: str, answers: Answers) -> None:
            super().__init__()
            self.name = name
            self.answers = answers

    @property
    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """Return what the footer offers while it is open."""
        return (("esc", "Back", "escape"), ("?", "All keys", "menu"))

    def tell(self, problem: str) -> None:
        """Say what is wrong, on the sheet itself."""
        self.query_one("#problem", LineBar).show(line((f" {problem}", "wrong")) if problem else EMPTY)

    def _entitle(self) -> None:
        self.query_one("#title", LineBar).show(
            line((ruled(self.heading, self.size.width, heavy=True), "title"))
        )

    def on_resize(self) -> None:
        """Draw the rule as wide as the sheet."""
        self._entitle()

    def action_keep(self) -> None:
        """Leave it."""
        self.post_message(self.Left("", {}))


def _indented(about: Line, cells: int) -> tuple[Line, ...]:
    """Return a line that is too long as a few that are not, in the role it begins with."""
    text, role = text_of(about), about[0][1] if about else ""
    if width(text) <= cells:
        return (about,)
    return tuple(line((f" {row}", role)) for row in wrapped(text, cells - 2, most=ABOUT_ROWS))


class FormSheet(Sheet):
    """A form on the screen."""

    DEFAULT_CSS = """
    FormSheet > #rows { height: 1fr; }
    FormSheet > #about { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "row(-1)", show=False, priority=True),
        Binding("down", "row(1)", show=False, priority=True),
        Binding("enter", "save", show=False, priority=True),
        Binding("escape", "keep", show=False, priority=True),
    ]

    class Done(Message):
        """It is to be done."""

        def __init__(self, form: Form, answers: Answers) -> None:
            super().__init__()
            self.form = form
            self.answers = answers

    def __init__(self, form: Form, kept: Answers | None = None) -> None:
        super().__init__()
        self.form = form
        self.heading = form.title
        self._kept = dict(kept or {})

    @property
    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """Return what the footer offers."""
        several = any(isinstance(row, Pick) and row.many for row in self.form.rows)
        if isinstance(self.screen.focused, Input):  # in a blank every letter, and ? too, only writes itself
            return (
                ("enter", self.form.save, "enter"),
                ("up down", "Row", "down"),
                ("esc", "Keep for later", "escape"),
            )
        return (
            ("enter", self.form.save, "enter"),
            ("up down", "Row", "down"),
            ("left right", "Choose", "right"),
            *((("space", "Tick", "space"),) if several else ()),
            ("esc", "Later" if several else "Keep for later", "escape"),
            ("?", "All keys", "menu"),
        )

    def compose(self) -> ComposeResult:
        """Title, what it is about, the rows, what is wrong."""
        yield LineBar(id="title")
        yield LineBar(id="about")
        with VerticalScroll(id="rows", can_focus=False):
            for row in self.form.rows:
                kept = self._kept.get(row.name, "")
                if isinstance(row, Pick):
                    yield PickRow(row, tuple(part for part in kept.split(",") if part))
                else:
                    yield WriteRow(row, kept)
        yield LineBar(id="problem")

    def on_mount(self) -> None:
        """Start in the first row that has nothing in it, or in the first."""
        self._entitle()
        self._reveal()
        there = self.answers
        empty = next(
            (row.name for row in self.form.rows if row.needed and row.name in there and not there[row.name]),
            "",
        )
        self.go_to(empty or (self.form.begin if self.form.begin in there else self.form.rows[0].name))

    def on_resize(self) -> None:
        """Break what it is about for this width."""
        rows = [row for about in self.form.about for row in _indented(about, self.size.width)]
        about = self.query_one("#about", LineBar)
        about.styles.height = len(rows)
        about.show(*rows)

    @property
    def answers(self) -> Answers:
        """What stands in the rows that are shown."""
        return {row.name or "": row.value for row in self._shown()}

    def _rows(self) -> list[PickRow | WriteRow]:
        return [row for row in self.query_one("#rows").children if isinstance(row, PickRow | WriteRow)]

    def _shown(self) -> list[PickRow | WriteRow]:
        return [row for row in self._rows() if row.display]

    def _reveal(self) -> None:
        """Show only the rows that what was chosen asks for."""
        values = {row.name: row.value for row in self._rows()}
        for row in self._rows():
            when = row.row.when
            row.display = when is None or values.get(when[0], "") in when[1]

    def on_pick_row_changed(self) -> None:
        """Another choice may ask for other rows."""
        self._reveal()
        self.tell("")

    def go_to(self, name: str) -> None:
        """Go to a row."""
        for row in self._shown():
            if row.name == name:
                target = row if isinstance(row, PickRow) else row.query_one(Input)
                target.focus()

    def action_row(self, by: int) -> None:
        """Go to another row."""
        there = self._shown()
        here = next((index for index, row in enumerate(there) if row.has_focus or row.has_focus_within), 0)
        self.go_to(there[(here + by) % len(there)].name or "")

    def action_save(self) -> None:
        """Say what is still missing, or do it."""
        answers = self.answers
        for row in self._shown():
            if row.row.needed and not answers[row.name or ""]:
                self.go_to(row.name or "")
                self.tell(f"Still open: {row.row.label}.".replace("?.", "?"))
                return
        self.tell("")
        self.post_message(self.Done(self.form, answers))

    def action_keep(self) -> None:
        """Leave it, and keep what was filled in."""
        self.post_message(self.Left(self.form.name, self.answers))


class ChoiceSheet(Sheet):
    """A list to choose from, on the screen."""

    class Chosen(Message):
        """An item was chosen."""

        def __init__(self, choice: Choice, id_: str) -> None:
            super().__init__()
            self.choice = choice
            self.id = id_

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice = choice
        self.heading = choice.title

    @property
    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """Return what the footer offers."""
        return (
            ("enter", "Choose", "enter"),
            ("up down", "Move", "down"),
            ("esc", "Back", "escape"),
            ("?", "All keys", "menu"),
        )

    def compose(self) -> ComposeResult:
        """Title, list, what is wrong."""
        yield LineBar(id="title")
        yield PageView("choices", titled=False, previews=True, about=CHOICE_ROWS)
        yield LineBar(id="problem")

    def on_mount(self) -> None:
        """Show the list."""
        self._entitle()
        view = self.query_one(PageView)
        view.show(Page(title="", head=self.choice.about, items=self.choice.items, empty=self.choice.empty))
        view.focus()

    def on_page_view_opened(self, message: PageView.Opened) -> None:
        """Hand on what was chosen."""
        message.stop()
        self.post_message(self.Chosen(self.choice, message.item.id))
