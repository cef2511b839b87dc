"""The desk: what stands in its frames at one moment, and the ways from one view to another.

It draws what its source says and turns keys into acts; how views are arranged is in `frames.py`, what an act means in
`acting.py`.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.widgets import Input

from simulator.domain.units import SECOND
from simulator.projections.nexts import Hands
from simulator.projections.words import clock
from tui import sheets
from tui.ahead import hold_keys, let_keys
from tui.bars import KeysBar, LineBar, TabsBar
from tui.blank import Blank
from tui.frames import Frames
from tui.keymap import DESK, bindings, footer, pressed
from tui.layout import ALONE, EVIDENCE, FOLLOWING, VIEWS
from tui.lines import Item, Line, line, wrapped
from tui.pageview import PageView
from tui.painting import ruled
from tui.source import Attention, Source
from tui.views import VIEWS as DRAWN
from tui.views import drawing, strip

SAID_TICKS: Final = 24
"""Ticks for which a sentence said to the user stands in the place of NEXT."""
SAID_ROWS: Final = 3
"""Rows that such a sentence may take."""
WRAPPED: Final = ("inbox", "changes", "logs")
"""Views whose items say what they are in running text, broken where a row ends."""


class FindLine(Blank):
    """The line in which one types what to look for; esc takes it back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "screen.stop_finding", show=False)]


