"""Series and letters on one axis of time: every row has as many cells, and a cell is the same moment in all of them."""

from collections.abc import Iterable, Sequence
from typing import Final

from simulator.domain.units import MINUTE
from simulator.host.lettering import Mark
from simulator.projections.words import short_clock

BARS: Final = "▁▂▃▄▅▆▇█"
PLAIN_BARS: Final = "_.,-=+*#"
"""The same in letters every terminal has."""
TICKS: Final = tuple(minutes * MINUTE for minutes in (1, 2, 5, 10, 15, 20, 30, 60, 120, 360, 720, 1440))
LABEL_APART: Final = 12
"""Cells between two times on the axis, at least."""
SHIFT: Final = 3
"""How many cells further right a letter may stand when its own is taken."""


def column(t: int, end: int, cells: int) -> int:
    """Return the cell of a moment on an axis from STARTEX to `end`."""
    return max(0, min(t * cells // (end + 1), cells - 1))


def moment(cell: int, end: int, cells: int) -> int:
    """Return the first moment of a cell, T+ms."""
    return -(-cell * (end + 1) // cells)


def bars(
    values: Sequence[int], cells: int, *, low: int, high: int, lowest: bool = False, plain: bool = False
) -> str:
    """Return a series in so many cells, each the highest of its share (or the lowest)."""
    if not values or cells <= 0:
        return ""
    steps = PLAIN_BARS if plain else BARS
    reach = max(high - low, 1)
    found = []
    for cell in range(cells):
        start = cell * len(values) // cells
        part = values[start : max((cell + 1) * len(values) // cells, start + 1)]
        value = min(part) if lowest else max(part)
        found.append(steps[max(0, min((value - low) * len(steps) // reach, len(steps) - 1))])
    return "".join(found)


def letters(marks: Iterable[Mark], end: int, cells: int) -> str:
    """Return marks as letters; of several in one place the later ones stand a little further right, as far as there is room."""
    row = [" "] * cells
    for mark in marks:
        here = column(mark.t, end, cells)
        free = next((cell for cell in range(here, min(here + SHIFT, cells)) if row[cell] == " "), None)
        if free is not None:
            row[free] = mark.letter
    return "".join(row)


def axis(starts: int, end: int, cells: int) -> str:
    """Return the times below which the series stand, at round distances."""
    every = next((tick for tick in TICKS if tick * cells // (end + 1) >= LABEL_APART), TICKS[-1])
    row = [" "] * (cells + 8)
    for t in range(0, end + 1, every):
        here = column(t, end, cells)
        if here + len("11:05") <= cells:
            row[here : here + 5] = short_clock(starts, t)
    return "".join(row)[:cells].rstrip()


def pointer(t: int, end: int, cells: int, says: str) -> str:
    """Return the line below the axis that points at a moment and says what it is."""
    here = column(t, end, cells)
    if here + 1 + len(says) <= cells or here < cells // 2:
        return (" " * here + f"^ {says}")[:cells]
    return f"{says[: max(here - 1, 0)]} ^".rjust(here + 1)
