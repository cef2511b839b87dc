"""A letter on the screen, drawn: title, envelope, sentences, what its reader asks, what can be done with it.

It draws a `Letter` and nothing else; `compose.py` says what keys do to it.
"""

from collections.abc import Sequence
from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from simulator.host import writing
from simulator.host.plain.context import Context
from simulator.host.writing import Letter, Sentence
from tui import margin
from tui.bars import LineBar
from tui.choosing import address
from tui.envelope import Buttons, Choosing
from tui.forms import Sheet
from tui.lines import EMPTY, Line, Role, line
from tui.sentences import OwnWords, SentenceRow

ROOMY: Final = 26
"""Rows from which every question of the reader is shown, and not only the open ones."""
PARTS: Final = {
    "title",
    "envelope",
    "under",
    "letter",
    "reading",
    "rule",
    "margin",
    "problem",
    "buttons",
    "help",
}
"""What it is made of, from top to bottom."""


class LetterSheet(Sheet):
    """A sheet that shows a letter as it stands."""

    DEFAULT_CSS = """
    LetterSheet > #envelope { height: 1; layout: horizontal; }
    LetterSheet.roomy > #envelope { height: 2; layout: vertical; }
    LetterSheet > #under { display: none; }
    LetterSheet.roomy > #under { display: block; }
    LetterSheet > #letter { height: auto; scrollbar-size-vertical: 1; }
    LetterSheet > #reading { height: 1fr; display: none; padding: 0 1; scrollbar-size-vertical: 1; }
    LetterSheet.reading > #reading { display: block; }
    LetterSheet.reading > #letter, LetterSheet.reading > #rule, LetterSheet.reading > #margin { display: none; }
    LetterSheet > #margin { height: 1fr; }
    LetterSheet > #help { display: none; }
    LetterSheet.roomy > #help { display: block; }
    """

    def __init__(self, context: Context, letter: Letter) -> None:
        super().__init__()
        self.context = context
        self.letter = letter
        self.coached = context.known.mode != "drill"
        """What the reader asks and what should not be there is shown while one writes."""
        self.problem = ""
        """What is wrong, in the place of the hint."""
        self.about = False
        """What the standard asks of the type is shown in the margin."""

    @property
    def hint(self) -> str:
        """What there is to know where one is."""
        return ""

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """What can be done with it: (what, label)."""
        return ()

    def names(self, one: Sentence) -> tuple[str, ...]:
        """Return what may be written into a blank by its name, such as the duties to report that apply on this day."""
        known = self.context.known
        return writing.duties_there(self.context.standard, known.starts) if one.field.kind == "duties" else ()

    def compose(self) -> ComposeResult:
        """Title, envelope, the letter, what its reader asks, what can be done with it."""
        letter, context = self.letter, self.context
        channels = [(channel, address(context, letter.name, channel)) for channel in letter.kind.channels]
        signs = [(role, f"{role.replace('-', ' ')} (you)") for role in writing.signers(letter.name, context)]
        last = letter.sentences[-1].name if letter.sentences[-1].field.kind == "next-update" else ""
        yield LineBar(id="title")
        with Vertical(id="envelope"):
            yield Choosing("To ", channels, letter.channel, id="to")
            yield Choosing("Signs ", signs, letter.signs, id="signs")
        yield LineBar(id="under")
        with VerticalScroll(id="letter", can_focus=False):
            yield from (SentenceRow(one, self.names(one)) for one in letter.sentences if one.name != last)
            yield OwnWords(letter.own)
            if last:
                yield SentenceRow(letter[last])
        with VerticalScroll(id="reading", can_focus=False):
            yield Static(markup=False, id="text")
        yield LineBar(id="rule")
        yield LineBar(id="margin")
        yield LineBar(id="problem")
        yield Buttons()
        yield LineBar(id="help")

    @property
    def rows(self) -> list[SentenceRow]:
        """Its sentences, from top to bottom."""
        return list(self.query(SentenceRow))

    def row(self, name: str) -> SentenceRow:
        """Return the row of a field."""
        return next(row for row in self.rows if row.sentence.name == name)

    @property
    def stands(self) -> bool:
        """Whether all of it is there: what waited for the next frame may come when it is being put away."""
        return self.is_attached and {child.id for child in self.children} >= PARTS

    # Drawing.

    def on_resize(self) -> None:
        """Lay it out for this size."""
        self.set_class(self.size.height >= ROOMY, "roomy")
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """Draw all of it as it stands; what has not changed is not painted again."""
        if not self.size.width or not self.stands:
            return
        due = margin.due_words(writing.due(self.letter, self.context))
        self.heading = f"{self.letter.kind.title}    {due}".rstrip()
        self._entitle()
        roomy, cells = self.has_class("roomy"), self.size.width
        known = writing.facts(self.context)
        cautions = writing.warnings(self.letter, known) if self.coached else ()
        for choosing, label in (("to", "To"), ("signs", "Signs")):
            bar = self.query_one(f"#{choosing}", Choosing)
            bar.label = f"{label:<8}" if roomy else f"{label} "
            bar.draw()
            bar.styles.width = "1fr" if roomy or choosing == "signs" else bar.cells + 2
        rule = line(("-" * (cells - (0 if roomy else 1)), "dim"))
        self.query_one("#under", LineBar).show(rule)
        self.query_one("#rule", LineBar).show(rule)
        for row in self.rows:
            name = row.sentence.name
            row.show(self.letter[name], [(one.start, one.end) for one in cautions if one.where == name])
        own = self.query_one(OwnWords)
        own.mark([(one.start, one.end) for one in cautions if one.where == writing.OWN])
        self._fit(roomy)
        self.draw_problem()
        self.query_one(Buttons).offer(*self.options)
        self.call_after_refresh(self._draw_margin, self._margin(known, cautions))

    def _draw_margin(self, rows: Sequence[Line]) -> None:
        """Show as much as the letter leaves room for, once it has its size."""
        if not self.stands:
            return
        room = self.query_one("#margin", LineBar)
        room.show(*margin.cut_to(rows, room.size.height))

    def _fit(self, roomy: bool) -> None:
        """Leave the letter as many rows as its reader's questions can spare."""
        most = max(self.size.height - (8 if roomy else 5) - (10 if roomy else 5), 4)
        self.query_one("#letter", VerticalScroll).styles.max_height = most

    def draw_problem(self) -> None:
        """Draw the line above the buttons: what is wrong, or what there is to know."""
        if not self.stands:
            return
        text = self.problem or self.hint
        role: Role = "wrong" if self.problem else "dim"
        self.query_one("#problem", LineBar).show(line((f" {text}", role)) if text else EMPTY)

    def _margin(self, known: writing.Facts, cautions: Sequence[writing.Caution]) -> list[Line]:
        cells, kind = self.size.width, self.letter.kind
        if self.about:
            return margin.asked_of_it(kind, cells)
        if not self.coached:
            return margin.counted(self.letter, cells)
        questions = writing.asks(self.letter, known)
        return margin.coached(kind, questions, cautions, cells, roomy=self.has_class("roomy"))

    def unread(self) -> None:
        """Show the letter and its margin again."""
        self.remove_class("reading")
        self.about = False
        self.draw()
