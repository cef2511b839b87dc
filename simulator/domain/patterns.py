"""Words and shapes that do not belong in a message: the same eyes for whoever writes it and for whoever judges it.

Nothing here knows whether a text is true, or what was planted where.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from simulator.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A stretch of a text: [start, end) in characters, and what it is."""

    start: int
    end: int
    what: str
    """The word of the list that it is, or what it looks like: an e-mail address."""


_AT: Final = r"(?:@|\s*[\[({<]\s*at\s*[\])}>]\s*)"
_DOT: Final = r"(?:\.|\s*[\[({<]\s*dot\s*[\])}>]\s*)"
_SHAPES: Final = tuple(
    (what, re.compile(pattern))
    for what, pattern in (
        ("a private key", r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
        ("an e-mail address", rf"(?i)(?<![\w.+-])[\w.+-]{{1,64}}{_AT}[\w-]+(?:{_DOT}[\w-]+)+"),
        ("an e-mail address", r"(?i)(?<![\w.+-])[\w.+-]{1,64} at [\w-]+(?: dot [\w-]+)+"),
        ("a token", r"(?i)\bbearer\s+[\w.~+/-]{12,}=*"),
        ("a token", r"\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?"),
        ("an access key", r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
        ("an access key", r"\b[A-Za-z]{2,8}(?:_[A-Za-z]{2,8})*[_-](?=[A-Za-z0-9]*\d)[A-Za-z0-9]{12,}\b"),
        ("a password", r"(?i)\b(?:password|passwd|secret|api[_ -]?key)\s*[:=]\s*\S{4,}"),
        ("a card number", r"(?<!\d)\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}(?!\d)"),
        ("a telephone number", r"(?<![\w+])\+\d{1,3}(?:[ ()-]{0,2}\d){7,12}(?!\d)"),
        ("an account number", r"\b[A-Z]{2}-\d{6,}\b"),
    )
)
"""What keys and people's particulars look like, the plainest first."""


def private_in(text: str) -> tuple[Found, ...]:
    """Return what looks like a key or like somebody's particulars, in the order of the text; none overlaps another."""
    taken: list[Found] = []
    for what, shape in _SHAPES:
        for match in shape.finditer(text):
            if all(match.end() <= one.start or match.start() >= one.end for one in taken):
                taken.append(Found(start=match.start(), end=match.end(), what=what))
    return tuple(sorted(taken, key=lambda found: found.start))


def words_in(text: str, words: Iterable[str]) -> Iterator[Found]:
    """Yield where words or phrases stand in a text as whole words, in any case; by word, then by place."""
    for word in words:
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE):
            yield Found(start=match.start(), end=match.end(), what=word)
