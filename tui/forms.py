"""Sheets: what one fills in, over the right side of the desk, while the world goes on at the left.

A form is data (`Form`); what it says when it is done is a list of verbs with their fields, read like typed ones.
`up` and `down` go from row to row, `left` and `right` choose, `enter` saves, `esc` keeps it for later.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Any, ClassVar, Final

from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from simulator.domain.values import dataclass
from tui.bars import LineBar
from tui.blank import Blank
from tui.lines import EMPTY, Item, Line, Page, Span, line, text_of, width, wrapped
from tui.pageview import PageView
from tui.painting import CLASSES, ROLE_CSS, Painter, ruled

ABOUT_ROWS: Final = 3
"""Rows that one sentence above a form may take."""
LABEL: Final = 12
"""Cells of a row's label."""
Answers = Mapping[str, str]
"""What was filled in, by row; of several chosen ones all, split by commas."""
Acts = Sequence[tuple[str, Mapping[str, Any]]]
"""Verbs of the table of actions, each with its fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing that can be chosen."""

    value: str
    label: str = ""
    says: str = ""
    """What it means, in the standard's own words; stands below the row while it is chosen."""

    @property
    def shown(self) -> str:
        """Return its label, or the value itself."""
        return self.label or self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A row in which one option is chosen, or several."""

    name: str
    label: str
    options: tuple[Option, ...]
    chosen: tuple[str, ...] = ()
    many: bool = False
    needed: bool = True
    when: tuple[str, tuple[str, ...]] | None = None
    """Shown only while that row has one of those values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    """A row in which something is written."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    """What stands in the empty blank."""
    needed: bool = True
    when: tuple[str, tuple[str, ...]] | None = None


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


class PickRow(Widget, can_focus=True):
    """One row of options: ` True?      [yes]  false   duplicate`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*CLASSES}
    DEFAULT_CSS = f"""
    PickRow {{
        height: auto;
        {ROLE_CSS}
    }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "choose(-1)", show=False),
        Binding("right,l", "choose(1)", show=False),
        Binding("space", "tick", show=False),
    ]

    class Changed(Message):
        """Another option is chosen."""

    def __init__(self, row: Pick, chosen: Sequence[str] = ()) -> None:
        super().__init__(name=row.name)
        self.row = row
        values = [option.value for option in row.options]
        there = [value for value in (chosen or row.chosen) if value in values]
        self.chosen = there if row.many or there else []
        self._at = values.index(there[0]) if there else 0
        self._painter = Painter(self)

    @property
    def value(self) -> str:
        """What is chosen; several are split by commas."""
        return ",".join(self.chosen)

    def action_choose(self, by: int) -> None:
        """Choose the next option; where several can be chosen, only go there."""
        if not self.row.options:
            return
        if self.chosen or self.row.many:
            self._at = (self._at + by) % len(self.row.options)
        if not self.row.many:
            self.chosen = [self.row.options[self._at].value]
        self._changed()

    def action_tick(self) -> None:
        """Choose or unchoose the option one is at."""
        value = self.row.options[self._at].value
        if self.row.many:
            self.chosen = (
                [v for v in self.chosen if v != value] if value in self.chosen else [*self.chosen, value]
            )
        else:
            self.chosen = [] if value in self.chosen and not self.row.needed else [value]
        self._changed()

    def _changed(self) -> None:
        self.post_message(self.Changed())
        self.refresh(layout=True)

    def lines(self, cells: int) -> list[Line]:
        """Return the row as it stands, wrapped."""
        mark = ">" if self.has_focus else " "
        now: list[Span] = [(f"{mark}{self.row.label:<{LABEL - 1}}", "chosen" if self.has_focus else "")]
        used, found = LABEL, []
        for index, option in enumerate(self.row.options):
            taken = option.value in self.chosen
            at = self.row.many and self.has_focus and index == self._at
            text = f"[{option.shown}]" if taken else f" {option.shown} "
            text = f">{text}" if at else f" {text}" if self.row.many else text
            if used + width(text) > cells and used > LABEL:
                found.append(tuple(now))
                now, used = [(" " * LABEL, "")], LABEL
            now += [(text, "chosen" if taken else ""), (" ", "")]
            used += width(text) + 1
        found.append(tuple(now))
        says = next((option.says for option in self.row.options if option.value in self.chosen[:1]), "")
        if says and not self.row.many:
            found += [
                line(" " * (LABEL + 1), (row, "dim")) for row in wrapped(says, cells - LABEL - 2, most=3)
            ]
        return found

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's signature
        """Return how many lines it takes."""
        return len(self.lines(width))

    def render_line(self, y: int) -> Strip:
        """Paint one."""
        rows = self.lines(self.size.width)
        over = Style(bold=True) if self.has_focus and y == 0 else None
        return self._painter.strip(rows[y] if y < len(rows) else EMPTY, self.size.width, over=over)

    def on_focus(self) -> None:
        """Show where one is."""
        self.refresh(layout=True)

    def on_blur(self) -> None:
        """Show that one is not here any more."""
        self.refresh(layout=True)


def broken(about: Line, cells: int) -> tuple[Line, ...]:
    """Return a line that is too long as a few that are not, in the role it begins with."""
    text, role = text_of(about), about[0][1] if about else ""
    if width(text) <= cells:
        return (about,)
    return tuple(line((f" {row}", role)) for row in wrapped(text, cells - 2, most=ABOUT_ROWS))


class WriteRow(Vertical):
    """One row with a blank: its label, and an input between brackets."""

    DEFAULT_CSS = f"""
    WriteRow {{ height: 1; layout: horizontal; }}
    WriteRow > LineBar {{ width: {LABEL + 1}; }}
    WriteRow > .close {{ width: 1; }}
    WriteRow > Input {{ width: 1fr; }}
    """

    def __init__(self, row: Write, value: str = "") -> None:
        super().__init__(name=row.name)
        self.row = row
        self._value = value or row.value

    def compose(self) -> ComposeResult:
        """Label, blank, bracket."""
        yield LineBar()
        yield Blank(self._value, placeholder=self.row.hint, compact=True, select_on_focus=False)
        yield LineBar()

    def on_mount(self) -> None:
        """Draw the label."""
        label, close = self.query(LineBar)
        close.add_class("close")
        close.show(line("]"))
        self._mark(label, here=False)

    def _mark(self, label: LineBar, *, here: bool) -> None:
        label.show(line((f"{'>' if here else ' '}{self.row.label:<{LABEL - 1}}[", "chosen" if here else "")))

    def on_descendant_focus(self) -> None:
        """Show where one is."""
        self._mark(self.query(LineBar).first(), here=True)

    def on_descendant_blur(self) -> None:
        """Show that one is not here any more."""
        self._mark(self.query(LineBar).first(), here=False)

    @property
    def value(self) -> str:
        """What was written."""
        return self.query_one(Input).value.strip()


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
        self.go_to(empty or self.form.rows[0].name)

    def on_resize(self) -> None:
        """Break what it is about for this width."""
        rows = [row for about in self.form.about for row in broken(about, self.size.width)]
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
                self.tell(f"{row.row.label.rstrip('?')} is still open.")
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
        yield PageView("choices", titled=False, previews=True)
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
