"""What the writer's own knowledge says about a letter: what its reader would still ask, and what should not be there.

Everything here is computed from `Facts`, which hold what one seat has seen. The answer key cannot be reached from here,
so no sentence below can tell whether what is written is true.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, Literal

from simulator.domain.patterns import private_in, words_in
from simulator.domain.standards import Words
from simulator.domain.units import DAY, HOUR, MINUTE
from simulator.domain.values import dataclass
from simulator.host.writing.filling import Writer, internal_words
from simulator.host.writing.letter import Letter, Sentence
from simulator.projections.board import Letter as Said
from simulator.projections.board import Maybe
from simulator.projections.words import cut, short_clock, span

OWN: Final = "words"
"""Where a warning about one's own paragraph stands."""
QUOTED: Final = 34
"""Characters of a value that are quoted."""
_CLOCK: Final = re.compile(r"\b([01]?\d|2[0-3]):([0-5]\d)\b")
_TIMES: Final = frozenset({"began-at", "discovered-at", "ended-at", "next-update"})
_LASTING: Final = frozenset({"incident-id", "began-at", "discovered-at", "ended-at"})
"""What does not change while time passes."""
_VAGUE: Final = re.compile(
    r"\b(?:some|several|certain|various|many|a few|a number of|parts? of)\b(?: (?:of )?(?:the |our )?[\w-]+)?",
    re.IGNORECASE,
)
_BLAMING: Final = re.compile(
    r"\b(?:faults?|mistakes?|blam\w+|caus(?:e|ed|es)|broke|forgot|failed to|because of|thanks to|let us down|careless\w*)\b",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[^.!?]+[.!?]*")
_SHORTEST: Final = 3
"""Letters a name needs to be looked for by itself."""
Kind = Literal[
    "leak",
    "internal-names",
    "jargon",
    "blame",
    "recovery-time",
    "cause-as-fact",
    "contradiction",
    "length",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the writer can know by itself, all that the checks below see."""

    starts: int
    now: int
    words: Words
    internal: Mapping[str, str]
    """Our own words for services, and the customers'."""
    names: tuple[str, ...]
    """People, teams and vendors, of whom none is blamed."""
    maybes: tuple[Maybe, ...]
    """What the board calls a maybe."""
    said: tuple[Said, ...]
    """What was sent, oldest first."""
    restricted: frozenset[str]
    """Channels that may carry people's particulars."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the reader wants to know, and whether the letter tells it."""

    field: str
    asks: str
    open: bool
    says: str = ""
    """Open: why, such as: you say "some visitors": which? Otherwise what the letter answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """Something that should not stand where it stands."""

    where: str
    """The field, or OWN."""
    start: int
    end: int
    """[start, end) in characters of that text."""
    says: str
    kind: Kind


def facts(writer: Writer) -> Facts:
    """Return what this writer can know by itself."""
    known, board, standard = writer.known, writer.board, writer.standard
    ours = {word.lower() for name in known.services for word in (name, *internal_words(writer).values())}
    people = [
        part
        for person, one in known.people.items()
        for part in (one.name, person, *one.name.split())
        if len(part) >= _SHORTEST
    ]
    vendors = [row.source.partition(",")[0] for row in writer.inbox.rows if "vendor" in row.source.lower()]
    names = dict.fromkeys(n for n in (*people, *known.teams, *vendors) if n.lower() not in ours)
    return Facts(
        starts=known.starts,
        now=writer.now,
        words=standard.words,
        internal=internal_words(writer),
        names=tuple(sorted(names, key=len, reverse=True)),
        maybes=tuple(one for one in board.maybes.values() if one.status != "rejected"),
        said=board.sent,
        restricted=frozenset(name for name, channel in standard.channels.items() if channel.sensitive),
    )


# What the reader asks.


def asks(letter: Letter, known: Facts) -> tuple[Question, ...]:
    """Return the reader's questions in order, each with why it is open or what answers it; silent ones left out."""
    return tuple(_question(one, known) for one in letter.sentences if one.said or not one.field.optional)


def _question(one: Sentence, known: Facts) -> Question:
    def answer(*, open_: bool, says: str) -> Question:
        return Question(field=one.name, asks=one.field.asks, open=open_, says=says)

    if one.open:
        return answer(open_=True, says="")
    if not one.blank:
        return answer(open_=False, says="not known yet" if one.standing == "unknown" else f'"{one.wording}"')
    vague = _vague(one)
    if vague:
        return answer(open_=True, says=vague)
    value = cut(one.value, QUOTED)
    if one.field.kind == "next-update":
        return answer(open_=False, says=f"{value}{_until(one.value, known)}")
    return answer(open_=False, says=f"{value}, {one.origin}" if one.origin else f'"{value}"')


def _vague(one: Sentence) -> str:
    """Return what a reader would ask back about a value that says too little; empty if nothing."""
    kind, value = one.field.kind, one.value
    if kind in _TIMES:
        return "" if _CLOCK.search(value) else f'you say "{cut(value, QUOTED)}": at what time?'
    if kind in ("scope", "services", "harm"):
        found = _VAGUE.search(value)
        return f'you say "{cut(found[0], QUOTED)}": which?' if found else ""
    if kind == "figure" and not re.search(r"\d", value):
        return f'you say "{cut(value, QUOTED)}": how much?'
    return ""


def _until(value: str, known: Facts) -> str:
    found = _CLOCK.search(value)
    if found is None:
        return ""
    now = (known.starts + known.now) % DAY
    left = (int(found[1]) * HOUR + int(found[2]) * MINUTE - now) % DAY
    minutes = -(-left // MINUTE)
    return f", in {span(minutes * MINUTE)}" if left < DAY // 2 else ", which is past"


# What should not be there.


def warnings(letter: Letter, known: Facts) -> tuple[Caution, ...]:
    """Return everything that should not stand where it stands: fields in order, then one's own words, then the whole."""
    texts = [(one.name, one.value) for one in letter.sentences if one.said and one.blank] + [
        (OWN, letter.own)
    ]
    found = [
        warning
        for where, text in texts
        if text.strip()
        for warning in chain(_private(letter, where, text, known), _worded(letter, where, text, known))
    ]
    for one in letter.sentences:
        if one.said:
            found += [*_told_as_fact(letter, one, known), *_contradicted(letter, one, known)]
    length = sum(len(text.split()) for _, text in texts)
    if length > letter.kind.max_words:
        says = f"{length} words; a reader takes in {letter.kind.max_words} at most."
        found.append(Caution(where=OWN, start=0, end=len(letter.own), says=says, kind="length"))
    places = [where for where, _ in texts]
    return tuple(
        sorted(found, key=lambda one: (places.index(one.where) if one.where in places else -1, one.start))
    )


def leaks(letter: Letter, known: Facts) -> tuple[Caution, ...]:
    """Return what looks like a key or somebody's particulars, where it must not stand: asked about before sending."""
    return tuple(one for one in warnings(letter, known) if one.kind == "leak")


def _private(letter: Letter, where: str, text: str, known: Facts) -> Iterator[Caution]:
    if letter.channel in known.restricted:
        return
    for found in private_in(text):
        says = f"This looks like {found.what}: leave it out."
        yield Caution(where=where, start=found.start, end=found.end, says=says, kind="leak")


def _worded(letter: Letter, where: str, text: str, known: Facts) -> Iterator[Caution]:
    """Yield the words that the standard forbids to this type, and names that are blamed."""
    forbids = letter.kind.forbids
    lists: tuple[tuple[Kind, Sequence[str], str], ...] = (
        ("internal-names", tuple(known.internal), '"{}" is our word; customers say "{}".'),
        ("blame", known.words.blame, '"{}" blames: say what happened, not whose fault it was.'),
        ("recovery-time", known.words.recovery_time, '"{}" promises when it is over: say when you write again.'),
        ("jargon", known.words.jargon, '"{}" is jargon: say what the reader notices.'),
    )  # fmt: skip
    for kind, words, says in lists:
        if kind in forbids:
            for found in words_in(text, words):
                shown = text[found.start : found.end]
                sentence = says.format(shown, known.internal.get(found.what, ""))
                yield Caution(where=where, start=found.start, end=found.end, says=sentence, kind=kind)
    if "blame" in forbids:
        yield from _blamed(letter, where, text, known)


def _blamed(letter: Letter, where: str, text: str, known: Facts) -> Iterator[Caution]:
    """Yield names in a cause, or in a sentence that blames; of overlapping names the longest."""
    causal = where != OWN and letter[where].field.kind == "cause"
    taken: list[tuple[int, int]] = []
    for found in words_in(text, known.names):
        sentence = next((s[0] for s in _SENTENCE.finditer(text) if s.start() <= found.start < s.end()), text)
        if not causal and not _BLAMING.search(sentence):
            continue
        if any(start < found.end and found.start < end for start, end in taken):
            continue
        taken.append((found.start, found.end))
        says = f'"{text[found.start : found.end]}" is blamed by name: say what happened, not who did it.'
        yield Caution(where=where, start=found.start, end=found.end, says=says, kind="blame")


def _told_as_fact(letter: Letter, one: Sentence, known: Facts) -> Iterator[Caution]:
    if one.field.kind != "cause" or one.standing != "confirmed" or not one.value.strip():
        return
    unsure = tuple(maybe for maybe in known.maybes if maybe.status != "supported")
    if not unsure and "cause-as-fact" not in letter.kind.forbids:
        return
    maybe = _nearest(one.value, unsure or known.maybes)
    because = (
        f"your board calls it a maybe ({maybe.name})" if maybe is not None else "your board does not have it"
    )
    says = f"The cause is told as fact; {because}."
    yield Caution(where=one.name, start=0, end=len(one.value), says=says, kind="cause-as-fact")


def _nearest(text: str, maybes: Sequence[Maybe]) -> Maybe | None:
    """Return the maybe that shares most words with a text; of equals the latest."""
    words = set(re.findall(r"\w{3,}", text.lower()))
    return max(
        reversed(maybes), key=lambda m: len(words & set(re.findall(r"\w{3,}", m.says.lower()))), default=None
    )


def _contradicted(letter: Letter, one: Sentence, known: Facts) -> Iterator[Caution]:
    """Yield what differs from what the last message that spoke of it said, where time alone explains no change."""
    about = letter.incident
    before = next(
        (
            (said, field)
            for said in reversed(known.said)
            if not about or said.incident == about
            if (field := _same(letter, one, said)) is not None
        ),
        None,
    )
    if before is None:
        return
    said, field = before
    value, standing = field
    at = short_clock(known.starts, said.t)
    says = ""
    if one.field.kind in _LASTING and one.value and value and _plain(one.value) != _plain(value):
        if "confirmed" == standing == one.standing:
            says = (
                f"At {at} you told {said.audience} {cut(value, QUOTED)}; this says {cut(one.value, QUOTED)}."
            )
    elif standing == "denied" and one.standing in ("confirmed", "suspected"):
        says = f"At {at} you told {said.audience} that it is not so."
    elif one.standing == "denied" and standing in ("confirmed", "suspected") and value:
        says = f'At {at} you told {said.audience} "{cut(value, QUOTED)}"; this denies it.'
    elif one.standing == "unknown" and standing == "confirmed" and value:
        says = (
            f'At {at} you told {said.audience} "{cut(value, QUOTED)}" as a fact; this says it is not known.'
        )
    if says:
        yield Caution(where=one.name, start=0, end=len(one.value), says=says, kind="contradiction")


def _same(letter: Letter, one: Sentence, said: Said) -> tuple[str, str] | None:
    """Return (value, standing) of the field in an earlier message that spoke of the same thing."""
    told = said.fields.get(one.name)
    if told is None or (one.field.kind == "words" and said.type != letter.name):
        return None
    return str(told["value"]), str(told["standing"])


def _plain(value: str) -> str:
    found = _CLOCK.search(value)
    return f"{int(found[1])}:{found[2]}" if found else value.strip().lower()


def due(letter: Letter, writer: Writer) -> int | None:
    """Return ms until the letter is owed, negative once it is late; None if nobody waits for it."""
    return next((one.left(writer.now) for one in writer.owed() if letter.name in one.types), None)
