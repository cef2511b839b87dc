"""Reads a condition: text in, a tree of values out, or one sentence with a caret.

The grammar is `conditions.lark` (LALR, so reading is linear); nothing is ever evaluated as code.
"""

import re
from collections.abc import Callable
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, cast

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken, VisitError

from simulator.domain.conditions import (
    START,
    Absent,
    After,
    AfterClock,
    All,
    Any_,
    Compare,
    Condition,
    Fact,
    Happened,
    Harm,
    Kind,
    Not,
    Op,
    Term,
)
from simulator.domain.units import Unreadable, read_duration, read_quantity, read_time_of_day

LONGEST: Final = 500
"""Characters in a condition: nobody can read a longer one aloud."""
DEEPEST: Final = 16
"""Nested parentheses; five thousand would exhaust Python's stack."""

KINDS: Final[dict[str, Kind]] = {"world_moved": "happened", "handed_over": "handed-over"}
"""Rules of the grammar whose fact has another name."""
WORDS: Final = (
    "and",
    "or",
    "not",
    "no",
    "within",
    "of",
    "by",
    "after",
    "at",
    "for",
    "start",
    "declared",
    "classified",
    "monitoring",
    "resolved",
    "noted",
    "handed",
    "over",
    "alert",
    "fired",
    "remedy",
    "started",
    "finished",
    "failed",
    "verified",
    "fault",
    "began",
    "ended",
    "inject",
    "delivered",
    "report",
    "arrived",
    "event",
    "happened",
    "suggestion",
    "made",
    "hypothesis",
    "recorded",
    "message",
    "to",
    "sent",
    "acknowledged",
    "dismissed",
    "linked",
    "paged",
    "answered",
    "approved",
    "accepted",
    "rejected",
    "assigned",
    "looked",
    "people",
    "usd",
    "decisions",
)
EXAMPLES: Final = {
    "no": "after 'no' comes what has not happened: no message to customers within 15m of declared",
    "alert": "write alert NAME fired, or alert NAME resolved",
    "remedy": "write remedy NAME started, finished, failed or verified",
    "fault": "write fault NAME began, or fault NAME ended",
    "inject": "write inject NAME delivered",
    "report": "write report NAME arrived",
    "event": "write event NAME happened",
    "suggestion": "write suggestion NAME made",
    "message": "write message to AUDIENCE sent, or message TYPE sent",
    "looked": "write looked at NAME",
    "after": "write 20m after declared, or after 18:00",
    "at": "write at 40m",
    "within": "write within 15m of declared",
    "for": "write for 2m",
    ">": "write a number after it: 2%, 0.02 or 120",
    "<": "write a number after it: 2%, 0.02 or 120",
}
"""The way out after a word, by the word before the caret."""
HELP: Final = "such as: edge.errors_ratio > 2% for 2m, 20m after declared, no acknowledged edge-errors by 10m"


class _Build(Transformer[Token, Any]):
    """Turns the parse tree into values, from the leaves up."""

    def either(self, terms: list[Term]) -> Term:
        return Any_(tuple(terms))

    def both(self, terms: list[Term]) -> Term:
        return All(tuple(terms))

    def opposite(self, found: list[Term]) -> Term:
        return Not(found[0])

    def part(self, found: list[Token]) -> tuple[str, str]:
        return str(found[0]), str(found[1])

    def slice(self, found: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        return tuple(found)

    def compare(self, found: list[Any]) -> Term:
        where = found[1] if isinstance(found[1], tuple) else ()
        op, limit, *hold = found[2:] if where else found[1:]
        held = read_duration(str(hold[0])) if hold and hold[0] is not None else 0
        return Compare(str(found[0]), where, cast("Op", str(op)), read_quantity(str(limit)), held)

    def harm(self, found: list[Token]) -> Term:
        what, op, limit = map(str, found)
        return Harm(cast("Any", what), cast("Op", op), read_quantity(limit))

    def within(self, found: list[Any]) -> Term:
        return Absent(found[0], read_duration(str(found[1])), found[2])

    def by(self, found: list[Any]) -> Term:
        return Absent(found[0], read_duration(str(found[1])), START)

    def after(self, found: list[Any]) -> Term:
        return After(read_duration(str(found[0])), found[1])

    def at(self, found: list[Token]) -> Term:
        return After(read_duration(str(found[0])), START)

    def after_clock(self, found: list[Token]) -> Term:
        return AfterClock(read_time_of_day(str(found[0])))

    def happened(self, found: list[Fact]) -> Term:
        return Happened(found[0])

    def __default__(self, data: Any, children: list[Any], meta: Any) -> Fact:
        kind = str(data)
        name = next((str(child) for child in children if child is not None), "")
        return Fact(KINDS.get(kind, cast("Kind", kind)), name)


@lru_cache(maxsize=1)
def _lark() -> Lark:
    grammar = Path(__file__).with_suffix(".lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", start="condition", maybe_placeholders=False)


@lru_cache(maxsize=1)
def _builder() -> Callable[[Any], Term]:
    return _Build(visit_tokens=False).transform


@lru_cache(maxsize=4_096)
def parse(text: str) -> Condition:
    """Return what the text means.

    Raises Unreadable with the offset of what is wrong, and the way out.
    """
    if len(text) > LONGEST:
        message = f"{len(text)} characters are more than a condition may have ({LONGEST})"
        raise Unreadable(message, "split it, or say it with an event of the scenario")
    _shallow(text)
    try:
        return Condition(text=text, term=_builder()(_lark().parse(text)))
    except UnexpectedInput as wrong:
        raise _explained(text, wrong) from None
    except VisitError as wrong:
        if isinstance(wrong.orig_exc, Unreadable):
            raise wrong.orig_exc from None
        raise


def _shallow(text: str) -> None:
    depth = 0
    for at, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth > DEEPEST:
            message = f"more than {DEEPEST} conditions within one another"
            raise Unreadable(message, "say it in fewer steps", at)


def _explained(text: str, wrong: UnexpectedInput) -> Unreadable:
    at = wrong.pos_in_stream if isinstance(wrong, UnexpectedCharacters | UnexpectedToken) else None
    ended = isinstance(wrong, UnexpectedToken) and wrong.token.type == "$END"
    if ended or at is None:
        at = len(text)
    before = text[:at].split()
    word = re.match(r"[A-Za-z0-9_.-]+|\S?", text[at:])
    said = word[0] if word else ""
    near = get_close_matches(said, WORDS, n=1, cutoff=0.75)
    if near and near[0] != said:
        help_ = f"did you mean {near[0]!r}?"
    else:
        last = next((w for w in reversed(before[-3:]) if w.rstrip("=") in EXAMPLES), "")
        help_ = EXAMPLES.get(last.rstrip("="), HELP)
    if not text.strip():
        return Unreadable("the condition is empty", HELP, 0)
    message = f"the condition ends too soon, after {before[-1]!r}" if ended else f"{said!r} cannot stand here"
    return Unreadable(message, help_, at)
