"""Planted secrets in anything a team wrote, however they were spelled."""

import re
import unicodedata
from collections.abc import Iterator

from simulator.domain import events as e
from simulator.scoring.truth import Truth

SHORT = 6
"""Letters and digits below which a secret must stand as a word of its own."""
_AT = re.compile(r"\s*[\[({<]\s*at\s*[\])}>]\s*|\s+at\s+", re.IGNORECASE)
_DOT = re.compile(r"\s*[\[({<]\s*dot\s*[\])}>]\s*|\s+dot\s+", re.IGNORECASE)


def squeezed(text: str) -> str:
    """Return letters and digits alone, in one case: spaces, dots, dashes and invisible signs hide nothing."""
    spelled = _DOT.sub(".", _AT.sub("@", unicodedata.normalize("NFKD", text)))
    return "".join(sign for sign in spelled.casefold() if sign.isalnum())


def leaks(truth: Truth) -> Iterator[tuple[int, str, str]]:
    """Yield (line, secret, where) for every secret that stands where it must not."""
    planted = truth.world.cast.secrets
    secrets = {name: (value, hidden) for name, value in planted.items() if (hidden := squeezed(value))}
    if not secrets:
        return
    for seq, where, text in _written(truth):
        small = squeezed(text)
        for name, (value, hidden) in secrets.items():
            word = len(hidden) < SHORT and re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text, re.IGNORECASE)
            if word or (len(hidden) >= SHORT and hidden in small):
                yield seq, name, where


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
            case e.HandedOver(notes=notes):
                yield seq, "a handover", notes
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
