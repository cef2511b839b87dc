"""Text from outside as it may stand on a terminal: cleaned at the door, and again where it is printed."""

import unicodedata
from typing import Final

from simulator.domain.cleaning import fit

MARKS: Final = 4
"""Combining marks on one letter; more of them climb over the lines above and below."""


def safe_text(text: str) -> str:
    """Return the text without anything a terminal obeys or a reader cannot see; what cannot be printed reads U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    kept, marks = [], 0
    for letter in fit(text):
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= MARKS:
            kept.append(letter if letter.isprintable() or letter in "\n\t" else "\N{REPLACEMENT CHARACTER}")
    return "".join(kept)
