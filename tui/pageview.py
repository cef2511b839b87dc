"""One view on the screen: a page that scrolls under a cursor which stays with its item.

Everything that stands in the frame is painted here, line by line, and only when the page has changed:
an event in another view costs this one nothing, and the terminal few bytes.
"""

from typing import ClassVar, Final

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.lines import EMPTY, Item, Line, Page, broken, line, text_of
from tui.painting import Painter, bare, ruled

MARK: Final = "> "
NO_MARK: Final = "  "
ABOUT_LINES: Final = 4
"""Lines of the preview of the selected item, its rule not counted."""
ROOM_FOR_ABOUT: Final = 12
"""Rows a view needs before it gives some of them to the preview."""
MOST: Final = 99
"""Items out of sight that are counted; more of them are just more."""
BOLD: Final = Style(bold=True)
NOTHING: Final = Page(title="")
"""What a view shows until it is shown something."""


class PageView(Widget, can_focus=True):
    """Shows a page, and knows which of its items is selected."""

    DEFAULT_CSS = """
    PageView { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("g,home", "end(False)", show=False),
        Binding("G,end", "end(True)", show=False),
        Binding("enter", "open", show=False),
    ]

    class OfItem(Message):
        """Something about one item of a view."""

        def __init__(self, view: "PageView", item: Item) -> None:
            super().__init__()
            self.view = view
            self.item = item

    class Selected(OfItem):
        """The cursor came to another item."""

    class Opened(OfItem):
        """Enter, or a second click, on an item."""

    class Resized(Message):
        """It has another size: its page is to be drawn again."""

    def __init__(
        self, name: str, *, titled: bool = True, previews: bool = False, about: int = ABOUT_LINES
    ) -> None:
        """`previews`: the selected item says more below the list, in at most `about` rows where the list spares them."""
        super().__init__(name=name, id=f"view-{name}")
        self.titled = titled
        self.previews = previews
        self.about = about
        self.page = NOTHING
        self.selected = ""
        """The id of the selected item."""
        self._index = 0
        self._top = 0
        self.beyond = ""
        """What of the list is out of sight, in words; empty where all of it shows."""
        self._rows: list[tuple[Line, bool]] = []
        self._laid_for = Size()
        """The room for which its rows were laid out."""
        self._painter = Painter(self)

    # What is shown.

    def show(self, page: Page, *, mark: bool = False, third: bool = False) -> None:
        """Show a page; the cursor stays with its item, or near where it was.

        `mark`: go to the page's mark; `third`: and show it a third from the top.
        """
        follows = third or self.selected in ("", self.page.mark)
        moved = mark and follows and page.mark not in ("", self.page.mark)
        if page == self.page and not moved:
            return
        self.page = page
        ids = [item.id for item in page.items]
        if moved and page.mark in ids:
            self.selected = page.mark
        if self.selected not in ids:
            self._index = min(self._index, max(len(ids) - 1, 0))
            free = [index for index, item in enumerate(page.items) if not item.still]
            self._index = next((index for index in free if index >= self._index), free[-1] if free else 0)
            self.selected = ids[self._index] if free else ""
        else:
            self._index = ids.index(self.selected)
        self._layout(third=moved and third)

    @property
    def item(self) -> Item | None:
        """The selected item."""
        item = self.page.items[self._index] if self._index < len(self.page.items) else None
        return None if item is None or item.still else item

    def select(self, id_: str) -> bool:
        """Put the cursor on an item; False if it is not there."""
        for index, item in enumerate(self.page.items):
            if item.id == id_:
                self._go(index)
                return True
        return False

    @property
    def inner(self) -> Size:
        """How large a page may be drawn: the frame's rule, the cursor's cells and the preview taken off."""
        rows = self.size.height - (1 if self.titled else 0)
        return Size(max(self.size.width, 1), max(rows, 1))

    # Painting.

    def _layout(self, *, third: bool = False) -> None:
        """Lay the page out in rows: what stands, what scrolls, what stands."""
        cells, room = self._laid_for = self.inner
        page = self.page
        head = [(row, False) for row in page.head]
        foot = [(row, False) for row in page.foot]
        item = self.item
        if self.previews and room >= ROOM_FOR_ABOUT and page.items:
            most = self._preview_rows(room - len(head) - len(foot) - 1, cells)
            said = [row for one in (item.about if item is not None else ()) for row in broken(one, cells)]
            about = [(row, False) for row in said[:most]]
            about += [(EMPTY, False)] * (most - len(about))
            foot = [(line(("-" * cells, "dim")), False), *about, *foot]
        body: list[tuple[Line, bool]] = []
        first = last = 0
        begins: list[int] = []
        for index, one in enumerate(page.items):
            here = index == self._index
            if here:
                first, last = len(body), len(body) + len(one.lines)
            begins += [] if one.still else [len(body)]
            for number, row in enumerate(one.lines):
                mark = MARK if here and number == 0 and not one.still else NO_MARK
                body.append((((mark, "chosen"), *row), here))
        if not page.items and page.empty:
            body = [(line(NO_MARK, (page.empty, "dim")), False)]
        space = max(room - len(head) - len(foot), 1)
        if third:
            self._top = first - space // 3
        elif all(one.still for one in page.items[: self._index]):
            self._top = 0  # the heading above the first item shows again
        elif first < self._top:
            self._top = first
        elif last > self._top + space:
            self._top = last - space
        self._top = max(min(self._top, len(body) - space), 0)
        above = sum(row < self._top for row in begins)
        below = sum(row >= self._top + space for row in begins)
        counts = ((above, "above"), (below, "below"))
        self.beyond = ", ".join(f"{min(n, MOST)}{'+' * (n > MOST)} {way}" for n, way in counts if n)
        shown = body[self._top : self._top + space]
        shown += [(EMPTY, False)] * (space - len(shown))
        self._rows = [*head, *shown, *foot][:room]
        self.refresh()

    def _preview_rows(self, room: int, cells: int) -> int:
        """Return the rows in which any of the items can say more: the list spares them, or they are the usual few."""
        if self.about <= ABOUT_LINES:
            return ABOUT_LINES
        spare = room - sum(len(one.lines) for one in self.page.items)
        wanted = max(sum(len(broken(row, cells)) for row in one.about) for one in self.page.items)
        return max(ABOUT_LINES, min(self.about, spare, wanted))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint some rows."""
        self._painter.begin()
        if self.page is NOTHING:  # it is laid out, and drawn next
            return bare(self, crop)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        cells = self.size.width
        if self.titled:
            if y == 0:
                title = f"{self.page.title}   {self.beyond}" if self.beyond else self.page.title
                rule = ruled(title, cells, heavy=self.has_focus)
                return self._painter.strip(line((rule, "rule" if self.has_focus else "dim")), cells)
            y -= 1
        if y >= len(self._rows):
            return self._painter.strip(EMPTY, cells)
        spans, here = self._rows[y]
        return self._painter.strip(spans, cells, over=BOLD if here and self.has_focus else None)

    def notify_style_update(self) -> None:
        """Look the colours up again when the theme changes."""
        super().notify_style_update()
        self._painter.forget()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's signature
        """Return the rows it would like: all of them."""
        return len(self.page.head) + sum(len(item.lines) for item in self.page.items) + len(self.page.foot)

    def on_resize(self) -> None:
        """Lay out again, and ask for a page of the new size; unless its page was laid out for that already."""
        if self._laid_for != self.inner:
            self._layout()
            self.post_message(self.Resized())

    def on_focus(self) -> None:
        """Paint the heavy rule."""
        self.refresh()

    def on_blur(self) -> None:
        """Paint the light one."""
        self.refresh()

    # Moving.

    def _go(self, index: int, by: int = 1) -> None:
        """Put the cursor on an item, or on the nearest one in the direction one was going."""
        items = self.page.items
        if not items:
            return
        index = max(0, min(index, len(items) - 1))
        ways = [range(index, len(items)), range(index, -1, -1)]
        there = next(
            (i for way in (ways if by > 0 else reversed(ways)) for i in way if not items[i].still), None
        )
        if there is None or (there == self._index and items[there].id == self.selected):
            return
        self._index = there
        self.selected = items[there].id
        self._layout()
        self.post_message(self.Selected(self, items[there]))

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._go(self._index + by, by)

    def action_end(self, last: bool) -> None:  # a key's argument
        """Move the cursor to an end."""
        self._go(len(self.page.items) - 1 if last else 0, -1 if last else 1)

    def action_open(self) -> None:
        """Open what is selected."""
        item = self.item
        if item is not None:
            self.post_message(self.Opened(self, item))

    def on_click(self, event: events.Click) -> None:
        """Select what was clicked; a second click opens it."""
        y = event.y - (1 if self.titled else 0) - len(self.page.head) + self._top
        at = 0
        for index, item in enumerate(self.page.items):
            at += len(item.lines)
            if 0 <= y < at:
                again = index == self._index and event.chain > 1
                self._go(index)
                if again:
                    self.action_open()
                return

    def on_mouse_scroll_down(self) -> None:
        """Move on."""
        self.action_move(1)

    def on_mouse_scroll_up(self) -> None:
        """Move back."""
        self.action_move(-1)

    def copied(self) -> str:
        """Return what `y` copies: the selected item as text, or the whole page."""
        item = self.item
        rows = item.lines if item is not None else (*self.page.head, *self.page.foot)
        return "\n".join(text_of(row).strip() for row in rows)
