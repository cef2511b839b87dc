"""Reads a condition: text in, a tree of values out, or one sentence with a caret.

The grammar is `conditions.lark` (LALR, so reading is linear); nothing is ever evaluated as code.
"""

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, cast

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken, VisitError
from lark.lexer import PatternRE, PatternStr, TerminalDef

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
"""Parentheses and `not`s within one another; five thousand would exhaust Python's stack."""

KINDS: Final[dict[str, Kind]] = {"world_moved": "happened", "handed_over": "handed-over"}
"""Rules of the grammar whose fact has another name."""
NAMED: Final = (
    "acknowledged",
    "dismissed",
    "linked",
    "paged",
    "answered",
    "approved",
    "accepted",
    "rejected",
    "assigned",
)
"""Words after which a name comes, and nothing else."""
EXAMPLES: Final = {
    "no": "after 'no' comes what has not happened: no message to customers within 15m of declared",
    "alert": "write alert NAME fired, or alert NAME resolved",
    "remedy": "write remedy NAME started, finished, failed or verified",
    "fault": "write fault NAME began, or fault NAME ended",
    "inject": "write inject NAME delivered",
    "report": "write report NAME arrived",
    "event": "write event NAME happened",
    "suggestion": "write suggestion NAME made",
    "hypothesis": "write hypothesis recorded, or hypothesis NAME recorded",
    "message": "write message to AUDIENCE sent, or message TYPE sent",
    "looked": "write looked at NAME",
    "handed": "write handed over",
    "postmortem": "write postmortem written",
    "after": "write 20m after declared, or after 18:00",
    "at": "write at 40m",
    "within": "write within 15m of declared",
    "of": "write within 15m of declared",
    "by": "write by 10m",
    "for": "write for 2m",
    "people": "write people > 50000",
    "usd": "write usd > 50000",
    "decisions": "write decisions > 50000",
    **{word: f"write {word} NAME" for word in NAMED},
    **dict.fromkeys((">", ">=", "<", "<="), "write a number after it: 2%, 0.02 or 120"),
}
"""The way out, by the word that asks for something else than what comes."""
JOINS: Final = ("after", "at", "within", "of", "by", "for", ">", ">=", "<", "<=")
"""Words that ask only for what comes right after them; the others ask until their phrase ends."""
HELP: Final = "such as: edge.errors_ratio > 2% for 2m, 20m after declared, no acknowledged edge-errors by 10m"


def _at(read: Callable[[object], int], token: Token) -> int:
    """Read a token, and say where it stands if it means nothing."""
    try:
        return read(str(token))
    except Unreadable as wrong:
        raise Unreadable(wrong.message, wrong.help, token.start_pos) from None


class _Build(Transformer[Token, Any]):
    """Turns the parse tree into values, from the leaves up."""

    def either(self, terms: list[Term]) -> Term:
        return Any_(tuple(terms))

    def both(self, terms: list[Term]) -> Term:
        return All(tuple(terms))

    def opposite(self, found: list[Term]) -> Term:
        return Not(found[0])

    def part(self, found: list[Token]) -> tuple[Token, Token]:
        return found[0], found[1]

    def slice(self, found: list[tuple[Token, Token]]) -> tuple[tuple[str, str], ...]:
        where: dict[str, str] = {}
        for dimension, value in found:
            if dimension in where:
                raise Unreadable(
                    f"{str(dimension)!r} is named twice", "name each dimension once", dimension.start_pos
                )
            where[str(dimension)] = str(value)
        return tuple(sorted(where.items()))  # the same slice in whatever order it is written

    def compare(self, found: list[Any]) -> Term:
        where = found[1] if isinstance(found[1], tuple) else ()
        op, limit, *hold = found[2:] if where else found[1:]
        held = _at(read_duration, hold[0]) if hold else 0
        return Compare(str(found[0]), where, cast("Op", str(op)), _at(read_quantity, limit), held)

    def harm(self, found: list[Token]) -> Term:
        what, op, limit = found
        if limit.endswith("%"):
            raise Unreadable(f"{what} are counted, not measured in shares", EXAMPLES[what], limit.start_pos)
        return Harm(cast("Any", str(what)), cast("Op", str(op)), _at(read_quantity, limit))

    def within(self, found: list[Any]) -> Term:
        return Absent(found[0], _at(read_duration, found[1]), found[2])

    def by(self, found: list[Any]) -> Term:
        return Absent(found[0], _at(read_duration, found[1]), START)

    def after(self, found: list[Any]) -> Term:
        return After(_at(read_duration, found[0]), found[1])

    def at(self, found: list[Token]) -> Term:
        return After(_at(read_duration, found[0]), START)

    def after_clock(self, found: list[Token]) -> Term:
        return AfterClock(_at(read_time_of_day, found[0]))

    def happened(self, found: list[Fact]) -> Term:
        return Happened(found[0])

    def __default__(self, data: Any, children: list[Any], meta: Any) -> Fact:
        kind = str(data)
        return Fact(KINDS.get(kind, cast("Kind", kind)), str(children[0]) if children else "")


WHOLE: Final = r"(?![A-Za-z0-9-])"
"""Where a word ends: `declaredand` is no two words, and `noted` is not `not` with something behind it."""


