"""How a long line breaks at a terminal: between words, at the terminal's own width."""

import textwrap
from shutil import get_terminal_size
from typing import Final

NARROWEST: Final = 20
"""Columns below which a terminal has only forgotten to say how wide it is."""


def folded(line: str, hang: int = 0) -> list[str]:
    """Return one line as so many rows as this terminal needs for it, those after the first moved in by `hang`.

    A word that is longer than a row stays whole.
    """
    columns = get_terminal_size().columns
    if columns < NARROWEST or len(line) <= columns:
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    rows = textwrap.wrap(
        line.strip(),
        columns,
        initial_indent=indent,
        subsequent_indent=" " * hang,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return rows or [line]
