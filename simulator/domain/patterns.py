"""Words and shapes that do not belong in a message: the same eyes for whoever writes it and for whoever judges it.

Nothing here knows whether a text is true, or what was planted where.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import Final

from simulator.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A stretch of a text: [start, end) in characters, and what it is."""

    start: int
    end: int
    what: str
    """The word of the list that it is, or what it looks like: an e-mail address."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """What something private looks like."""

    what: str
    looks: re.Pattern[str]
    """It begins with what is rare in a text, so that a long one is read quickly; what comes before is looked at after."""
    sign: str = ""
    """Letters, in small ones, without which it is not there."""
    before: re.Pattern[str] | None = None
    """What must stand before it, and belongs to it."""


def _shape(what: str, looks: str, *, sign: str = "", before: str = "") -> _Shape:
    return _Shape(what, re.compile(looks), sign, re.compile(before) if before else None)


_DOT: Final = r"(?:\.|\s{0,3}[\[({<]\s{0,3}[dD][oO][tT]\s{0,3}[\])}>]\s{0,3})"
_LOCAL: Final = r"(?<![\w.+-])[\w.+-]{1,64}\s{0,3}$"


@cache  # compiled with the first text that is looked through
def _shapes() -> tuple[_Shape, ...]:
    """Return what keys and people's particulars look like, the plainest first."""
    return (
        _shape("a private key", r"-----BEGIN [A-Z ]*PRIVATE KEY-----", sign="private key"),
        _shape("an e-mail address", rf"@[\w-]+(?:{_DOT}[\w-]+)+", sign="@", before=_LOCAL),
        _shape(
            "an e-mail address",
            rf"[\[({{<]\s{{0,3}}[aA][tT]\s{{0,3}}[\])}}>]\s{{0,3}}[\w-]+(?:{_DOT}[\w-]+)+",
            before=_LOCAL,
        ),
        _shape("an e-mail address", r"(?i) at [\w-]+(?: dot [\w-]+)+", sign=" dot ", before=_LOCAL),
        _shape("a token", r"(?i)\bbearer\s{1,9}[\w.~+/-]{12,}=*", sign="bearer"),
        _shape("a token", r"eyJ(?<![\w-]eyJ)[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?", sign="eyj"),
        _shape("an access key", r"A(?<!\wA)(?:KIA|SIA)[0-9A-Z]{16}\b"),
        _shape(
            "an access key",
            r"[_-](?=[A-Za-z0-9]{0,256}\d)[A-Za-z0-9]{12,}\b",
            before=r"\b[A-Za-z]{2,8}(?:_[A-Za-z]{2,8})*$",
        ),
        _shape("a password", r"(?i)\b(?:password|passwd)\s{0,9}[:=]\s{0,9}\S{4,}", sign="passw"),
        _shape("a password", r"(?i)\bsecret\s{0,9}[:=]\s{0,9}\S{4,}", sign="secret"),
        _shape("a password", r"(?i)\bapi[_ -]?key\s{0,9}[:=]\s{0,9}\S{4,}", sign="api"),
        _shape("a card number", r"\d{4}(?<!\d\d\d\d\d)([ -]?)\d{4}\1\d{4}\1\d{4}(?!\d)"),
        _shape("a telephone number", r"\+(?<![\w+]\+)\d{1,3}(?:[ ()-]{0,2}\d){7,12}(?!\d)", sign="+"),
        _shape("an account number", r"[A-Z][A-Z](?<!\w[A-Z][A-Z])-\d{6,}\b"),
    )


_BEFORE: Final = 80
"""Characters before it that may belong to it."""
MOST: Final = 100
"""Places that are shown of one thing in one text: whoever has written it a hundred times has written it."""


def private_in(text: str) -> tuple[Found, ...]:
    """Return what looks like a key or like somebody's particulars, in the order of the text; none overlaps another."""
    small = text.lower()
    found = [one for shape in _shapes() if shape.sign in small for one in _shaped(text, shape)]
    taken: list[Found] = []
    for one in found:
        if all(one.end <= other.start or one.start >= other.end for other in taken):
            taken.append(one)
    return tuple(sorted(taken, key=lambda one: one.start))


def _shaped(text: str, shape: _Shape) -> Iterator[Found]:
    for hit in islice(shape.looks.finditer(text), MOST):
        start = hit.start()
        if shape.before is not None:
            before = shape.before.search(text[max(start - _BEFORE, 0) : start])
            if before is None:
                continue
            start -= len(before[0])
        yield Found(start=start, end=hit.end(), what=shape.what)


_WORD: Final = re.compile(r"\w+")
_GAP: Final = r"(?:\s{1,99}|\s{0,9}-\s{0,9})"
"""What may stand between two words of a phrase: a line may break there, and load-balancer is a load balancer."""
_ENDINGS: Final = ("", "s", "es", "d", "ed", "ing", "r", "rs", "er", "ers")
"""What a word may end in and still be that word: grants and granted, but not grantor."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A word or phrase to look for."""

    what: str
    words: frozenset[str]
    """Words without which it is not there, the last aside."""
    last: frozenset[str]
    """Its last word, with the endings it may have."""
    looks: re.Pattern[str]


def words_in(text: str, words: Iterable[str], *, endings: bool = False) -> list[Found]:
    """Return where words or phrases stand in a text as whole words, in any case and over line breaks; by place.

    With `endings` the last word may be inflected. Of phrases that begin at one place the longest is first.
    A text is searched only for phrases of whose words it has every one, so that a long list costs little.
    """
    small, there = _read(text)
    found = [
        Found(start=hit.start(), end=hit.end(), what=phrase.what)
        for phrase in _phrases(tuple(words), endings=endings)
        if phrase.words <= there and not phrase.last.isdisjoint(there)
        for hit in islice(phrase.looks.finditer(small), MOST)
    ]
    return sorted(found, key=lambda one: (one.start, -one.end))


@lru_cache(maxsize=32)
def _read(text: str) -> tuple[str, frozenset[str]]:
    """Return a text in small letters, each where it stood, and its words."""
    small = text.replace("\u0130", "I").lower()  # the one letter whose small one is two signs
    return small, frozenset(_WORD.findall(small))


@lru_cache(maxsize=256)
def _phrases(words: tuple[str, ...], *, endings: bool) -> tuple[_Phrase, ...]:
    return tuple(_phrase(what, endings=endings) for what in dict.fromkeys(words) if _WORD.search(what))


def _phrase(what: str, *, endings: bool) -> _Phrase:
    """Return a phrase as it is looked for: its first word before everything else, which is found fastest."""
    small = what.strip().lower()
    parts = list(_WORD.finditer(small))
    first, last = parts[0], parts[-1]
    before, after = re.escape(small[: first.start()]), re.escape(small[last.end() :])
    inflected = ("|".join(_ENDINGS[1:])) if endings and not after else ""
    looks = f"{before}{first[0]}(?<!\\w{before}{first[0]})"
    for one, other in pairwise(parts):
        gap = small[one.end() : other.start()]
        looks += (_GAP if re.fullmatch(_GAP, gap) else re.escape(gap)) + other[0]
    looks += (f"(?:{inflected})?" if inflected else "") + after + r"(?!\w)"
    ends = {last[0] + ending for ending in (_ENDINGS if inflected else ("",))}
    return _Phrase(what, frozenset(part[0] for part in parts[:-1]), frozenset(ends), re.compile(looks))
