"""Planted secrets in anything a team wrote, however they were spelled."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator

from simulator.domain import events as e
from simulator.domain.patterns import words_in
from simulator.scoring.truth import Truth

SHORT = 6
"""Letters and digits below which a secret must stand as a word of its own."""
_LONG = re.compile("[\ufdfa\ufdfb]")
"""Signs that are written out as whole phrases: no letter hides in them, and a page of them would grow to a book."""
_BRACKETS = re.compile(r"[\[\](){}<>]")
_SIGNS = re.compile(r"[\W_]+")


def squeezed(text: str) -> str:
    """Return letters and digits alone, in one case: spaces, dots, dashes and invisible signs hide nothing.

    Nor do "at" and "dot" in place of their signs, in brackets or without.
    """
    plain = text if text.isascii() else unicodedata.normalize("NFKD", _LONG.sub(" ", text))
    spelled = " ".join(_BRACKETS.sub(" ", plain).casefold().split())
    return _SIGNS.sub("", spelled.replace(" at ", " ").replace(" dot ", " "))


def leaks(truth: Truth) -> Iterator[tuple[int, str, str]]:
    """Yield (line, secret, where) for every secret that stands where it must not."""
    if truth.world.cast.secrets:
        for seq, where, text in _written(truth):
            for name in leaked(truth, text):
                yield seq, name, where


def leaked(truth: Truth, text: str) -> list[str]:
    """Return the planted secrets a text gives away, however they are spelled."""
    found = []
    small = squeezed(text) if truth.world.cast.secrets else ""
    for name, value in truth.world.cast.secrets.items():
        hidden = squeezed(value)
        word = 0 < len(hidden) < SHORT and bool(words_in(text, (value,)))
        if word or (len(hidden) >= SHORT and hidden in small):
            found.append(name)
    return found


def planted(truth: Truth, text: str) -> list[tuple[str, int, int]]:
    """Return (secret, start, end) of the planted secrets in a text: the words themselves, or all of it where they are hidden."""
    found = []
    for name in leaked(truth, text):
        value = truth.world.cast.secrets[name]
        hit = next(iter(words_in(text, (value,))), None)
        found.append((name, hit.start, hit.end) if hit else (name, *_around(text, squeezed(value))))
    return found


def _around(text: str, hidden: str) -> tuple[int, int]:
    """Return the shortest stretch of words that still gives the secret away: more words never hide it, so both ends are halved towards it."""
    words = [found.span() for found in re.finditer(r"\S+", text)]

    def gives_away(first: int, last: int) -> bool:
        return hidden in squeezed(text[words[first][0] : words[last][1]])

    last = bisect_left(range(len(words) - 1), x=True, key=lambda at: gives_away(0, at))
    first = last - bisect_left(range(last), x=True, key=lambda back: gives_away(last - back, last))
    return words[first][0], words[last][1]


def _written(truth: Truth) -> Iterator[tuple[int, str, str]]:
    """Yield (line, where, text) of everything a player wrote for others to read; restricted rooms aside."""
    for seq, _, event in truth.lines:
        match event:
            case e.MessageSent():
                channel = truth.standard.channels.get(event.channel)
                if channel is None or not channel.sensitive:
                    yield seq, event.channel, event.text
                    yield seq, event.channel, event.words
                    for claim in event.fields.values():
                        yield seq, event.channel, claim.value
            case e.Replied(text=text, inject=inject):
                yield seq, f"the answer to {inject}", text
            case e.Noted(text=text):
                yield seq, "the record", text
            case e.Declared(title=title):
                yield seq, "the incident's title", title
            case e.PersonPaged(about=about):
                yield seq, "a page", about
            case e.Hypothesized(says=says):
                yield seq, "a hypothesis", says
            case e.HandedOver(notes=notes, promises=promises):
                yield seq, "a handover", "\n".join((notes, *promises))
            case e.RemedyStarted(expect=expect):
                yield seq, "the record", expect
            case e.SuggestionAnswered(why=why) | e.Reopened(why=why):
                yield seq, "the record", why
            case e.PostmortemWritten():
                told = (event.summary, event.impact, *event.causes, *event.timeline)
                done = tuple(
                    text
                    for action in event.actions
                    for text in (action.what, action.owner, action.verified_by)
                )
                yield seq, "the postmortem", "\n".join((*told, *done))
            case _:
                pass
