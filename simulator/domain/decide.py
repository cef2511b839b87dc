"""`decide(world, t, command)`: the events a command brings about, or a refusal that says why.

The world decides nothing else: what follows later (a remedy that finishes, a person who answers) is the engine's.
Authority by role is enforced here; consent that was not asked for is not, because a team can act without it: that is
judged, as in life.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from typing import Literal, assert_never

from simulator.domain import commands as c
from simulator.domain import events as e
from simulator.domain.evidence import opened, places
from simulator.domain.people import holder_of, on_call, ring
from simulator.domain.world import World

MAX_TEXT = 8_000
"""Characters a player may write into one field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a command was not carried out, and the way out."""

    kind: Literal["authority", "unknown", "state", "form"]
    why: str


Decided = tuple[e.AnyEvent, ...] | Refusal


def _unknown(what: str, name: str, there: Iterable[str]) -> Refusal:
    known = ", ".join(list(there)[:12])
    return Refusal(
        kind="unknown", why=f"there is no {what} {name!r}" + (f"; there is {known}" if known else " yet")
    )


def _state(why: str) -> Refusal:
    return Refusal(kind="state", why=why)


def _may(world: World, seat: str, act: str) -> Refusal | None:
    roles = world.standard.roles
    if act in roles[seat].may:
        return None
    who = " or ".join(name for name, role in roles.items() if act in role.may and role.seat) or "nobody here"
    return Refusal(kind="authority", why=f"{seat} may not {act.replace('-', ' ')}: that is for {who}")


def decide(world: World, t: int, command: c.AnyCommand) -> Decided:  # one door after another
    """Return what the command brings about at T+`t` ms."""
    if world.ended:
        return _state("the exercise has ended")
    long = _too_long(command)
    if long:
        return Refusal(kind="form", why=f"{long} has more than {MAX_TEXT:,} characters: shorten it")
    if isinstance(command, c.RealEmergency):
        return (e.Suspended(by=command.seat, why=command.why),)
    if world.suspended and not isinstance(command, c.Continue | c.End):
        return _state("play is suspended for a real emergency; the facilitator can continue")
    if isinstance(command, c.Lead):
        return _lead(world, t, command)
    if command.seat not in world.scenario.seats:
        return _unknown("seat", command.seat, world.scenario.seats)
    if command.seat not in world.standard.roles:
        return _unknown("role", command.seat, world.standard.roles)
    return _play(world, t, command)


def _too_long(command: c.AnyCommand) -> str:
    """Return the name of a field that is longer than anybody reads, or nothing."""
    for field in fields(command):
        value = getattr(command, field.name)
        texts = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
        if len(texts) > MAX_TEXT or any(isinstance(text, str) and len(text) > MAX_TEXT for text in texts):
            return field.name
    return ""


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
                return _unknown("role", role, world.standard.roles)
            if person not in world.scenario.people:
                return _unknown("person", person, world.scenario.people)
            return _may(world, by, "assign-role") or (e.RoleAssigned(by=by, role=role, person=person),)
        case c.HandOver(role=role, to=to, notes=notes, promises=promises):
            if role not in world.roles and role not in world.scenario.seats:
                return _unknown("role", role, (*world.roles, *world.scenario.seats))
            if to not in world.scenario.people:
                return _unknown("person", to, world.scenario.people)
            refused = None if role == by else _may(world, by, "hand-over")
            return refused or (e.HandedOver(by=by, role=role, to=to, notes=notes, promises=promises),)
        case c.Page(target=target, why=why):
            return _page(world, t, by, target, why)
        case c.LookAt(what=what, at=at):
            moment = t if at is None else min(at, t)
            shows = opened(world, t, what, moment)
            if shows is None:
                return _unknown("evidence", what, places(world))
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
                return _unknown("suggestion", name, world.suggestions)
            if world.suggestions[name] is not None:
                return _state(f"{name} was answered already")
            return (e.SuggestionAnswered(by=by, suggestion=name, accept=accept, why=why),)
        case c.ApproveRemedy() | c.StartRemedy() | c.VerifyRemedy() | c.UndoRemedy():
            return _remedy(world, command)
        case c.Draft() | c.ApproveMessage() | c.Send():
            return _message(world, command)
        case c.Reply(inject=name, text=text):
            told = world.injects.get(name)
            if told is None or told.delivered is None:
                return _unknown(
                    "question", name, (n for n, i in world.injects.items() if i.delivered is not None)
                )
            if not text.strip():
                return Refusal(kind="form", why="an answer needs words")
            return (e.Replied(by=by, inject=name, text=text),)
        case c.MarkMonitoring() | c.Resolve() | c.Reopen():
            return _incident_state(world, command)
        case c.WritePostmortem(incident=name):
            if name not in world.incidents:
                return _unknown("incident", name, world.incidents)
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
        return _unknown("alert or report", name, world.items)
    if item.acknowledged is not None:
        return _state(f"{name} was acknowledged already, by {item.acknowledged_by}")
    return (e.Acknowledged(by=by, item=name),)


def _dispose(world: World, command: c.Dismiss | c.Link) -> Decided:
    name, by = command.item, command.seat
    item = world.items.get(name)
    if item is None:
        return _unknown("alert or report", name, world.items)
    if isinstance(command, c.Link):
        if command.incident not in world.incidents:
            return _unknown("incident", command.incident, world.incidents)
        if item.incident == command.incident:
            return _state(f"{name} belongs to {command.incident} already")
        return (e.Linked(by=by, item=name, incident=command.incident),)
    if command.reason == "duplicate" and command.of not in world.items:
        return _unknown("alert or report it repeats:", command.of, world.items)
    if item.dismissed == command.reason and item.duplicate_of == command.of:
        return _state(f"{name} was dismissed already, as {item.dismissed}")
    return (e.Dismissed(by=by, item=name, reason=command.reason, of=command.of, cites=command.cites),)


def _declare(world: World, by: str, title: str, severity: str, items: tuple[str, ...]) -> Decided:
    if severity not in world.standard.severities:
        return _unknown("severity", severity, world.standard.severities)
    if not title.strip():
        return Refusal(kind="form", why="an incident needs a title")
    for name in items:
        if name not in world.items:
            return _unknown("alert or report", name, world.items)
    incident = f"INC-{len(world.incidents) + 1}"
    return _may(world, by, "declare") or (
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
            return _unknown(what, name, there)
    return _may(world, command.seat, "classify") or (
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
        return _unknown("person, role or team", target, (*scenario.rosters, *scenario.people))
    return (
        _may(world, by, "page")
        or ring(world, person, by, target, why)
        or _state(f"{person} is being called already")
    )


def _remedy(
    world: World, command: c.ApproveRemedy | c.StartRemedy | c.VerifyRemedy | c.UndoRemedy
) -> Decided:  # one door after another
    name, by = command.remedy, command.seat
    remedy = world.scenario.remedies.get(name)
    if remedy is None:
        return _unknown("remedy", name, world.scenario.remedies)
    state = world.remedies.get(name)
    match command:
        case c.ApproveRemedy():
            if not remedy.approval:
                return _state(f"{name} needs nobody's consent")
            if by not in remedy.approval:
                return Refusal(
                    kind="authority",
                    why=f"{by} cannot approve {name}: that is for {' or '.join(remedy.approval)}",
                )
            if state is not None and by in state.approved_by:
                return _state(f"{by} has approved {name} already")
            return (e.RemedyApproved(by=by, remedy=name),)
        case c.StartRemedy(expect=expect, check=check):
            if remedy.by is not None and by != remedy.by:
                return Refusal(kind="authority", why=f"{by} may not start {name}: that is for {remedy.by}")
            if check and check not in world.scenario.signals:
                return _unknown("signal to check by", check, world.scenario.signals)
            if state is not None and state.status in ("running", "done", "undoing"):
                return _state(f"{name} is {state.status} already")
            started: list[e.AnyEvent] = [e.RemedyStarted(by=by, remedy=name, expect=expect, check=check)]
            lost = tuple(n for n in remedy.destroys if n not in world.kept and n not in world.lost)
            if lost:
                started.append(e.EvidenceLost(evidence=lost))
            return tuple(started)
        case c.VerifyRemedy(works=works, cites=cites):
            if state is None or state.status not in ("done", "failed"):
                return _state(f"{name} is not finished: there is nothing to verify yet")
            return (e.RemedyVerified(by=by, remedy=name, works=works, cites=cites),)
        case c.UndoRemedy():
            if remedy.undo is None:
                return _state(f"{name} cannot be undone")
            if remedy.by is not None and by != remedy.by:
                return Refusal(kind="authority", why=f"{by} may not undo {name}: that is for {remedy.by}")
            if state is None or state.status != "done":
                return _state(f"{name} is not in effect: there is nothing to undo")
            return (e.UndoStarted(by=by, remedy=name),)


def _message(world: World, command: c.Draft | c.ApproveMessage | c.Send) -> Decided:  # one door after another
    by = command.seat
    if isinstance(command, c.ApproveMessage):
        draft = world.drafts.get(command.draft)
        if draft is None:
            return _unknown("draft", command.draft, world.drafts)
        if by in draft.approved_by:
            return _state(f"{by} has signed {command.draft} already")
        return _may(world, by, "approve-message") or (e.MessageApproved(by=by, draft=command.draft),)
    kind = world.standard.messages.get(command.type)
    if kind is None:
        return _unknown("message type", command.type, world.standard.messages)
    if command.channel not in world.standard.channels:
        return _unknown("channel", command.channel, world.standard.channels)
    if command.incident and command.incident not in world.incidents:
        return _unknown("incident", command.incident, world.incidents)
    for name in command.fields:
        if name not in kind.fields:
            return _unknown(f"field of {command.type}", name, kind.fields)
    if len(command.words) > MAX_TEXT or any(len(claim.value) > MAX_TEXT for claim in command.fields.values()):
        return Refusal(kind="form", why=f"a message may have {MAX_TEXT} characters a field")
    if isinstance(command, c.Draft):
        return (
            e.Drafted(
                by=by,
                draft=command.draft,
                type=command.type,
                channel=command.channel,
                incident=command.incident,
                fields=command.fields,
                words=command.words,
                text=command.text,
            ),
        )
    if by not in kind.sent_by:
        return Refusal(
            kind="authority", why=f"{by} may not send {command.type}: that is for {' or '.join(kind.sent_by)}"
        )
    if command.draft and command.draft not in world.drafts:
        return _unknown("draft", command.draft, world.drafts)
    if command.answers and (
        command.answers not in world.injects or world.injects[command.answers].delivered is None
    ):
        return _unknown("question", command.answers, world.injects)
    return (
        e.MessageSent(
            by=by,
            message=f"MSG-{len(world.messages) + 1}",
            type=command.type,
            audience=kind.audience,
            channel=command.channel,
            incident=command.incident,
            fields=command.fields,
            words=command.words,
            text=command.text,
            draft=command.draft,
            answers=command.answers,
        ),
    )


def _incident_state(world: World, command: c.MarkMonitoring | c.Resolve | c.Reopen) -> Decided:
    name, by = command.incident, command.seat
    incident = world.incidents.get(name)
    if incident is None:
        return _unknown("incident", name, world.incidents)
    match command:
        case c.MarkMonitoring(cites=cites):
            if incident.state != "investigating":
                return _state(f"{name} is {incident.state} already")
            return _may(world, by, "resolve") or (e.Monitored(by=by, incident=name, cites=cites),)
        case c.Resolve(cites=cites):
            if incident.state == "resolved":
                return _state(f"{name} is resolved already")
            return _may(world, by, "resolve") or (e.Resolved(by=by, incident=name, cites=cites),)
        case c.Reopen(why=why):
            if incident.state == "investigating":
                return _state(f"{name} is open")
            return (e.Reopened(by=by, incident=name, why=why),)


def _hint(world: World, by: str, name: str) -> Decided:
    there = [n for n in world.hints if not name or n == name]
    for hint in there:
        level = world.hints[hint]
        says = world.scenario.hints[hint].says
        if level < len(says):
            return (e.HintGiven(by=by, hint=hint, level=level + 1, says=world.cast.fill(says[level])),)
    return _state("there is no hint to be had now")


def _lead(world: World, t: int, command: c.Lead) -> Decided:  # one arm per command
    by = command.seat
    if by != c.FACILITATOR and not isinstance(command, c.End):
        return Refusal(
            kind="authority", why=f"{by} may not {type(command).__name__}: that is for the facilitator"
        )
    match command:
        case c.FireInject(inject=name) | c.HoldInject(inject=name) | c.EditInject(inject=name):
            if name not in world.scenario.injects and name not in world.scenario.cards:
                return _unknown("inject", name, (*world.scenario.injects, *world.scenario.cards))
            told = world.injects.get(name)
            if told is not None and told.delivered is not None:
                return _state(f"{name} was delivered already")
            if isinstance(command, c.FireInject):
                return (e.InjectFired(by=by, inject=name),)
            if isinstance(command, c.HoldInject):
                return (e.InjectHeld(by=by, inject=name, hold=command.hold),)
            if command.to and command.to not in world.standard.roles:
                return _unknown("role", command.to, world.standard.roles)
            if command.at is not None and command.at <= t:
                return _state("that time has passed")
            return (e.InjectEdited(by=by, inject=name, says=command.says, to=command.to, at=command.at),)
        case c.FreezeConsequences(freeze=freeze):
            return (e.ConsequencesFrozen(by=by, freeze=freeze),)
        case c.SpeakAs(as_=as_, to=to, text=text):
            return (e.Spoken(by=by, as_=as_, to=to, text=text),)
        case c.Whisper(to=to, text=text):
            return (e.Whispered(by=by, to=to, text=text),)
        case c.CorrectRecord(line=line, text=text):
            return (e.RecordCorrected(by=by, line=line, text=text),)
        case c.BlankReminders(blank=blank):
            return (e.RemindersBlanked(by=by, blank=blank),)
        case c.Continue():
            return (e.Continued(by=by),) if world.suspended else _state("play is not suspended")
        case c.End(why=why):
            return (e.EndAsked(by=by, why=why),)
        case _:
            assert_never(command)
