"""A scenario that is another one with each seed: `picks` says what there is to choose from, {pick.NAME} where it goes.

A pick is a list of values, named rows of values that belong together, or a range of whole numbers.
Each is drawn from a stream of its own, made of the seed and the pick's name, so that one more pick changes no other.
What is written down as `picked` is not drawn: a lesson picks all, its twin none.
It is done on plain data, before anything is checked, so that what is drawn passes through every check like anything written.
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from hashlib import sha256
from typing import Any, Final

from simulator.domain.values import dataclass
from simulator.loader.checks.issues import Issue, unknown
from simulator.loader.diagnostics import register

PICKS: Final = "picks"
PICKED: Final = "picked"
PLACE: Final = re.compile(r"\{pick\.([a-z0-9_-]+(?:\.[a-z0-9_-]+)?)\}")
MOST: Final = 1_000_000
"""Steps of a range."""
LARGEST: Final = 4 * 1024 * 1024
"""Characters a file may have when everything is filled in: a small one could otherwise become gigabytes."""

register(
    {
        "E111": (
            "A pick that cannot be made",
            (
                "Under picks stand lists of values, rows of values by name (each row with the same names), or a range of whole "
                "numbers: {from: 3, to: 9}, with a step: if wanted. Only a twin.yaml is drawn with the seed; elsewhere each pick "
                "is written down: picked: {limit: 8}."
            ),
        ),
    },
)
HELP: Final = "write a list, rows by name, or {from: 3, to: 9}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picks:
    """What was chosen."""

    choices: dict[str, str]
    """Each pick, and its choice by name or as it is written."""
    values: dict[str, Any]
    """What goes into each place: {pick.limit}, {pick.firm.door}."""


def pick(data: Mapping[str, Any], seed: int | None) -> tuple[Picks, list[Issue]]:
    """Choose from the picks of a file's plain data: what is `picked`, or by the seed, and return what is wrong with them.

    Without a seed nothing is drawn, and what is not picked is a mistake.
    """
    there, picked = data.get(PICKS) or {}, data.get(PICKED) or {}
    issues: list[Issue] = []
    for section, held in ((PICKS, there), (PICKED, picked)):
        if not isinstance(held, dict):
            issues.append(_wrong((section,), f"{section} takes names with values", HELP))
    if issues:
        return Picks(choices={}, values={}), issues
    issues += [
        unknown((PICKED, name), "pick", name, map(str, there), key=True)
        for name in picked
        if name not in there
    ]
    choices: dict[str, str] = {}
    values: dict[str, Any] = {}
    for name, offered in there.items():
        options = _options(offered)
        if not options or not _alike(offered):
            issues.append(_wrong((PICKS, name), f"nothing can be picked from {name}", HELP))
            continue
        chosen = _chosen(name, options, picked, seed)
        if chosen is None and name in picked:
            issues.append(_no_choice(name, offered, options, str(picked[name])))
            continue
        if chosen is None:
            help_ = f"add picked: {{{name}: {options[0]}}}"
            issues.append(_wrong((PICKS, name), f"{name} is not picked, and only a twin is drawn", help_))
            continue
        choices[name] = str(chosen)
        values |= _values(name, offered, chosen)
    raw = Picks(choices=choices, values=values)  # a row may name another pick: one round fills that, too
    weights = {name: _weight(value, {}) for name, value in values.items()}
    weights = {name: _weight(value, weights) for name, value in values.items()}
    if _weight(data, weights) > LARGEST:
        told = f"more than {LARGEST:,} characters when everything is filled in"
        return Picks(choices={}, values={}), [
            Issue(code="E105", path=(PICKS,), message=told, help="pick less at once")
        ]
    made = Picks(choices=choices, values={name: filled(value, raw) for name, value in values.items()})
    for name in choices:
        issues += wrong_places(there[name], made, (PICKS, name))
    return made, issues


def _weight(data: Any, weights: Mapping[str, int]) -> int:
    """Return about how many characters data have once each place is filled with what weighs so much."""
    if isinstance(data, dict):
        return sum(_weight(key, weights) + _weight(value, weights) for key, value in data.items())
    if isinstance(data, list):
        return sum(_weight(value, weights) for value in data)
    if not isinstance(data, str) or "{pick." not in data:
        return len(data) if isinstance(data, str) else 8
    return len(data) + sum(weights.get(found[1], 0) for found in PLACE.finditer(data))


def filled(data: Any, picks: Picks) -> Any:
    """Return plain data with what was picked in every place, keys too; entries stay in their order."""
    if isinstance(data, dict):
        return {_key(key, picks): filled(value, picks) for key, value in data.items()}
    if isinstance(data, list):
        return [filled(value, picks) for value in data]
    return _put(data, picks.values)


def wrong_places(data: Any, picks: Picks, path: tuple[str | int, ...] = ()) -> list[Issue]:
    """Return each place for which there is no pick, and each name that another one becomes too."""
    found: list[Issue] = []
    if isinstance(data, dict):
        first: dict[str, str] = {}
        for key, value in data.items():
            found += _unknown(key, picks, (*path, key), key=True)
            named = _key(key, picks)
            if named in first:
                told = f"{first[named]} and {key} are both {named} when they are filled in"
                found.append(_wrong((*path, key), told, "let each name differ in every choice"))
            first.setdefault(named, key)
            found += wrong_places(value, picks, (*path, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            found += wrong_places(value, picks, (*path, place))
    elif isinstance(data, str):
        found += _unknown(data, picks, path)
    return found


def _unknown(text: str, picks: Picks, path: tuple[str | int, ...], *, key: bool = False) -> list[Issue]:
    names = (found[1] for found in PLACE.finditer(text))
    return [unknown(path, "pick", name, picks.values, key=key) for name in names if name not in picks.values]


def _wrong(path: tuple[str | int, ...], message: str, help_: str) -> Issue:
    return Issue(code="E111", path=path, message=message, help=help_)


def _no_choice(name: str, offered: Any, options: list[Any], given: str) -> Issue:
    """Say that a choice is none; what a range has is said by its ends, because the nearest of a million takes long to find."""
    path, what = (PICKED, name), f"choice of {name}"
    if not isinstance(offered, dict) or not _is_range(offered):
        return unknown(path, what, given, map(str, options))
    step = offered.get("step", 1)
    help_ = f"it is a whole number from {options[0]} to {options[-1]}" + (
        f", in steps of {step}" if step > 1 else ""
    )
    return Issue(code="E301", path=path, message=f"there is no {what} {given!r}", help=help_)


def _options(offered: Any) -> list[Any]:
    """Return what may be chosen: entries of a list, names of rows, or the numbers of a range."""
    if isinstance(offered, list):
        return offered
    if not isinstance(offered, dict):
        return []
    if not _is_range(offered):
        return list(offered)
    first, last, step = offered["from"], offered["to"], offered.get("step", 1)
    fits = step > 0 and first <= last and (last - first) // step < MOST
    return list(range(first, last + 1, step)) if fits else []


def _is_range(offered: dict[str, Any]) -> bool:
    ends, given = {"from", "to"}, offered.keys()
    return ends <= given <= {*ends, "step"} and all(type(value) is int for value in offered.values())


def _alike(offered: Any) -> bool:
    """Whether all rows have the same names: a place that only some of them fill would stay empty with some seeds."""
    if not isinstance(offered, dict) or _is_range(offered):
        return True
    rows = list(offered.values())
    return all(isinstance(row, dict) and row.keys() == rows[0].keys() for row in rows)


def _chosen(name: str, options: list[Any], picked: Mapping[str, Any], seed: int | None) -> Any:
    if name in picked:
        return picked[name] if picked[name] in options else None
    if seed is None:
        return None
    drawn = int.from_bytes(sha256(f"{seed}|pick|{name}".encode()).digest()[:8])
    return options[drawn % len(options)]


def _values(name: str, offered: Any, chosen: Any) -> dict[str, Any]:
    if isinstance(offered, dict) and not _is_range(offered):
        return {f"{name}.{field}": value for field, value in offered[chosen].items()}
    return {name: chosen}


def _key(key: str, picks: Picks) -> str:
    return PLACE.sub(lambda found: str(picks.values.get(found[1], found[0])), key)


def _put(value: Any, values: Mapping[str, Any]) -> Any:
    """Return a value with its places filled: a place that stands alone becomes what was picked, of whatever kind.

    What is put together stays a text, whatever it looks like: a number that is wanted there is read from it.
    """
    if not isinstance(value, str) or "{pick." not in value:
        return value
    alone = PLACE.fullmatch(value)
    if alone:
        return deepcopy(values.get(alone[1], value))
    return PLACE.sub(lambda found: str(values.get(found[1], found[0])), value)
