"""Runbooks: which there are, and the one that is open, as its author wrote it, without markup."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from simulator.host.safe import safe_text
from simulator.projections.evidence import runbook_view
from tui.lines import EMPTY, Item, Line, Page, Span, cut, left, line, wrapped
from tui.lines import width as width_of
from tui.source import Attention, Source
from tui.views.logs import filtered, fits, lit

IN: Final = 2
"""Cells by which the text stands to the right of its runbook's name."""
LEAST: Final = 20
"""Cells a text has, however narrow the view."""
COLUMN: Final = 8
"""Cells of a table's column, at least."""
_HEADING: Final = re.compile(r"#{1,6}\s+")
_BULLET: Final = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
_RULED: Final = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+\s*:?-*:?\s*")
_FENCES: Final = ("```", "~~~")
Block = tuple[str, tuple[str, ...]]
"""(heading, list, code, table, text or blank; its lines as they were written)."""


def draw(source: Source, attention: Attention, width: int, height: int) -> Page:  # noqa: ARG001  # every view's signature
    """Return the runbooks by name, and below the open one its text, a paragraph at a time."""
    names = source.known.runbooks
    looked = attention.filter.get("runbook", "").strip()
    there = {name: safe_text(runbook_view(source.viewer.world, name, source.viewer.clean)) for name in names}
    wide = max(map(width_of, names), default=0)
    items: list[Item] = []
    kept = 0
    for name in names:
        title, opened = _title(there[name]), name == attention.runbook
        if not fits(f"{name} {there[name] if opened else title}", looked):
            continue
        kept += 1
        state: Span = ("  [open]" if opened else "", "chosen")
        room = width - 2 - wide - 2 - width_of(state[0])
        row = line(*lit(left(name, wide), looked), "  ", (cut(title, room), "dim"), state)
        pieces = [[row]]
        for block in _below_title(blocks(there[name])) if opened else ():
            if block[0] == "blank":
                pieces[-1].append(EMPTY)
            else:
                pieces.append(list(_rows(block, max(width - 2 - IN, LEAST), looked)))
        items += [_item(name, number, rows) for number, rows in enumerate(pieces)]
    return Page(
        title="Runbook" + (f"  {attention.runbook}" if attention.runbook in names else ""),
        head=(filtered(looked, kept, len(names), "runbook", width),) if looked else (),
        items=tuple(items),
        empty="esc shows every runbook again." if names else "There is no runbook here.",
    )


def _item(name: str, number: int, rows: list[Line]) -> Item:
    return Item(
        id=f"{name} {number}" if number else name, lines=tuple(rows), cite=name, runbook=name, looks=name
    )


def _below_title(found: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return a runbook's text without the heading that already stands behind its name."""
    return found[1:] if found and found[0][0] == "heading" else found


def _title(text: str) -> str:
    first = next((row for row in text.splitlines() if row.strip()), "")
    return _HEADING.sub("", first.strip(), count=1)


def blocks(text: str) -> tuple[Block, ...]:
    """Return a Markdown text in pieces of one kind, in their order; code keeps its lines, everything else may be wrapped."""
    kinds: list[tuple[str, str]] = []
    fence = ""
    for row in text.expandtabs(4).splitlines():
        mark = row.lstrip()[:3]
        if fence or mark in _FENCES:
            if not fence:
                fence = mark
            elif mark == fence:
                fence = ""
            else:
                kinds.append(("code", row))
            continue
        kinds.append((_kind(row, kinds[-1][0] if kinds else ""), row))
    found: list[Block] = []
    for kind, run in groupby(kinds, key=lambda pair: pair[0]):
        rows = tuple(row for _, row in run)
        if kind in ("heading", "blank"):
            found += [(kind, (row,)) for row in (rows if kind == "heading" else rows[:1])]
        elif kind == "list":
            found += [("list", one) for one in _points(rows)]
        else:
            found.append((kind, rows))
    return tuple(found)


def _kind(row: str, before: str) -> str:
    if not row.strip():
        return "blank"
    if _HEADING.match(row):
        return "heading"
    if row.lstrip().startswith("|"):
        return "table"
    if _BULLET.match(row) or (before == "list" and row[:1] == " "):
        return "list"
    return "code" if row.startswith("    ") and before != "text" else "text"


def _points(rows: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the points of a list, each with the rows that go on with it."""
    points: list[tuple[str, ...]] = []
    for row in rows:
        if _BULLET.match(row) or not points:
            points.append((row,))
        else:
            points[-1] = (*points[-1], row)
    return points


def _rows(block: Block, cells: int, looked: str) -> Iterator[Line]:
    """Return a block in lines of at most so many cells, moved in."""
    kind, rows = block
    indent = " " * IN
    if kind == "heading":
        for row in wrapped(_HEADING.sub("", rows[0].strip(), count=1), cells):
            yield line(indent, (row, "title"))
    elif kind == "list":
        sign = _BULLET.match(rows[0])
        first = sign[0] if sign else ""
        text = " ".join((rows[0][len(first) :], *(row.strip() for row in rows[1:])))
        for number, row in enumerate(wrapped(text, max(cells - len(first), LEAST // 2))):
            yield line(indent, " " * len(first) if number else first, *lit(row, looked))
    elif kind == "table":
        for row in table(rows, cells):
            yield line(indent, *lit(row, looked))
    elif kind == "code":
        for row in rows:
            for piece in _cut_up(row, cells):
                yield line(indent, *lit(piece, looked))
    else:
        for row in wrapped(" ".join(rows), cells):
            yield line(indent, *lit(row, looked))


def _cut_up(row: str, cells: int) -> Iterator[str]:
    """Return a row of code in pieces that fit: blanks at its front stay, nothing is lost."""
    start = 0
    for end in range(1, len(row) + 1):
        if width_of(row[start:end]) > cells:
            yield row[start : end - 1]
            start = end - 1
    yield row[start:]


def table(rows: Sequence[str], cells: int) -> Iterator[str]:
    """Return a table in so many cells: columns stand below each other, and what is too long goes on in its column."""
    grid = [
        [cell.strip() for cell in row.strip().strip("|").split("|")]
        for row in rows
        if not _RULED.fullmatch(row)
    ]
    columns = max(map(len, grid), default=0)
    grid = [[*row, *[""] * (columns - len(row))] for row in grid]
    widths = [max(width_of(row[column]) for row in grid) for column in range(columns)]
    words = [
        max(width_of(word) for row in grid for word in ["", *row[column].split()])
        for column in range(columns)
    ]
    while sum(widths) + 2 * (columns - 1) > cells and max(widths) > COLUMN:
        loose = [column for column in range(columns) if widths[column] > words[column]]
        widest = max(loose or range(columns), key=lambda column: widths[column])
        widths[widest] -= 1
    for row in grid:
        told = [wrapped(cell, size) or ("",) for cell, size in zip(row, widths, strict=True)]
        for number in range(max(map(len, told))):
            parts = [one[number] if number < len(one) else "" for one in told]
            joined = "  ".join(left(part, size) for part, size in zip(parts, widths, strict=True))
            yield cut(joined.rstrip(), cells)