def _whole(terminal: TerminalDef) -> None:
    """Let a word of the language be read only where it stands alone; before a name, where both may come."""
    if isinstance(terminal.pattern, PatternStr) and terminal.pattern.value.isalpha():
        terminal.pattern = PatternRE(terminal.pattern.value + WHOLE)
        terminal.priority = 1


@lru_cache(maxsize=1)
def _lark() -> Lark:
    grammar = Path(__file__).with_suffix(".lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", start="condition", maybe_placeholders=False, edit_terminals=_whole)


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
    """Refuse what is nested too deeply, before anything walks down into it."""
    around, nots = [0], 0
    for found in re.finditer(r"[()]|[^\s()]+", text):
        word = found[0]
        nots = nots + 1 if word == "not" else 0 if word != "(" else nots
        if around[-1] + nots + (word == "(") > DEEPEST:
            raise Unreadable(
                f"more than {DEEPEST} conditions within one another", "say it in fewer steps", found.start()
            )
        if word == "(":
            around.append(around[-1] + nots + 1)
            nots = 0
        elif word == ")" and len(around) > 1:
            around.pop()


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    """Return the words of the language by the name of their terminal."""
    fixed = {
        terminal.name: (terminal.pattern.value.removesuffix(WHOLE),)
        for terminal in _lark().terminals
        if terminal.pattern.value.endswith(WHOLE) and terminal.pattern.value.removesuffix(WHOLE).isalpha()
    }
    return {**fixed, "HARM": ("people", "usd", "decisions")}


def _explained(text: str, wrong: UnexpectedInput) -> Unreadable:
    """Say in one sentence what is wrong with a text that the grammar does not have, and the way out."""
    if not text.strip():
        return Unreadable("the condition is empty", HELP, 0)
    at, ended = len(text), False
    asked: Iterable[str] = ()
    if isinstance(wrong, UnexpectedToken):
        ended = wrong.token.type == "$END"
        at = at if ended else wrong.token.start_pos or 0
        asked = wrong.accepts or wrong.expected
    elif isinstance(wrong, UnexpectedCharacters):
        at, asked = cast("int", wrong.pos_in_stream), wrong.allowed or ()
    there, terminals = text[:at], frozenset(asked)
    before = re.findall(r"[^\s()]+", there)
    if ended:
        last = f"after {before[-1]!r}" if before else "after '('"
        help_ = _mistaken(there, "", terminals, "") or _way_out(before)
        return Unreadable(f"the condition ends too soon, {last}", help_, at)
    word = re.match(r"[A-Za-z0-9_.-]+|[<>=!]+|\S", text[at:])
    said = word[0] if word else text[at]
    follows = text[at + len(said) :].lstrip()[:1]
    help_ = _misspelt(said, terminals) or _mistaken(there, said, terminals, follows) or _way_out(before)
    return Unreadable(f"{said!r} cannot stand here", help_, at)


def _misspelt(said: str, asked: frozenset[str]) -> str:
    """Suggest the word that was meant, of those that can stand there."""
    words, meant = _words(), said.lower()
    here = sorted(word for terminal in asked for word in words.get(terminal, ()))
    if meant not in here and any(meant in known for known in words.values()):
        return ""  # a word of the language, in the wrong place
    near = get_close_matches(meant, here, n=1)
    return f"did you mean {near[0]!r}?" if near else ""


def _mistaken(there: str, said: str, asked: frozenset[str], follows: str) -> str:
    """Return the way out of a mistake that people make.

    From what stands before it, what was said, what was asked for instead, and the character that follows.
    """
    if there.count("{") > there.count("}"):
        return "write the slice as edge.errors_ratio{hardware=b}"
    if "OP" in asked:
        return "compare with >, >=, < or <="
    if not said:
        return "close the parenthesis" if "RPAR" in asked and there.count("(") > there.count(")") else ""
    if "DURATION" in asked and said[0].isdigit():
        return "write the unit with the number: 90s, 40m or 1h30m"
    if said in ("within", "by"):
        return "put 'no' before what has not happened: no acknowledged edge-errors by 10m"
    if said == "for":
        return "only a signal's comparison holds for a time, and once: edge.errors_ratio > 2% for 2m"
    if said == ")" and there.count("(") <= there.count(")"):
        return "no parenthesis is open that could be closed here"
    if "SIGNAL" in asked and follows and follows in "><={":
        return "a signal is its service, a dot and the measure: edge.errors_ratio > 2%"
    if said[0] in "._" and there[-1:].isalnum():
        return "a name has letters, digits and hyphens, such as edge-errors"
    return ""


def _way_out(before: list[str]) -> str:
    """Return an example of what the words before the caret ask for."""
    if not before:
        return HELP
    if before[-1] in JOINS and before[-2:-1] != ["looked"]:
        return EXAMPLES[before[-1]]
    starts = max((place for place, word in enumerate(before) if word in ("and", "or")), default=-1) + 1
    phrase = [word for word in before[starts:] if word != "not"]
    if phrase:
        return EXAMPLES.get(phrase[0], HELP)
    # In `acknowledged and declared`, `and` was read as the name of what was acknowledged.
    verb = next(iter(before[starts - 2 : starts - 1]), "")
    return EXAMPLES[verb] if verb in NAMED else HELP
