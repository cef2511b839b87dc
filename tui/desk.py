"""The desk: eight views in four frames that never change places, and one sheet over the right side.

Left is the world (inbox, metrics, evidence), right is us (incident, room). Below 112x30 one view at a time.
The desk draws what its source says and turns keys into acts; what an act means is `acting.py`.
"""

from collections.abc import Mapping
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Input

from simulator.domain.units import SECOND
from simulator.projections.nexts import Hands
from simulator.projections.words import clock
from tui.bars import KeysBar, LineBar, TabsBar
from tui.blank import Blank
from tui.forms import Sheet
from tui.keymap import DESK, bindings, footer, pressed
from tui.layout import ALONE, DESK_CSS, EVIDENCE, FOLLOWING, LEFT, RIGHT, SMALLEST, VIEWS, WIDE
from tui.lines import Item, Line, Page, line, text_of, wrapped
from tui.pageview import PageView
from tui.sheets import about
from tui.source import Attention, Source
from tui.trouble import Watchful
from tui.views import DRAW, strip

SAID_TICKS: Final = 24
"""Ticks for which a sentence said to the user stands in the place of NEXT."""
SAID_ROWS: Final = 3
"""Rows that such a sentence may take."""
WRAPPED: Final = ("inbox", "changes", "logs")
"""Views whose items say what they are in running text, broken where a row ends."""


