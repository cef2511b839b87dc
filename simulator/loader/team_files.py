"""Team files: what players who are not people do, and when; YAML in, a team or every problem with its place out.

hotwash_team: 1
title: early-birds
moves:
  - {at: 2m, do: acknowledge, alert: edge-errors}
  - {when: 5m after declared, do: page, as: incident-commander, target: ml-serving}
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

import yaml

from simulator.domain.conditions import Condition
from simulator.domain.teams import VERBS, WORDS_FOR, Move, TeamFile
from simulator.domain.units import Unreadable, read_offset
from simulator.loader.conditions import parse as read_condition
from simulator.loader.diagnostics import Problem, order, suggest
from simulator.loader.spans import Path as Way
from simulator.loader.yaml_door import Document, Refused, read

VERSION: Final = 1
_WHEN: Final = ("at", "when", "do", "as")
"""What every move may have besides its command's own."""
_WIDE: Final = 110
"""Characters a line of a printed team file has, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wrong:
    """One thing that is wrong in plain data, and the way to it."""

    code: str
    way: Way
    message: str
    help: str = ""
    key: bool = False
    """It is the key that is wrong, not its value."""


def build_team(data: dict[str, Any]) -> TeamFile:
    """Return the team that plain data describe; ValueError with everything that is wrong, a line each."""
    team, wrong = _read(data)
    if team is None:
        told = (
            f"{' > '.join(map(str, one.way)) or 'the team'}: {one.message}; {one.help}".rstrip("; ")
            for one in wrong
        )
        raise ValueError("\n".join(told))
    return team


def load_team(path: Path) -> TeamFile:
    """Return the team a file describes; ValueError with every problem and its place."""
    try:
        document = read(path)
    except Refused as refused:
        raise ValueError(str(refused.problem)) from None
    team, wrong = _read(document.data)
    if team is None:
        raise ValueError(
            "\n".join(str(problem) for problem in order(_placed(document, one) for one in wrong))
        )
    return team


def write_team(data: dict[str, Any]) -> str:
    """Return plain data of a team as YAML, the way an author would write it."""
    return str(yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=_WIDE))


def _placed(document: Document, one: _Wrong) -> Problem:
    line, column, end = (document.spans.key if one.key else document.spans.value)(one.way)
    return Problem(
        code=one.code,
        message=one.message,
        help=one.help,
        file=document.name,
        line=line,
        column=column,
        end_column=end,
    )


def _read(data: Any) -> tuple[TeamFile | None, list[_Wrong]]:
    if not isinstance(data, dict):
        return None, [
            _Wrong(
                code="E103", way=(), message="a team is names with values", help="begin with hotwash_team: 1"
            )
        ]
    wrong = list(_heading(data))
    moves: list[Move] = []
    written = data.get("moves", [])
    if not isinstance(written, list):
        wrong.append(
            _Wrong(
                code="E203",
                way=("moves",),
                message="expected a list of moves",
                help="begin each with a hyphen",
            )
        )
        written = []
    for place, move in enumerate(written):
        problems = list(_problems(("moves", place), move))
        wrong += problems
        if not problems:
            moves.append(_move(move))
    if wrong:
        return None, wrong
    return TeamFile(title=str(data["title"]), says=str(data.get("says", "")), moves=tuple(moves)), []


def _heading(data: dict[str, Any]) -> Iterator[_Wrong]:
    there = ("hotwash_team", "title", "says", "moves")
    for name in data:
        if name not in there:
            help_ = suggest(name, there) or f"there is {', '.join(there)}"
            yield _Wrong(
                code="E201", way=(name,), message=f"{name!r} is not a field of a team", help=help_, key=True
            )
    if data.get("hotwash_team") != VERSION:
        yield _Wrong(
            code="E202",
            way=(),
            message="the version of the format is missing",
            help="begin with hotwash_team: 1",
        )
    if not str(data.get("title") or "").strip():
        yield _Wrong(code="E202", way=(), message="'title' is missing from the file", help="add title:")


def _problems(way: Way, move: Any) -> Iterator[_Wrong]:
    """Yield everything that is wrong with one move."""
    if not isinstance(move, dict):
        message = "a move is names with values"
        yield _Wrong(
            code="E203",
            way=way,
            message=message,
            help="such as {at: 2m, do: acknowledge, alert: edge-errors}",
        )
        return
    if ("at" in move) == ("when" in move):
        has = "both at and when" if "at" in move else "neither at nor when"
        help_ = "give it a time (at) or a condition (when), one of the two"
        yield _Wrong(code="E401", way=way, message=f"the move has {has}", help=help_, key=True)
    for name, reads in (("at", read_offset), ("when", _condition)):
        try:
            if name in move:
                reads(move[name])
        except Unreadable as unread:
            yield _Wrong(code="E203", way=(*way, name), message=unread.message, help=unread.help or "")
    do = move.get("do")
    if do is None:
        yield _Wrong(
            code="E202", way=way, message="'do' is missing from the move", help=f"one of {', '.join(VERBS)}"
        )
    elif do not in VERBS:
        help_ = suggest(str(do), VERBS) or f"there is {', '.join(VERBS)}"
        yield _Wrong(code="E301", way=(*way, "do"), message=f"no move is called {do!r}", help=help_)
    else:
        yield from _unknown(way, str(do), move)


def _unknown(way: Way, do: str, move: dict[str, Any]) -> Iterator[_Wrong]:
    """Yield what a move names that its command does not have."""
    own = [one.name for one in fields(VERBS[do]) if one.name != "seat"]
    others = [word for word, meant in WORDS_FOR.items() if meant in own]
    there = [*own, *others, *_WHEN]
    for name in move:
        if name not in there:
            help_ = suggest(name, there) or f"there is {', '.join(own)}"
            yield _Wrong(
                code="E201",
                way=(*way, name),
                message=f"{name!r} is not a field of {do}",
                help=help_,
                key=True,
            )


def _condition(written: object) -> Condition:
    if not isinstance(written, str):
        message = f"expected a condition, got {written!r}"
        raise Unreadable(message, "write it as words, such as 5m after declared")
    return read_condition(written)


def _move(move: dict[str, Any]) -> Move:
    return Move(
        at=read_offset(move["at"]) if "at" in move else None,
        when=_condition(move["when"]) if "when" in move else None,
        do=move["do"],
        seat=str(move.get("as", "")),
        arguments={name: value for name, value in move.items() if name not in _WHEN},
    )
