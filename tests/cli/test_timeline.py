"""The events list, as one types for it."""

import csv


def test_text_by_default_and_the_file_says_the_form(hotwash, tmp_path):
    """The same rows."""
    code, said, _ = hotwash("timeline", "null-burst")
    assert (code, said.startswith("EXERCISE Null burst: MSEL")) == (0, True)

    code, _, beside = hotwash("timeline", "null-burst", "--out", "list.csv")
    assert (code, beside) == (0, "written to list.csv\n")
    with (tmp_path / "list.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.reader(file))
    assert table[0][:4] == ["number", "time", "after", "type"]
    assert said.count("\n\n") == len(table) - 1


def test_a_workbook_needs_a_file(hotwash, tmp_path):
    """It is no text."""
    code, _, beside = hotwash("timeline", "null-burst", "--format", "xlsx")
    assert (code, "--out FILE.xlsx" in beside) == (2, True)
    assert hotwash("timeline", "null-burst", "--out", "list.xlsx")[0] == 0
    assert (tmp_path / "list.xlsx").read_bytes().startswith(b"PK")


def test_a_scenario_that_is_not_there_is_said(hotwash):
    """With what there is."""
    code, said, beside = hotwash("timeline", "sawtoth")
    assert (code, said) == (2, "")
    assert "sawtooth" in beside
