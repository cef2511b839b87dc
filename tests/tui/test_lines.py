"""Lines fit their cells, whatever letters they are made of."""

import pytest

from tui.lines import cut, fit, left, line, right, text_of, width, wrapped


@pytest.mark.parametrize("text", ["", "abc", "abcdefghij", "日本語日本語", "a\nb\tc", "é" * 30, "x" * 10_000])
@pytest.mark.parametrize("cells", [0, 1, 2, 7, 80])
def test_what_is_cut_or_filled_has_its_cells(text, cells):
    """Never one more."""
    assert width(cut(text, cells)) <= cells
    assert width(left(text, cells)) == cells
    assert width(right(text, cells)) == cells


def test_what_was_cut_off_is_said_by_one_sign():
    """And what fits is left alone."""
    assert cut("abcdef", 4) == "abc~"
    assert cut("abcd", 4) == "abcd"


def test_a_line_is_cut_across_its_spans():
    """Roles stay with their words."""
    assert fit(line(("abc", "strong"), "def"), 5) == (("abc", "strong"), ("d~", ""))


@pytest.mark.parametrize("cells", [1, 5, 12, 80])
def test_a_text_is_wrapped_between_words_and_inside_long_ones(cells):
    """No letter is lost."""
    text = "the queue fills with requests averyveryverylongword and 日本語日本語 then stops"
    rows = wrapped(text, max(cells, 2))
    assert all(width(row) <= max(cells, 2) for row in rows)
    assert "".join("".join(rows).split()) == "".join(text.split())


@pytest.mark.parametrize("cells", [6, 7, 20])
def test_what_is_wrapped_into_too_few_lines_ends_in_one_sign(cells):
    """So that nobody takes it for the end."""
    rows = wrapped("one two three four five six seven eight nine ten", cells, most=2)
    assert len(rows) == 2
    assert rows[-1].count("~") == 1
    assert rows[-1].endswith("~")
    assert width(rows[-1]) <= cells


def test_text_of_a_line_is_its_words():
    """Without roles."""
    assert text_of(line(("a", "crit"), "b")) == "ab"
