"""How hard a text is to read, in years of school: the grade of Flesch and Kincaid, of its hardest sentence.

The hyphenation dictionary of a library counts syllables; everything else is whole numbers, so that one text has one level
on every machine. A sentence is as hard as its hardest words: those that could be left out make it no easier, so that
nobody talks a level down. One of a few words counts as if easy ones followed, because a short sentence is hard for nobody.
It leaves to the standard which level is too hard for whom.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import pyphen

from simulator.domain.values import dataclass

SHORT: Final = 12
"""Words from which the length of a sentence counts."""
READ: Final = 4_000
"""Characters that are read: more than any type of message may have, so that what hides behind them is too long."""
LONGEST: Final = 64
"""Letters of which no word has more: what has is no word, and is skipped."""
_SENTENCE: Final = re.compile(r"(?:[^.!?\n]|[.!?](?=\S)|\n(?!\s{0,9}[-*•]\s|\n))+")
"""Up to a full stop with a blank behind it, an empty line, or the next point of a list: 11.8 and api.example are inside one, and so is a line's end."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hard:
    """A sentence, [start, end) in characters, and how hard it is, in years of school."""

    start: int
    end: int
    years: int


def hardest(text: str) -> Hard | None:
    """Return the hardest sentence of a text, of equals the first; None for a text without words.

    What nobody would read to the end is not read here either: the first 4,000 characters are looked at.
    """
    return max(_sentences(text[:READ]), key=lambda one: one.years, default=None)


def _sentences(text: str) -> Iterator[Hard]:
    for found in _SENTENCE.finditer(text):
        said = found[0]
        counts = [syllables(word[0].lower()) for word in _WORD.finditer(said) if len(word[0]) <= LONGEST]
        if counts:
            start = found.start() + len(said) - len(said.lstrip())
            yield Hard(start=start, end=found.start() + len(said.rstrip()), years=_years(counts))


def _years(counts: list[int]) -> int:
    """Return the grade of the words of a sentence that make it hardest, rounded down.

    0.39 for each word and 11.8 for each syllable a word has, less 15.59: J. P. Kincaid and others, 1975.
    """
    most, heavy = 0, 0
    padded = sorted(counts + [1] * (SHORT - len(counts)), reverse=True)
    for many, count in enumerate(padded, 1):
        heavy += count
        if many >= SHORT:
            most = max(most, (39 * many * many + 1180 * heavy - 1559 * many) // (100 * many))
    return most


@lru_cache(maxsize=4096)
def syllables(word: str) -> int:
    """Return how many syllables a word has, as far as the dictionary divides it: at least one."""
    return len(_dictionary().positions(word)) + 1


@lru_cache(maxsize=1)
def _dictionary() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US")
