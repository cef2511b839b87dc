"""Team files: what players who are not people do, and when; YAML in, a team or every problem with its place out.

hotwash_team: 1
title: early-birds
moves:
  - {at: 2m, do: acknowledge, alert: edge-errors}
  - {when: 5m after declared, do: page, as: incident-commander, target: ml-serving}
"""

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Final

import yaml

from simulator.domain.conditions import Condition, Kind
from simulator.domain.scenario import Scenario
from simulator.domain.standards import Standard
from simulator.domain.teams import VERBS, WORDS_FOR, Move, TeamFile, needs
from simulator.domain.units import Unreadable, read_offset
from simulator.loader.checks.issues import Issue
from simulator.loader.checks.lookup import Lookup
from simulator.loader.conditions import parse as read_condition
from simulator.loader.diagnostics import order, suggest
from simulator.loader.files import Refused
from simulator.loader.placing import placed
from simulator.loader.spans import Path as Way
from simulator.loader.yaml_door import read

VERSION: Final = 1
EVERY_MOVE: Final = ("at", "when", "do", "as")
"""What every move may have besides its command's own."""
_NAMED: Final[dict[str, Kind]] = {
    "remedy": "started",
    "item": "acknowledged",
    "inject": "delivered",
    "suggestion": "made",
    "target": "paged",
    "role": "assigned",
}
"""What a command names by its own word, and what would happen to that: by it, names are looked up."""
_WIDE: Final = 110
"""Characters a line of a printed team file has, at most."""


def is_team(path: Path) -> bool:
    """Whether a file looks like a team."""
    try:
        data = read(path).data
    except Refused:
        return False
    return isinstance(data, dict) and "hotwash_team" in data


def build_team(data: dict[str, Any]) -> TeamFile:
    """Return the team that plain data describe; ValueError with everything that is wrong, a line each."""
    team, wrong = _read(data)
    if team is None:
        told = (
            f"{' > '.join(map(str, one.path)) or 'the team'}: {one.message}; {one.help}".rstrip("; ")
            for one in wrong
        )
        raise ValueError("\n".join(told))
    return team


def load_team(path: Path, scenario: Scenario | None = None, standard: Standard | None = None) -> TeamFile:
    """Return the team a file describes; ValueError with every problem and its place.

    With the scenario and the standard it is to play, its roles, and the names in its conditions and moves, are looked up too.
    """
    try:
        document = read(path)
    except Refused as refused:
        raise ValueError(str(refused)) from None
    team, wrong = _read(document.data)
    if team is not None and scenario is not None and standard is not None:
        wrong = list(_strange(team, scenario, standard))
    if team is None or wrong:
        raise ValueError("\n".join(str(problem) for problem in order(placed(wrong, document))))
    return team


def in_own_words(team: TeamFile, standard: Standard) -> TeamFile:
    """Return the team with each severity it gives called as the standard calls it."""

    def spoken(move: Move) -> Move:
        given = move.arguments.get("severity")
        own = standard.labels.get(given) if isinstance(given, str) else None
        return move if own is None else replace(move, arguments={**move.arguments, "severity": own})

    return replace(team, moves=tuple(spoken(move) for move in team.moves)) if standard.labels else team


def write_team(data: dict[str, Any]) -> str:
    """Return plain data of a team as YAML, the way an author would write it."""
    return str(yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=_WIDE))


def _read(data: Any) -> tuple[TeamFile | None, list[Issue]]:
    if not isinstance(data, dict):
        message = "a team is names with values"
        return None, [Issue(code="E103", path=(), message=message, help="begin with hotwash_team: 1")]
    wrong = list(_heading(data))
    moves: list[Move] = []
    written = data.get("moves", [])
    if not isinstance(written, list):
        message = "expected a list of moves"
        wrong.append(Issue(code="E203", path=("moves",), message=message, help="begin each with a hyphen"))
        written = []
    for place, move in enumerate(written):
        problems = list(_problems(("moves", place), move))
        wrong += problems
        if not problems:
            moves.append(_move(move))
    if wrong:
        return None, wrong
    return TeamFile(title=str(data["title"]), says=str(data.get("says", "")), moves=tuple(moves)), []


