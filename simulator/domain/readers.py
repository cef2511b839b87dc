"""What a letter's reader still wants to know: which fields it left open, who asks for them, and what answers that.

In a drill somebody asks, minutes after the letter; where players are coached, its margin has asked while it was written.
A question of this kind starts no clock and earns nothing: the field it asks for was judged with the letter, and when the
next letter is due is a duty already.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from simulator.domain import events as e
from simulator.domain.commands import Claim
from simulator.domain.standards import MessageField, MessageType, Standard

AGAIN: Final = "next-update"
"""What any later letter answers: when one hears again, one has heard."""


def filled(field: MessageField, claim: Claim) -> bool:
    """Whether a field says something: a value, or a wording that needs none."""
    wording = field.standings.get(claim.standing, "{}")
    return bool(claim.value.strip()) or "{}" not in wording


def question(
    standard: Standard,
    sent: e.MessageSent,
    later: Iterable[e.MessageSent],
    asked: Iterable[tuple[e.MessageSent, e.ReaderAsked]],
) -> e.ReaderAsked | None:
    """Return what a reader of a letter asks; None if it left nothing open that is still open and was not asked before.

    `later` are the letters since, `asked` the questions so far, each with the letter it was about.
    """
    rules, kind = standard.readers, standard.messages.get(sent.type)
    reader = rules.who.get(sent.audience)
    if reader is None or kind is None:
        return None
    asked = tuple(asked)
    told = {thing for letter in later if _same_readers(letter, sent) for thing in _told(standard, letter)}
    before = {
        thing
        for letter, one in asked
        if _same_readers(letter, sent)
        for thing in abouts(standard, letter, one.fields)
    }
    open_ = [
        name
        for name, field in kind.fields.items()
        if not field.optional and not _says(sent.fields, name, field)
        if _about(kind, name) not in told | before
    ]
    most = sorted(open_, key=lambda name: not kind.fields[name].critical)[: rules.most]
    if not most:
        return None
    return e.ReaderAsked(
        question=f"ASK-{len(asked) + 1}",
        message=sent.message,
        fields=tuple(most),
        reader=reader,
        to=sent.by,
        says=" ".join(kind.fields[name].asks for name in most),
    )


def answers(standard: Standard, letter: e.MessageSent, about: e.MessageSent, asked: e.ReaderAsked) -> bool:
    """Whether a later letter answers what was asked about an earlier one: it says so, or tells all that was missing."""
    if letter.answers == asked.question:
        return True
    wanted = abouts(standard, about, asked.fields)
    return _same_readers(letter, about) and wanted <= _told(standard, letter)


def abouts(standard: Standard, letter: e.MessageSent, fields: Iterable[str]) -> frozenset[str]:
    """Return what some fields of a letter are about, so that two types of letter can be held against each other."""
    kind = standard.messages[letter.type]
    return frozenset(_about(kind, name) for name in fields)


def _about(kind: MessageType, name: str) -> str:
    """Return the kind of a field; words are about what their own name says."""
    field = kind.fields[name]
    return name if field.kind == "words" else field.kind


def _told(standard: Standard, letter: e.MessageSent) -> frozenset[str]:
    kind = standard.messages.get(letter.type)
    if kind is None:
        return frozenset({AGAIN})
    said = (name for name, field in kind.fields.items() if _says(letter.fields, name, field))
    return abouts(standard, letter, said) | {AGAIN}


def _says(fields: Mapping[str, Claim], name: str, field: MessageField) -> bool:
    return name in fields and filled(field, fields[name])


def _same_readers(one: e.MessageSent, other: e.MessageSent) -> bool:
    return one.audience == other.audience and one.incident == other.incident
