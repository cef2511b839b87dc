"""What views are made of: lines of spans, and items that can be pointed at.

A span is a string and a role; the widget that paints it asks its theme what the role looks like.
Nothing here is markup, so no text from outside can become any.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from rich.cells import cell_len, set_cell_size

from simulator.domain.values import dataclass

Role = Literal[
    "",
    "dim",
    "strong",
    "title",
    "key",
    "new",
    "crit",
    "error",
    "warn",
    "info",
    "over",
    "good",
    "chosen",
    "rule",
    "blank",
    "wrong",
]
"""What a span is for. Colour only ever repeats what a shape or a word already says."""
Span: TypeAlias = tuple[str, Role]
Line: TypeAlias = tuple[Span, ...]
"""One row of the screen, from left to right, at most as wide as its view."""

EMPTY: Final[Line] = ()
MORE: Final = "~"
"""Stands for what was cut off: one cell wide in every terminal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something that can be pointed at: it keeps its identity when rows around it come and go."""

    id: str
    lines: tuple[Line, ...]
    """What it looks like, without the two cells on the left in which the selected one has its mark."""
    cite: str = ""
    """What `c` cites when it is selected: an alert, a signal, a log line's source, a change."""
    at: int | None = None
    """T+ms to which `enter` pins the moment."""
    service: str = ""
    """The service whose evidence belongs to it."""
    runbook: str = ""
    looks: str = ""
    """What opening it looks at, as `LookAt` names it; empty if that is no evidence."""
    about: tuple[Line, ...] = ()
    """Lines that say more while it is selected; where a view previews nothing, a whole sentence for `I`."""
    still: bool = False
    """A heading between items: the cursor passes over it."""
    same: tuple[str, ...] = ()
    """What else stands behind one folded row, by id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One view, drawn for a width: what stands still above, what scrolls, what stands still below."""

    title: str
    """Its name and what it wants: Inbox  4 wait."""
    head: tuple[Line, ...] = ()
    items: tuple[Item, ...] = ()
    foot: tuple[Line, ...] = ()
    empty: str = ""
    """The sentence that stands there while there are no items: what would be here, and what one can do."""
    mark: str = ""
    """The item nearest to the pinned moment: it is marked, and scrolled to a third from the top."""


def width(text: str) -> int:
    """Return how many cells a text takes."""
    return cell_len(text)


def cut(text: str, cells: int) -> str:
    """Return a text in at most so many cells, its last one MORE if something was cut off."""
    flat = " ".join(text.split()) if "\n" in text or "\t" in text else text
    if cell_len(flat) <= cells:
        return flat
    return set_cell_size(flat, max(cells - 1, 0)).rstrip() + MORE if cells > 0 else ""


@lru_cache(maxsize=2_048)  # the same names stand in the same columns at every look
def left(text: str, cells: int) -> str:
    """Return a text cut or filled to exactly so many cells."""
    return set_cell_size(cut(text, cells), cells)


def right(text: str, cells: int) -> str:
    """Return the same, flush right."""
    short = cut(text, cells)
    return " " * (cells - cell_len(short)) + short


def line(*spans: Span | str) -> Line:
    """Return a line of spans; a bare string has no role."""
    return tuple((span, "") if isinstance(span, str) else span for span in spans if span)


def text_of(spans: Line) -> str:
    """Return a line without its roles."""
    return "".join(text for text, _ in spans)


def fit(spans: Line, cells: int) -> Line:
    """Return a line in at most so many cells."""
    shown: list[Span] = []
    left_over = cells
    for text, role in spans:
        if left_over <= 0:
            break
        short = cut(text, left_over)
        shown.append((short, role))
        left_over -= cell_len(short)
    return tuple(shown)


def wrapped(text: str, cells: int, *, most: int | None = None) -> tuple[str, ...]:
    """Return a text in lines of at most so many cells, broken between words; at most `most` of them, then MORE."""
    if cell_len(text) <= cells and text == " ".join(text.split()):
        return (text,)
    found: list[str] = []
    for paragraph in text.split("\n"):
        now = ""
        for word in paragraph.split():
            joined = f"{now} {word}" if now else word
            if cell_len(joined) <= cells:
                now = joined
                continue
            if now:
                found.append(now)
            now = word
            while cell_len(now) > cells > 0:
                head = set_cell_size(now, cells)
                found.append(head)
                now = now[len(head.rstrip()) or 1 :]
        found.append(now)
    if most is not None and len(found) > most:
        last = found[most - 1]
        short = set_cell_size(last, min(cell_len(last), max(cells - 1, 0))).rstrip()
        found = [*found[: most - 1], short + MORE]
    return tuple(found)


def broken(spans: Line, cells: int) -> tuple[Line, ...]:
    """Return a line that is too long as a few that are not, in the role it begins with."""
    text = text_of(spans)
    if width(text) <= cells:
        return (spans,)
    return tuple(line((row, spans[0][1])) for row in wrapped(text, cells))


def rows(table: Iterable[Sequence[str]], widths: Sequence[int]) -> tuple[Line, ...]:
    """Return plain rows in columns, two cells apart; a negative width is flush right."""
    return tuple(
        line(
            "  ".join(
                right(cell, -cells) if cells < 0 else left(cell, cells)
                for cell, cells in zip(cells_, widths, strict=True)
            ).rstrip()
        )
        for cells_ in table
    )
