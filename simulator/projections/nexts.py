"""NEXT: the one thing that is most urgent for a seat, from what it has seen and the standard; it can tell nothing new."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from simulator.domain.values import dataclass
from simulator.projections.inbox import Inbox, Row
from simulator.projections.owed import Owed
from simulator.projections.words import clock

QUIET: Final = "Quiet. {} runs the clock ahead to the next thing that reaches you."
"""What practice says while nothing waits and nothing is owed."""
AHEAD: Final = ">"
NOTHING: Final = "Nothing owed."
NO_KEYS: Final[Mapping[str, str]] = MappingProxyType({})
NOTHING_UNDER: Final[Mapping[str, Collection[str]]] = MappingProxyType({})
SHOWN: Final = 3
"""Clocks that a drill shows: never an act, never what an alert means."""
KEYS: Final = {
    "acknowledged": "a",
    "answered": "r",
    "assigned": "o",
    "classified": "t",
    "declared": "t",
    "disposed": "t",
    "message": "m",
    "mitigated": "d",
    "monitoring": "s",
    "paged": "e",
    "postmortem": "P",
    "resolved": "s",
    "verified": "d",
}
"""The key that keeps a duty, by what keeps it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """The most urgent thing."""

    sentence: str
    key: str = ""
    clock: str = ""
    about: str = ""


def left(ms: int) -> str:
    """Write what is left or past as the screen does: 2:50; an hour is 60:00."""
    seconds = abs(ms) // 1_000
    return f"{seconds // 60}:{seconds % 60:02d}"


def coach(
    came: Inbox,
    owed: tuple[Owed, ...],
    kept_by: Mapping[str, str],
    now: int,
    own: Mapping[str, str] = NO_KEYS,
    under: Mapping[str, Collection[str]] = NOTHING_UNDER,
) -> Next:
    """Return what practice says: the most urgent thing, and the key that does it.

    `own` is what somebody presses instead of a key; a Next's own `key` is always the one of the table.
    `under` is what each key would act on as the cursor stands, by name: where that is something else, one has to go to
    the thing first, and is told so.
    """

    def press(key: str, about: str) -> str:
        elsewhere = under.get(key) and about not in under[key]
        return f"{'Go to it and press' if elsewhere else 'Press'} {own.get(key, key)}"

    asks = next((row for row in came.waiting if row.kind == "question"), None)
    first = owed[0] if owed else None
    if asks is not None and (first is None or first.about == asks.name):
        waited = left(asks.age(now))
        return Next(
            sentence=f'{_subject(asks.source)} has waited {waited} for an answer. {press("r", asks.name)}: an honest "we are looking" is enough.',
            key="r", clock="answer", about=asks.name,
        )  # fmt: skip
    if first is not None:
        key = KEYS[kept_by[first.clock]]
        when = (
            f"due in {left(first.left(now))}" if first.left(now) >= 0 else f"late by {left(first.left(now))}"
        )
        about = _about(came, first)
        does = press(key, first.about)
        if kept_by[first.clock] == "assigned":
            does += ": so far nobody has been told who it is"
        return Next(
            sentence=f"{first.says}{about}: {when}. {does}.", key=key, clock=first.clock, about=first.about
        )
    nobody = next((row for row in came.waiting if row.kind in ("alert", "report")), None)
    if nobody is not None:
        return Next(
            sentence=f"Nobody has {nobody.kind} {nobody.number}, {nobody.source}. {press('a', nobody.name)} to take it.",
            key="a",
            about=nobody.name,
        )
    proposed = next((row for row in came.waiting if row.kind == "suggestion"), None)
    if proposed is not None:
        return Next(
            sentence=f"The assistant proposes something. {press('d', proposed.name)} to take it or leave it.",
            key="d",
            about=proposed.name,
        )
    unsorted = next((row for row in came.rows if row.unsorted), None)
    if unsorted is not None:
        return Next(
            sentence=f"You have {unsorted.kind} {unsorted.number}, {unsorted.source}, and it belongs nowhere yet. {press('t', unsorted.name)} to sort it.",
            key="t",
            about=unsorted.name,
        )
    return Next(sentence=QUIET.format(own.get(AHEAD, AHEAD)), key=AHEAD)


def clocks(owed: tuple[Owed, ...], now: int) -> str:
    """Return what a drill says: at most three clocks one owes."""
    if not owed:
        return NOTHING
    told = []
    for one in owed[:SHOWN]:
        to = f" to {one.to}" if one.to and one.clock == "answer" else ""
        late = "late " if one.left(now) < 0 else ""
        told.append(f"{one.says.lower()}{to} {late}{left(one.left(now))}")
    return f"Owed: {', '.join(told)}."


def promised(open_: tuple[Owed, ...], starts: int) -> tuple[str, ...]:
    """Return what is owed as one hands it over: each duty with the time by which it falls due, once."""
    return tuple(dict.fromkeys(f"{one.says} by {clock(starts, one.due)}" for one in open_))


def _subject(source: str) -> str:
    name = source if source.startswith(("a ", "an ", "the ")) else f"the {source}"
    return name[:1].upper() + name[1:]


def _about(came: Inbox, one: Owed) -> str:
    row: Row | None = came.by_name(one.about)
    if row is not None:
        return f" ({row.kind} {row.number}, {row.source})"
    return f", to {one.to}" if one.to else ""
