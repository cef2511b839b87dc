"""A firm's rosters, services, routes, ladders and rights from a file: the door, the shape, and lines that say too little.

A name that names nothing stays for the audit to find; here is refused only what cannot be understood.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import TypeAdapter

from simulator.domain.organisation import Organisation, Watch
from simulator.domain.units import DAY
from simulator.loader.checks.issues import Issue
from simulator.loader.checks.issues import Path as Way
from simulator.loader.diagnostics import Problem, order
from simulator.loader.files import Refused
from simulator.loader.placing import placed
from simulator.loader.shape import validate
from simulator.loader.yaml_door import Document, read

FIRST: Final = "hotwash_organisation"
"""The name an organisation's file begins with."""
BESIDE: Final = "organisation"
"""The folder beside a standard in which the rosters of its house lie."""
MOST_WATCHES: Final = 400
"""Lines of all rosters together: two a day for a hundred teams, and as many for weekends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOrganisation:
    """An organisation's file with every problem; what can be used of it only if there is none."""

    path: Path
    organisation: Organisation | None
    document: Document | None = None
    problems: tuple[Problem, ...] = ()


@cache
def organisation_adapter() -> TypeAdapter[Organisation]:
    """Return what validates an organisation."""
    return TypeAdapter(Organisation)


def is_organisation(path: Path) -> bool:
    """Whether a file looks like an organisation: at its top stands what only that has."""
    try:
        data = read(path).data
    except Refused:
        return False
    return isinstance(data, dict) and FIRST in data


def organisations(standard: Path) -> list[Path]:
    """Return the organisations that lie beside a standard, by name."""
    return sorted((standard.parent / BESIDE).glob("*.yaml"))


def read_organisation(path: Path) -> ReadOrganisation:
    """Read an organisation's file and gather every problem. Never raises for what is in it."""
    try:
        document = read(path)
    except Refused as refused:
        return ReadOrganisation(path=path, organisation=None, problems=tuple(order(refused.problems)))
    if not isinstance(document.data, dict):
        told = "an organisation is names with values"
        problem = Problem(code="E103", message=told, help=f"begin with {FIRST}: 1", file=document.name)
        return ReadOrganisation(path=path, organisation=None, document=document, problems=(problem,))
    firm, problems = validate(organisation_adapter(), document)
    if firm is not None:
        problems += placed(_unkept(firm), document)
    return ReadOrganisation(
        path=path,
        organisation=None if problems else firm,
        document=document,
        problems=tuple(order(problems)),
    )


def _unkept(firm: Organisation) -> Iterator[Issue]:
    """Yield each line of a roster that cannot be kept, and that there are too many."""
    many = sum(len(team.watches) for team in firm.teams.values())
    if many > MOST_WATCHES:
        message = f"the rosters have {many:,} lines, more than {MOST_WATCHES}"
        yield _issue(("teams",), message, "read them from calendars: --ics FILE")
    for name, team in firm.teams.items():
        yield from _zoned(("teams", name, "zone"), team.zone)
        for called, watch in team.watches.items():
            yield from _watch(("teams", name, "watches", called), watch)


def _watch(way: Way, watch: Watch) -> Iterator[Issue]:
    if (watch.to is None) == (watch.lasts is None):
        has = "both to and lasts" if watch.to is not None else "neither to nor lasts"
        help_ = 'say to when (to: "20:30") or for how long (lasts: 7d30m)'
        yield _issue(way, f"{way[-1]} has {has}", help_, key=True)
    if not watch.primary:
        yield _issue((*way, "primary"), f"{way[-1]} is nobody's", "name who has it")
    if watch.every % DAY or not watch.every:
        yield _issue((*way, "every"), "a turn is a number of whole days", "write every: 7d")
    if watch.lasts == 0:
        yield _issue((*way, "lasts"), f"{way[-1]} lasts no time at all", "write lasts: 12h30m")
    if watch.zone:
        yield from _zoned((*way, "zone"), watch.zone)


def _zoned(way: Way, zone: str) -> Iterator[Issue]:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield _issue(way, f"there is no time zone {zone!r}", "write an IANA name, such as Europe/Dublin")


def _issue(way: Way, message: str, help_: str, *, key: bool = False) -> Issue:
    return Issue(code="E416", path=way, message=message, help=help_, key=key)
