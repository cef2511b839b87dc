"""What the writer's own knowledge says about a letter: what its reader would still ask, and what should not be there.

Everything here is computed from `Facts`, which hold what one seat has seen. The answer key cannot be reached from here,
so no sentence below can tell whether what is written is true.
How words are read is `prose`'s, which the grader reads with too; it then asks the world, which nobody here can.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, assert_never

from simulator.domain.commands import Claim
from simulator.domain.units import DAY, HOUR, MINUTE
from simulator.domain.values import dataclass
from simulator.host.writing.filling import Writer, customers_word
from simulator.host.writing.letter import Letter, Sentence
from simulator.projections.board import Letter as Said
from simulator.projections.board import Maybe
from simulator.projections.words import cut, short_clock, span
from simulator.prose import (
    OWN,
    Caution,
    Clash,
    Knowledge,
    Passage,
    Told,
    cautions,
    clashes,
    our_words,
    people_called,
    teams_called,
    vendors_called,
)

QUOTED: Final = 34
"""Characters of a value that are quoted."""
_CLOCK: Final = re.compile(r"\b([01]?\d|2[0-3]):([0-5]\d)\b")
_TIMES: Final = frozenset({"began-at", "discovered-at", "ended-at", "next-update"})
_VAGUE: Final = re.compile(
    r"\b(?:some|several|certain|various|many|a few|a number of|parts? of)\b(?: (?:of )?(?:the |our )?[\w-]+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the writer can know by itself, all that the checks below see."""

    starts: int
    now: int
    knowledge: Knowledge
    """House rules and names."""
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


def facts(writer: Writer) -> Facts:
    """Return what this writer can know by itself."""
    known, board, standard = writer.known, writer.board, writer.standard
    services = {name: customers_word(writer, name) for name in known.services}
    things = (*services, *services.values())
    return Facts(
        starts=known.starts,
        now=writer.now,
        knowledge=Knowledge(
            standard=standard,
            internal=our_words(services, known.signals),
            people=people_called(standard, (one.name for one in known.people.values()), things),
            others=(
                *teams_called(known.teams, things),
                *vendors_called(row.source for row in writer.inbox.rows),
            ),
        ),
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
    """Return everything that should not stand where it stands: fields in order, then one's own words."""
    texts = [
        Passage(where=one.name, kind=one.field.kind, text=one.value)
        for one in letter.sentences
        if one.said and one.blank
    ]
    texts.append(Passage(where=OWN, kind="words", text=letter.own))
    restricted = letter.channel in known.restricted
    found = list(cautions(letter.kind, texts, known.knowledge, restricted=restricted))
    for one in letter.sentences:
        found += _told_as_fact(letter, one, known) if one.said else ()
    found += _contradicted(letter, known)
    places = [one.where for one in texts]
    return tuple(
        sorted(found, key=lambda one: (places.index(one.where) if one.where in places else -1, one.start))
    )


def leaks(letter: Letter, known: Facts) -> tuple[Caution, ...]:
    """Return what looks like a key or somebody's particulars, where it must not stand: asked about before sending."""
    return tuple(one for one in warnings(letter, known) if one.kind == "leak")


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


def _contradicted(letter: Letter, known: Facts) -> Iterator[Caution]:
    """Yield what differs from what the last message that spoke of it said, where time alone explains no change."""
    kinds = known.knowledge.standard.messages
    said = [
        Told(
            t=one.t,
            type=one.type,
            audience=one.audience,
            incident=one.incident,
            fields={
                name: (
                    kinds[one.type].fields[name].kind,
                    Claim(value=str(told["value"]), standing=told["standing"]),
                )
                for name, told in one.fields.items()
                if one.type in kinds and name in kinds[one.type].fields
            },
        )
        for one in known.said
    ]
    now = Told(
        t=known.now,
        type=letter.name,
        audience=letter.kind.audience,
        incident=letter.incident,
        fields={one.name: (one.field.kind, one.claim) for one in letter.sentences if one.said},
    )
    for clash in clashes(now, said):
        value = letter[clash.field].value
        says = _clashing(clash, value, known)
        yield Caution(where=clash.field, start=0, end=len(value), says=says, kind="contradiction")


def _clashing(clash: Clash, value: str, known: Facts) -> str:
    """Say what was told whom, and what this says instead."""
    told = f"At {short_clock(known.starts, clash.before.t)} you told {clash.before.audience}"
    quoted = f'"{cut(clash.claim.value, QUOTED)}"'
    match clash.how:
        case "differs":
            return f"{told} {cut(clash.claim.value, QUOTED)}; this says {cut(value, QUOTED)}."
        case "denies":
            return f"{told} {quoted}; this denies it."
        case "affirms":
            return f"{told} that it is not so."
        case "unsays":
            return f"{told} {quoted} as a fact; this says it is not known."
        case _:
            assert_never(clash.how)


def due(letter: Letter, writer: Writer) -> int | None:
    """Return ms until the letter is owed, negative once it is late; None if nobody waits for it."""
    return next((one.left(writer.now) for one in writer.owed() if letter.name in one.types), None)
