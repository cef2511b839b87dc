"""The sheet on which one answers, objects or notes: it lies over the page, and what was written is never lost."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.bars import KeysBar
from tui.forms import Answers, Form, FormSheet, Write
from tui.lines import Line, line, wrapped

ABOUT_CELLS = 70


def _about(words: str) -> tuple[Line, ...]:
    return tuple(line((f" {row}", "dim")) for row in wrapped(words, ABOUT_CELLS, most=3))


def answer_form(number: int, question: str) -> Form:
    """Return the sheet that answers a question: what, who, and by when."""
    return Form(
        name=f"answer {number}",
        title=f"Answer question {number}",
        rows=(
            Write(name="text", label="Answer", hint="what you say to it"),
            Write(name="owner", label="Who", hint="who does it", needed=False),
            Write(name="due", label="By when", hint="a day, a time", needed=False),
        ),
        acts=lambda _: (),
        about=_about(question),
        save="Keep it",
    )


def objection_form(judgement: str, happened: str) -> Form:
    """Return the sheet that objects to a judgement."""
    return Form(
        name=f"object {judgement}",
        title="Object",
        rows=(Write(name="text", label="Why", hint="what the judgement does not see"),),
        acts=lambda _: (),
        about=(*_about(f"{judgement}: {happened}"), *_about("It is kept beside the score; the points stay.")),
        save="Keep it",
    )


def note_form(clock: str) -> Form:
    """Return the sheet that notes something seen at a moment."""
    return Form(
        name=f"note {clock}",
        title=f"Note at {clock}",
        rows=(Write(name="text", label="Seen", hint="what you saw"),),
        acts=lambda _: (),
        about=_about("It stands under Observations, and in the report."),
        save="Keep it",
    )


class Writing(ModalScreen[tuple[bool, Answers]]):
    """One sheet; it returns whether it is to be kept, and what was written."""

    DEFAULT_CSS = """
    Writing { align: center middle; }
    Writing FormSheet { width: 78; max-width: 100%; height: 12; background: $surface; }
    Writing KeysBar { width: 78; max-width: 100%; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, form: Form, kept: Answers | None = None) -> None:
        super().__init__()
        self.form = form
        self.kept = kept

    def compose(self) -> ComposeResult:
        """The sheet and its keys."""
        yield FormSheet(self.form, self.kept)
        yield KeysBar(id="keys")

    def on_mount(self) -> None:
        """Offer the keys."""
        self.query_one(KeysBar).offer(
            ("enter", self.form.save, "enter"),
            ("up down", "Row", "down"),
            ("esc", "Keep for later", "escape"),
        )

    def on_form_sheet_done(self, message: FormSheet.Done) -> None:
        """It is to be kept."""
        message.stop()
        self.dismiss((True, message.answers))

    def on_sheet_left(self, message: FormSheet.Left) -> None:
        """It was left; what was written comes back next time."""
        message.stop()
        self.dismiss((False, message.answers))

    def on_keys_bar_pressed(self, message: KeysBar.Pressed) -> None:
        """A key was clicked."""
        self.app.simulate_key(message.name)
