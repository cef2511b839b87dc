"""The hot wash as it is shown: one page at a time, or from 150 columns on the result, the film and the papers together.

What a finished exercise came to is computed beside the screen; that it is, or why it could not be, always shows.
"""

from pathlib import Path
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import Worker, WorkerState

from simulator.host.aftermath import (
    Aftermath,
    aftermath,
)
from tui.bars import KeysBar, LineBar, TabsBar
from tui.forms import Answers
from tui.hotwash_views import TABS, Looking, draw
from tui.hotwash_views.keys import HOTWASH
from tui.hotwash_views.result import AROUND, WIDE, film_fits
from tui.keymap import bindings, footer
from tui.lines import EMPTY, Item, Line, Page, cut, left, line, wrapped
from tui.pageview import PageView

PLAY_S: Final = 0.2
"""Seconds of wall time for one cell of the film."""
SAID_ROWS: Final = 3
"""Rows that a sentence said to whoever looks may take."""
SMALLEST: Final = (60, 18)


class AftermathScreen(Screen[None]):
    """One finished exercise, looked back on."""

    DEFAULT_CSS = """
    AftermathScreen { layout: vertical; }
    AftermathScreen #header, AftermathScreen #tabs, AftermathScreen #said { height: 1; }
    AftermathScreen #view-ask { display: none; }
    AftermathScreen.wide #view-ask { display: block; }
    AftermathScreen.wide #tabs { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(HOTWASH, "hotwash-"),
        Binding("escape", "view('result')", show=False),
    ]
    AUTO_FOCUS = None

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.found: Aftermath | None = None
        """What it came to; None while it is computed, or if it could not be."""
        self.look = Looking()
        self.problem = ""
        """Why there is nothing to show."""
        self._said = ""
        self._drafts: dict[str, Answers] = {}
        self._film: Timer | None = None
        self._places: dict[str, str] = {}
        """Where the cursor was on each page."""

    @property
    def there(self) -> Aftermath:
        """What it came to; LookupError before that is known: no key asks for it then."""
        if self.found is None:
            message = f"{self.folder.name} has not been replayed yet"
            raise LookupError(message)
        return self.found

    # Building.

    def compose(self) -> ComposeResult:
        """Header, pages, the page, the questions at full width, what is said, keys."""
        yield LineBar(id="header")
        yield TabsBar(id="tabs")
        yield PageView("page", titled=False)
        yield PageView("ask", titled=False)
        yield LineBar(id="said")
        yield KeysBar(id="keys")

    def on_mount(self) -> None:
        """Show that it is being computed, and compute it."""
        self.look.ascii = bool(getattr(getattr(self.app, "settings", None), "ascii", False))
        self._film = self.set_interval(PLAY_S, self.play_on, pause=True)
        self.query_one("#keys", KeysBar).offer(*footer(HOTWASH, {}))
        self.draw()
        self.query_one("#view-page", PageView).focus()
        self._compute()

    @work(thread=True, exit_on_error=False, name="aftermath")
    def _compute(self) -> Aftermath:
        return aftermath(self.folder)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show what was found, or why nothing was."""
        if event.worker.name != "aftermath":
            return
        if event.state is WorkerState.SUCCESS:
            self.found = event.worker.result
            self.look.t = next((one.t for one in self.found.moments), 0) if self.found is not None else 0
        elif event.state is WorkerState.ERROR:
            error = event.worker.error
            self.problem = f"This exercise cannot be looked back on. {type(error).__name__}: {error}"
        self.draw()

    # The film.

    @property
    def film_shows(self) -> bool:
        """Whether the film is on the page now."""
        here = self.look.tab == "result" and film_fits(self.size.width, self.size.height - AROUND)
        return here or self.look.tab == "film"

    def run(self) -> None:
        """Let the film run."""
        self.look.playing = True
        if self._film is not None:
            self._film.resume()

    def stop(self) -> None:
        """Let the film stand."""
        if self.look.playing and self._film is not None:
            self.look.playing = False
            self._film.pause()
            self.say("The film stands.")

    def play_on(self) -> None:
        """Let the film run by one cell."""

    # Drawing.

    @property
    def wide(self) -> bool:
        """Whether everything stands on one page now."""
        return self.look.tab == "result" and self.size.width >= WIDE[0] and self.size.height >= WIDE[1]

    @property
    def page(self) -> PageView:
        """The page's widget."""
        return self.query_one("#view-page", PageView)

    def draw(self, *, follow: bool = False) -> None:
        """Draw what has changed; `follow`: the cursor goes to the film's moment."""
        cells = self.size.width
        if not cells:
            return
        self.query_one("#header", LineBar).show(self._header(cells))
        self.query_one("#tabs", TabsBar).offer(TABS, self.look.tab)
        said = wrapped(self._said, cells - 2, most=SAID_ROWS) if self._said else ("",)
        bar = self.query_one("#said", LineBar)
        bar.styles.height = len(said)
        bar.show(*(line((f" {row}", "strong")) for row in said))
        self.set_class(self.wide and self.found is not None, "wide")
        view = self.page
        if cells < SMALLEST[0] or self.size.height < SMALLEST[1]:
            needs = f"Hotwash needs {SMALLEST[0]}x{SMALLEST[1]}; this is {cells}x{self.size.height}."
            view.show(Page(title="", empty=needs))
        elif self.found is None:
            words = self.problem or "replaying the same seed with the model answer, and with nobody ..."
            rows = wrapped(words, cells - 4)
            view.show(Page(title="", head=(EMPTY, *(line("  ", row) for row in rows))))
        else:
            self._draw_pages(self.found, follow=follow)

    def _draw_pages(self, found: Aftermath, *, follow: bool) -> None:
        view, cells = self.page, self.size.width
        height = max(self.size.height - AROUND + (1 if self.wide else 0), 1)
        page = draw(found, self.look, cells, height)
        if follow and page.mark:
            self.look.selected = view.selected = page.mark
            page = draw(found, self.look, cells, height)
        if self.wide:
            rows = len(page.head) + sum(len(item.lines) for item in page.items) + len(page.foot)
            view.styles.height = min(rows, height - 6)
            ask = self.query_one("#view-ask", PageView)
            ask.show(draw(found, self.look, cells, height, "questions"))
        else:
            view.styles.height = "1fr"
        view.show(page, mark=follow)

    def _header(self, cells: int) -> Line:
        ended = (
            f"   ended {self.found.clock(self.found.end)} UTC"
            if self.found is not None and cells >= WIDE[0]
            else ""
        )
        keys = "? keys  : go  q leave "
        words = f" EXERCISE {self.folder.name}  hot wash{ended}"
        return line((left(cut(words, cells - len(keys) - 1), cells - len(keys)), "strong"), (keys, "dim"))

    def say(self, sentence: str) -> None:
        """Say something to whoever looks, until the next key."""
        self._said = sentence
        self.draw()

    def on_resize(self) -> None:
        """Draw for this size."""
        self.draw()

    def on_page_view_resized(self) -> None:
        """Draw a page that has just got its size."""
        self.draw()

    # Going places.

    def action_view(self, name: str) -> None:
        """Go to a page; the cursor is where it was left."""
        self._places[self.look.tab] = self.page.selected
        self.stop()
        self.look.tab, self._said = name, ""
        self.look.selected = self._places.get(name, "")
        self.draw(follow=name == "film")
        items = self.page.page.items
        if name != "film" and items:
            self.page.select(self.look.selected or items[0].id)
        self._selected(self.page.item)
        self.page.focus()

    def on_tabs_bar_pressed(self, message: TabsBar.Pressed) -> None:
        """A page's name was clicked."""
        self.action_view(message.view)

    async def on_keys_bar_pressed(self, message: KeysBar.Pressed) -> None:
        """A key of the last line was clicked."""
        await self.run_action(f"do('{message.name}')")

    def on_page_view_selected(self, message: PageView.Selected) -> None:
        """The cursor moved: what belongs to it shows, and the film goes to its moment."""
        if message.view is self.page:
            self._selected(message.item)

    def _selected(self, item: Item | None) -> None:
        if item is None or self.found is None:
            return
        self.look.selected = item.id
        if item.at is not None:
            self.look.t = item.at
        if item.id.startswith("moment "):
            self.look.moment = int(item.id.removeprefix("moment "))
        self._said = ""
        self.draw()
