"""`decide(world, t, command)`: the events a command brings about, or a refusal that says why.

The world decides nothing else: what follows later (a remedy that finishes, a person who answers) is the engine's.
Authority by role is enforced here; consent that was not asked for is not, because a team can act without it: that is
judged, as in life.
"""

from collections.abc import Collection
from dataclasses import is_dataclass
from typing import assert_never

from simulator.domain import commands as c
from simulator.domain import events as e
from simulator.domain.evidence import opened, places
from simulator.domain.leading import lead
from simulator.domain.people import holder_of, on_call, ring
from simulator.domain.refusals import Decided, Refusal, may_not, no_question, not_now, unknown
from simulator.domain.sending import message, voided
from simulator.domain.world import World, questions

__all__ = ["MAX_TEXT", "Decided", "Refusal", "decide"]

MAX_TEXT = 8_000
"""Characters a player may write into one text."""


def decide(world: World, t: int, command: c.AnyCommand) -> Decided:  # one door after another
    """Return what the command brings about at T+`t` ms."""
    if world.ended:
        return not_now("the exercise has ended")
    long = _too_long(command)
    if long:
        return Refusal(kind="form", why=f"{long} has more than {MAX_TEXT:,} characters: shorten it")
    if isinstance(command, c.RealEmergency):
        return (e.Suspended(by=command.seat, why=command.why),)
    if world.suspended and not isinstance(command, c.Continue | c.End):
        return not_now("play is suspended for a real emergency; the facilitator can continue")
    if isinstance(command, c.Lead):
        return lead(world, t, command)
    if command.seat not in world.scenario.seats:
        return unknown("seat", command.seat, world.scenario.seats)
    if command.seat not in world.standard.roles:
        return unknown("role", command.seat, world.standard.roles)
    decided = _play(world, t, command)
    return decided if isinstance(decided, Refusal) else (*decided, *voided(world, decided))


def _too_long(command: c.AnyCommand) -> str:
    """Return the name of a field that is longer than anybody reads, or nothing."""
    return next(
        (name for name in command.__dataclass_fields__ if _longest(getattr(command, name)) > MAX_TEXT), ""
    )


