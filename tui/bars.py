"""The lines that are always there: the header, the views' names, NEXT, and the keys that do something now."""

from rich.cells import cell_len
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.lines import EMPTY, Line, Span, fit
from tui.painting import Painter


class LineBar(Widget):
    """A few lines that stand still; repainted only when one of them changes."""

    DEFAULT_CSS = """
    LineBar {
        height: 1;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self.lines: tuple[Line, ...] = ()
        self._painter = Painter(self)

    def show(self, *lines: Line) -> None:
        """Show these lines."""
        if lines != self.lines:
            self.lines = lines
            self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint some rows."""
        self._painter.begin()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Paint one."""
        return self._painter.strip(self.lines[y] if y < len(self.lines) else EMPTY, self.size.width)

    def notify_style_update(self) -> None:
        """Look the colours up again when the theme changes."""
        super().notify_style_update()
        self._painter.forget()


class KeysBar(LineBar):
    """The keys that do something here, each one a button: what does not fit is left out whole, `?` never."""

    class Pressed(Message):
        """A key was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self._keys: tuple[tuple[str, str, str], ...] = ()
        self._places: list[tuple[int, int, str]] = []

    def offer(self, *keys: tuple[str, str, str]) -> None:
        """Show (key, what it does, name of the binding); the last one always stands."""
        if keys != self._keys:
            self._keys = keys
            self._draw()

    def on_resize(self) -> None:
        """Draw what fits now."""
        self._draw()

    def _draw(self) -> None:
        if not self._keys or not self.size.width:
            return
        shown, self._places = keys_line(self._keys, self.size.width)
        self.show(shown)

    def on_click(self, event: events.Click) -> None:
        """Do what the clicked key does."""
        for start, end, name in self._places:
            if start <= event.x < end and name:
                self.post_message(self.Pressed(name))


def keys_line(keys: tuple[tuple[str, str, str], ...], cells: int) -> tuple[Line, list[tuple[int, int, str]]]:
    """Return ` a Ack  x Dismiss  ? All keys` and where each key stands, without those for which there is no room."""
    *others, last = keys
    room = cells - 1 - cell_len(f"{last[0]} {last[1]}")
    spans: list[Span] = []
    places: list[tuple[int, int, str]] = []
    x = 1
    for key, does, name in (*others, last):
        taken = cell_len(f"{key} {does}")
        if name != last[2]:
            room -= taken + 2
            if room < 0:
                continue
        spans += [(" " if not spans else "  ", ""), (key, "key"), (f" {does}", "")]
        places.append((x, x + taken, name))
        x += taken + 2
    return tuple(spans), places


class TabsBar(LineBar):
    """The views by their digits, and which of them is open: `1Inbox 4 2 Incident 3Metrics …`."""

    DEFAULT_CSS = """
    TabsBar { height: 1; }
    """

    class Pressed(Message):
        """A view's name was clicked."""

        def __init__(self, view: str) -> None:
            super().__init__()
            self.view = view

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self._places: list[tuple[int, int, str]] = []

    def offer(self, views: tuple[tuple[str, str, str], ...], current: str, after: str = "") -> None:
        """Show (digit, title, name); the current one stands apart from its digit, as in `2 Incident`."""
        spans: list[Span] = []
        self._places, x = [], 0
        for digit, title, name in views:
            text = f"{digit} {title}" if name == current else f"{digit}{title}"
            spans += [(text, "chosen" if name == current else "dim"), (" ", "")]
            self._places.append((x, x + cell_len(text), name))
            x += cell_len(text) + 1
        self.show(fit((*spans, (f"   {after}" if after else "", "dim")), self.size.width or x))

    def on_click(self, event: events.Click) -> None:
        """Open the clicked view."""
        for start, end, view in self._places:
            if start <= event.x < end:
                self.post_message(self.Pressed(view))
