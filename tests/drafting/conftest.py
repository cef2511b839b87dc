"""Workbooks as facilitators keep them, made on the spot."""

import pytest
from openpyxl import Workbook


@pytest.fixture
def workbook(tmp_path):
    """Writes sheets, given as rows by name, with cells to merge by sheet; gives the path."""

    def workbook(sheets, merged=(), hidden=()):
        book = Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
            if name in hidden:
                sheet.sheet_state = "hidden"
        for name, area in merged:
            book[name].merge_cells(area)
        path = tmp_path / "msel.xlsx"
        book.save(path)
        return path

    return workbook
