"""The rows of a letter on the screen: sentences with their blanks, and one's own words.

A row shows a value and posts what was typed; what that does to the letter is decided in `compose.py`.
"""

from collections.abc import Sequence
from typing import ClassVar, Final, TypeAlias

from rich.highlighter import Highlighter
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, TextArea

from simulator.host.safe import safe_text
from simulator.host.writing import Sentence, completed
from tui.bars import LineBar
from tui.blank import Blank
from tui.lines import EMPTY, Line, Span, line, width, wrapped

ROOM: Final = 22
"""Cells a long blank needs; with less beside its sentence it goes to a row of its own."""
SHORT: Final = {
    "incident-id": 8,
    "severity": 8,
    "began-at": 7,
    "discovered-at": 7,
    "ended-at": 7,
    "next-update": 7,
}
"""Cells of blanks into which only a few letters go, by kind of field."""
HINT: Final = "your own words, if the reader needs them"
Stretch: TypeAlias = tuple[int, int]
"""[start, end) in characters."""


class Underline(Highlighter):
    """Underlines what should not stand in an input."""

    def __init__(self) -> None:
        self.stretches: tuple[Stretch, ...] = ()

    def highlight(self, text: Text) -> None:
        """Underline it."""
        for start, end in self.stretches:
            text.stylize("underline", start, end)


class Names(Suggester):
    """Completes the last name that is being written; the right arrow takes it."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.names = names

    async def get_suggestion(self, value: str) -> str | None:
        """Return the blank with its last name whole."""
        return completed(value, self.names) or None


class SentenceRow(Vertical):
    """One sentence: ` We suspect [a feature file        ]. suspected`."""

    DEFAULT_CSS = """
    SentenceRow { height: auto; }
    SentenceRow > Horizontal { height: 1; }
    SentenceRow Input { width: 1fr; background: transparent; }
    SentenceRow Input:focus { background-tint: $foreground 0%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "turn(1)", show=False),
        Binding("up", "turn(-1)", show=False),
    ]

    class Written(Message):
        """Something else stands in the blank."""

        def __init__(self, field: str, value: str) -> None:
            super().__init__()
            self.field = field
            self.value = value

    class Turned(Message):
        """One is surer, or less sure."""

        def __init__(self, field: str, by: int) -> None:
            super().__init__()
            self.field = field
            self.by = by

    class Entered(Message):
        """One is at this sentence now."""

        def __init__(self, field: str) -> None:
            super().__init__()
            self.field = field

    def __init__(self, sentence: Sentence, names: Sequence[str] = ()) -> None:
        """Show a sentence; `names` are offered while one writes into its blank."""
        super().__init__(name=sentence.name)
        self.sentence = sentence
        self.names = names
        self._marks = Underline()
        self._drawn: tuple[object, ...] = ()
        self._written: list[str] = []
        """What was said to stand here while the letter did not say it yet, oldest first."""

    def compose(self) -> ComposeResult:
        """What stands before the blank, the blank, what stands after it."""
        yield LineBar(id="lead")
        with Horizontal():
            yield LineBar(id="before")
            yield Blank(
                safe_text(self.sentence.value),
                compact=True,
                select_on_focus=False,
                highlighter=self._marks,
                suggester=Names(self.names) if self.names else None,
            )
            yield LineBar(id="after")

    def on_mount(self) -> None:
        """Draw it."""
        self._draw()

    def show(self, sentence: Sentence, marks: Sequence[Stretch] = ()) -> None:
        """Show it as it stands now; what is being typed is ahead of the letter, and stays."""
        box = self.query_one(Input)
        ours = sentence.value in (self.sentence.value, *self._written)
        self.sentence = sentence
        if sentence.value in self._written:
            del self._written[: self._written.index(sentence.value) + 1]
        if not ours and box.value != sentence.value:
            box.value = safe_text(sentence.value)
        if self._marks.stretches != tuple(marks):
            self._marks.stretches = tuple(marks)
            box.refresh()
        self._draw()

    @property
    def here(self) -> bool:
        """Whether one is at it."""
        return self.has_focus or self.has_focus_within

    def enter(self) -> None:
        """Give it the keys."""
        (self.query_one(Input) if self.sentence.blank else self).focus()

    def _draw(self) -> None:
        one, cells = self.sentence, self.size.width
        state = (one.blank, one.wording, one.standing, one.moved, one.field.kind, self.here, cells)
        if not cells or state == self._drawn:
            return
        held = self.here
        self._drawn = state
        lead, box = self.query_one("#lead", LineBar), self.query_one(Horizontal)
        self.can_focus = not one.blank
        box.display = one.blank
        if one.blank:
            self._draw_blank(lead, cells)
        else:
            said = wrapped(f"{one.wording}  {one.standing}", max(cells - 1, 1))
            self._show_lead(lead, *(line(self._mark(first=not index), row) for index, row in enumerate(said)))
        if held:
            self.enter()

    def _mark(self, *, first: bool = True) -> Span:
        here = self.here and first
        return (">" if here else " ", "chosen" if here else "")

    def _draw_blank(self, lead: LineBar, cells: int) -> None:
        one = self.sentence
        start, _, end = one.wording.partition("{}")
        standing = f" {one.standing}" if len(one.allowed) > 1 else ""
        moved = " moved" if one.moved else ""
        after = f"]{end}"
        short = SHORT.get(one.field.kind, 0)
        taken = 1 + width(f"{start}[{after}{standing}{moved}")
        folded = cells - taken < (short or ROOM)
        self._show_lead(lead, *((line(self._mark(), start.rstrip()),) if folded and start else ()))
        spans: tuple[Span, ...] = (
            ("   ", "") if folded else self._mark(),
            ("[" if folded else f"{start}[", ""),
        )
        before = self.query_one("#before", LineBar)
        before.show(line(*spans))
        before.styles.width = sum(width(text) for text, _ in spans)
        last = self.query_one("#after", LineBar)
        last.show(line(after, (standing, "dim"), (moved, "warn")))
        last.styles.width = width(f"{after}{standing}{moved}")
        self.query_one(Input).styles.width = short or "1fr"

    def _show_lead(self, lead: LineBar, *rows: Line) -> None:
        lead.display = bool(rows)
        lead.styles.height = max(len(rows), 1)
        lead.show(*(rows or (EMPTY,)))

    def on_resize(self) -> None:
        """Fold it, or not."""
        self._draw()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show whether one is here."""
        super().watch_has_focus(has_focus)
        if has_focus:
            self._came()
        else:
            self._draw()

    def on_descendant_focus(self) -> None:
        """Show that one is here."""
        self._came()

    def _came(self) -> None:
        self._draw()
        self.post_message(self.Entered(self.sentence.name))

    def on_descendant_blur(self) -> None:
        """Show that one is not here any more."""
        self._draw()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what was written; what a terminal would obey never gets in."""
        event.stop()
        value = safe_text(event.value)
        if value != event.value:
            self.query_one(Input).value = value
        elif value != (self._written or [self.sentence.value])[-1]:
            self._written.append(value)
            self.post_message(self.Written(self.sentence.name, value))

    def action_turn(self, by: int) -> None:
        """Be surer, or less sure."""
        self.post_message(self.Turned(self.sentence.name, by))


