"""The desk while the exercise runs: it follows the clock, and keys are acts."""

from fractions import Fraction
from typing import Final

from simulator.host.plain.breaking_off import before_the_end
from simulator.host.plain.ringing import rings
from simulator.host.safe import safe_text
from simulator.host.session import NotKept
from simulator.projections.inbox import Row
from simulator.projections.nexts import Hands, coach
from simulator.projections.stops import why_stopped
from simulator.projections.words import clock, names, short_clock, span
from tui import hinting, sheets
from tui.acting import ActingDesk
from tui.ahead import hold_keys
from tui.asking import Confirm, Menu
from tui.feed import Feed
from tui.keymap import DESK, owned
from tui.layout import HOLD_S
from tui.lines import Line
from tui.source import Attention
from tui.views import strip

TICK_S: Final = 0.25
"""Seconds of wall time between two looks at the clock."""
HINT_TICKS: Final = 80
"""Ticks for which a hint stands in the place of NEXT: it is read, and then looked for on the screen."""
QUIET_S: Final = 15.0
"""Seconds of wall time after which a practice in which nobody waits yet runs ahead by itself, once: within 20 s of
enter on the briefing something asks for the player."""
PIN_STEP: Final = 15_000
"""Ms by which the pinned moment is moved: one scrape."""


