"""How a long line breaks at a terminal: between words, at the terminal's own width."""

import textwrap
from shutil import get_terminal_size
from typing import Final

NARROWEST: Final = 20
"""Columns below which a terminal has only forgotten to say how wide it is."""


def folded(line: str) -> list[str]:
    """Return one line as so many rows as this terminal needs for it; a word that is longer than a row stays whole."""
    columns = get_terminal_size().columns
    if columns < NARROWEST or len(line) <= columns:
        return [line]
    return textwrap.wrap(line, columns, break_long_words=False, break_on_hyphens=False) or [line]
