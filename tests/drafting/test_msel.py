"""A Master Scenario Events List, as facilitators keep them: several sheets, other heads, merged cells, types at will."""

import zipfile
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.drafting import Foreign, from_msel
from simulator.drafting.moments import read_moment
from simulator.drafting.msel import heads

HEAD = ["Inject #", "Scheduled Time", "From", "To", "Delivery Method", "Inject Type", "Event Description", "Expected Player Action", "Notes"]  # fmt: skip

COLUMNS = (
    "columns number: Inject #, time: Scheduled Time, sender: From, to: To, method: Delivery Method, type: Inject Type, "
    "says: Event Description, expected: Expected Player Action; left out: Notes"
)
PIGEON = "to incident-commander: somebody is no role we know; method chat: pigeon is no way we know; number 3: 2 is taken"


def test_a_list_becomes_injects_and_every_row_is_accounted_for(workbook):
    """A row with a sender and a method is delivered, whatever its type says; expected actions go to the inject before them."""
    path = workbook(
        {
            "MSEL": [
                ["Operation Paper Boat", *[""] * 8],
                HEAD,
                [None, time(9, 0), None, None, None, "Admin", "STARTEX", None, None],
                [1, time(9, 10), "Help desk", "SOC", "Phone", "Expected event", "Nobody can log in.", "Opens a ticket", "x"],
                [None, time(9, 12), None, "SOC", None, "Expected Action", "Checks the directory", None, None],
                [2, "0930", "News", "PIO", "TV", "Inject", "A reporter asks.", None, None],
                ["2", "T+0:45", "CEO", "somebody", "pigeon", "Contingency", "Are we hacked?", None, None],
            ],
            "Phones": [["Name", "Phone"], ["Jo", "555"]],
        },
        merged=[("MSEL", "A1:I1")],
        hidden=["Phones"],
    )  # fmt: skip
    sketch = from_msel(path)

    assert [(i.number, i.at_ms // 60_000, i.sender, i.to, i.method, i.expected) for i in sketch.injects] == [
        (2, 30, "News", "communications-lead", "status-page", ""),
        (3, 45, "CEO", "incident-commander", "chat", ""),
    ]
    assert [(row.place, row.verdict, row.why) for row in sketch.rows] == [
        ("MSEL!1", "left out", "above the head of the list"),
        ("MSEL!2", "guessed", COLUMNS),
        ("MSEL!3", "left out", "nobody delivers it: it has no sender and no method"),
        ("MSEL!4", "left out", "an expected action with no inject before it"),
        ("MSEL!5", "left out", "an expected action with no inject before it"),
        ("MSEL!6", "understood", ""),
        ("MSEL!7", "guessed", PIGEON),
        ("Phones!1", "left out", "the sheet (hidden) has no head of an events list"),
        ("Phones!2", "left out", "the sheet (hidden) has no head of an events list"),
    ]  # fmt: skip


def test_columns_that_are_not_there_are_guessed_and_said(workbook):
    """A list without senders and methods is still a list; of two columns for one thing the plainer name wins."""
    sketch = from_msel(
        workbook({"Sheet1": [["Assigned To", "To", "Time", "Title", "Description"], ["Jo", "PIO", "0915", "Storm", "It rains."]]})
    )  # fmt: skip

    assert [(i.name, i.to) for i in sketch.injects] == [("storm", "communications-lead")]
    assert sketch.rows[1].why == (
        "from the control cell: the list has no column for who sends; method chat: the list has no column for how; "
        "number 1: none is given"
    )


@pytest.mark.parametrize(
    ("written", "minutes", "since_start"),
    [
        (time(9, 15), 555, False),
        (0.385416666666667, 555, False),
        (915, 555, False),
        ("0915hrs", 555, False),
        ("2:30 pm", 870, False),
        ("Day 2 09:15", 1440 + 555, False),
        (timedelta(minutes=15), 15, True),
        ("T+0:15", 15, True),
        ("+15", 15, True),
        ("15 min", 15, True),
        ("STARTEX", 0, True),
    ],
)
def test_a_time_is_read_however_it_was_written(written, minutes, since_start):
    """Workbooks' own times, soldiers' clocks and spans since STARTEX."""
    assert read_moment(written) == (minutes * 60_000, since_start)


@pytest.mark.parametrize("written", [None, "", "later", "25:99", "TBD", True, -3, 3000, "2026-99-99"])
def test_what_is_no_time_is_none(written):
    """It is guessed by whoever asks, and said."""
    assert read_moment(written) is None


def test_dates_count_from_the_first():
    """Over midnight."""
    first, second = read_moment(datetime(2026, 5, 1, 23, 50)), read_moment("2026-05-02T00:10:00")  # noqa: DTZ001  # a workbook knows no zone

    assert first
    assert second
    assert (second.ms - first.ms) // 60_000 == 20


@given(st.text(max_size=40))
def test_no_text_whatever_breaks_the_reading_of_times(text):
    """It is a time, or it is not."""
    moment = read_moment(text)
    assert moment is None or moment.ms >= 0


def test_a_workbook_without_a_list_is_refused(workbook):
    """With the columns that would make one."""
    with pytest.raises(Foreign, match="has no sheet with the head of an events list"):
        from_msel(workbook({"Phones": [["Name", "Phone"]]}))


def test_a_file_that_is_no_workbook_is_refused(tmp_path):
    """Whatever its ending says."""
    path = tmp_path / "msel.xlsx"
    path.write_bytes(b"PK\x03\x04 not really")

    with pytest.raises(Foreign, match="cannot be read as a workbook"):
        from_msel(path)


def test_a_workbook_that_would_unpack_to_gigabytes_is_refused_before_it_is_unpacked(tmp_path):
    """Three hundred megabytes of nothing pack into a few hundred kilobytes."""
    path = tmp_path / "msel.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts,
        parts.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(300):
            part.write(b"\0" * 2**20)

    with pytest.raises(Foreign, match="unpacks to 300 MiB"):
        from_msel(path)


def test_a_workbook_that_merges_more_than_there_can_be_is_refused_before_it_is_opened(workbook, tmp_path):
    """The library makes every merged cell: a few bytes would take all memory."""
    hostile = tmp_path / "hostile.xlsx"
    with zipfile.ZipFile(workbook({"MSEL": [HEAD]}, merged=[("MSEL", "A4:B4")])) as sound, zipfile.ZipFile(hostile, "w") as out:  # fmt: skip
        for name in sound.namelist():
            out.writestr(name, sound.read(name).replace(b"A4:B4", b"A4:XFD1048576"))

    with pytest.raises(Foreign, match=r"merged cells, more than 500,000; unmerge"):
        from_msel(hostile)


def sheet_of(path, sound, cells):
    """Writes a sound workbook again, with other cells in its sheet."""
    with zipfile.ZipFile(sound) as parts, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name in parts.namelist():
            part = parts.read(name)
            if name.startswith("xl/worksheets/"):
                head, _, rest = part.partition(b"<sheetData>")
                part = head + b"<sheetData>" + cells + b"</sheetData>" + rest.partition(b"</sheetData>")[2]
            out.writestr(name, part)
    return path


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (b"<row/>" * 20_001, "has a sheet of more than 20,000 rows; delete the empty ones"),
        (b"<row>" + b"<c/>" * 1_000_001 + b"</row>", "has more than 1,000,000 cells, empty ones counted"),
    ],
)
def test_a_workbook_of_too_many_plain_cells_is_refused_before_the_library_makes_them(
    workbook, tmp_path, cells, told
):
    """They are counted as they are unpacked, and it ends with the first that is too many."""
    path = sheet_of(tmp_path / "hostile.xlsx", workbook({"MSEL": [HEAD]}), cells)

    with pytest.raises(Foreign, match=told):
        from_msel(path)


def test_means_of_delivery_and_comms_are_known(workbook):
    """As a column that says how, and as a desk that writes to those outside."""
    sketch = from_msel(
        workbook({"Sheet1": [["Time", "From", "To", "Means of Delivery", "Description"], ["0915", "News", "Comms", "TV", "It rains."]]})
    )  # fmt: skip

    assert [(i.to, i.method) for i in sketch.injects] == [("communications-lead", "status-page")]
    assert heads(["Time", "From", "Comms", "Description"])["method"] == 2


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ([None, "News", None, "TV", "It rains."], ["a minute after the row before: no time is given", "to incident-commander: nobody is named", "number 1: none is given"]),
        (["soon", "News", "PIO", "TV", "It rains."], ["a minute after the row before: soon is no time we can read", "number 1: none is given"]),
    ],
)  # fmt: skip
def test_what_is_empty_is_told_apart_from_what_is_not_understood(workbook, row, told):
    """Nobody looks for a word that is not there."""
    sketch = from_msel(workbook({"Sheet1": [["Time", "From", "To", "Method", "Description"], row]}))

    assert sketch.rows[1].why.split("; ") == told
