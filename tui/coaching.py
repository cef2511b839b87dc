"""A lesson on the desk: the step to do stands beside what it is about, in rows of its own, so that it covers nothing.

What the step is and whether it is done says `simulator.projections.coach`; this shows it, fills in what is filled in
already, and asks before a hint, which costs. When every step is done the lesson is over.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from textual.geometry import Size
from textual.widget import Widget

from simulator.host.actions import ACTIONS, VERBS
from simulator.host.plain.coaching import at_the_step
from simulator.projections.coach import Coaching, Mark, coach
from simulator.projections.inbox import Inbox
from simulator.projections.words import points
from tui.acting import SHEETS
from tui.asking import Confirm
from tui.bars import LineBar
from tui.feed import Feed
from tui.forms import Choice, ChoiceSheet, Form, FormSheet, Sheet
from tui.frames import Frames
from tui.keymap import DESK, Key
from tui.layout import EVIDENCE, LEFT, RIGHT
from tui.lines import Line, Role, fit, line, wrapped
from tui.live import LiveDesk
from tui.painting import ruled

ELSEWHERE: Final = {
    "tickets": "inbox",
    "people": "room",
    "messages": "incident",
    "clocks": "incident",
    "timeline": "incident",
    "hypotheses": "incident",
    "remedies": "incident",
    "rules": "rules",
}
"""Views of plain lines that stand in another one on the screen."""
MARK: Final = next(key for key in DESK if key.name == "mark")
SIDE_CSS: Final = """
CoachMark { height: auto; display: none; }
Frames.wide #left.coached #view-inbox { height: 42fr; }
Frames.wide #left.coached #view-metrics { height: 28fr; }
Frames.wide #left.coached #evidence { height: 30fr; }
Frames.wide #us.coached #view-incident { height: 58fr; }
"""
"""The same shares of a side as without a coach, of the room that the mark leaves."""


def view_called(name: str) -> str:
    """Return the view of the desk in which a view of plain lines stands; empty for an act or a message."""
    place = ELSEWHERE.get(name, name)
    return place if place in (*LEFT, *EVIDENCE, *RIGHT) else ""


def view_of(mark: Mark) -> str:
    """Return the view of the desk a step is about; empty for one that is about an act."""
    return view_called(mark.place)


def keys_of(mark: Mark, answer: str, messages: Mapping[str, object]) -> tuple[Key, ...]:
    """Return the keys by which a step is done, in their order: those of the verbs its answer types, and its view's.

    Words of this display are no secret; what is answered is one.
    """
    place = view_of(mark)
    wanted = [next((key for key in DESK if key.view == place), None)] if place else []
    for typed in answer.splitlines():
        verb = typed.strip().partition(" ")[0].lower()
        action = VERBS.get(verb)
        if action is None or action.verb == "show":
            continue
        name = "message" if mark.place in messages else action.verb
        wanted.append(next((key for key in DESK if name in key.verbs and not key.view), None))
    return tuple(dict.fromkeys(key for key in wanted if key is not None))


def filled_in(mark: Mark, form: Form) -> dict[str, str]:
    """Return what a step has filled in of a form: nothing of one by which another act is done, or another is answered."""
    kind, _, about = form.name.partition(" ")
    action = VERBS.get(mark.place)
    under = next((key.verbs for key in DESK if key.shown == SHEETS.get(kind)), ())
    same = {
        one.verb for one in ACTIONS if action is not None and one.command is action.command
    }  # accept or reject
    if same.isdisjoint((kind, *under)) or mark.filled.get("inject", about) != about:
        return {}
    names = {row.name for row in form.rows}
    return {name: value for name, value in mark.filled.items() if name in names}


def named_in(typed: str, inbox: Inbox) -> tuple[str, ...]:
    """Return the rows of the inbox that a typed line names, as far as they have come in."""
    words = re.split(r"[\s=,]+", typed)
    return tuple(word for word in words if inbox.by_name(word) is not None)


def still_to_type(answer: str, inbox: Inbox) -> str:
    """Return an answer without the running ahead to what has come in meanwhile."""
    lines = [one.strip() for one in answer.splitlines()]
    follows = [*lines[1:], ""]
    kept = [
        one for one, after in zip(lines, follows, strict=True) if one != "ahead" or not named_in(after, inbox)
    ]
    return "\n".join(kept)


def pressed_for(mark: Mark, answer: str, inbox: Inbox, keys: tuple[Key, ...], press: Callable[[str], str]) -> str:  # fmt: skip
    """Return the keys of a step as they are pressed: on which row, and how several rows come into one form."""
    rows = {word for typed in answer.splitlines() for word in named_in(typed, inbox)}
    told = []
    for key in keys:
        acts = {"ack", "dismiss", "reject", mark.place if mark.place == "link" else ""} & set(key.verbs)
        several = mark.place == "declare" and "declare" in key.verbs and not mark.filled.get("items")
        if several and len(rows) > 1:
            told.append(f"{press('v')} {MARK.label} on each row that belongs")
        told.append(f"{press(key.shown)} {key.label}{' on its row' if acts and rows else ''}")
    return ", then ".join(told)


class CoachMark(LineBar):
    """One step, on one side of the desk."""

    DEFAULT_CSS = SIDE_CSS

    def tell(self, lines: tuple[Line, ...]) -> None:
        """Show it in as many rows as it needs."""
        self.styles.height = len(lines)
        self.display = bool(lines)
        self.show(*lines)


async def make_room(desk: Frames) -> None:
    """Put a mark on both sides of a desk; one of them shows at a time."""
    for side, before in (("left", "#view-inbox"), ("right", "#us")):
        place = desk.query_one(f"#{side}")
        place.add_class("coached")
        await place.mount(CoachMark(id=f"coach-{side}"), before=before)
    desk.query_one("#us").add_class("coached")


class CoachedDesk(LiveDesk):
    """One seat's desk in a lesson."""

    def __init__(self, feed: Feed, *, hold: float, fresh: bool) -> None:
        super().__init__(feed, hold=hold, fresh=fresh)
        self._heard = 0
        self._at: Coaching = coach((), self.context.known, 0)
        self._told = len(self.now().passed)
        """Steps whose reason was said when one came back, or stands no longer."""
        self._at = at_the_step(self._at)  # what was done beside it before one came back was told then
        self._why = ""
        self._shown: tuple[object, ...] = ()
        """What the mark was drawn for."""

    async def ready(self) -> None:
        """Make room for the mark: it stands on the side where the step's target is."""
        await make_room(self)
        await super().ready()
        self._draw_mark()

    def now(self) -> Coaching:
        """Return where one stands in the lesson."""
        new = self.context.events[self._heard :]
        self._heard += len(new)
        self._at = coach(new, self.context.known, self.context.now, self._at)
        return self._at

    # The mark.

    def _draw_lines(self) -> None:
        super()._draw_lines()
        if self.whole and not self.has_class("small"):
            self._draw_mark()

    def _draw_mark(self) -> None:
        """Show the step beside its target, or say that the lesson is over."""
        marks = {side: self.query(f"#coach-{side}") for side in ("left", "right")}
        if not all(marks.values()):
            return
        at = self.now()
        if len(at.passed) > self._told:
            self._why = " ".join(one.why for one in at.passed[self._told :] if one.why)
            self._told = len(at.passed)
            self._at = at = at_the_step(at)
        side = self._side(at.mark)
        sizes = tuple(self.query_one(f"#{name}").size for name in marks)
        state = (
            at.mark,
            at.cost,
            at.aside is not None,
            self._why,
            side,
            sizes,
            self.alone,
            self.sheet is not None,
        )
        if state == self._shown:
            return
        self._shown = state
        for name, found in marks.items():
            bar = found.first(CoachMark)
            there = self.query_one(f"#{name}")
            bar.tell(self._lines(at, there.size or self.size) if name == side else ())
            if name == side == "left":
                self._beside(bar, there, at.mark)
        if at.over and not self.feed.session.finished:
            self.perform([("end", {"why": "every step of the lesson is done"})])

    def _beside(self, bar: CoachMark, side: Widget, mark: Mark | None) -> None:
        """Put the mark right before its target on the left."""
        view = view_of(mark) if mark is not None and not self.alone else ""
        target = "evidence" if view in EVIDENCE else f"view-{view if view in LEFT else 'inbox'}"
        side.move_child(bar, before=self.query_one(f"#{target}"))

    def _side(self, mark: Mark | None) -> str:
        """Return the side on which the step's target is, or the one that is in sight."""
        if self.alone:
            return "right" if self.sheet is not None or self.current in RIGHT else "left"
        return "left" if mark is not None and view_of(mark) in (*LEFT, *EVIDENCE) else "right"

    def _lines(self, at: Coaching, size: Size) -> tuple[Line, ...]:
        cells = max(size.width - (0 if self.alone else 1), 20)
        mark = at.mark
        if mark is None:
            return (line((ruled(" Every step is done ", cells, heavy=True), "good")),)
        told: list[Line] = [
            line((ruled(f" Step {mark.number} of {mark.of}: {mark.place} ", cells, heavy=True), "chosen"))
        ]
        reading = self.sheet is None  # an open sheet needs the room, and shows itself what is filled in
        if at.aside is not None and reading:
            told += wrapped_lines("Done, and it costs nothing; the step is still to be done.", cells, "dim")
        elif self._why and reading:
            told += wrapped_lines(f"Done. {self._why}", cells, "good")
        told += wrapped_lines(mark.says, cells, "strong")
        if mark.filled and reading:
            there = ", ".join(f"{name} {value}" for name, value in mark.filled.items())
            told += wrapped_lines(f"Filled in: {there}.", cells, "dim")
        for hint in mark.hints:
            told += [
                row for part in hint.splitlines() for row in wrapped_lines(f"Hint: {part}", cells, "good")
            ]
        help_ = (
            f"{self.attention.key('H')} tells {mark.next_hint}, for {points(mark.cost)}."
            if mark.next_hint
            else ""
        )
        if help_:
            told += wrapped_lines(help_, cells, "dim")
        told.append(line((ruled("", cells, heavy=False), "dim")))
        return tuple(fit(row, cells) for row in told)

    def next_line(self, cells: int) -> Line:
        """Return what is pressed for the step, from where one is: on the desk, or in a sheet of it or another."""
        mark = self.now().mark
        if mark is None:
            return super().next_line(cells)
        inbox = self.context.inbox
        answer = still_to_type(self._answer(mark), inbox)
        keys = keys_of(mark, answer, self.context.standard.messages)
        at = self.at_sheet()
        if at in {key.shown for key in keys if not key.view} or (at == "t" and "dismiss" in answer):
            return self._next_in(cells, self._inside(mark))
        there = tuple(key for key in keys if key.view != self.current)
        pressed = pressed_for(mark, answer, inbox, there, self.attention.key)
        place = view_of(mark)
        if (
            answer.startswith("show ")
            and place not in ("", "incident")
            and (place != "runbook" or not pressed)
        ):
            pressed = ", then ".join(filter(None, (pressed, "enter on what the step names")))
        pressed = pressed or f"{self.attention.key(':')} and what the step says"
        return self._next_in(cells, f"press {'esc, then ' if at is not None else ''}{pressed}")

    def _inside(self, mark: Mark) -> str:
        """Return what is done in the sheet that is open, which is one of the step's."""
        if isinstance(self.sheet, ChoiceSheet):
            kind = self.context.standard.messages.get(mark.place)
            return f"choose {kind.title if kind is not None else 'with up and down'}, then enter"
        if isinstance(self.sheet, FormSheet):
            return "fill in what the step leaves open, then enter"
        return "fill in what the step leaves open; enter, enter sends"

    def _next_in(self, cells: int, words: str) -> Line:
        return fit(line((" NEXT  ", "key"), (words, "strong")), cells)

    def _answer(self, mark: Mark) -> str:
        lesson = self.feed.session.inputs.scenario.lesson
        step = lesson.steps.get(mark.step) if lesson is not None else None
        return step.hints[-1] if step is not None and step.hints else ""

    # What the lesson does for one.

    def open(self, sheet: Form | Choice | Sheet | None, otherwise: str = "") -> None:
        """Open a sheet with what the step has filled in already."""
        mark = self.now().mark
        given = filled_in(mark, sheet) if isinstance(sheet, Form) and mark is not None else {}
        if isinstance(sheet, Form) and given:
            self._kept.setdefault(sheet.name, given)
        super().open(sheet, otherwise)

    def _do_triage(self) -> None:
        """Sort what the step says belongs together, unless other rows are marked; else as on every desk."""
        mark = self.now().mark
        given = mark.filled.get("items", "") if mark is not None and mark.place == "declare" else ""
        if not self.attention.marked:
            self.attention.marked |= set(named_in(given, self.context.inbox))
        super()._do_triage()

    def _do_hint(self) -> None:
        mark = self.now().mark
        if mark is None or not mark.next_hint:
            self.say("Every hint of this step was read; they stand in the mark.")
            return

        def give(sure: bool | None) -> None:
            if sure:
                self.perform([("hint", {"hint": mark.step})])

        asks = f"Read a hint, {mark.next_hint}? It costs {points(mark.cost)}, and is counted."
        self.app.push_screen(Confirm(asks, yes="Read it"), give)


def wrapped_lines(text: str, cells: int, role: Role) -> list[Line]:
    """Return a text as rows of a role, one cell in."""
    return [line((f" {row}", role)) for row in wrapped(text, cells - 2)]
