"""Text from outside, made fit to stand on a page or a terminal.

What goes: control characters (an ESC moves a cursor, clears a screen, sets a title), direction marks that show words in
another order than they were written, invisible separators and tags, and halves of a surrogate pair, which no file takes.
What stays: everything somebody can read, in any script, with the joiners that some scripts and signs need.
The ranges are written out, because Python's own tables of categories change with its version.
"""

import re
from typing import Final

_NEWLINES: Final = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_UNFIT: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # controls, but for tab and newlines
    "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f"
    "\ud800-\udfff]",
)
_BLANKS: Final = re.compile(r"[ \t]+")
_EMPTY_LINES: Final = re.compile(r"\n{3,}")


def fit(text: str) -> str:
    """Return the text in its lines and with its blanks, without anything a terminal would obey."""
    return _UNFIT.sub("", _NEWLINES.sub("\n", text))


def one_line(text: str) -> str:
    """Return the text in one line, without anything a terminal would obey."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()  # as most texts are: a letter cleans a hundred
    return _BLANKS.sub(" ", _UNFIT.sub("", _NEWLINES.sub(" ", text))).strip()


def lines(text: str) -> str:
    """Return the text in its lines, with one empty line at most between two, without anything a terminal would obey."""
    kept = "\n".join(_BLANKS.sub(" ", line).rstrip() for line in fit(text).split("\n"))
    return _EMPTY_LINES.sub("\n\n", kept).strip("\n")
