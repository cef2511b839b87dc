"""A table as text, Markdown, CSV, HTML or a spreadsheet.

Cells are text in one line, and stay text: none becomes markup, and none a formula.
"""

import csv
import html
import io
import re
import textwrap
from collections.abc import Sequence
from typing import Final

from simulator.rendering.markdown import escaped

Row = Sequence[str]

_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula when it reads CSV."""
_STYLE: Final = (
    "body{font:15px/1.4 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse}"
    "th,td{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top}"
    "th{position:sticky;top:0;background:Canvas}:root{color-scheme:light dark}"
)
WIDEST: Final = 60
"""Characters of a column of a spreadsheet before its cells break."""


class NoSpreadsheets(Exception):  # it says what is missing
    """The library that writes them is not installed."""


def as_text(title: str, head: Row, rows: Sequence[Row], width: int = 80, lead: int = 4) -> str:
    """Return a block for each row: the first `lead` cells in one line, below it each other cell with its name; for any width."""
    blocks = [title]
    for row in rows:
        first = "  ".join(cell for cell in row[:lead] if cell)
        lines = [first]
        for name, cell in zip(head[lead:], row[lead:], strict=True):
            if cell:
                lines += textwrap.wrap(
                    f"{name}: {cell}", width, initial_indent="    ", subsequent_indent="      "
                )
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def as_markdown(title: str, head: Row, rows: Sequence[Row]) -> str:
    """Return a heading and a table."""
    lines = [_bar(head), _bar(["---"] * len(head)), *(_bar([escaped(cell) for cell in row]) for row in rows)]
    return f"# {escaped(title)}\n\n" + "\n".join(lines) + "\n"


def _bar(cells: Row) -> str:
    return f"| {' | '.join(cells)} |"


def as_csv(head: Row, rows: Sequence[Row]) -> str:
    """Return RFC 4180 CSV; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(head)
    writer.writerows([f"'{cell}" if cell.startswith(_FORMULAS) else cell for cell in row] for row in rows)
    return written.getvalue()


def as_html(title: str, head: Row, rows: Sequence[Row]) -> str:
    """Return one page that needs nothing from elsewhere."""
    name = html.escape(title)
    top = "".join(f"<th scope=col>{html.escape(cell)}" for cell in head)
    body = "\n".join("<tr>" + "".join(f"<td>{html.escape(cell)}" for cell in row) for row in rows)
    return (
        f'<!doctype html>\n<html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width">\n'
        f"<title>{name}</title><style>{_STYLE}</style>\n<h1>{name}</h1>\n"
        f"<table><thead><tr>{top}</thead>\n<tbody>\n{body}\n</tbody></table></html>\n"
    )


def as_xlsx(title: str, head: Row, rows: Sequence[Row]) -> bytes:
    """Return a workbook of one sheet, its head frozen and with a filter.

    Raises NoSpreadsheets without the library, which is an extra.
    """
    try:
        from openpyxl import Workbook  # noqa: PLC0415  # an extra
        from openpyxl.styles import Alignment, Font  # noqa: PLC0415  # same
        from openpyxl.utils import get_column_letter  # noqa: PLC0415  # same
    except ImportError as missing:
        raise NoSpreadsheets(str(missing)) from missing
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = re.sub(r"[\[\]:*?/\\]", "", title)[:31] or "table"
    for y, row in enumerate([head, *rows], start=1):
        for x, text in enumerate(row, start=1):
            cell = sheet.cell(y, x, text)
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if y == 1:
                cell.font = Font(bold=True)
    for x, cells in enumerate(zip(head, *rows, strict=True), start=1):
        sheet.column_dimensions[get_column_letter(x)].width = min(max(map(len, cells)) + 2, WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
