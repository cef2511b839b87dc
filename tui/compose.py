"""The composer: a letter of sentences over the right side of the desk, while the world stays in sight at the left.

What a letter is, what its reader asks and what should not stand in it is `simulator.host.writing`'s; this shows it, keeps
it as a draft at every pause, and posts the command. It never talks to the session.
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from simulator.domain import commands as c
from simulator.host import writing
from simulator.host.plain.context import Context
from simulator.host.safe import safe_text
from simulator.host.writing import Kept, Letter
from simulator.projections.words import names
from tui import margin
from tui.bars import LineBar
from tui.choosing import opened
from tui.envelope import Buttons, Choosing, writing_keys
from tui.forms import Sheet
from tui.holding import Hold
from tui.keeping import Keeping
from tui.layout import HOLD_S
from tui.lettersheet import LetterSheet
from tui.lines import line
from tui.sentences import OwnWords, SentenceRow

__all__ = ["Compose"]

PAUSE_S: Final = 1.0
"""Seconds of wall time without a key after which a draft is kept."""


class Compose(LetterSheet):
    """A message that is being written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next(1)", show=False, priority=True),
        Binding("shift+tab", "next(-1)", show=False, priority=True),
        Binding("enter", "on", show=False, priority=True),
        Binding("escape", "keep", show=False, priority=True),
    ]

    class Send(Message):
        """It is to be sent, or kept to be signed."""

        def __init__(self, command: c.Send | c.Draft) -> None:
            super().__init__()
            self.command = command

    class Sign(Message):
        """A draft is to be signed as it stands."""

        def __init__(self, draft: str, by: str) -> None:
            super().__init__()
            self.draft = draft
            self.by = by
            """The role that signs."""

    class Parked(Message):
        """It was left; it is kept as a draft."""

        def __init__(self, draft: Kept) -> None:
            super().__init__()
            self.draft = draft

    class Left(Sheet.Left):
        """It was left; nothing had been written."""

        def __init__(self) -> None:
            super().__init__("", {})

    def __init__(
        self, context: Context, name: str = "", *, draft: str = "", cites: Sequence[str] = (), hold: float = HOLD_S
    ) -> None:  # fmt: skip
        """`name` is a message type, or an unfinished letter; `draft` an unfinished letter, or a draft everybody sees.

        Raises KeyError for what there is not.
        """
        letter, kept = opened(context, name, draft, cites)
        super().__init__(context, letter)
        self._at = ""
        """The sentence one is at."""
        self._sure: object = None
        """What may go although something in it looks private."""
        self._lost = False
        """It could not be kept, and that was said."""
        self._keeping = Keeping(context, kept)
        self._hold = Hold(self, hold, self.draw_problem)
        self._pausing: Timer | None = None

    # Building.

    @property
    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """Return what the footer offers where one is: in a blank a letter only writes itself."""
        if self._hold.left:
            return (("u", "Take back", "u"),)
        return writing_keys(self.screen.focused, reading=self.has_class("reading"), sends=self.options)

    def on_mount(self) -> None:
        """Begin in the first blank."""
        self.query_one("#help", LineBar).show(
            line((" tab next   up down how sure   enter, enter sends", "dim"))
        )
        first = next(iter(self.letter.blanks), self.letter.sentences[0].name)
        self.row(first).enter()
        self.set_interval(1.0, self.beat)
        self.call_after_refresh(self.draw)

    def beat(self) -> None:
        """Look at the clock and the board again."""
        self.letter = self.letter.looked_at(self.context)
        self.draw()

    def on_unmount(self) -> None:
        """Keep what was written, unless it has gone."""
        with suppress(OSError):  # there is nobody left to tell; the last pause has kept it
            self._keeping.close(self.letter)

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """What can be done with it; what needs somebody's consent is kept to be signed."""
        parts = [("send", "Keep for signing" if self._needs() else "Send")]
        if writing.approver(self.letter, self.context):
            parts.insert(0, ("sign", "Sign"))
        return (*parts, ("preview", "Preview"), ("park", "Park draft"))

    @property
    def hint(self) -> str:
        """Say what is about to happen, who has to sign, or where the value one is at came from."""
        if self._hold.left:
            return f"Sending in {self._hold.left}; u takes it back."
        if self._at:
            one = self.letter[self._at]
            there = self.names(one)
            offered = f"on this day there is {', '.join(there)}" if there and not one.value else ""
            return margin.provenance(one, self.context.now) or offered
        needs = names(self._needs()).replace("-", " ").capitalize()
        return f"{needs} signs it first: it is kept as a draft to be signed." if self._needs() else ""

    def tell(self, problem: str) -> None:
        """Say what is wrong, on the sheet itself; what was to go has not gone."""
        self._keeping.gone = self._keeping.gone and not problem
        self.problem = problem
        self.draw_problem()

    # Writing.

    def on_sentence_row_entered(self, message: SentenceRow.Entered) -> None:
        """Remember where one is."""
        message.stop()
        self._at = message.field
        self.draw_problem()

    def on_own_words_entered(self, message: OwnWords.Entered) -> None:
        """Remember that one is in no sentence."""
        message.stop()
        self._at = ""
        self.draw_problem()

    def on_sentence_row_written(self, message: SentenceRow.Written) -> None:
        """Fill a blank."""
        message.stop()
        self._change(self.letter.write(message.field, message.value))

    def on_sentence_row_turned(self, message: SentenceRow.Turned) -> None:
        """Be surer, or less sure."""
        message.stop()
        turn = self.letter.surer if message.by > 0 else self.letter.less_sure
        self._change(turn(message.field))

    def on_own_words_written(self, message: OwnWords.Written) -> None:
        """Say something in one's own words."""
        message.stop()
        if message.text != self.letter.own:
            self._change(self.letter.words(message.text))

    def on_choosing_chosen(self, message: Choosing.Chosen) -> None:
        """Send it another way, or let another role sign."""
        message.stop()
        chosen = message.choosing
        letter = self.letter
        self._change(letter.by(chosen.chosen) if chosen.id == "to" else letter.signed_by(chosen.chosen))

    def _change(self, letter: Letter) -> None:
        if letter == self.letter:
            return
        self.letter = letter.looked_at(self.context)
        self._keeping.changed()
        self.problem = ""
        self._hold.take_back()
        self.draw()
        if self._pausing is not None:
            self._pausing.stop()
        self._pausing = self.set_timer(PAUSE_S, self._park)

    # Keeping.

    def _park(self) -> Kept | None:
        try:
            return self._keeping.park(self.letter)
        except OSError as full:
            self.tell(f"The draft is not kept: {full.strerror or full}. Make room, or esc again to lose it.")
            return None

    def _leave(self) -> None:
        kept = self._park()
        if kept is not None:
            self.post_message(self.Parked(kept))
        elif self._lost or not self.letter.touched:
            self.post_message(self.Left())
        else:
            self._lost = True

    # Keys.

    def _stops(self) -> list[Widget]:
        bars = [bar for bar in self.query(Choosing) if bar.can_focus]
        body = [w for w in self.query_one("#letter").children if isinstance(w, SentenceRow | OwnWords)]
        return [*bars, *body, self.query_one(Buttons)]

    def _here(self, stops: Sequence[Widget]) -> int:
        return next((i for i, stop in enumerate(stops) if stop.has_focus or stop.has_focus_within), 0)

    def _go(self, stop: Widget) -> None:
        if isinstance(stop, SentenceRow | OwnWords):
            stop.enter()
        else:
            stop.focus()
        if isinstance(stop, Choosing | Buttons):
            self._at = ""
            self.draw_problem()

    def action_next(self, by: int) -> None:
        """Go to the next blank, or the one before."""
        if self._hold.left:
            return
        self.unread()
        stops = self._stops()
        self._go(stops[(self._here(stops) + by) % len(stops)])

    def action_on(self) -> None:
        """Go on to the next open blank; from the last one to what can be done; there, do it."""
        buttons = self.query_one(Buttons)
        if buttons.has_focus:
            self._press(buttons.chosen)
            return
        stops = self._stops()
        here = self._here(stops)
        later = [*stops[here + 1 :], *stops[:here]]
        blank = next((s for s in later if isinstance(s, SentenceRow) and s.sentence.open), None)
        self._go(blank or buttons)

    def action_keep(self) -> None:
        """Take back what is about to go; or leave the text; or, out of it, leave the letter for later."""
        if self._hold.left:
            self._hold.take_back()
            self.tell("Taken back.")
        elif self.has_class("reading") or self.about:
            self.unread()
        elif not self.query_one(Buttons).has_focus:
            self._go(self.query_one(Buttons))
        elif self._sure:
            self._sure = None
            self.tell("")
        else:
            self._leave()

    def on_buttons_pressed(self, message: Buttons.Pressed) -> None:
        """Do what a letter key says."""
        message.stop()
        self._press(message.what)

    def _press(self, what: str) -> None:
        if what == "back":
            self.action_keep() if self._hold.left else self.tell("Nothing is about to be sent.")
        elif self._hold.left:
            return
        elif what == "send":
            self._send()
        elif what == "sign":
            self.post_message(self.Sign(self.letter.draft, writing.approver(self.letter, self.context)))
        elif what == "preview":
            self._read()
        elif what == "about":
            self.about = not self.about
            self.draw()
        elif what == "park":
            self._leave()

    # Reading it as its reader will.

    def _read(self) -> None:
        if self.has_class("reading"):
            self.unread()
            return
        command = self._command()
        if command is not None:
            self.query_one("#text", Static).update(Content(safe_text(command.text)))
            self.add_class("reading")

    # Sending.

    def _needs(self) -> tuple[str, ...]:
        """Return who has to sign first."""
        return writing.consent(self.letter, self.context)

    def _command(self) -> c.Send | c.Draft | None:
        """Return the command as it would be given now; None, and said why, if it cannot be."""
        try:
            return self.letter.command(self.context, draft=bool(self._needs()))
        except ValueError as wrong:
            self.tell(f"{wrong}.")
            return None

    def _send(self) -> None:
        """Hold it for a few seconds, then let it go; what looks private is asked about first."""
        command = self._command()
        if command is None:
            return
        private, written = (
            writing.leaks(self.letter, writing.facts(self.context)),
            (self.letter.claims, self.letter.own),
        )
        if private and self._sure != written:
            self._sure = written
            what = private[0].says.removesuffix(": leave it out.")
            self.tell(f"{what}: send? enter sends, esc goes back.")
            return
        self._sure = None
        self.tell("")
        self.query_one(Buttons).focus()
        self._hold.then(self._let_go)

    def _let_go(self) -> None:
        command = self._command()
        if command is None:
            return
        self._keeping.gone = True
        self.draw_problem()
        self.post_message(self.Send(command))
