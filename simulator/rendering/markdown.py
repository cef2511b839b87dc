"""Words of others inside a Markdown report: text, whatever they look like."""

import re
from typing import Final

from simulator.domain.cleaning import one_line

_SIGNS: Final = re.compile(r"[\\`*\[\]<>|~&]|(?<!\w)_|_(?!\w)")
_OPENING: Final = re.compile(r"(?:[#=]|[+-](?!\d)|\d{1,9}(?=[.)](?!\d)))")
"""What opens a heading, a list or a line when it comes first; a number, such as -5.0, opens nothing."""


def escaped(text: str) -> str:
    """Return the text in one line, with every sign that Markdown would read as its own marked as a sign."""
    marked = _SIGNS.sub(lambda sign: "\\" + sign[0], one_line(text))
    opening = _OPENING.match(marked)
    if not opening:
        return marked
    at = 0 if not opening[0].isdigit() else opening.end()
    return f"{marked[:at]}\\{marked[at:]}"
