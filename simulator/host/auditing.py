"""An audit: a standard, the organisations beside it and calendars of their rosters, looked at over a year.

A scenario is audited over its own hours. Findings come back as problems with their places, as those of a check do.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from simulator.domain.audits import Finding, Stretch, on_duty, routing, rules
from simulator.domain.organisation import Organisation
from simulator.domain.regimes import after
from simulator.domain.scenario import Scenario
from simulator.domain.standards import Standard
from simulator.domain.units import EPOCH, MINUTE, format_duration
from simulator.host.turns import moment_of, stretches
from simulator.loader.calendars import Turn, read_calendar
from simulator.loader.checks.issues import Issue
from simulator.loader.diagnostics import Problem, as_data, suggest
from simulator.loader.organisations import BESIDE, ReadOrganisation, organisations, read_organisation
from simulator.loader.placing import placed
from simulator.loader.yaml_door import Document, read

HANDOVER: Final = 15 * MINUTE
"""The overlap asked for where no organisation says: our own value."""
_PREFIX: Final = re.compile(r"\s*on[- ]?call\b[\s:–-]*", re.IGNORECASE)
"""What on-call tools write before a name."""
_MS: Final = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding and its place in a file."""

    finding: Finding
    problem: Problem

    def as_data(self) -> dict[str, object]:
        """Return it as plain data; times in UTC, spans in minutes."""
        one = self.finding
        return {
            **as_data(self.problem),
            "first": None if one.first is None else written(one.first),
            "times": one.times,
            "minutes": one.lasts // MINUTE,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What was looked at, and what was found."""

    looked_at: tuple[str, ...]
    """One line for each thing that was looked at."""
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A calendar that says who is on call for a team, in one layer."""

    team: str
    layer: str
    """primary or backup."""
    path: Path


def year_from(day: date) -> tuple[int, int]:
    """Return [begins, ends) of the year that begins on a day, UTC, ms since 1970."""
    try:
        later = day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        later = day.replace(year=day.year + 1, day=28)
    return _midnight(day), _midnight(later)


def organisation_at(
    path: Path, standard: Standard, calendars: Sequence[Calendar], window: tuple[int, int]
) -> Audit:
    """Look at an organisation's file; raises as `audit_standard` does."""
    firm, document = _sound(read_organisation(path))
    _teams_of(calendars, firm.teams)
    return audit_organisation(firm, document, standard, calendars, window)


def audit_standard(
    standard: Standard, path: Path, document: Document, calendars: Sequence[Calendar], window: tuple[int, int]
) -> Audit:
    """Look at a standard, every organisation beside it, and the calendars of their rosters.

    Raises ValueError with every problem of a file that cannot be read, LookupError for a calendar of no team.
    """
    found: list[Found] = _placed(rules(standard), document)
    looked_at = [f"{path}: its ladder, and what its roles may do"]
    beside = [_sound(read_organisation(file)) for file in organisations(path)]
    if not beside and not calendars:
        looked_at.append(
            f"{path.parent / BESIDE}/ holds no organisation: no roster, route or right was looked at"
        )
    if beside:
        _teams_of(calendars, [name for firm, _ in beside for name in firm.teams])
    for firm, own in beside:
        theirs = [calendar for calendar in calendars if calendar.team in firm.teams]
        further = audit_organisation(firm, own, standard, theirs, window)
        looked_at += further.looked_at
        found += further.found
    if calendars and not beside:
        looked_at += [f"{calendar.path}: who is on call for {calendar.team}" for calendar in calendars]
        found += _of_calendars(calendars, window)
    return Audit(looked_at=tuple(looked_at), found=tuple(found))


def audit_organisation(
    firm: Organisation,
    document: Document,
    standard: Standard,
    calendars: Sequence[Calendar],
    window: tuple[int, int],
) -> Audit:
    """Look at one organisation, with what calendars say of its rosters instead of its own lines."""
    begins, ends = window
    rows = _Rows(firm)
    closes = {name: after(team.until) for name, team in firm.teams.items() if team.until is not None}
    there: dict[str, list[Stretch]] = {}
    for name, team in firm.teams.items():
        if closes.get(name, ends) <= begins:
            continue
        there[name] = stretches(name, team, begins, ends)
        for calendar in calendars:
            if calendar.team == name:
                there[name] = [one for one in there[name] if one.layer != calendar.layer]
                there[name] += rows.read(calendar, window, team.zone)
    findings = [*on_duty(there, window, firm.handover, closes=closes), *routing(firm, standard, begins, ends)]
    findings += rows.strangers
    told = f"{document.name}: {_many(firm.teams, 'team')}, {_many(firm.services, 'service')}, {_many(firm.routes, 'route')}, {_many(firm.ladders, 'ladder')}, {_many(firm.decisions, 'decision')}"
    looked_at = (told, *(f"{calendar.path}: who is on call for {calendar.team}" for calendar in calendars))
    return Audit(looked_at=looked_at, found=tuple(_placed(findings, document, rows)))


def audit_scenario(scenario: Scenario, file: Path) -> Audit:
    """Look at a scenario's rosters from STARTEX to ENDEX."""
    window = (scenario.starts, scenario.starts + scenario.lasts)
    plan = {
        name: [
            one
            for at, shift in enumerate(roster.shifts)
            for one in (
                Stretch(
                    person=person,
                    layer="backup" if layer == "backup" else "primary",
                    begins=scenario.starts + shift.from_,
                    ends=scenario.starts + shift.to,
                    place=("rosters", name, "shifts", at, layer),
                    called=f"stretch {at + 1}",
                )
                for layer, person in (("primary", shift.primary), ("backup", shift.backup))
            )
        ]
        for name, roster in scenario.rosters.items()
    }
    findings = [*on_duty(plan, window, HANDOVER, "rosters")]
    told = f"{file}: {_many(plan, 'roster')}, over {format_duration(scenario.lasts)} from {written(scenario.starts)}"
    return Audit(looked_at=(told,), found=tuple(_placed(findings, read(file))))


def written(ms: int) -> str:
    """Return a moment, UTC, as people and programs read it."""
    return f"{EPOCH + ms * _MS:%Y-%m-%dT%H:%MZ}"


class _Rows:
    """What calendars say, with people as the organisation calls them."""

    def __init__(self, firm: Organisation | None) -> None:
        self.firm = firm
        self.lines: dict[tuple[str, int], str] = {}
        self.strangers: list[Finding] = []

    def read(self, calendar: Calendar, window: tuple[int, int], zone: str = "UTC") -> list[Stretch]:
        """Return who is on call by a calendar; all turns of one person are one line of it."""
        first: dict[str, int] = {}
        found: list[Stretch] = []
        for turn in read_calendar(calendar.path, *window, zone):
            person, known = self._who(turn)
            new = person not in first
            line = first.setdefault(person, turn.line)
            self.lines.setdefault((str(calendar.path), line), turn.written)
            place = (CALENDAR, str(calendar.path), line)
            if new and not known:
                self.strangers.append(
                    Finding(
                        code="A611",
                        place=place,
                        message=f"{person} is on call for {calendar.team}, and nobody of that name is known",
                        help="add them under people:, with the name or the email that the calendar has",
                        first=turn.begins,
                    )
                )
            found.append(
                Stretch(
                    person=person,
                    layer="backup" if calendar.layer == "backup" else "primary",
                    begins=turn.begins,
                    ends=turn.ends,
                    place=place,
                    called=person,
                )
            )
        return found

    def _who(self, turn: Turn) -> tuple[str, bool]:
        """Return whom an entry means, and whether the organisation knows them."""
        said = " ".join((turn.summary, *turn.attendees)).lower()
        people = self.firm.people if self.firm is not None else {}
        for key, one in people.items():
            if any(word and word.lower() in said for word in (one.email, one.name)):
                return key, True
        words = said.replace(",", " ").split()
        for key in people:
            if key in words:
                return key, True
        said = _PREFIX.sub("", turn.summary).strip()
        return said or next(iter(turn.attendees), "somebody without a name"), not people


CALENDAR: Final = "calendar file"
"""What the place of a calendar's entry begins with; no name can, for the space in it."""


def _of_calendars(calendars: Sequence[Calendar], window: tuple[int, int]) -> list[Found]:
    rows = _Rows(None)
    plan: dict[str, list[Stretch]] = {}
    for calendar in calendars:
        plan.setdefault(calendar.team, []).extend(rows.read(calendar, window))
    files = {calendar.team: str(calendar.path) for calendar in reversed(calendars)}
    found = [
        replace(one, place=(CALENDAR, files[str(one.place[1])], 0)) if one.place[0] == "teams" else one
        for one in on_duty(plan, window, HANDOVER)
    ]
    return _placed(found, None, rows)


def _teams_of(calendars: Sequence[Calendar], teams: Collection[str]) -> None:
    for calendar in calendars:
        if calendar.team not in teams:
            near = suggest(calendar.team, teams) or f"there is {', '.join(teams)}"
            raise LookupError(f"{calendar.path} is of a team {calendar.team!r}, and there is none; {near}")


def _sound(found: ReadOrganisation) -> tuple[Organisation, Document]:
    if found.organisation is None or found.document is None:
        raise ValueError("\n".join(str(problem) for problem in found.problems))
    return found.organisation, found.document


def _placed(findings: Iterable[Finding], document: Document | None, rows: _Rows | None = None) -> list[Found]:
    """Return findings with their places, as they stand in their files."""
    told = []
    for one in findings:
        if one.place[0] == CALENDAR:
            file, line = str(one.place[1]), int(one.place[2])
            said = rows.lines.get((file, line), "") if rows is not None else ""
            problem = Problem(
                code=one.code,
                message=one.message,
                help=one.help,
                file=file,
                line=line,
                column=1 if line else 0,
                end_column=len(said) + 1,
                excerpt=said,
            )
        else:
            assert document is not None  # noqa: S101  # only calendars are audited without one
            issue = Issue(code=one.code, path=one.place, message=one.message, help=one.help, key=one.key)
            (problem,) = placed([issue], document)
        told.append(Found(finding=one, problem=replace(problem, severity="finding", note=_when(one))))
    return sorted(told, key=lambda one: (one.problem.file, one.problem.line, one.problem.column))


def _when(one: Finding) -> str:
    """Return when it is so, and how often."""
    if one.first is None:
        return ""
    since = f"{EPOCH + one.first * _MS:%a %d %b %Y, %H:%M} UTC"
    if not one.times:
        return f"from {since}"
    again = "once" if one.times == 1 else f"{one.times:,} times"
    lasts = f", {format_duration(one.lasts)} in all" if one.lasts else ""
    return f"first on {since}; {again}{lasts}"


def _many(things: Mapping[str, object], what: str) -> str:
    return f"{len(things)} {what}{'' if len(things) == 1 else 's'}"


def _midnight(day: date) -> int:
    return moment_of(datetime.combine(day, time()), ZoneInfo("UTC"))
