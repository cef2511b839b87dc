"""Where an alert goes and who may decide: owners that are not there, ladders that lead nowhere, decisions of nobody."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Final

from simulator.domain.audits.findings import Finding, Place
from simulator.domain.organisation import Organisation
from simulator.domain.regimes import after
from simulator.domain.standards import ACTS, Standard
from simulator.domain.values import dataclass

OF_A_TEAM: Final = ("primary", "backup", "lead", "team")
"""Whom a rung calls by their part in the team that is called."""


def routing(firm: Organisation, standard: Standard, begins: int, ends: int) -> Iterator[Finding]:
    """Yield everything that is wrong with owners, routes, ladders, roles and decisions in [begins, ends), ms since 1970."""
    there = _There(firm, begins, ends)
    yield from _people(firm, there)
    yield from _services(firm, there)
    yield from _routes(firm, there)
    yield from _ladders(firm, there)
    yield from _decisions(firm, standard, there)


@dataclass(frozen=True, slots=True)
class _There:
    """Which names stand for somebody, and until when."""

    firm: Organisation
    begins: int
    ends: int

    def gone(self, name: str) -> int | None:
        """Return from when on a person or team is not there in what is looked at; None if always."""
        known = self.firm.people.get(name) or self.firm.teams.get(name)
        if known is None:
            return self.begins
        since = None if known.until is None else after(known.until)
        return None if since is None or since >= self.ends else max(since, self.begins)

    def lost(self, what: str, name: str, names: Iterable[str]) -> str:
        """Say what has become of a name that stands for nobody."""
        known = self.firm.people.get(name) or self.firm.teams.get(name)
        if known is not None:
            return f"{name} is there until {known.until}"
        near = get_close_matches(name, names, n=1)
        return f"there is no {what} {name}" + (f" (there is {near[0]})" if near else "")


def _people(firm: Organisation, there: _There) -> Iterator[Finding]:
    """Yield whoever is counted on and not there: in a roster, as a lead, or among the others of a team."""
    for name, team in firm.teams.items():
        counted: list[tuple[Place, str]] = [(("teams", name, "lead"), team.lead)]
        counted += [(("teams", name, "others", at), one) for at, one in enumerate(team.others)]
        for watch, line in team.watches.items():
            way = ("teams", name, "watches", watch)
            counted += [((*way, "primary", at), one) for at, one in enumerate(line.primary)]
            counted += [((*way, "backup", at), one) for at, one in enumerate(line.backup)]
        told: set[str] = set()
        for place, person in counted:
            known = firm.people.get(person)
            since = there.begins if known is None else there.gone(person)
            if since is None or person in told:
                continue
            told.add(person)
            yield Finding(
                code="A611",
                place=place,
                message=f"{name} counts on {person}, and {there.lost('person', person, firm.people)}",
                help="put somebody who is there in their place",
                first=since,
            )


def _services(firm: Organisation, there: _There) -> Iterator[Finding]:
    for name, service in firm.services.items():
        if service.team is None:
            message, since = f"nobody owns {name}", None
        elif service.team not in firm.teams:
            message, since = f"nobody owns {name}: {there.lost('team', service.team, firm.teams)}", None
        else:
            since = there.gone(service.team)
            message = (
                f"nobody owns {name} any more: {service.team} is there until {firm.teams[service.team].until}"
            )
            if since is None:
                continue
        place: Place = ("services", name) if service.team is None else ("services", name, "team")
        help_ = "name the team that answers for it (team: …)"
        yield Finding(
            code="A605", place=place, key=service.team is None, message=message, help=help_, first=since
        )


def _routes(firm: Organisation, there: _There) -> Iterator[Finding]:
    for name, route in firm.routes.items():
        since = there.begins if route.to not in firm.teams else there.gone(route.to)
        if since is not None:
            message = f"{name} leads to nobody: {there.lost('team', route.to, firm.teams)}"
            help_ = "send it to the team that answers now"
            yield Finding(code="A606", place=("routes", name, "to"), message=message, help=help_, first=since)
        if route.service not in firm.services:
            message = f"{name} waits for alerts of {route.service}, and there is no such service{_near(route.service, firm.services)}"
            yield Finding(
                code="A612",
                place=("routes", name, "service"),
                message=message,
                help="take the route out, or name a service that runs",
            )
        if route.ladder not in firm.ladders:
            message = f"{name} goes by the ladder {route.ladder}, and there is none{_near(route.ladder, firm.ladders)}"
            yield Finding(
                code="A608",
                place=("routes", name, "ladder"),
                message=message,
                help="name a ladder that is there",
            )
    routed = {route.service for route in firm.routes.values()}
    for name in firm.services:
        if firm.routes and name not in routed:
            yield Finding(
                code="A612",
                place=("services", name),
                key=True,
                message=f"no route takes the alerts of {name}",
                help=f"add a route: {{service: {name}, to: …, ladder: …}}",
            )


def _near(name: str, names: Iterable[str]) -> str:
    near = get_close_matches(name, names, n=1)
    return f" (there is {near[0]})" if near else ""


def _ladders(firm: Organisation, there: _There) -> Iterator[Finding]:
    told: set[frozenset[str]] = set()
    for name, ladder in firm.ladders.items():
        passed = _climb(firm, name)
        last = firm.ladders[passed[-1]]
        if last.then in passed:
            circle = passed[passed.index(last.then) :]
            if frozenset(circle) not in told:
                told.add(frozenset(circle))
                yield Finding(
                    code="A607",
                    place=("ladders", passed[-1], "then"),
                    message=f"the ladder never ends: {' then '.join((*circle, last.then))}",
                    help="let the last of them end with somebody who always answers",
                )
        elif last.then is not None and passed[-1] == name:
            yield _nowhere(
                ("ladders", name, "then"),
                f"{name} goes on with the ladder {last.then}, and there is none{_near(last.then, firm.ladders)}",
                "name a ladder that is there",
            )
        elif last.then is None:
            called = {rung.call for one in passed for rung in firm.ladders[one].steps}
            if not called - {"primary"}:
                rings = "rings the primary and nobody after" if called else "rings nobody"
                yield _nowhere(("ladders", name), f"{name} {rings}", "add a step: {after: 5m, call: backup}")
        for at, rung in enumerate(ladder.steps):
            since = None if rung.call in OF_A_TEAM else there.gone(rung.call)
            if since is not None:
                names = (*OF_A_TEAM, *firm.people, *firm.teams)
                lost = there.lost("person or team", rung.call, names)
                yield _nowhere(
                    ("ladders", name, "steps", at, "call"),
                    f"step {at + 1} of {name} rings nobody: {lost}",
                    "call primary, backup, lead, team, a person or a team that is there",
                    since,
                )


def _climb(firm: Organisation, name: str) -> list[str]:
    """Return the ladders that follow one another from this one on, each once."""
    passed = [name]
    while (then := firm.ladders[passed[-1]].then) in firm.ladders and then not in passed:
        passed.append(str(then))
    return passed


def _nowhere(place: Place, message: str, help_: str, since: int | None = None) -> Finding:
    return Finding(code="A608", place=place, message=message, help=help_, first=since)


def _decisions(firm: Organisation, standard: Standard, there: _There) -> Iterator[Finding]:
    """Yield each decision for which there is nobody, and each act of the standard that only unheld roles may do."""
    held = {role: _since(names, there) for role, names in firm.roles.items()}
    for name, right in firm.decisions.items():
        since = [
            held.get(one, there.begins) if one in standard.roles else there.gone(one) for one in right.by
        ]
        if None not in since:
            by = f": it is for {' or '.join(right.by)}" if right.by else ""
            yield Finding(
                code="A609",
                place=("decisions", name),
                key=True,
                message=f"nobody may decide {name}{by}",
                help="name a role that somebody takes (roles:), a team or a person in by:",
                first=max((one for one in since if one is not None), default=None),
            )
    if not firm.roles:
        return
    needs = {
        act.replace("-", " "): tuple(name for name, role in standard.roles.items() if act in role.may)
        for act in ACTS
    }
    needs |= {
        f"sign {name}": message.approval for name, message in standard.messages.items() if message.approval
    }
    needs |= {f"send {name}": message.sent_by for name, message in standard.messages.items()}
    for roles in dict.fromkeys(needs.values()):
        since = [held.get(role, there.begins) for role in roles]
        if roles and None not in since:
            acts = ", ".join(act for act, by in needs.items() if by == roles)
            yield Finding(
                code="A609",
                place=("roles",),
                key=True,
                message=f"nobody is {' or '.join(roles)}, who alone may {acts}",
                help=f"say who that is, under roles: {roles[0]}: [a team, or a person]",
                first=max(one for one in since if one is not None),
            )


def _since(names: Iterable[str], there: _There) -> int | None:
    """Return from when on none of these is there; None if one always is."""
    gone = [there.gone(name) for name in names]
    return None if None in gone else max((one for one in gone if one is not None), default=there.begins)
