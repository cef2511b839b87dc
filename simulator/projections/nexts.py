"""NEXT: the one thing that is most urgent for a seat, from what it has seen and the standard; it can tell nothing new."""

from collections.abc import Collection, Mapping
from dataclasses import field
from typing import Final

from simulator.domain.values import dataclass
from simulator.projections.inbox import Inbox, Row
from simulator.projections.owed import Owed
from simulator.projections.words import clock

QUIET: Final = "Quiet. {} runs the clock ahead to the next thing that reaches you."
"""What practice says while nothing waits and nothing is owed."""
AHEAD: Final = ">"
NOTHING: Final = "Nothing owed."
SHOWN: Final = 3
"""Clocks that a drill shows: never an act, never what an alert means."""
KEYS: Final = {
    "acknowledged": "a",
    "answered": "r",
    "assigned": "o",
    "classified": "t",
    "declared": "t",
    "disposed": "t",
    "handover": "o",
    "message": "m",
    "mitigated": "d",
    "monitoring": "s",
    "paged": "e",
    "postmortem": "P",
    "resolved": "s",
    "verified": "d",
}
"""The key that keeps a duty, by what keeps it; a shift that ends is no clock, and has its own name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """The most urgent thing."""

    sentence: str
    key: str = ""
    clock: str = ""
    about: str = ""
    short: str = ""
    """The same sentence without where the thing is from, for a narrow screen; empty where it is short already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """How keys can be pressed as one sits there now."""

    own: Mapping[str, str] = field(default_factory=dict)
    """What is pressed instead of a key of the table."""
    under: Mapping[str, Collection[str]] = field(default_factory=dict)
    """What each key would act on as the cursor stands, by name: what NEXT means may be elsewhere."""
    at: str | None = None
    """The key whose sheet is open, so that letters are written and do nothing else; None while none is."""


FREE: Final = Hands()
"""Nothing is open, and every key is as the table has it."""


def left(ms: int) -> str:
    """Write what is left or past as the screen does: 2:50; an hour is 60:00."""
    seconds = abs(ms) // 1_000
    return f"{seconds // 60}:{seconds % 60:02d}"


def coach(
    came: Inbox,
    owed: tuple[Owed, ...],
    kept_by: Mapping[str, str],
    now: int,
    hands: Hands = FREE,
) -> Next:
    """Return what practice says: the most urgent thing, and the key that does it.

    A Next's own `key` is always the one of the table; `hands` is how it is pressed here and now.
    """
    asks = next((row for row in came.waiting if row.kind == "question"), None)
    first = owed[0] if owed else None
    if asks is not None and (first is None or first.about == asks.name):
        waited = left(asks.age(now))
        told = f"{_subject(asks.source)} has waited {waited} for an answer{_press(hands, 'r', asks.name)}"
        return Next(
            sentence=f'{told}: an honest "we are looking" is enough.',
            short=f"{told}.",
            key="r",
            clock="answer",
            about=asks.name,
        )
    if first is not None:
        key = KEYS[kept_by.get(first.clock, first.clock)]
        when = (
            f"due in {left(first.left(now))}" if first.left(now) >= 0 else f"late by {left(first.left(now))}"
        )
        why = ": so far nobody has been told who it is" if kept_by[first.clock] == "assigned" else ""
        does = f": {when}{_press(hands, key, first.about)}{why}."
        return Next(
            sentence=f"{first.says}{_about(came, first)}{does}",
            short=f"{first.says}{_about(came, first, whole=False)}{does}",
            key=key,
            clock=first.clock,
            about=first.about,
        )
    return _quieter(came, hands)


def _quieter(came: Inbox, hands: Hands) -> Next:
    """Return what there is to do while nothing is owed."""
    nobody = next((row for row in came.waiting if row.kind in ("alert", "report")), None)
    if nobody is not None:
        told = f"Nobody has {nobody.kind} {nobody.number}, {nobody.source}"
        return Next(
            sentence=f"{told}{_press(hands, 'a', nobody.name, ' to take it')}.", key="a", about=nobody.name
        )
    proposed = next((row for row in came.waiting if row.kind == "suggestion"), None)
    if proposed is not None:
        press = _press(hands, "d", proposed.name, " to take it or leave it")
        return Next(sentence=f"The assistant proposes something{press}.", key="d", about=proposed.name)
    held = next((row for row in came.rows if row.unsorted), None)
    if held is not None:
        told = f"You have {held.kind} {held.number}, {held.source}, and it belongs nowhere yet"
        return Next(
            sentence=f"{told}{_press(hands, 't', held.name, ' to sort it')}.", key="t", about=held.name
        )
    return Next(sentence=QUIET.format(hands.own.get(AHEAD, AHEAD)), key=AHEAD)


def _press(hands: Hands, key: str, about: str, to: str = "") -> str:
    """Return the sentence that says what to press, as it goes on from the one before; none where one is at it already."""
    if hands.at == key:
        return ""
    own, under = hands.own.get(key, key), hands.under.get(key)
    if hands.at is not None:
        return f". First esc, then {own}{to}"
    go = "Go to it, press" if under and about not in under else "Press"
    return f". {go} {own}{to}"


def clocks(owed: tuple[Owed, ...], now: int) -> str:
    """Return what a drill says: at most three clocks one owes; of several of one kind the most urgent, and how many more."""
    if not owed:
        return NOTHING
    kinds: dict[str, list[Owed]] = {}
    for one in owed:
        what = f"an answer to {one.to}" if one.to and one.clock == "answer" else one.says.lower()
        kinds.setdefault(what, []).append(one)
    told = []
    for what, (first, *more) in list(kinds.items())[:SHOWN]:
        late = "late " if first.left(now) < 0 else ""
        others = f" (+{len(more)})" if more else ""
        told.append(f"{what} {late}{left(first.left(now))}{others}")
    return f"Owed: {', '.join(told)}."


def promised(open_: tuple[Owed, ...], starts: int) -> tuple[str, ...]:
    """Return what is owed as one hands it over: each duty with the time by which it falls due, once."""
    clocks = (one for one in open_ if one.clock != "handover")
    return tuple(dict.fromkeys(f"{one.says} by {clock(starts, one.due)}" for one in clocks))


def _subject(source: str) -> str:
    name = source if source.startswith(("a ", "an ", "the ")) else f"the {source}"
    return name[:1].upper() + name[1:]


def _about(came: Inbox, one: Owed, *, whole: bool = True) -> str:
    row: Row | None = came.by_name(one.about)
    if row is not None:
        return f" ({row.kind} {row.number}, {row.source})" if whole else f" ({row.kind} {row.number})"
    return f", to {one.to}" if one.to and whole else ""
