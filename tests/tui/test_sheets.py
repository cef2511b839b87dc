"""Sheets are imported when they are wanted, and each that is offered is there."""

import pytest

from tui import sheets


@pytest.mark.parametrize("name", sheets.__all__)
def test_each_sheet_is_found_by_its_name(name):
    """In the one module that has it."""
    assert getattr(sheets, name).__name__ == name


def test_a_sheet_that_there_is_not_is_told_like_any_other_name():
    """As of any module."""
    with pytest.raises(AttributeError, match=r"module 'tui\.sheets' has no attribute 'bed'"):
        _ = sheets.bed
