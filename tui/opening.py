"""The first frame: the desk's own header, frames and keys, empty, while the exercise is opened behind it.

It knows the desk's names and measures (`layout`) and nothing of an exercise, so that it stands at once.
"""

from functools import lru_cache
from typing import Final

from textual.app import ComposeResult
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.layout import SMALLEST, VIEWS, WIDE
from tui.lines import EMPTY, Line, cut, line
from tui.painting import Painter, ruled

OPENING: Final = "Opening the exercise. Nothing runs yet."
"""What stands where NEXT will."""


class OpeningScreen(Screen[None]):
    """One widget paints all of it: the less is mounted, the sooner it stands."""

    def compose(self) -> ComposeResult:
        """The frame."""
        yield Frame()


class Frame(Widget):
    """The desk of this size, with nothing in it."""

    DEFAULT_CSS = """
    Frame {
        width: 1fr;
        height: 1fr;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._painter = Painter(self)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint some rows."""
        self._painter.begin()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        rows = frame(self.size.width, self.size.height)
        return self._painter.strip(rows[y] if y < len(rows) else EMPTY, self.size.width)


@lru_cache(maxsize=1)  # each of its rows is painted by itself
def frame(cells: int, rows: int) -> tuple[Line, ...]:
    """Return the rows of the empty desk at a size."""
    if cells < SMALLEST[0] or rows < SMALLEST[1]:
        return (line(f" Hotwash needs {SMALLEST[0]}x{SMALLEST[1]}; this is {cells}x{rows}."),)
    wide = cells >= WIDE[0] and rows >= WIDE[1]
    body = _two_sides(cells, rows - 3) if wide else _one_view(cells, rows - 3)
    return (
        line((" EXERCISE", "strong")),
        *body,
        line((" NEXT  ", "key"), (OPENING, "strong")),
        line((" q", "key"), " Back"),
    )


def _one_view(cells: int, rows: int) -> tuple[Line, ...]:
    first, *others = (digit + title for digit, title, _ in VIEWS)
    names = f"{first[0]} {first[1:]} {' '.join(others)}"
    return (line((cut(names, cells), "dim")), line(("━" * cells, "dim")), *([EMPTY] * (rows - 2)))


def _two_sides(cells: int, rows: int) -> tuple[Line, ...]:
    titles = {name: f"{digit} {title}" for digit, title, name in VIEWS}
    left_cells = round(cells * LEFT_SHARE)
    left = _stack(rows, left_cells, {0: titles["inbox"], 0.42: titles["metrics"], 0.70: titles["logs"]})
    right = _stack(rows, cells - left_cells - 1, {0: titles["incident"], 0.58: titles["room"]})
    return tuple(
        line((f"{one:<{left_cells}} ", "dim"), (other, "dim")) for one, other in zip(left, right, strict=True)
    )


LEFT_SHARE: Final = 0.62
"""The left side's part of a wide desk."""


def _stack(rows: int, cells: int, frames: dict[float, str]) -> list[str]:
    at = {round(rows * share): ruled(f" {title} ", cells, heavy=not share) for share, title in frames.items()}
    return [at.get(row, "") for row in range(rows)]
