"""From lines to strips: the only place where a span's role becomes a style, and its text reaches the terminal.

What a role looks like is asked of the app once, not of each widget: with a dozen roles in each of thirty widgets, looking
them up would take a third of the time in which the desk comes to stand.
"""

from itertools import groupby
from operator import itemgetter
from typing import Any, ClassVar, Final, get_args

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.css.styles import RenderStyles
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from simulator.host.safe import safe_text
from tui.lines import Line, Role, cut, fit

ROLES: Final[tuple[Role, ...]] = get_args(Role)


class Palette(App[Any]):
    """An app that knows what each role looks like; colours come from the theme, shapes and words from the line itself."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"line--{role or 'plain'}" for role in ROLES}
    DEFAULT_CSS = """
    Palette {
        & > .line--plain { }
        & > .line--dim { color: $text-muted; }
        & > .line--strong { text-style: bold; }
        & > .line--title { color: $primary; text-style: bold; }
        & > .line--key { color: $accent; text-style: bold; }
        & > .line--new { text-style: bold; }
        & > .line--crit { color: $error; text-style: bold; }
        & > .line--error { color: $error; }
        & > .line--warn { color: $warning; }
        & > .line--info { color: $text-muted; }
        & > .line--over { color: $error; text-style: bold; }
        & > .line--good { color: $success; }
        & > .line--chosen { color: $primary; text-style: bold; }
        & > .line--rule { color: $primary; }
        & > .line--blank { color: $accent; }
        & > .line--wrong { color: $warning; text-style: underline; }
    }
    """


def clean(text: str) -> str:
    """Return one row's text without anything a terminal would obey."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if letter in "\n\t" else letter for letter in safe_text(text))


class Painter:
    """Paints lines in a widget's own colours; the looked-up styles are kept until the theme changes."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[str, Style] = {}
        self._base: Style | None = None

    def begin(self) -> None:
        """Rows are painted anew: what the widget itself looks like is asked once for all of them, and for none if none is."""
        self._base = None

    def forget(self) -> None:
        """Look the styles up again."""
        self._styles.clear()

    def style(self, role: Role) -> Style:
        """Return what a role looks like here."""
        found = self._styles.get(role)
        if found is None:
            looks = self._widget.app.get_component_styles(f"line--{role or 'plain'}")
            found = looks.partial_rich_style
            if looks.has_rule("color") and (looks.auto_color or looks.color.a < 1):
                found += Style(color=self._mixed(looks))
            self._styles[role] = found
        return found

    def _mixed(self, looks: RenderStyles) -> Color | None:
        """Return a colour that lets the ground shine through, as it stands on it; Textual's partial style leaves that out."""
        _, ground = self._widget.background_colors
        ink = ground.get_contrast_text(looks.color.a) if looks.auto_color else looks.color
        return None if ground.ansi is not None else (ground + ink).rich_color

    def strip(self, spans: Line, cells: int, *, over: Style | None = None) -> Strip:
        """Return a line as exactly so many cells; `over` is laid over all of it."""
        if self._base is None:
            self._base = self._widget.rich_style
        base = self._base
        shown = fit(tuple((clean(text), role) for text, role in spans), cells)
        used = sum(cell_len(text) for text, _ in shown)
        segments = []
        for role, run in groupby((*shown, (" " * (cells - used), "")), key=itemgetter(1)):
            style = base + self.style(role) if role else base
            text = "".join(
                text for text, _ in run
            )  # spans that look alike are one: each costs when the screen is put together
            segments.append(Segment(text, style + over if over is not None else style))
        return Strip(segments, max(cells, used))


def bare(widget: Widget, crop: Region) -> list[Strip]:
    """Return rows in which nothing stands, painted at once: row by row they would cost as much as words.

    Textual's own `BLANK` leaves out what its filters do to colours, so that some would be left under NO_COLOR.
    """
    row = Strip.blank(crop.width, widget.rich_style)
    _, ground = widget.background_colors
    for one in widget.get_line_filters():
        row = row.apply_filter(one, ground)
    return [row] * crop.height


def ruled(title: str, cells: int, *, heavy: bool) -> str:
    """Return a rule with a title in it, as it stands above a view: heavy for the one that has the keys."""
    stroke = "━" if heavy else "─"
    shown = cut(title, max(cells - 2, 0))
    return f"{stroke}{shown}{stroke * max(cells - 1 - cell_len(shown), 0)}" if shown else stroke * cells
