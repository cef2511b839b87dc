"""A workbook as rows of text: every sheet, merged cells spread over what they cover, nothing computed.

A workbook is a zip of XML: what it unpacks to is looked at before it is unpacked.
"""

import io
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from simulator.drafting.sketch import Foreign

LARGEST: Final = 20 * 1024 * 1024
"""Bytes of the file."""
UNPACKED: Final = 200 * 1024 * 1024
"""Bytes of all of it unpacked; an events list of ten thousand rows is a tenth of that."""
MOST_CELLS: Final = 1_000_000
"""Cells in all, empty ones that are only painted too: the library makes an object of each."""
MOST_ELEMENTS: Final = 5_000_000
"""Pieces of XML in all, of which a cell has one to three."""
MERGED: Final = 500_000
"""Cells in all that may be merged: the library makes each of them, and one line of XML can name seventeen billion."""
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 200


class NoSpreadsheets(Exception):  # it says what is missing
    """The library that reads them is not installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet."""

    name: str
    rows: tuple[tuple[int, tuple[Any, ...]], ...]
    """The number of each row that has something in it, from 1, and its cells: text, number, date, time or None."""
    hidden: bool


def read_workbook(path: Path) -> list[Sheet]:
    """Return every sheet of an .xlsx file.

    Raises Foreign for what is no workbook or too large, and NoSpreadsheets without the library, which is an extra.
    """
    try:
        from openpyxl import load_workbook  # noqa: PLC0415  # an extra
    except ImportError as missing:
        raise NoSpreadsheets(str(missing)) from missing
    stored = path.read_bytes() if path.stat().st_size <= LARGEST else b""
    if not stored:
        message = f"{path} has more than {LARGEST // 2**20} MiB, or nothing in it; save the sheets that matter alone"
        raise Foreign(message)
    try:
        _unpacks_to_little(path, stored)
        _holds_little(path, stored)
        book = load_workbook(io.BytesIO(stored), data_only=True, keep_links=False)
        return [_sheet(sheet) for sheet in book.worksheets]
    except Foreign:
        raise
    except Exception as broken:  # the library raises whatever a broken file makes it trip over
        message = f"{path} cannot be read as a workbook: {type(broken).__name__}; open it and save it as .xlsx again"
        raise Foreign(message) from broken


def _unpacks_to_little(path: Path, stored: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(stored)) as parts:
        size = sum(part.file_size for part in parts.infolist())
    if size > UNPACKED:
        message = f"{path} unpacks to {size // 2**20} MiB, more than {UNPACKED // 2**20}; save the sheets that matter alone"
        raise Foreign(message)


def _holds_little(path: Path, stored: bytes) -> None:
    """Count what the library would make before it makes it; any part may be a sheet, whatever it is called."""
    from openpyxl.worksheet.cell_range import CellRange  # noqa: PLC0415  # an extra
    from openpyxl.xml.functions import iterparse  # noqa: PLC0415  # same

    merged = cells = pieces = 0
    with zipfile.ZipFile(io.BytesIO(stored)) as parts:
        for name in parts.namelist():
            with parts.open(name) as part, suppress(SyntaxError):  # a picture is no XML
                rows = 0
                for _, element in iterparse(part):
                    kind = element.tag.rpartition("}")[2]
                    rows += kind == "row"
                    cells += kind == "c"
                    pieces += 1
                    if kind == "mergeCell":
                        size = CellRange(element.get("ref", "A1")).size
                        merged += size["rows"] * size["columns"]
                    element.clear()
                    if rows > MOST_ROWS or cells > MOST_CELLS or merged > MERGED or pieces > MOST_ELEMENTS:
                        raise _too_much(path, rows, cells, merged)


def _too_much(path: Path, rows: int, cells: int, merged: int) -> Foreign:
    if rows > MOST_ROWS:
        told = f"a sheet of more than {MOST_ROWS:,} rows; delete the empty ones below the list"
    elif merged > MERGED:
        told = f"{merged:,} merged cells, more than {MERGED:,}; unmerge what lies beside and below the list"
    elif cells > MOST_CELLS:
        told = f"more than {MOST_CELLS:,} cells, empty ones counted; delete what lies beside the list, or save it alone"
    else:
        told = f"more than {MOST_ELEMENTS:,} pieces; save the sheets that matter alone"
    return Foreign(f"{path} has {told}")


def _sheet(sheet: Any) -> Sheet:
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        message = (
            f"sheet {sheet.title!r} has {sheet.max_row:,} rows and {sheet.max_column:,} columns, more than {MOST_ROWS:,} "
            f"and {MOST_COLUMNS}; delete the empty ones below and beside the list"
        )
        raise Foreign(message)
    spread = {
        (y, x): sheet.cell(area.min_row, area.min_col).value
        for area in sheet.merged_cells.ranges
        for y in range(area.min_row, area.max_row + 1)
        for x in range(area.min_col, area.max_col + 1)
    }
    return Sheet(name=sheet.title, rows=tuple(_rows(sheet, spread)), hidden=sheet.sheet_state != "visible")


def _rows(sheet: Any, spread: dict[tuple[int, int], Any]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    for y, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        row = tuple(spread.get((y, x), value) for x, value in enumerate(cells, start=1))
        if any(value not in (None, "") for value in row):
            yield y, row


def text_of(value: Any) -> str:
    """Return a cell as one reads it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date | time | timedelta):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
