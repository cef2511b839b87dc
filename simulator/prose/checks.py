"""What should not stand in a message: keys and particulars, our own names, jargon, blame, promises, hard or long words.

Which of them a type of message forbids, every word that is looked for and every limit are the standard's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, Literal

from simulator.domain.patterns import Found, private_in, words_in
from simulator.domain.standards import FieldKind, MessageType, Standard
from simulator.domain.values import dataclass
from simulator.prose.blame import blamed
from simulator.prose.level import hardest

CautionKind = Literal[
    "leak",
    "internal-names",
    "jargon",
    "blame",
    "recovery-time",
    "cause-as-fact",
    "contradiction",
    "level",
    "length",
]
OWN: Final = "words"
"""Where a caution about one's own paragraph stands; also what kind of text that is."""
PROSE: Final = frozenset({"scope", "cause", "harm", "action", OWN})
"""Kinds of text in which people write sentences; the others hold a name, a number or a time."""
_DOUBT: Final = re.compile(
    r"\b(?:not|no|never|unknown|unclear|whether|if|may|might|could|possibl[ey]|probabl[ey]|perhaps|likely|seems?|appears?"
    r"|suspect\w*|think|believe|assum\w+|looking|investigating|\w{1,20}n['’]t)\b",
    re.IGNORECASE,
)
_REACH: Final = 240
"""Characters before and after a word in which its sentence is looked for."""
WORD: Final = 24
"""Letters that count as a word at most: without blanks a text is no shorter."""
_WRITTEN: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One text of a message."""

    where: str
    """The field, or OWN."""
    kind: FieldKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What these eyes know by itself: house rules and names, nothing about what is so."""

    standard: Standard
    internal: Mapping[str, str]
    """Our own words for things, and the customers' for them; empty where they have none."""
    people: tuple[str, ...] = ()
    """What people are called, of whom none is blamed, and none is a cause."""
    others: tuple[str, ...] = ()
    """What teams and vendors are called: they may be named, and not blamed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """Something that should not stand where it stands."""

    where: str
    """The field, or OWN."""
    start: int
    end: int
    """[start, end) in characters of that text."""
    says: str
    kind: CautionKind
    what: str = ""
    """The word of a list it is, or what it looks like."""


def cautions(
    kind: MessageType, passages: Sequence[Passage], known: Knowledge, *, restricted: bool = False
) -> tuple[Caution, ...]:
    """Return what should not stand in a message of a type, passage by passage, each in the order of its text.

    `restricted`: it goes where people's particulars may stand.
    """
    found: list[Caution] = []
    for one in passages:
        if not one.text.strip():
            continue
        here = [*_worded(kind, one, known), *_as_fact(kind, one, known), *_hard(kind, one, known)]
        if not restricted:
            here += _private(one)
        found += sorted(here, key=lambda caution: caution.start)
    return (*found, *_long(kind, passages))


def _private(one: Passage) -> Iterator[Caution]:
    for found in private_in(one.text):
        says = f"This looks like {found.what}: leave it out."
        yield _caution(one, found, "leak", says)


def _worded(kind: MessageType, one: Passage, known: Knowledge) -> Iterator[Caution]:
    words = known.standard.words
    lists: tuple[tuple[CautionKind, tuple[str, ...], str], ...] = (
        ("blame", words.blame, '"{}" blames: say what happened, not whose fault it was.'),
        ("recovery-time", words.recovery_time, '"{}" promises when it is over: say when you write again.'),
        ("jargon", words.jargon, '"{}" is jargon: say what the reader notices.'),
    )
    for rule, listed, says in lists:
        if rule in kind.forbids:
            for found in _apart(words_in(one.text, listed)):
                yield _caution(one, found, rule, says.format(_quoted(one, found)))
    if "internal-names" in kind.forbids:
        for found in _apart(words_in(one.text, known.internal)):
            shown, theirs = _quoted(one, found), known.internal[found.what]
            says = f'customers say "{theirs}"' if theirs else "customers do not know it"
            yield _caution(one, found, "internal-names", f'"{shown}" is our word; {says}.')
    if "blame" in kind.forbids:
        for found in blamed(one.text, words, known.people, known.others, cause=one.kind == "cause"):
            shown = _quoted(one, found)
            says = f'"{shown}" is blamed by name: say what happened, not who did it.'
            yield _caution(one, found, "blame", says)


def _as_fact(kind: MessageType, one: Passage, known: Knowledge) -> Iterator[Caution]:
    """Yield what tells a cause as a fact in one's own words; what a field tells so, its standing says."""
    if one.kind != OWN or "cause-as-fact" not in kind.forbids:
        return
    for found in _apart(words_in(one.text, known.standard.words.as_fact)):
        before = re.split(r"[.!?]\s", one.text[max(found.start - _REACH, 0) : found.start])[-1]
        after = re.split(r"[.!?](?:\s|$)", one.text[found.end : found.end + _REACH])[0]
        if not _DOUBT.search(before) and not _DOUBT.search(after):
            shown = _quoted(one, found)
            says = f'"{shown}" tells the cause as a fact: say what you suspect, or that you are looking.'
            yield _caution(one, found, "cause-as-fact", says)


def _hard(kind: MessageType, one: Passage, known: Knowledge) -> Iterator[Caution]:
    limit = known.standard.reading.get(kind.audience)
    found = hardest(one.text) if limit is not None and one.kind in PROSE else None
    if found is not None and limit is not None and found.years > limit:
        says = f"This takes {found.years} years of school to read; {kind.audience} are owed {limit} at most: shorter words, and fewer."
        yield _caution(one, Found(start=found.start, end=found.end, what="hard to read"), "level", says)


def _long(kind: MessageType, passages: Sequence[Passage]) -> Iterator[Caution]:
    """Yield one caution for a message with too many words: what stands beyond the last that its reader takes in."""
    counts = [max(len(one.text.split()), len(one.text.strip()) // WORD) for one in passages]
    total, before = sum(counts), 0
    for one, count in zip(passages, counts, strict=True):
        left = kind.max_words - before
        if count > left:
            beyond = next(
                (word.start() for word in islice(_WRITTEN.finditer(one.text), left, None)), left * WORD
            )
            says = f"{total} words; a reader takes in {kind.max_words} at most."
            yield Caution(where=one.where, start=beyond, end=len(one.text), says=says, kind="length")
            return
        before += count


def _apart(found: Iterable[Found]) -> Iterator[Found]:
    """Yield of words that overlap the first and longest."""
    last = 0
    for one in found:
        if one.start >= last:
            last = one.end
            yield one


def _quoted(one: Passage, found: Found) -> str:
    return " ".join(one.text[found.start : found.end].split())


def _caution(one: Passage, found: Found, kind: CautionKind, says: str) -> Caution:
    return Caution(where=one.where, start=found.start, end=found.end, says=says, kind=kind, what=found.what)