class Desk(Frames):
    """What one seat sees, at one moment."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DESK), Binding("escape", "back", show=False)]

    def __init__(self, source: Source, attention: Attention | None = None) -> None:
        super().__init__()
        self.source = source
        self.attention = attention or Attention()
        self.plotted = ""
        """The signal that is drawn large."""
        self._said: tuple[str, int] = ("", 0)
        self._drawn: tuple[object, ...] = ()
        """What the lines around the views were drawn for."""
        self._views_drawn: dict[str, tuple[object, Size]] = {}
        """What each view was drawn for: the moment, and its size."""
        self._turns: list[str] = []
        """Views that wait for their turn to be drawn."""
        self._rests = False
        """Whether this tick may rest, because the last one drew: in a storm every second one is enough."""

    @property
    def own_keys(self) -> Mapping[str, str]:
        """The user's own keys, by the name of what they do."""
        return getattr(self.app, "own_keys", {})

    async def on_mount(self) -> None:
        """Know the user's own keys before anything names one."""
        self.attention.own = pressed(self.own_keys)

    # Drawing.

    def draw(self) -> None:
        """Draw what is in sight and not of this moment: the lines around, and each view; cheap when nothing has changed."""
        self._draw_lines()
        for view in self._behind():
            self._draw_view(view)

    def draw_in_turn(self) -> None:
        """Draw the same, the lines now and then one view after the other: what was typed meanwhile comes before the next."""
        self._draw_lines()
        if not self._turns:
            self._turns = [view.name or "" for view in self._behind()]
            self.call_later(self._take_turn)

    async def _take_turn(self) -> None:
        await asyncio.sleep(0)  # whatever else is ready
        if not self._turns:
            return
        name = self._turns.pop(0)
        for view in self._behind():
            if view.name == name:
                self._draw_view(view)
        if self._turns:
            self.call_later(self._take_turn)

    def _behind(self) -> list[PageView]:
        """Return the views in sight that were drawn for another moment or another size; none where nothing has room."""
        moment = self._moment()
        there = () if self.has_class("small") else self.in_sight()
        return [view for view in there if self._views_drawn.get(view.name or "") != (moment, view.inner)]

    def _draw_lines(self) -> None:
        if self.has_class("small"):
            return
        cells = self.size.width
        header = self.header(cells)
        state = (self._moment(), self.size, self.current, self._said, header)
        if state != self._drawn:
            self._drawn = state
            self.query_one("#header", LineBar).show(header)
            self._draw_around(cells)
            if self.alone:
                self._draw_rule(cells)

    def _moment(self) -> tuple[object, ...]:
        """Return all from which views are drawn: what is the same draws the same."""
        source = self.source
        return source.now // SECOND, len(source.events), repr(self.attention), self.plotted

    def _draw_around(self, cells: int) -> None:
        source, around = self.source, self.attention.service
        if self.alone:
            self.query_one("#tabs", TabsBar).offer(self._tabs(VIEWS), self.current)
            under = strip.waiting_line(source, cells) if self.sheet else strip.signals_line(source, cells)
            self.query_one("#strip", LineBar).show(under)
        else:
            self.query_one("#evidence-tabs", TabsBar).offer(
                tuple(v for v in VIEWS if v[2] in EVIDENCE),
                self.evidence,
                f"{around} and what it needs" if around else "",
            )
        self._draw_next(cells)
        self.query_one("#keys", KeysBar).offer(*self.keys())

    def _draw_rule(self, cells: int) -> None:
        """Draw the rule above a view that stands alone: it says how much of the view is out of sight."""
        beyond = self.view(self.current).beyond if self.whole and self.sheet is None else ""
        self.query_one("#rule", LineBar).show(
            line((ruled(f" {beyond} " if beyond else "", cells, heavy=True), "dim"))
        )

    def on_page_view_selected(self) -> None:
        """The cursor went elsewhere: what is out of sight may be something else."""
        self._draw_rule(self.size.width)

    def _draw_next(self, cells: int) -> None:
        said = wrapped(self._said[0], cells - 2, most=SAID_ROWS) if self._said[0] else ()
        bar = self.query_one("#next", LineBar)
        bar.styles.height = max(len(said), 1)
        rows = [line((f" {row}", "strong")) for row in said] or [self.next_line(cells)]
        bar.show(*rows)

    def on_page_view_resized(self) -> None:
        """Draw a view that has just come into sight, or has another size; the first of several draws all of them."""
        if self._behind():
            self.draw()

    def _tabs(self, views: tuple[tuple[str, str, str], ...]) -> tuple[tuple[str, str, str], ...]:
        waits = len(self.source.inbox.waiting)
        return tuple(
            (d, f"{title} {waits}" if name == "inbox" and waits else title, name) for d, title, name in views
        )

    def _draw_view(self, view: PageView) -> None:
        name, size = view.name or "", view.inner
        self._views_drawn[name] = (self._moment(), size)
        plot = (self.plotted,) if name == "metrics" and self.plotted else ()
        page = drawing("plot" if plot else name)(self.source, self.attention, *size, *plot)
        digit = next((digit for digit, _, one in VIEWS if one == name), "")
        titled = replace(page, title=f"{digit} {page.title}".strip())
        pinned = self.attention.pin is not None
        view.show(titled, mark=name in FOLLOWING, third=pinned)
        if self.alone:
            self._draw_rule(self.size.width)

    def header(self, cells: int) -> Line:
        """Return the first line."""
        return strip.header(self.source, self.attention, cells)

    def next_line(self, cells: int) -> Line:
        """Return the line that says what is owed."""
        return strip.next_line(self.source, self.source.known.mode, cells, Hands(own=self.attention.own))

    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """Return what the last line offers."""
        return footer(DESK, self.own_keys)

    def say(self, sentence: str, ticks: int = SAID_TICKS) -> None:
        """Say something to the user, in the place of NEXT, until a key is pressed or a few seconds have gone."""
        self._said = (sentence[:1].upper() + sentence[1:], ticks) if sentence else ("", 0)
        self._draw_lines()

    def redraw(self) -> None:
        """Draw everything again, whatever has changed."""
        self._drawn = ()
        self._views_drawn.clear()
        self.draw()

    def plot(self, signal: str) -> None:
        """Draw a signal large."""
        self.plotted = signal
        self.zoomed = True
        self._arrange()

    def zoom(self) -> None:
        """Show one view alone, or all of them again."""
        self.zoomed = not self.zoomed
        self._arrange()

    def tell_about(self) -> None:
        """Say what the selected thing is, in the scenario's and the standard's own words."""
        words = sheets.about_words(self.source, self.selected(self.current), running=self.current in WRAPPED)
        self.say(words or "Select something to read what it is.")

    def beat(self) -> None:
        """Let a tick pass: what was said fades, what has changed is drawn, one view after the other."""
        if self._said[0]:
            self._said = (self._said[0], self._said[1] - 1) if self._said[1] > 1 else ("", 0)
        before = self._drawn
        if not self._rests:
            self.draw_in_turn()
        self._rests = self._drawn is not before

    # Going places.

    def action_view(self, name: str) -> None:
        """Go to a view; a view that wants the whole screen takes it."""
        self.plotted = "" if name != "metrics" else self.plotted
        if name in EVIDENCE:
            self.evidence = name
        elif self.evidence in ALONE:
            self.evidence = "logs"
        self.zoomed = name in ALONE or (self.zoomed and self.wide and self.current not in ALONE)
        self.current = name
        self._arrange()
        self.view(name).focus()
        self.opened(name)

    def opened(self, name: str) -> None:
        """Do what belongs to opening a view."""

    def action_back(self) -> None:
        """Go one step out: the large plot, the zoom, what was looked for, then the inbox."""
        if self.plotted:
            self.plotted = ""
        elif self.zoomed:
            self.zoomed = False
            if self.current in ALONE:
                self.evidence = self.current = "logs"
        elif self.attention.filter.get(self.current):
            self.attention.filter.pop(self.current)
        else:
            self.current = "inbox"
        self._arrange()
        self.view(self.current).focus()

    def on_tabs_bar_pressed(self, message: TabsBar.Pressed) -> None:
        """A view's name was clicked."""
        self.action_view(message.view)

    async def on_keys_bar_pressed(self, message: KeysBar.Pressed) -> None:
        """A key of the last line was clicked."""
        key = next((key for key in DESK if key.name == message.name), None)
        if key is not None:
            await self.run_action(key.action)
        else:
            self.app.simulate_key(message.name)

    def on_descendant_focus(self) -> None:
        """Remember which view has the keys."""
        view = self.focused
        if isinstance(view, PageView) and view.name in DRAWN:
            self.remove_class("finding")  # its words are for the view one came from
            if view.name != self.current:
                self.current = view.name or "inbox"
                self.draw_in_turn()
        self._drawn = ()

    # Looking for words.

    def find(self) -> None:
        """Open the line in which one types what to look for; what is typed until it is there waits for it."""
        hold_keys(self.app)
        self._open_find()

    @work(exclusive=True, group="find", exit_on_error=False)
    async def _open_find(self) -> None:
        try:
            if not self.query("#find"):
                words = "words to look for; !words leaves them out"
                await self.mount(FindLine(id="find", placeholder=words, compact=True), before="#next")
            box = self.query_one("#find", Input)
            box.value = self.attention.filter.get(self.current, "")
            self.add_class("finding")
            box.focus()
        finally:
            self.call_after_refresh(let_keys, self.app)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show at once only what holds the words."""
        if event.input.id == "find" and self.has_class("finding"):
            self.attention.filter[self.current] = event.value
            self.draw_in_turn()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the filter, and go back to the view."""
        if event.input.id == "find":
            self.view(self.current).focus()

    def action_stop_finding(self) -> None:
        """Look for nothing, and go back to the view."""
        self.attention.filter.pop(self.current, None)
        self.view(self.current).focus()
        self._arrange()

    # The moment.

    def pin(self, at: int | None) -> None:
        """Pin all evidence to a moment, or follow the clock again."""
        self.attention.pin = None if at is None else max(min(at, self.source.now), -24 * 3600 * SECOND)
        self.attention.pointed = ""
        self.draw()

    def pinned_to(self, item: Item) -> None:
        """Pin to a thing's time and service."""
        if item.service:
            self.attention.service = item.service
        if item.runbook:
            self.attention.runbook = item.runbook
        if item.at is not None:
            self.pin(item.at)
            self.attention.pointed = item.cite
            at, follow = clock(self.source.known.starts, item.at), self.attention.key("f")
            self.say(f"Evidence is pinned to {at}; {follow} follows the clock again.")

    def moments(self) -> list[int]:
        """Return when things happened, T+ms, oldest first."""
        return sorted({event.t for event in self.source.events})

    def selected(self, view: str = "inbox") -> Item | None:
        """Return the selected item of a view."""
        return self.view(view).item if self.whole or view == "inbox" else None
