"""One signal, drawn large: its curve, its limits, and what happened when.

Drawn here, because the plotting widget there is for Textual needs a plotext below 6, and a view is lines, no widget.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from simulator.domain.evidence import format_value
from simulator.domain.units import MINUTE, SCRAPE
from simulator.projections.evidence import signal_view
from simulator.projections.words import short_clock
from tui.lines import Item, Line, Page, cut, left, line, right
from tui.source import Attention, Source
from tui.views.metrics import TRENDS, Row, limit_of
from tui.views.spark import Axis, Moment, axis, legend, letters, level, moments, moving, pointer, read, scale

LABEL: Final = 12
"""Cells left of the curve: values in the signal's unit, and the names of the rows below."""
LOW: Final = 14
"""Rows from which each kind of moment has a row of its own, and the letters are explained."""
LEAST: Final = 4
"""Rows of a curve, at least."""
APART: Final = 10
"""Cells between two times, at least."""
TICKS: Final = tuple(minutes * MINUTE for minutes in (5, 10, 15, 20, 30, 60, 120))
BLANK_BRAILLE: Final = 0x2800
DOTS: Final = ((0x40, 0x04, 0x02, 0x01), (0x80, 0x20, 0x10, 0x08))
"""The bits of a braille sign: left and right column, each from the bottom."""
KINDS: Final = (("came in", "came"), ("changes", "change"), ("remedies", "remedy"), ("messages", "message"))
Reach = tuple[int, int]
"""(least, greatest) of one column of a curve, in levels from 0 at the bottom."""


def draw(source: Source, attention: Attention, width: int, height: int, signal: str) -> Page:
    """Return one signal, or one slice of it (`signal{dimension=value}`), as large as there is room."""
    known, world, name = source.known, source.viewer.world, signal.partition("{")[0]
    if name not in known.signals:
        return Page(title="Metrics", empty="No such signal is measured here; esc shows those there are.")
    at, pinned = attention.at(source.now), attention.pin is not None
    over = axis(source.now, attention.pin, width - 2 - LABEL - 1)
    row = Row(
        name=signal,
        view=signal_view(world, signal, at),
        points=read(world, signal, over),
        normal=world.signals[name].normal(over.end - over.end % SCRAPE),
        meaning=known.signals[name],
    )
    below = [_times(over, known.starts), *_happened(source, over, width, tall=height >= LOW)]
    if pinned:
        room = width - 2 - LABEL - 1
        point = pointer(at, over, known.starts, says=moving(attention), cells=room)
        below.insert(-1 if height >= LOW else len(below), (*line(" " * (LABEL + 1)), *point))
    rows = max(height - 1 - len(below), LEAST)
    value = f"{'AT PIN' if pinned else 'NOW'} {row.view.value} {TRENDS[row.view.trend]}"
    told = line("  ", (cut(signal, width - 40), "strong"), f"  {value}  ", limit_of(row.view, LABEL))
    lines = (*_chart(row, over, rows, ascii_=attention.ascii), *below)
    item = Item(id=signal, lines=lines, cite=name, service=row.meaning.service, looks=signal)
    return Page(title=f"Metrics  {cut(signal, width - 20)}", head=(told,), items=(item,))


# The curve.


def _chart(row: Row, over: Axis, rows: int, *, ascii_: bool) -> list[Line]:
    """Return the curve with its values on the left, and limits as lines behind it."""
    low, high = scale(row.points, row.normal, row.meaning)
    curve = (
        _plain(row.points, over, rows, (low, high)) if ascii_ else _fine(row.points, over, rows, (low, high))
    )
    unit = row.meaning.unit
    names = {level(one, low, high, rows): format_value(one, unit) for one in ((low + high) // 2, high, low)}
    limits = {
        level(limit, low, high, rows): f"limit {format_value(limit, unit)}"
        for _, limit in row.meaning.limits
        if low <= limit <= high
    }
    drawn = []
    for at in reversed(range(rows)):
        label = right((names | limits).get(at, ""), LABEL)
        if at in limits:
            behind = curve[at].replace(" ", "-")
            drawn.append(line((f"{label} ", "over"), (behind, "over")))
        else:
            drawn.append(line((f"{label} ", "dim"), curve[at].rstrip()))
    return drawn


def _reaches(points: Sequence[int], each: int, levels: int, scaled: Reach) -> list[Reach]:
    """Return which levels each column of `each` points takes up, joined to the column before it."""
    found: list[Reach] = []
    for start in range(0, len(points), each):
        share = [level(one, *scaled, levels) for one in points[max(start - 1, 0) : start + each]]
        found.append((min(share), max(share)))
    return found


def _fine(points: Sequence[int], over: Axis, rows: int, scaled: Reach) -> list[str]:
    """Return a curve in braille, two columns and four levels to a cell, from the bottom."""
    signs = [[0] * over.cells for _ in range(rows)]
    for column, (least, most) in enumerate(_reaches(points, max(over.per_cell // 2, 1), rows * 4, scaled)):
        for up in range(least, most + 1):
            signs[up // 4][column // 2] |= DOTS[column % 2][up % 4]
    return ["".join(chr(BLANK_BRAILLE + sign) if sign else " " for sign in row) for row in signs]


def _plain(points: Sequence[int], over: Axis, rows: int, scaled: Reach) -> list[str]:
    """Return a curve in letters, one column and one level to a cell, from the bottom."""
    signs = [[" "] * over.cells for _ in range(rows)]
    for column, (least, most) in enumerate(_reaches(points, over.per_cell, rows, scaled)):
        for up in range(least, most + 1):
            signs[up][column] = "*" if up in (least, most) else "|"
    return ["".join(row) for row in signs]


# What stands below it.


def _times(over: Axis, starts: int) -> Line:
    """Return the axis with round times; the stroke before a time stands in its cell."""
    every = next((tick for tick in TICKS if tick >= APART * over.each), TICKS[-1])
    row = ""
    for cell in range(over.cells):
        t = over.first + cell * over.each
        if (starts + t) % every < over.each and cell >= len(row):
            row = row.ljust(cell) + f"|{short_clock(starts, t - (starts + t) % every)}"
    return line((left("", LABEL + 1) + row[: over.cells].rstrip(), "dim"))


def _happened(source: Source, over: Axis, width: int, *, tall: bool) -> Iterable[Line]:
    """Return the moments of what came in, of changes, remedies and messages on the axis, and what the letters mean."""
    found = moments(source, over)

    def row(name: str, of: Iterable[Moment]) -> Line:
        return (*line((left(name, LABEL + 1), "dim")), *letters(of, over))

    if not tall:
        return [row("happened", found)]
    told = [row(name, [one for one in found if one.kind == kind]) for name, kind in KINDS]
    shown = [one for one in found if one.kind in dict(KINDS).values()]
    return [*told, line((cut(legend(shown), width - 2), "dim"))]
