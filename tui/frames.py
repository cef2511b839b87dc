"""The desk's frames: which views stand on the screen at this size, and which of them has the keys.

Left is the world (inbox, metrics, evidence), right is us (incident, room), or the sheet that is open. Below 112x30 there
is one view at a time. What stands in a view is the desk's.
"""

from collections.abc import Iterator
from contextlib import ExitStack

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.bars import KeysBar, LineBar, TabsBar
from tui.forms import Sheet
from tui.layout import EVIDENCE, FRAMES_CSS, LEFT, RIGHT, SMALLEST, WIDE
from tui.lines import line
from tui.pageview import PageView
from tui.painting import bare
from tui.trouble import Watchful


class Beside(Horizontal):
    """Holds what stands side by side, and shows nothing of its own."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint what is not covered."""
        return bare(self, crop)


class Below(Vertical):
    """Holds what stands one below the other, and shows nothing of its own either."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint what is not covered."""
        return bare(self, crop)


class Frames(Watchful, Screen[None]):
    """Four frames that never change places, the lines around them, and the place of a sheet."""

    DEFAULT_CSS = FRAMES_CSS
    AUTO_FOCUS = None

    def __init__(self) -> None:
        super().__init__()
        self.current = "inbox"
        """The view that has the keys, or had them last."""
        self.evidence = "logs"
        """The view in the evidence frame."""
        self.zoomed = False
        self.views = {
            name: PageView(name, titled=name not in EVIDENCE, previews=name == "inbox")
            for name in (*LEFT, *EVIDENCE, *RIGHT)
        }
        """The desk's own views, by name."""
        self.whole = False
        """Whether every view is there."""
        self._had_keys: Widget | None = None
        """What had the keys when the terminal became too small."""
        self._unpainted = ExitStack()
        """Keeps the screen as it is until what is laid out first is also drawn."""
        self._laid_out = False
        """Whether it was laid out once, or is about to be."""

    # Building.

    def compose(self) -> ComposeResult:
        """Everything at once, laid out for this size from the start: what comes later is laid out twice."""
        self._name_size()
        yield LineBar(id="header")
        yield TabsBar(id="tabs")
        yield LineBar(id="rule")
        with Beside(id="body"):
            with Below(id="left"):
                yield from map(self.views.__getitem__, LEFT)
                with Below(id="evidence"):
                    yield TabsBar(id="evidence-tabs")
                    yield from map(self.views.__getitem__, EVIDENCE)
            with Below(id="right"):
                with Below(id="us"):
                    yield from map(self.views.__getitem__, RIGHT)
                yield Below(id="sheet")
        yield LineBar(id="strip")
        yield LineBar(id="next")
        yield KeysBar(id="keys")
        yield LineBar(id="toosmall")

    async def on_mount(self) -> None:
        """Place what is there now; it is drawn when it has got its size."""
        self.whole = True
        self._place()
        self.view("inbox").focus()
        await self.ready()

    async def ready(self) -> None:
        """Do what waits until every view is there."""

    # Arranging.

    def view(self, name: str) -> PageView:
        """Return a view's widget: one of the desk's, or one on the sheet that is open."""
        return self.views.get(name) or self.query_one(f"#view-{name}", PageView)

    @property
    def wide(self) -> bool:
        """Whether there is room for two sides."""
        return self.size.width >= WIDE[0] and self.size.height >= WIDE[1]

    @property
    def alone(self) -> bool:
        """Whether one view has all the room."""
        return not self.wide or self.zoomed

    def in_sight(self) -> Iterator[PageView]:
        """Yield the views that stand on the screen and have a size: not those that something covers."""
        for view in self.views.values():
            if view.display and view.size.width and all(node.display for node in view.ancestors):
                yield view

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is open."""
        return next(iter(self.query(Sheet)), None) if self.whole else None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint what no frame covers."""
        return bare(self, crop)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Paint nothing yet, if this is the first time: blank frames would be painted, and then the same again with words.

        What each widget looks like was found when it was made, just now, and is not looked for again.
        """
        if not self._laid_out:
            self._laid_out = True
            event.refresh_styles = False
            self._unpainted.enter_context(self.app.batch_update())
            self.call_after_refresh(self._unpainted.close)  # should no size come

    def on_resize(self) -> None:
        """Lay the desk out for this size."""
        try:
            self._arrange()
        finally:
            self._unpainted.close()

    def _name_size(self) -> None:
        """Say what the size is called by which everything is laid out."""
        self.set_class(self.size.width < SMALLEST[0] or self.size.height < SMALLEST[1], "small")
        self.set_class(not self.alone, "wide")
        self.set_class(self.sheet is not None, "writing")

    def _arrange(self) -> None:
        """Show what belongs on the screen, and draw it."""
        self._place()
        if self.has_class("small"):
            self._had_keys = self.focused or self._had_keys
            needs = (
                f" Hotwash needs {SMALLEST[0]}x{SMALLEST[1]}; this is {self.size.width}x{self.size.height}."
            )
            self.query_one("#toosmall", LineBar).show(line(needs))
            return
        self.redraw()
        self.call_after_refresh(self._keep_keys)

    def _place(self) -> None:
        """Let stand what belongs on the screen: all frames, or one view, or the sheet."""
        self._name_size()
        if self.has_class("small"):
            return
        alone = self.alone
        covered = alone and self.sheet is not None
        if self.whole:
            self.query_one("#left").display = not covered and (not alone or self.current not in RIGHT)
            right = self.query_one("#right")
            right.display = covered or not alone or self.current in RIGHT
            right.styles.width = "1fr" if alone else None
            self.query_one("#evidence").display = not alone or self.current in EVIDENCE
            self.query_one("#evidence-tabs").display = not alone
        for name, view in self.views.items():
            if name in EVIDENCE:
                view.display = name == self.evidence and (not alone or name == self.current)
            else:
                view.display = not alone or name == self.current
                view.titled = not alone

    def redraw(self) -> None:
        """Draw everything again."""

    def _keep_keys(self) -> None:
        """Let something have the keys: a view that went out of sight gives them to the one that shows."""
        if self.has_class("small"):
            return
        had, self._had_keys = self._had_keys, None
        if self.focused is None and self.whole and self.is_current:
            sheet = self.sheet
            there = self.view(self.current) if sheet is None else sheet
            first = there if sheet is None else sheet.query("PickRow, Input, PageView").first()
            self.set_focus(had if had is not None and there in had.ancestors_with_self else first)
