"""A desk on which one can act: sheets are opened and done, what is pointed at is what is acted on."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from textual import work

from simulator.domain import commands as c
from simulator.host.plain.context import Context
from simulator.projections.inbox import Row
from tui import sheets
from tui.ahead import hold_keys, let_keys
from tui.asking import Confirm
from tui.desk import Desk
from tui.feed import Feed
from tui.forms import Acts, Choice, ChoiceSheet, Form, FormSheet, Sheet
from tui.layout import HOLD_S
from tui.lines import Item
from tui.pageview import PageView
from tui.source import CITES, Attention

if TYPE_CHECKING:
    from tui.compose import Compose

SHEETS: Final = {
    "decide": "d",
    "dismiss": "t",
    "escalate": "e",
    "handover": "o",
    "message": "m",
    "page": "e",
    "postmortem": "P",
    "remedy": "d",
    "reply": "r",
    "state": "s",
    "suggestion": "d",
    "triage": "t",
}
"""The key of the table that opens a sheet, by the first word of what it is kept under."""
LOOKED_MS: Final = 60_000
"""Exercise time for which an opened view counts as looked at once."""


class ActingDesk(Desk):
    """One seat's desk, with everything it can do but the keys themselves."""

    def __init__(self, feed: Feed, attention: Attention | None = None, *, hold: float = HOLD_S) -> None:
        super().__init__(feed.context, attention)
        self.feed = feed
        self.hold = hold
        self.held: tuple[float, str, Callable[[], None]] | None = None
        """(seconds left, what, how) of what is about to be done."""
        self._kept: dict[str, Mapping[str, str]] = {}
        """What was filled into forms that were left."""
        self._looked: dict[str, int] = {}

    @property
    def context(self) -> Context:
        """What this seat knows now."""
        return self.feed.context

    # Acts.

    def perform(self, acts: Acts, *, waited: bool = False) -> bool:
        """Do one act after the other; the first that is refused is said, and ends it.

        `waited`: it was held for some seconds, so that what is open, marked and cited by now belongs to something else.
        """
        for verb, fields in acts:
            outcome = self.feed.act(verb, fields)
            if not outcome.done:
                self._refused(outcome.why, waited=waited)
                return False
        if waited:
            self.draw()
            return True
        self.attention.marked.clear()
        if any(verb not in ("ack", "note", "as") for verb, _ in acts):
            self.attention.let_go()
        self.draw()
        return True

    def _refused(self, why: str, *, waited: bool = False) -> None:
        sheet = self.sheet
        if sheet is not None and not waited:
            sheet.tell(f"Not done: {why}")
        self.say(f"Not done: {why}.")

    def hold_then(self, what: str, how: Callable[[], None]) -> None:
        """Wait a few seconds before doing what cannot be taken back; what was held before is done first."""
        if self.held is not None:
            _, _, before = self.held
            self.held = None
            before()
        if self.hold <= 0:
            how()
        else:
            self.held = (self.hold, what, how)

    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """Return what the last line offers: an open sheet's own keys while one is in it."""
        sheet = self.sheet
        if sheet is None or self.at_sheet() is None:
            return super().keys()
        menu = self.attention.key("?")
        return tuple((menu if name == "menu" else key, does, name) for key, does, name in sheet.keys)

    def at_sheet(self) -> str | None:
        """Return the key that opens the sheet one is in; empty for one that has none, None while one is in no sheet."""
        sheet = self.sheet
        if sheet is None or not (sheet.has_focus or sheet.has_focus_within):
            return None
        what = (
            sheet.form
            if isinstance(sheet, FormSheet)
            else sheet.choice
            if isinstance(sheet, ChoiceSheet)
            else None
        )
        return SHEETS.get(what.name.partition(" ")[0] if what is not None else "message", "")

    # Sheets.

    def open(self, sheet: Form | Choice | Sheet | None, otherwise: str = "") -> None:
        """Open a sheet over the right side; what was filled in before is there again."""
        if sheet is None:
            self.say(otherwise)
            return
        made: Sheet
        if isinstance(sheet, Form):
            made = FormSheet(sheet, self._kept.get(sheet.name))
        elif isinstance(sheet, Choice):
            made = ChoiceSheet(sheet)
        else:
            made = sheet
        self.zoomed = self.zoomed and not self.wide
        hold_keys(self.app)
        self._mount_sheet(made)

    @work(exclusive=True, group="sheet", exit_on_error=False)
    async def _mount_sheet(self, sheet: Sheet) -> None:
        try:
            place = self.query_one("#sheet")
            self._let_go_of_keys()
            await place.remove_children()
            await place.mount(sheet)
            self._arrange()
        finally:
            self.call_after_refresh(let_keys, self.app)

    @work(exclusive=True, group="sheet", exit_on_error=False)
    async def close_sheet(self) -> None:
        """Close the sheet, and give the keys back to the view one came from."""
        self._let_go_of_keys()
        await self.query_one("#sheet").remove_children()
        self._arrange()
        self.view(self.current or "inbox").focus()

    def _let_go_of_keys(self) -> None:
        """Take the keys from a sheet that goes, or Textual gives them to whatever stands next to it."""
        sheet = self.sheet
        if sheet is not None and sheet.has_focus_within:
            self.set_focus(None)

    def on_form_sheet_done(self, message: FormSheet.Done) -> None:
        """Do what a form says: after a question where it cannot be undone, after a few seconds where the world moves."""
        form, answers = message.form, message.answers
        acts = form.acts(answers)
        question = form.confirm(answers) if form.confirm else ""
        started = next((str(fields["remedy"]) for verb, fields in acts if verb == "start"), "")

        def done(*, waited: bool = False) -> None:
            if self.perform(acts, waited=waited):
                self._kept.pop(form.name, None)
                if not waited:
                    self.close_sheet()

        def do(sure: bool | None = True) -> None:
            if sure and started and self.hold > 0 and not question:
                self._kept[form.name] = answers
                self.close_sheet()
                self.hold_then(f"Starting {started}", lambda: done(waited=True))
            elif sure:
                done()

        if question:
            self.app.push_screen(Confirm(question), do)
        else:
            do()

    def on_choice_sheet_chosen(self, message: ChoiceSheet.Chosen) -> None:
        """Go on with what was chosen."""
        choice = message.choice
        widget = choice.widget(message.id) if choice.widget else None
        if widget is not None:
            self.open(widget)  # type: ignore[arg-type]  # a sheet
            return
        then = choice.then(message.id)
        if isinstance(then, Form | Choice):
            self.open(then)
        elif then is not None and self.perform(then):
            self.close_sheet()

    def on_sheet_left(self, message: Sheet.Left) -> None:
        """Keep what was filled in."""
        if message.name and any(message.answers.values()):
            self._kept[message.name] = message.answers
            self.say("Kept; the same key opens it again.")
        self.close_sheet()

    # What is pointed at.

    def opened(self, name: str) -> None:
        """Put on the record that evidence was opened."""
        service = self.attention.service
        what = {
            "logs": f"logs {service}".strip(),
            "changes": "changes",
            "traces": "traces",
            "runbook": self.attention.runbook,
            "metrics": f"dashboard {service}" if service else "",
        }.get(name, "")
        self.look(what)

    def look(self, what: str) -> None:
        now = self.context.now
        if what and now - self._looked.get(what, -LOOKED_MS) >= LOOKED_MS:
            self._looked[what] = now
            self.feed.look(what, self.attention.pin)

    def rows(self) -> list[Row]:
        """Return the inbox rows that a key acts on: the marked ones, or the selected one with all that is folded into it."""
        item = self.selected()
        ids = list(self.attention.marked) or ([item.id, *item.same] if item is not None else [])
        return [row for row in map(self.context.inbox.by_name, dict.fromkeys(ids)) if row is not None]

    def point_at(self, name: str) -> None:
        """Put the inbox's cursor on a row, or on the burst it is folded into: the next key acts on it too."""
        inbox = self.view("inbox")
        there = next((item for item in inbox.page.items if name in (item.id, *item.same)), None)
        if there is not None:
            inbox.select(there.id)

    def sortable(self) -> list[Row]:
        return [row for row in self.rows() if row.kind in ("alert", "report")]

    def cite(self) -> None:
        """Pick the selected thing up as evidence for what is written next, or drop it again."""
        view = self.focused
        item = self.selected(self.current)
        cite = item.cite if item is not None else ""
        cites = self.attention.cites
        if not cite or view is None:
            self.say("Select an alert, a signal, a log line or a change to cite it.")
        elif cite in cites:
            cites.remove(cite)
            self.say(f"{cite} is not cited any more.")
        elif len(cites) >= CITES:
            drop = self.attention.key("c")
            self.say(f"Three are cited already ({', '.join(cites)}); {drop} on one of them drops it.")
        else:
            cites.append(cite)
            self.look(item.looks if item is not None else "")
            self.say(f"Cited for what you write next: {', '.join(cites)}.")

    def on_page_view_opened(self, message: PageView.Opened) -> None:
        """Enter on an item: go into it."""
        view, item = message.view.name, message.item
        if item.looks:
            self.look(item.looks)
        match view:
            case "inbox":
                self._open_row(item)
            case "metrics":
                if item.same:
                    self.attention.unfolded.add(item.id)
                else:
                    self.plot(item.id)
            case "traces":
                self.attention.unfolded ^= {item.id}
                self.pinned_to(item)
            case "runbook":
                self.attention.runbook = item.runbook or item.id
                self.look(self.attention.runbook)
            case "incident":
                self._open_board(item)
            case "room":
                self._open_person(item)
            case _:
                self.pinned_to(item)
        self.draw()

    def _open_row(self, item: Item) -> None:
        row = self.context.inbox.by_name(item.id)
        if item.same and item.id not in self.attention.unfolded:
            self.attention.unfolded.add(item.id)
        elif row is None:
            if item.id in self.context.board.drafts:
                self.open(self._letter(draft=item.id))
        elif row.kind == "question":
            self.open(sheets.reply(row))
        elif row.kind == "suggestion":
            self.open_suggestion(row)
        else:
            self.pinned_to(item)

    def _open_board(self, item: Item) -> None:
        board, cites = self.context.board, self.attention.cited()
        if item.id in board.maybes:
            self.open(sheets.hypothesis(self.context, item.id, cites))
        elif item.id in board.doing:
            self.open(sheets.remedy(self.context, item.id, cites))
        elif item.id in board.drafts:
            self.open(self._letter(draft=item.id))
        else:
            self.open_messages()

    def _open_person(self, item: Item) -> None:
        row = self.context.inbox.by_name(item.id)
        if row is not None and row.kind == "question":
            self.open(sheets.reply(row))
        elif item.id in self.context.known.people:
            self.open(sheets.page(item.id, self.attention.cited()))

    def open_suggestion(self, row: Row) -> None:
        """Open what the automation proposes; or say who has decided it already."""
        if row.waits:
            self.open(sheets.suggestion(self.context, row))
        else:
            self.tell_about()

    def open_messages(self) -> None:
        """Open the list of messages, what is owed first."""
        from tui.choosing import choices  # noqa: PLC0415  # as in `_letter`

        items = choices(self.context)
        self.open(
            Choice(
                name="message",
                title="Message: which one?",
                items=items,
                then=lambda _: None,
                widget=lambda name: self._letter(name, cites=self.attention.cited()),
            )
        )

    def _letter(self, *what: str, **more: Any) -> "Compose":
        from tui.compose import Compose  # noqa: PLC0415  # large, and nobody writes before the desk stands

        return Compose(self.context, *what, hold=self.hold, **more)

    # Messages.

    def on_compose_send(self, message: "Compose.Send") -> None:
        """Send what was written: a command, which the world answers."""
        self._submit(message.command)

    def _submit(self, command: c.Send | c.Draft) -> None:
        outcome = self.feed.submit(command)
        if not outcome.done:
            self._refused(outcome.why)
            return
        self.attention.let_go()
        self.say("Sent." if isinstance(command, c.Send) else f"Kept as draft {command.draft}, to be signed.")
        self.close_sheet()

    def on_compose_sign(self, message: "Compose.Sign") -> None:
        """Sign a draft as it stands."""
        if self.perform([("sign", {"draft": message.draft, "seat": message.by})]):
            self.say(f"Signed: {message.draft}.")
            self.close_sheet()

    def on_compose_parked(self) -> None:
        """The draft is kept; it waits in the inbox."""
        self.say(f"Kept as a draft; {self.attention.key('m')} opens it again.")
        self.close_sheet()

    def on_compose_left(self) -> None:
        """Nothing was written."""
        self.close_sheet()
