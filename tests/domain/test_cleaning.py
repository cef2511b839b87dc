"""What comes from outside is made fit, and what is fit already stays as it is."""

import pytest

from simulator.domain.cleaning import one_line


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("The owl is awake.", "The owl is awake."),
        (" The owl is awake. ", "The owl is awake."),
        ("The owl  is\tawake.\r\nIt looks.", "The owl is awake. It looks."),
        ("The \x1b[31mowl\x7f is awake.", "The [31mowl is awake."),
        ("The owl\u200b is \u202eawake.", "The owl is awake."),
        ("Die Eule  ist wach für heute.", "Die Eule ist wach für heute."),
        ("", ""),
        (" ", ""),
    ],
)
def test_a_text_becomes_one_line_that_no_terminal_obeys(written: str, clean: str) -> None:
    """A text that has nothing to clean comes out the same way as one that has."""
    assert one_line(written) == clean
