"""The rows of a form: one in which something is chosen, and one in which something is written."""

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from simulator.domain.values import dataclass
from tui.bars import LineBar
from tui.blank import Blank
from tui.lines import EMPTY, Line, Span, line, width, wrapped
from tui.painting import Painter

LABEL: Final = 12
"""Cells of a row's label."""
MOST_SAID: Final = 6
"""Rows in which the chosen option says what it means."""


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


class PickRow(Widget, can_focus=True):
    """One row of options: ` True?      [yes]  false   duplicate`."""

    DEFAULT_CSS = """
    PickRow {
        height: auto;
    }
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
        if not self.row.options:
            return
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
                line(" " * (LABEL + 1), (row, "dim"))
                for row in wrapped(says, cells - LABEL - 2, most=MOST_SAID)
            ]
        return found

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's signature
        """Return how many lines it takes."""
        return len(self.lines(width))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint some rows."""
        self._painter.begin()
        return super().render_lines(crop)

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
