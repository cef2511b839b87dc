"""A table in five forms: whatever stands in its cells, it stays text."""

import csv
import io
from html.parser import HTMLParser

import pytest
from openpyxl import load_workbook

from simulator.report import tables

HEAD = ("number", "time", "says")
EVIL = ("=1+1", "a | b", "<b>bold</b>")
ROWS = [("1", "11:05:00", "hello"), EVIL]


class Cells(HTMLParser):
    """The cells of a page, and every element in it."""

    def __init__(self):
        super().__init__()
        self.cells, self.elements, self._open = [], set(), False

    def handle_starttag(self, tag, attrs):  # noqa: ARG002  # the parser's signature
        self.elements.add(tag)
        self._open = tag in ("td", "th")
        if self._open:
            self.cells.append("")

    def handle_endtag(self, tag):
        self._open = self._open and tag not in ("thead", "table")

    def handle_data(self, data):
        if self._open:
            self.cells[-1] += data.rstrip("\n")


def test_a_page_shows_each_cell_as_it_is():
    """No cell becomes an element, and the page asks nothing of the net."""
    page = tables.as_html("EXERCISE <x>", HEAD, ROWS)
    found = Cells()
    found.feed(page)

    assert found.cells == [*HEAD, *ROWS[0], *EVIL]
    assert not found.elements & {"b", "x", "script", "link", "img"}


def test_what_looks_like_a_formula_is_text_to_a_spreadsheet():
    """In CSV by an apostrophe, which those who import it know; in a workbook by its type."""
    read = list(csv.reader(io.StringIO(tables.as_csv(HEAD, ROWS))))
    sheet = load_workbook(io.BytesIO(tables.as_xlsx("EXERCISE [x]: a/b", HEAD, ROWS))).worksheets[0]

    assert read == [list(HEAD), list(ROWS[0]), ["'=1+1", *EVIL[1:]]]
    assert [[cell.value for cell in row] for row in sheet.rows] == [list(HEAD), list(ROWS[0]), list(EVIL)]
    assert sheet.cell(3, 1).data_type == "s"


@pytest.mark.parametrize("title", ["", "[]:*?/\\", "x" * 80])
def test_any_title_names_a_sheet(title):
    """A sheet's name has at most 31 letters, and seven that it may not hold."""
    sheet = load_workbook(io.BytesIO(tables.as_xlsx(title, HEAD, ROWS))).worksheets[0]

    assert 0 < len(sheet.title) <= 31


def test_markdown_keeps_a_bar_inside_its_cell():
    """A row has as many cells as the head."""
    rows = tables.as_markdown("MSEL", HEAD, ROWS).splitlines()[2:]

    assert [row.replace("\\|", "").count("|") for row in rows] == [4, 4, 4, 4]


def test_text_breaks_at_words_and_leaves_out_what_is_empty():
    """A block for each row."""
    said = tables.as_text("MSEL", HEAD, [("", "11:05", "word " * 40)], width=40, lead=2)

    assert said.startswith("MSEL\n\n11:05\n    says: word")
    assert max(map(len, said.splitlines())) <= 40