class Paragraph(TextArea):
    """The text itself."""

    DEFAULT_CSS = """
    Paragraph { padding: 0; background: transparent; }
    Paragraph:focus { border: none; }
    Paragraph > .text-area--cursor-line { background: transparent; }
    """

    def __init__(self, text: str) -> None:
        super().__init__(safe_text(text), compact=True, placeholder=Content(HINT), show_line_numbers=False)
        self._marked: tuple[Stretch, ...] = ()

    def mark(self, stretches: Sequence[Stretch]) -> None:
        """Underline what should not stand there."""
        if self._marked != tuple(stretches):
            self._marked = tuple(stretches)
            self.notify_style_update()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """Return one line, with what should not stand there underlined."""
        text = super().get_line(line_index)
        begins = sum(len(row) + 1 for row in self.text.split("\n")[:line_index])
        for start, end in self._marked:
            text.stylize("underline", max(start - begins, 0), max(end - begins, 0))
        return text


class OwnWords(Horizontal):
    """One paragraph in one's own words."""

    DEFAULT_CSS = """
    OwnWords { height: 3; }
    OwnWords > LineBar { width: 1; }
    """

    class Written(Message):
        """Something else stands there."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Entered(Message):
        """One is writing here now."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Where one is, and the text."""
        yield LineBar()
        yield Paragraph(self._text)

    def mark(self, stretches: Sequence[Stretch]) -> None:
        """Underline what should not stand there."""
        self.query_one(Paragraph).mark(stretches)

    def enter(self) -> None:
        """Give it the keys."""
        self.query_one(Paragraph).focus()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say what was written; what a terminal would obey never gets in."""
        event.stop()
        there = event.text_area
        text = safe_text(there.text)
        if text != there.text:
            there.load_text(text)
        else:
            self.post_message(self.Written(text))

    def on_descendant_focus(self) -> None:
        """Show that one is here."""
        self.query_one(LineBar).show(line((">", "chosen")))
        self.post_message(self.Entered())

    def on_descendant_blur(self) -> None:
        """Show that one is not here any more."""
        self.query_one(LineBar).show(EMPTY)