def _heading(data: dict[str, Any]) -> Iterator[Issue]:
    there = ("hotwash_team", "title", "says", "moves")
    for name in data:
        if name not in there:
            help_ = suggest(name, there) or f"there is {', '.join(there)}"
            message = f"{name!r} is not a field of a team"
            yield Issue(code="E201", path=(name,), message=message, help=help_, key=True)
    if "hotwash_team" not in data:
        message = "the version of the format is missing"
        yield Issue(code="E202", path=(), message=message, help="begin with hotwash_team: 1")
    elif data["hotwash_team"] != VERSION:
        message = f"this is version {data['hotwash_team']} of the format, and only {VERSION} can be read"
        yield Issue(code="E204", path=("hotwash_team",), message=message, help="begin with hotwash_team: 1")
    if not str(data.get("title") or "").strip():
        yield Issue(code="E202", path=(), message="'title' is missing from the file", help="add title:")


def _problems(way: Way, move: Any) -> Iterator[Issue]:
    """Yield everything that is wrong with one move."""
    if not isinstance(move, dict):
        help_ = "such as {at: 2m, do: acknowledge, alert: edge-errors}"
        yield Issue(code="E203", path=way, message="a move is names with values", help=help_)
        return
    if ("at" in move) == ("when" in move):
        has = "both at and when" if "at" in move else "neither at nor when"
        help_ = "give it a time (at) or a condition (when), one of the two"
        yield Issue(code="E401", path=way, message=f"the move has {has}", help=help_, key=True)
    for name, reads in (("at", read_offset), ("when", _condition)):
        try:
            if name in move:
                reads(move[name])
        except Unreadable as unread:
            yield Issue(code="E203", path=(*way, name), message=unread.message, help=unread.help or "")
    do = move.get("do")
    if do is None:
        help_ = f"one of {', '.join(VERBS)}"
        yield Issue(code="E202", path=way, message="'do' is missing from the move", help=help_)
    elif not isinstance(do, str) or do not in VERBS:
        help_ = suggest(str(do), VERBS) or f"there is {', '.join(VERBS)}"
        yield Issue(code="E301", path=(*way, "do"), message=f"no move is called {do!r}", help=help_)
    else:
        yield from _said(way, do, move)


def words_of(do: str) -> tuple[str, ...]:
    """Return what a move of this kind may say besides what every move may: its command's own words, and other ones."""
    own = [one.name for one in fields(VERBS[do]) if one.name != "seat" and one.name not in EVERY_MOVE]
    others = (word for word, meant in WORDS_FOR.items() if meant in own)
    return (*own, *(word for word in others if word != "message" or "channel" in own))


def _said(way: Way, do: str, move: dict[str, Any]) -> Iterator[Issue]:
    """Yield what a move names that its command does not have, and what it does not say."""
    there = words_of(do)
    strange = [name for name in move if name not in there and name not in EVERY_MOVE]
    if strange:  # what seems to be missing may be what is misspelt
        for name in strange:
            help_ = suggest(name, (*there, *EVERY_MOVE)) or f"there is {', '.join(there) or 'nothing to say'}"
            message = f"{name!r} is not a field of {do}"
            yield Issue(code="E201", path=(*way, name), message=message, help=help_, key=True)
        return
    said = {WORDS_FOR.get(name, name) for name in move}
    for name in needs(do):
        if name not in said and not (name == "type" and do == "send" and "draft" in said):
            words = [word for word, meant in WORDS_FOR.items() if meant == name] or [name]
            message = f"{do} needs {' or '.join(words)}"
            yield Issue(code="E202", path=way, message=message, help=f"add {words[0]}:")


def _strange(team: TeamFile, scenario: Scenario, standard: Standard) -> Iterator[Issue]:
    """Yield what a team speaks of that is not in its scenario."""
    drafts = (str(move.arguments["draft"]) for move in team.moves if move.do == "draft")
    there = Lookup(scenario, standard, tuple(drafts))
    for place, move in enumerate(team.moves):
        way: Way = ("moves", place)
        yield from there.condition((*way, "when"), move.when)
        if move.seat and move.seat not in scenario.seats:
            help_ = suggest(move.seat, scenario.seats) or f"there is {', '.join(scenario.seats)}"
            yield Issue(code="E301", path=(*way, "as"), message=f"there is no seat {move.seat!r}", help=help_)
        for name, value in move.arguments.items():
            meant = WORDS_FOR.get(name, name)
            if meant in _NAMED and isinstance(value, str):
                what, known = there.of_kind[_NAMED[meant]]
                yield from there.one((*way, name), what, value, known)
            elif meant == "type" and move.do in ("send", "draft") and isinstance(value, str):
                yield from there.one((*way, name), "message type", value, standard.messages)


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
        arguments={name: value for name, value in move.items() if name not in EVERY_MOVE},
    )