class LiveDesk(ActingDesk):
    """One seat's desk in a running exercise."""

    def __init__(
        self, feed: Feed, attention: Attention | None = None, *, hold: float = HOLD_S, fresh: bool = False
    ) -> None:
        """`fresh`: this is its first start, which may run ahead by itself while nothing has come."""
        super().__init__(feed, attention, hold=hold)
        self._quiet = QUIET_S if fresh else 0.0
        self._unusable: tuple[str, ...] = ()
        """What of the user's settings cannot be used, until it has been said."""
        self._titled = ""

    async def ready(self) -> None:
        """Let the clock be looked at from now on."""
        self.feed.key = self.attention.key
        self._unusable = getattr(self.app, "unusable", ())
        self.set_interval(TICK_S, self._tick)

    # Time.

    def _tick(self) -> None:
        try:
            beat = self.feed.tick()
        except NotKept as full:
            self.say(f"{full.strerror or full}. Nothing acknowledged is lost: make room, leave, and resume.")
            return
        for sentence in beat.said[-1:]:
            self.say(sentence)
        if any(rings(event, self.context.known) for event in beat.came):
            self.app.call_for_somebody()  # type: ignore[attr-defined]  # the app of this package
        hint = hinting.offered(beat.came, self.attention.key("H"), self.attention.key("8"))
        if hint:
            self.say(hint, HINT_TICKS)
        self._say_unusable()
        self._wait_for_held()
        self._run_ahead_if_quiet()
        self._entitle()
        self.beat()
        if self.feed.session.finished:
            self.app.exit_desk(self)  # type: ignore[attr-defined]  # the app of this package

    def _say_unusable(self) -> None:
        if self._unusable and self.is_current:
            first, *more = self._unusable
            self._unusable = ()
            others = f" (and {len(more)} more)" if more else ""
            self.say(f"A setting is left out: {safe_text(first)}{others}.")

    def _wait_for_held(self) -> None:
        if self.held is None:
            return
        left, what, how = self.held
        if left <= 0:
            self.held = None
            self.say("")
            how()
            return
        self.held = (left - TICK_S, what, how)
        self.say(f"{what} in {left:.0f}; {self.attention.key('u')} takes it back.")

    def _run_ahead_if_quiet(self) -> None:
        known, session = self.context.known, self.feed.session
        if self._quiet <= 0 or known.mode != "practice" or session.standing or self.sheet is not None:
            return
        if self.context.inbox.waiting:
            self._quiet = 0.0
            return
        self._quiet -= TICK_S
        if self._quiet <= 0:
            self._ran_ahead(self.feed.ahead_to_somebody())

    def _entitle(self) -> None:
        waits = len(self.context.inbox.waiting)
        title = f"{waits} wait - hotwash" if waits else "hotwash"
        if title != self._titled:
            self._titled = title
            self.app.entitle(title)  # type: ignore[attr-defined]  # same

    def header(self, cells: int) -> Line:
        """Return the first line: time, speed, incident, who acts, what waits, what is due."""
        session = self.feed.session
        return strip.header(
            self.context,
            self.attention,
            cells,
            speed=float(session.speed),
            paused=session.standing,
            speaker=self.context.speaker,
        )

    def next_line(self, cells: int) -> Line:
        """Return NEXT, which knows what a key would act on as the cursor stands."""
        rows, sortable = self.rows(), self.sortable()
        under = {
            "a": {row.name for row in sortable if not row.holder},
            "t": {row.name for row in sortable},
            "r": {row.name for row in rows if row.kind == "question" and row.waits},
        }
        hands = Hands(own=self.attention.own, under=under, at=self.at_sheet())
        return strip.next_line(self.context, self.context.known.mode, cells, hands)

    def on_page_view_selected(self) -> None:
        """The cursor went elsewhere: NEXT says what a key does there; the desk's own part is called besides."""
        self._draw_next(self.size.width)

    # Keys.

    def ask_to_leave(self) -> None:
        """Leave as `q` does."""
        self.action_do("leave")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # Textual's signature
        """Letters do nothing on the desk while a sheet has the keys."""
        sheet = self.sheet
        if action == "do" and sheet is not None and sheet.has_focus_within:
            return bool(parameters) and parameters[0] in ("menu", "palette", "cite", "about", "back")
        return True

    def action_do(self, name: str) -> None:
        """Do what a key of the table does."""
        self.say("")
        getattr(self, f"_do_{name.replace('-', '_')}")()

    def _do_ack(self) -> None:
        rows = [row for row in self.sortable() if not row.holder] or self._named_by_next("a")
        if not rows:
            self.say("Select an alert or a report that nobody has yet.")
        elif self.perform([("ack", {"item": row.name}) for row in rows]):
            self.say(f"You have {names([f'{row.kind} {row.number} from {row.source}' for row in rows])}.")

    def _named_by_next(self, key: str) -> list[Row]:
        """Return what NEXT says this key is for: the key does what it says there, and the cursor comes along."""
        if self.context.known.mode == "drill":
            return []
        kept_by = {name: rule.kept_by for name, rule in self.context.standard.clocks.items()}
        found = coach(self.context.inbox, self.context.owed(), kept_by, self.context.now)
        row = self.context.inbox.by_name(found.about) if found.key == key else None
        if row is None or row.kind not in ("alert", "report") or (key == "a" and row.holder):
            return []
        self.point_at(row.name)
        return [row]

    def _do_dismiss(self) -> None:
        rows = self.rows()
        if rows and rows[0].kind == "suggestion":
            self.open_suggestion(rows[0])
            return
        items = self.sortable()
        self.open(
            sheets.dismiss(self.context, items, self.attention.cited()) if items else None,
            "Select an alert or a report to dismiss.",
        )

    def _do_triage(self) -> None:
        items = self.sortable() or self._named_by_next("t")
        self.open(sheets.triage(self.context, items, self.attention.cited()))

    def _do_escalate(self) -> None:
        rows = self.rows()
        self.open(sheets.escalate(self.context, self.attention.cited(), rows[0].team if rows else ""))

    def _do_decide(self) -> None:
        rows = self.rows()
        if self.current == "inbox" and rows and rows[0].kind == "suggestion" and rows[0].waits:
            self.open_suggestion(rows[0])
            return
        item = self.selected("metrics")
        self.open(sheets.decide(self.context, self.attention.cited(), item.cite if item else ""))

    def _do_message(self) -> None:
        self.open_messages()

    def _do_reply(self) -> None:
        asked = [row for row in self.rows() if row.kind == "question"]
        waits = [row for row in self.context.inbox.waiting if row.kind == "question"]
        row = next(iter((*(one for one in asked if one.waits), *waits, *asked)), None)
        if row is not None:
            self.point_at(row.name)
        self.open(sheets.reply(row) if row is not None else None, "Nobody waits for an answer.")

    def _do_hypothesis(self) -> None:
        self.open(sheets.hypotheses(self.context, self.attention.cited()))

    def _do_note(self) -> None:
        self.open(sheets.note())

    def _do_state(self) -> None:
        self.open(
            sheets.state(self.context, self.attention.cited()),
            f"No incident has been declared; {self.attention.key('t')} declares one.",
        )

    def _do_handover(self) -> None:
        self.open(sheets.handover(self.context))

    def _do_postmortem(self) -> None:
        self.open(sheets.postmortem(self.context), "There is no incident to write about.")

    def _do_hint(self) -> None:
        def give(sure: bool | None) -> None:
            if sure:
                self.perform([("hint", {})])

        steps = self.feed.session.inputs.scenario.lesson is not None  # played as a lesson or not
        asks = hinting.question(self.context.events, unseen=steps or self.context.known.mode == "drill")
        if asks:
            self.app.push_screen(Confirm(asks), give)
        else:
            self.say(hinting.NONE_YET)

    def _do_speaker(self) -> None:
        self.open(sheets.speaker(self.context))

    def _do_cite(self) -> None:
        self.cite()

    def _do_mark(self) -> None:
        item = self.selected()
        if item is not None:
            self.attention.marked ^= {item.id}
            self.view("inbox").action_move(1)
        self.draw()

    def _do_back(self) -> None:
        if self.held is None:
            self.say("Nothing is about to be sent. What the world has seen can be corrected, not taken back.")
            return
        _, what, _ = self.held
        self.held = None
        self.say(f"Taken back: {what[:1].lower()}{what[1:]}.")

    # Time keys.

    def _do_clock(self) -> None:
        self.say(self.feed.stop_or_go())

    def _do_ahead(self) -> None:
        self._ran_ahead(self.feed.ahead())

    def _ran_ahead(self, jumped: int | None) -> None:
        """Say how far it was, and go to what has come: whoever ran ahead to it wants to see it."""
        if jumped is None:
            self.say("In a drill only the facilitator moves the clock.")
            return
        self._quiet = 0.0
        self.draw()
        came = [row for row in self.context.inbox.waiting if row.arrived > self.context.now - max(jumped, 1)]
        if came:
            self.point_at(came[0].name)
        at = clock(self.context.known.starts, self.context.now)
        it = self.context
        why = why_stopped(it.events, it.known, it.inbox, it.owed(), it.now)
        self.say(f"{at} now, {span(jumped)} later. {why}".rstrip())

    def _do_faster(self) -> None:
        self.say(self.feed.speed(Fraction(2)))

    def _do_slower(self) -> None:
        self.say(self.feed.speed(Fraction(1, 2)))

    def _do_take_over(self) -> None:
        self.say("It is yours already.")

    def _do_pin_back(self) -> None:
        self.pin(self.attention.at(self.context.now) - PIN_STEP)

    def _do_pin_on(self) -> None:
        to = self.attention.at(self.context.now) + PIN_STEP
        self.pin(to if to < self.context.now else None)

    def _do_pin_previous(self) -> None:
        at = self.attention.at(self.context.now)
        self.pin(max((t for t in self.moments() if t < at), default=at))

    def _do_pin_next(self) -> None:
        at = self.attention.at(self.context.now)
        self.pin(min((t for t in self.moments() if t > at), default=None))

    def _do_follow(self) -> None:
        self.attention.service = ""
        self.pin(None)

    # Everything else.

    def _do_about(self) -> None:
        self.tell_about()

    def _do_zoom(self) -> None:
        self.zoom()

    def _do_find(self) -> None:
        self.find()

    def _do_copy(self) -> None:
        text = self.view(self.current).copied()
        self.app.copy_to_clipboard(text)
        self.say("Copied." if text else "There is nothing to copy.")

    def _do_when(self) -> None:
        outcome = self.feed.typed("when")
        self.say(" ".join(outcome.lines))

    def _do_briefing(self) -> None:
        self.app.show_briefing(self.feed, again=True)  # type: ignore[attr-defined]  # the app of this package

    def _do_menu(self) -> None:
        hold_keys(self.app)
        self.app.push_screen(Menu(owned(DESK, self.own_keys), "What can I do?"), self._chosen)

    def _do_palette(self) -> None:
        hold_keys(self.app)
        self.app.push_screen(
            Menu(owned(DESK, self.own_keys), "Go: a key's name, or a whole line such as: ack 3", typed=True),
            self._chosen,
        )

    async def _chosen(self, chosen: str | None) -> None:
        """Do what was chosen in the menu: a key by its name, or a typed line."""
        if not chosen:
            return
        key = next((key for key in DESK if key.name == chosen), None)
        if key is not None:
            await self.run_action(key.action)
            return
        outcome = self.feed.typed(chosen)
        self.say(" ".join(outcome.lines) or "Done.")

    def _do_end(self) -> None:
        def end(sure: bool | None) -> None:
            if sure:
                self.perform([("end", {"why": ""})])

        what = before_the_end(self.context, lead=False)[:2]  # the rule; what is owed stands in its own view
        self.app.push_screen(Confirm(f"{' '.join(what)} End it?"), end)

    def _do_real_emergency(self) -> None:
        self.perform([("real-emergency", {"why": ""})])
        self.say("REAL EMERGENCY. Play is suspended for everyone; only the facilitator lets it go on.")

    def _do_leave(self) -> None:
        at = short_clock(self.context.known.starts, self.context.now)

        def leave(sure: bool | None) -> None:
            if sure:
                self.app.exit()

        self.app.push_screen(
            Confirm(f"Leave? It is kept: {self.context.known.exercise}, {at}.", yes="Leave"), leave
        )