def _longest(value: object) -> int:
    """Return the characters of the longest text in a command's field: a claim's value and evidence, an action's owner."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, tuple):
        return max(map(_longest, value), default=0)
    if isinstance(value, dict):
        return max(map(_longest, value.values()), default=0)
    if is_dataclass(value):
        return max((_longest(getattr(value, name)) for name in value.__dataclass_fields__), default=0)
    return 0


def _play(world: World, t: int, command: c.Play) -> Decided:  # one arm per command
    by = command.seat
    match command:
        case c.Acknowledge(item=name):
            return _acknowledge(world, by, name)
        case c.Dismiss() | c.Link():
            return _dispose(world, command)
        case c.Declare(title=title, severity=severity, items=items):
            return _declare(world, by, title, severity, items)
        case c.Classify():
            return _classify(world, command)
        case c.AssignRole(role=role, person=person):
            if role not in world.standard.roles:
                return unknown("role", role, world.standard.roles)
            if person not in world.scenario.people:
                return unknown("person", person, world.scenario.people)
            return may_not(world, by, "assign-role") or (e.RoleAssigned(by=by, role=role, person=person),)
        case c.HandOver(role=role, to=to, notes=notes, promises=promises):
            if role not in world.roles and role not in world.scenario.seats:
                return unknown("role", role, (*world.roles, *world.scenario.seats))
            if to not in world.scenario.people:
                return unknown("person", to, world.scenario.people)
            refused = None if role == by else may_not(world, by, "hand-over")
            return refused or (e.HandedOver(by=by, role=role, to=to, notes=notes, promises=promises),)
        case c.Page(target=target, why=why):
            return _page(world, t, by, target, why)
        case c.LookAt(what=what, at=at):
            moment = t if at is None else min(at, t)
            shows = opened(world, t, what, moment)
            if shows is None:
                return unknown("evidence", what, places(world))
            return (e.LookedAt(by=by, what=what, at=moment, shows=shows),)
        case c.Hypothesize(hypothesis=name, says=says, status=status, supports=supports, against=against):
            known = world.hypotheses.get(name)
            if known is None and not says.strip():
                return Refusal(kind="form", why=f"{name} is new: say what may be so")
            said = says or (known.says if known else "")
            return (
                e.Hypothesized(
                    by=by, hypothesis=name, says=said, status=status, supports=supports, against=against
                ),
            )
        case c.AnswerSuggestion(suggestion=name, accept=accept, why=why):
            if name not in world.suggestions:
                return unknown("suggestion", name, world.suggestions)
            if world.suggestions[name] is not None:
                return not_now(f"{name} was answered already")
            return (e.SuggestionAnswered(by=by, suggestion=name, accept=accept, why=why),)
        case c.ApproveRemedy() | c.StartRemedy() | c.VerifyRemedy() | c.UndoRemedy():
            return _remedy(world, command)
        case c.Draft() | c.ApproveMessage() | c.Send():
            return message(world, command)
        case c.Reply(inject=name, text=text):
            there = questions(world)
            if name not in there:
                return no_question(name)
            if not text.strip():
                return Refusal(kind="form", why="an answer needs words")
            return (e.Replied(by=by, inject=name, text=text),)
        case c.MarkMonitoring() | c.Resolve() | c.Reopen():
            return _incident_state(world, command)
        case c.WritePostmortem(incident=name):
            if name not in world.incidents:
                return unknown("incident", name, world.incidents)
            return (
                e.PostmortemWritten(
                    by=by,
                    incident=name,
                    summary=command.summary,
                    impact=command.impact,
                    causes=command.causes,
                    timeline=command.timeline,
                    actions=command.actions,
                ),
            )
        case c.Note(text=text):
            if not text.strip():
                return Refusal(kind="form", why="a note needs words")
            return (e.Noted(by=by, text=text),)
        case c.AskHint(hint=name):
            return _hint(world, by, name)
        case _:
            assert_never(command)


def _acknowledge(world: World, by: str, name: str) -> Decided:
    item = world.items.get(name)
    if item is None:
        return unknown("alert or report", name, world.items)
    if item.acknowledged is not None:
        return not_now(f"{name} was acknowledged already, by {item.acknowledged_by}")
    return (e.Acknowledged(by=by, item=name),)


def _dispose(world: World, command: c.Dismiss | c.Link) -> Decided:
    name, by = command.item, command.seat
    item = world.items.get(name)
    if item is None:
        return unknown("alert or report", name, world.items)
    if isinstance(command, c.Link):
        if command.incident not in world.incidents:
            return unknown("incident", command.incident, world.incidents)
        if item.incident == command.incident:
            return not_now(f"{name} belongs to {command.incident} already")
        return (e.Linked(by=by, item=name, incident=command.incident),)
    if command.reason == "duplicate" and command.of not in world.items:
        return unknown("alert or report it repeats:", command.of, world.items)
    if command.reason == "duplicate" and command.of == name:
        return not_now(f"{name} cannot repeat itself: name the alert or report that came before it")
    if item.dismissed == command.reason and item.duplicate_of == command.of:
        return not_now(f"{name} was dismissed already, as {item.dismissed}")
    return (e.Dismissed(by=by, item=name, reason=command.reason, of=command.of, cites=command.cites),)


def _declare(world: World, by: str, title: str, severity: str, items: tuple[str, ...]) -> Decided:
    if severity not in world.standard.severities:
        return unknown("severity", severity, world.standard.severities)
    if not title.strip():
        return Refusal(kind="form", why="an incident needs a title")
    for name in items:
        if name not in world.items:
            return unknown("alert or report", name, world.items)
    incident = f"INC-{len(world.incidents) + 1}"
    return may_not(world, by, "declare") or (
        e.Declared(by=by, incident=incident, title=title, severity=severity),
        *(e.Linked(by=by, item=name, incident=incident) for name in dict.fromkeys(items)),
    )


def _classify(world: World, command: c.Classify) -> Decided:
    standard, scenario = world.standard, world.scenario
    asked: tuple[tuple[str, str, Collection[str]], ...] = (
        ("incident", command.incident, world.incidents),
        ("type", command.type, standard.types),
        ("category", command.category, standard.categories),
        ("severity", command.severity, standard.severities),
        *(("service", service, scenario.services) for service in command.services),
    )
    for what, name, there in asked:
        if name not in there:
            return unknown(what, name, there)
    return may_not(world, command.seat, "classify") or (
        e.Classified(
            by=command.seat,
            incident=command.incident,
            type=command.type,
            category=command.category,
            severity=command.severity,
            services=command.services,
            cites=command.cites,
            confidence=command.confidence,
        ),
    )


def _page(world: World, t: int, by: str, target: str, why: str) -> Decided:
    scenario = world.scenario
    if target in scenario.rosters:
        person = on_call(scenario.rosters[target], t).primary
    elif target in scenario.people:
        person = target
    elif target in world.roles or target in scenario.seats:
        person = holder_of(world, target)
    else:
        return unknown("person, role or team", target, (*scenario.rosters, *scenario.people))
    return (
        may_not(world, by, "page")
        or ring(world, person, by, target, why)
        or not_now(f"{person} is being called already")
    )


def _remedy(
    world: World, command: c.ApproveRemedy | c.StartRemedy | c.VerifyRemedy | c.UndoRemedy
) -> Decided:  # one door after another
    name, by = command.remedy, command.seat
    remedy = world.scenario.remedies.get(name)
    if remedy is None:
        return unknown("remedy", name, world.scenario.remedies)
    state = world.remedies.get(name)
    match command:
        case c.ApproveRemedy():
            if not remedy.approval:
                return not_now(f"{name} needs nobody's consent")
            if by not in remedy.approval:
                return Refusal(
                    kind="authority",
                    why=f"{by} cannot approve {name}: that is for {' or '.join(remedy.approval)}",
                )
            if state is not None and by in state.approved_by:
                return not_now(f"{by} has approved {name} already")
            return (e.RemedyApproved(by=by, remedy=name),)
        case c.StartRemedy(expect=expect, check=check):
            if remedy.by is not None and by != remedy.by:
                return Refusal(kind="authority", why=f"{by} may not start {name}: that is for {remedy.by}")
            if check and check not in world.scenario.signals:
                return unknown("signal to check by", check, world.scenario.signals)
            if state is not None and state.status in ("running", "done", "undoing"):
                return not_now(f"{name} is {state.status} already")
            started: list[e.AnyEvent] = [e.RemedyStarted(by=by, remedy=name, expect=expect, check=check)]
            lost = tuple(n for n in remedy.destroys if n not in world.kept and n not in world.lost)
            if lost:
                started.append(e.EvidenceLost(evidence=lost))
            return tuple(started)
        case c.VerifyRemedy(works=works, cites=cites):
            if state is None or state.status not in ("done", "failed"):
                return not_now(f"{name} is not finished: there is nothing to verify yet")
            return (e.RemedyVerified(by=by, remedy=name, works=works, cites=cites),)
        case c.UndoRemedy():
            if remedy.undo is None:
                return not_now(f"{name} cannot be undone")
            if remedy.by is not None and by != remedy.by:
                return Refusal(kind="authority", why=f"{by} may not undo {name}: that is for {remedy.by}")
            if state is None or state.status != "done":
                return not_now(f"{name} is not in effect: there is nothing to undo")
            return (e.UndoStarted(by=by, remedy=name),)


def _incident_state(world: World, command: c.MarkMonitoring | c.Resolve | c.Reopen) -> Decided:
    name, by = command.incident, command.seat
    incident = world.incidents.get(name)
    if incident is None:
        return unknown("incident", name, world.incidents)
    match command:
        case c.MarkMonitoring(cites=cites):
            if incident.state != "investigating":
                return not_now(f"{name} is {incident.state} already")
            return may_not(world, by, "resolve") or (e.Monitored(by=by, incident=name, cites=cites),)
        case c.Resolve(cites=cites):
            if incident.state == "resolved":
                return not_now(f"{name} is resolved already")
            return may_not(world, by, "resolve") or (e.Resolved(by=by, incident=name, cites=cites),)
        case c.Reopen(why=why):
            if incident.state == "investigating":
                return not_now(f"{name} is open")
            return (e.Reopened(by=by, incident=name, why=why),)


def _hint(world: World, by: str, name: str) -> Decided:
    there = [n for n in world.hints if not name or n == name]
    for hint in there:
        level = world.hints[hint]
        says = world.scenario.hints[hint].says
        if level < len(says):
            return (e.HintGiven(by=by, hint=hint, level=level + 1, says=world.cast.fill(says[level])),)
    return not_now("there is no hint to be had now")