class Desk(Watchful, Screen[None]):
    """What one seat sees, at one moment."""

    DEFAULT_CSS = DESK_CSS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DESK), Binding("escape", "back", show=False)]
    AUTO_FOCUS = None

    def __init__(self, source: Source, attention: Attention | None = None) -> None:
        super().__init__()
        self.source = source
        self.attention = attention or Attention()
        self.current = "inbox"
        """The view that has the keys, or had them last."""
        self.evidence = "logs"
        """The view in the evidence frame."""
        self.zoomed = False
        self.plotted = ""
        """The signal that is drawn large."""
        self._said: tuple[str, int] = ("", 0)
        self._drawn: tuple[object, ...] = ()
        self._rests = False
        """Whether this tick may rest, because the last one drew: in a storm every second one is enough."""
        self.whole = False
        """Whether every view is there."""

    # Building.

    def compose(self) -> ComposeResult:
        """First what one needs first: header, inbox, keys."""
        yield LineBar(id="header")
        yield TabsBar(id="tabs")
        yield LineBar(id="rule")
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield PageView("inbox", previews=True)
            yield Vertical(id="right")
        yield LineBar(id="strip")
        yield Blank(id="find", placeholder="words to look for; !words leaves them out", compact=True)
        yield LineBar(id="next")
        yield KeysBar(id="keys")
        yield LineBar(id="toosmall")

    async def on_mount(self) -> None:
        """Draw the first frame, then mount the rest."""
        self.attention.own = pressed(self.own_keys)
        self._arrange()
        self.view("inbox").focus()
        self.call_after_refresh(self._mount_rest)

    async def _mount_rest(self) -> None:
        await self.query_one("#left").mount(
            PageView("metrics"), Vertical(TabsBar(id="evidence-tabs"), id="evidence")
        )
        await self.query_one("#evidence").mount(*(PageView(name, titled=False) for name in EVIDENCE))
        await self.query_one("#right").mount(
            Vertical(*(PageView(name) for name in RIGHT), id="us"), Vertical(id="sheet")
        )
        self.whole = True
        self._arrange()
        await self.ready()

    async def ready(self) -> None:
        """Do what waits until every view is there."""

    # Arranging.

    def view(self, name: str) -> PageView:
        """Return a view's widget."""
        return self.query_one(f"#view-{name}", PageView)

    @property
    def wide(self) -> bool:
        """Whether there is room for two sides."""
        return self.size.width >= WIDE[0] and self.size.height >= WIDE[1]

    @property
    def own_keys(self) -> Mapping[str, str]:
        """The user's own keys, by the name of what they do."""
        return getattr(self.app, "own_keys", {})

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is open."""
        return next(iter(self.query(Sheet)), None) if self.whole else None

    def on_resize(self) -> None:
        """Lay the desk out for this size."""
        self._arrange()

    def _arrange(self) -> None:
        """Show what belongs on the screen: all frames, or one view, or the sheet."""
        small = self.size.width < SMALLEST[0] or self.size.height < SMALLEST[1]
        self.set_class(small, "small")
        if small:
            needs = (
                f" Hotwash needs {SMALLEST[0]}x{SMALLEST[1]}; this is {self.size.width}x{self.size.height}."
            )
            self.query_one("#toosmall", LineBar).show(line(needs))
            return
        alone = not self.wide or self.zoomed
        sheet = self.sheet
        self.set_class(not alone, "wide")
        self.set_class(sheet is not None, "writing")
        covered = alone and sheet is not None
        if self.whole:
            self.query_one("#left").display = not covered and (not alone or self.current not in RIGHT)
            right = self.query_one("#right")
            right.display = covered or not alone or self.current in RIGHT
            right.styles.width = "1fr" if alone else None
            self.query_one("#evidence").display = not alone or self.current in EVIDENCE
            self.query_one("#evidence-tabs").display = not alone
        for view in self.query(PageView):
            name = view.name or ""
            if name in EVIDENCE:
                view.display = name == self.evidence and (not alone or name == self.current)
            elif name in (*LEFT, *RIGHT):
                view.display = not alone or name == self.current
                view.titled = not alone
        self.redraw()
        self.call_after_refresh(self._keep_keys)

    def _keep_keys(self) -> None:
        """Let something have the keys: a view that went out of sight gives them to the one that shows."""
        if self.focused is None and self.whole and self.is_current:
            sheet = self.sheet
            self.set_focus(
                self.view(self.current) if sheet is None else sheet.query("PickRow, Input, PageView").first()
            )

    # Drawing.

    def draw(self) -> None:
        """Draw every view that shows and has changed; cheap when nothing has."""
        if self.has_class("small"):
            return
        source, attention = self.source, self.attention
        cells = self.size.width
        header = self.header(cells)
        state = (
            source.now // SECOND,
            len(source.events),
            repr(attention),
            self.size,
            self.current,
            self.plotted,
            self._said,
            header,
        )
        if state == self._drawn:
            return
        self._drawn = state
        self.query_one("#header", LineBar).show(header)
        if not self.wide or self.zoomed:
            self.query_one("#tabs", TabsBar).offer(self._tabs(VIEWS), self.current)
            self.query_one("#rule", LineBar).show(line(("━" * cells, "dim")))
            under = strip.waiting_line(source, cells) if self.sheet else strip.signals_line(source, cells)
            self.query_one("#strip", LineBar).show(under)
        elif self.whole:
            around = attention.service
            bar = self.query_one("#evidence-tabs", TabsBar)
            bar.offer(
                tuple(v for v in VIEWS if v[2] in EVIDENCE),
                self.evidence,
                f"{around} and what it needs" if around else "",
            )
        self._draw_next(cells)
        self.query_one("#keys", KeysBar).offer(*self.keys())
        for view in self.query(PageView):
            name = view.name or ""
            if view.display and name in DRAW and view.size.width:
                self._draw_view(view, name)

    def _draw_next(self, cells: int) -> None:
        said = wrapped(self._said[0], cells - 2, most=SAID_ROWS) if self._said[0] else ()
        bar = self.query_one("#next", LineBar)
        bar.styles.height = max(len(said), 1)
        rows = [line((f" {row}", "strong")) for row in said] or [self.next_line(cells)]
        bar.show(*rows)

    def on_page_view_resized(self) -> None:
        """Draw a view that has just got its size."""
        self.redraw()

    def _tabs(self, views: tuple[tuple[str, str, str], ...]) -> tuple[tuple[str, str, str], ...]:
        waits = len(self.source.inbox.waiting)
        return tuple(
            (d, f"{title} {waits}" if name == "inbox" and waits else title, name) for d, title, name in views
        )

    def _draw_view(self, view: PageView, name: str) -> None:
        size = view.inner
        if name == "metrics" and self.plotted:
            page = DRAW["plot"](self.source, self.attention, size.width, size.height, self.plotted)
        else:
            page = DRAW[name](self.source, self.attention, size.width, size.height)
        digit = next((digit for digit, _, one in VIEWS if one == name), "")
        titled = Page(
            title=f"{digit} {page.title}".strip(),
            head=page.head,
            items=page.items,
            foot=page.foot,
            empty=page.empty,
            mark=page.mark,
        )
        pinned = self.attention.pin is not None
        view.show(titled, mark=name in FOLLOWING, third=pinned)

    def header(self, cells: int) -> Line:
        """Return the first line."""
        return strip.header(self.source, self.attention, cells)

    def next_line(self, cells: int) -> Line:
        """Return the line that says what is owed."""
        return strip.next_line(self.source, self.source.known.mode, cells, Hands(own=self.attention.own))

    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """Return what the last line offers."""
        return footer(DESK, self.own_keys)

    def say(self, sentence: str) -> None:
        """Say something to the user, in the place of NEXT, until a key is pressed or a few seconds have gone."""
        self._said = (sentence[:1].upper() + sentence[1:], SAID_TICKS) if sentence else ("", 0)
        self.draw()

    def redraw(self) -> None:
        """Draw everything again."""
        self._drawn = ()
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
        item = self.selected(self.current)
        what = (item.cite or item.id) if item is not None else ""
        found = about(self.source, what) or (item.about if item is not None else ())
        rows = [text_of(row).strip() for row in found if row and row[0][1] != "dim"]  # dim: the keys
        if item is None or found != item.about or self.current not in WRAPPED:
            rows = [f"{row.rstrip('.')}." for row in rows]
        words = " ".join(rows)
        self.say(words or "Select something to read what it is.")

    def beat(self) -> None:
        """Let a tick pass: what was said fades, what has changed is drawn."""
        if self._said[0]:
            self._said = (self._said[0], self._said[1] - 1) if self._said[1] > 1 else ("", 0)
        before = self._drawn
        if not self._rests:
            self.draw()
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
        """Go one step out: the large plot, the zoom, then the inbox."""
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
        if isinstance(view, PageView) and view.name in DRAW and view.name != self.current:
            self.current = view.name or "inbox"
            self.draw()
        self._drawn = ()

    # Looking for words.

    def find(self) -> None:
        """Open the line in which one types what to look for."""
        box = self.query_one("#find", Input)
        box.value = self.attention.filter.get(self.current, "")
        self.add_class("finding")
        box.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show at once only what holds the words."""
        if event.input.id == "find" and self.has_class("finding"):
            self.attention.filter[self.current] = event.value
            self.draw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the filter, and go back to the view."""
        if event.input.id == "find":
            self.remove_class("finding")
            self.view(self.current).focus()

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
