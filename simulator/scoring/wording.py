"""Free text, read for what it says: nobody's style is judged.

A word counts as a word of its own, with its endings, and not where it is denied: "no attack" speaks of none, and neither
do "an attack is ruled out" and "whether it is an attack".
What may not stand in a message at all is told in `misplaced`.
"""

import re
from collections.abc import Iterable

from simulator.domain import events as e
from simulator.domain.patterns import Found, words_in
from simulator.scoring.truth import Truth

_DENIED_BEFORE = re.compile(
    r"\b(?:no|not|never|nor|neither|nothing|nobody|none|without|whether|rul(?:e|es|ed|ing) out|rather than|instead of|\w+n['’]t)"
    r"\s+(?:(?!but\b|only\b)[\w'’-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""A denial or a doubt reaches three words far, and neither over a comma nor over `but`."""
_BE = r"(?:is|are|was|were|has|have|had|be|been|can|could|does|do|did)"
_DENIED_AFTER = re.compile(
    rf"(?:\s+{_BE})*(?:\s+{_BE}n['’]t|\s+(?:not(?!\s+(?:only|just)\b)|never|ruled\s+out|excluded))\b",
    re.IGNORECASE,
)
"""What follows at once, over forms of to be and the like, and takes it back."""
_REACH = 80
"""Characters before and after a word in which a denial is looked for."""


def said(text: str, words: Iterable[str]) -> list[Found]:
    """Return where a text says one of the words or phrases, and does not deny it."""
    return [
        found
        for found in words_in(text, words, endings=True)
        if not text.startswith(("'t", "’t"), found.end) and not denied(text, found.start, found.end)
    ]


def denied(text: str, start: int, end: int) -> bool:
    """Whether what stands at [start, end) of a text is denied or doubted there."""
    before, after = text[max(start - _REACH, 0) : start], text[end : end + _REACH]
    return bool(_DENIED_BEFORE.search(before) or _DENIED_AFTER.match(after))


def says(text: str, words: Iterable[str]) -> bool:
    """Whether a text says one of the words or phrases, and does not deny it."""
    return bool(said(text, words))


def among(text: str, words: Iterable[str]) -> list[str]:
    """Return those of the words or phrases that stand in a text as whole words, in any case."""
    return list(dict.fromkeys(found.what for found in words_in(text, words)))


def own_words(sent: e.MessageSent) -> str:
    """Return everything its sender wrote."""
    return "\n".join((sent.words, *(claim.value for claim in sent.fields.values())))


def remedies_in(truth: Truth, text: str) -> tuple[str, ...]:
    """Return the remedies a text names, written with hyphens or spaces."""
    there = set(among(text, truth.scenario.remedies))
    return tuple(name for name in truth.scenario.remedies if name in there)
