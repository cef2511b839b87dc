"""The world of a running exercise, and the fold that makes it: `evolve(world, t, event)` never refuses.

A world is mutable and owned by one fold (a pure copy per event would cost four times as much); `fold` is its pure face.
The engine, every judgement and every view of the whole truth fold the same events with the same function.
"""

from collections.abc import Iterable
from typing import assert_never

from simulator.domain import events as e
from simulator.domain.cast import CastSheet
from simulator.domain.conditions import Fact
from simulator.domain.facts import facts_of
from simulator.domain.readers import answers
from simulator.domain.scenario import Harms, Inject, Scenario
from simulator.domain.signals import HarmMeter, SignalState
from simulator.domain.standards import Standard
from simulator.domain.states import (
    Asked,
    DraftState,
    FaultState,
    IncidentState,
    InjectState,
    Item,
    PersonState,
    RemedyState,
)

HARMS = ("people", "usd", "decisions")
Timed = tuple[int, e.AnyEvent]
"""An event and its time, T+ms."""


class World:
    """Everything that is so at a moment of an exercise; grows by `evolve` and by nothing else."""

    __slots__ = (
        "asked",
        "cast",
        "coached",
        "dead_phones",
        "drafts",
        "ended",
        "faults",
        "first",
        "harm",
        "hints",
        "hypotheses",
        "incidents",
        "injects",
        "items",
        "kept",
        "lost",
        "messages",
        "people",
        "remedies",
        "reminders_blank",
        "roles",
        "scenario",
        "seed",
        "signals",
        "standard",
        "starts",
        "suggestions",
        "suspended",
        "t",
    )

    def __init__(
        self, scenario: Scenario, standard: Standard, seed: int, cast: CastSheet, *, coached: bool = False
    ) -> None:
        """Begin before STARTEX; where players are coached, nobody asks for what a letter left open."""
        self.scenario = scenario
        self.standard = standard
        self.seed = seed
        self.cast = cast
        self.coached = coached
        self.starts = scenario.starts
        self.t = 0
        self.first: dict[Fact, int] = {}
        self.signals = {n: SignalState(n, s, seed, scenario.starts) for n, s in scenario.signals.items()}
        self.harm = {what: HarmMeter() for what in HARMS}
        self.faults: dict[str, FaultState] = {}
        self.items: dict[str, Item] = {}
        self.injects: dict[str, InjectState] = {}
        self.asked: dict[str, Asked] = {}
        self.suggestions: dict[str, bool | None] = {}
        self.incidents: dict[str, IncidentState] = {}
        self.roles: dict[str, str] = {}
        self.people: dict[str, PersonState] = {}
        self.dead_phones = {n for n, p in scenario.people.items() if p.phone == "dead"}
        self.remedies: dict[str, RemedyState] = {}
        self.kept: set[str] = set()
        self.lost: dict[str, int] = {}
        self.hypotheses: dict[str, e.Hypothesized] = {}
        self.drafts: dict[str, DraftState] = {}
        self.messages: list[tuple[int, e.MessageSent]] = []
        self.hints: dict[str, int] = {}
        self.suspended = False
        self.reminders_blank = False
        self.ended = False


def fold(world: World, events: Iterable[Timed]) -> World:
    """Bring a fresh world through every event, and return it."""
    for t, event in events:
        evolve(world, t, event)
    return world


def evolve(world: World, t: int, event: e.AnyEvent) -> tuple[Fact, ...]:  # noqa: PLR0915  # one arm per event
    """Change the world as the event says, and return the facts that happened with it."""
    world.t = t
    also: tuple[str, ...] = ()
    match event:  # what happens most often comes first
        case e.AlertFired(alert=name, firing=firing):
            item = world.items.get(name)
            if item is None:
                item = world.items[name] = Item("alert", t)
            item.firing, item.firings = True, firing
        case e.AlertCleared(alert=name):
            world.items[name].firing = False
        case e.FaultBegan(fault=name, since=since):
            _begin_fault(world, name, since)
        case e.FaultEased(fault=name, left=left, over=over):
            state = world.faults[name]
            state.strength.ease(t, left, over)
            for move in world.scenario.faults[name].moves:
                world.signals[move.signal].touch()
        case e.FaultEnded(fault=name):
            world.faults[name].ended = True
        case e.HarmChanged(cause=cause, people=people, usd=usd, decisions=decisions):
            for what, rate in zip(HARMS, (people, usd, decisions), strict=True):
                if rate or cause in world.harm[what].rates:
                    world.harm[what].set(t, cause, rate)
        case e.ReportArrived(report=name):
            world.items.setdefault(name, Item("report", t))
        case e.InjectDelivered(inject=name, to=to, says=says):
            told = world.injects.setdefault(name, InjectState())
            told.delivered = t if told.delivered is None else told.delivered
            told.to, told.says = to, says
            world.dead_phones.update(inject_of(world, name).unreachable)
        case e.ReaderAsked(question=name, message=about):
            letter = next(sent for _, sent in reversed(world.messages) if sent.message == about)
            world.asked[name] = Asked(event, letter, t)
        case e.SuggestionMade(suggestion=name):
            world.suggestions.setdefault(name, None)
        case e.PersonPaged(person=person):
            called = world.people.get(person)
            if called is None or not called.ringing:
                world.people[person] = PersonState(t)
            team = world.scenario.people[person].team
            also = (team,) if team else ()
        case e.PersonAnswered(person=person):
            called = world.people[person]
            called.ringing, called.answered = False, t
        case e.PersonSilent(person=person):
            world.people[person].ringing = False
        case e.RemedyStarted(remedy=name):
            remedy = world.remedies.setdefault(name, RemedyState("running"))
            remedy.status = "running"
            remedy.runs += 1
        case e.RemedyFinished(remedy=name):
            _finish_remedy(world, t, name)
        case e.RemedyFailed(remedy=name):
            world.remedies[name].status = "failed"
        case e.UndoStarted(remedy=name):
            world.remedies[name].status = "undoing"
        case e.RemedyUndone(remedy=name):
            _undo_remedy(world, t, name)
        case e.EvidenceKept(evidence=names):
            world.kept.update(names)
        case e.EvidenceLost(evidence=names):
            for name in names:
                world.lost.setdefault(name, t)
        case e.HintOffered(hint=name):
            world.hints.setdefault(name, 0)
        case e.ExerciseEnded():
            world.ended = True
        case e.Acknowledged(item=name, by=by):
            item = world.items[name]
            item.acknowledged, item.acknowledged_by = t, by
        case e.Dismissed(item=name, reason=reason, of=of):
            item = world.items[name]
            item.dismissed, item.duplicate_of, item.incident = reason, of, ""
        case e.Linked(item=name, incident=incident):
            item = world.items[name]
            item.incident, item.dismissed = incident, ""
        case e.Declared(incident=name, title=title, severity=severity):
            world.incidents[name] = IncidentState(title, t, severity, [(t, severity)])
        case e.Classified(incident=name, type=kind, category=category, severity=severity, services=services):
            found = world.incidents[name]
            found.type, found.category, found.services, found.classified = kind, category, services, t
            if severity != found.severity:
                found.severity = severity
                found.severities.append((t, severity))
        case e.RoleAssigned(role=role, person=person):
            world.roles[role] = person
        case e.HandedOver(role=role, to=to):
            world.roles[role] = to
        case e.Hypothesized(hypothesis=name):
            world.hypotheses[name] = event
        case e.SuggestionAnswered(suggestion=name, accept=accept):
            world.suggestions[name] = accept
        case e.RemedyApproved(remedy=name, by=by):
            world.remedies.setdefault(name, RemedyState("approved")).approved_by.append(by)
        case e.Drafted(
            draft=name, type=kind, channel=channel, incident=about, fields=fields, words=words, text=text
        ):
            world.drafts[name] = DraftState(kind, channel, about, fields, words, text)
        case e.MessageApproved(draft=name, by=by):
            world.drafts[name].approved_by.append(by)
        case e.SignOffVoided(draft=name):
            world.drafts[name].approved_by.clear()
        case e.MessageSent(draft=used):
            world.messages.append((t, event))
            world.drafts.pop(used, None)
            also = _answered(world, event)
            for name in also:
                question_of(world, name).answered = t
        case e.Replied(inject=name):
            asked = question_of(world, name)
            if asked.answered is None:
                asked.answered = t
        case e.Monitored(incident=name):
            world.incidents[name].state = "monitoring"
        case e.Resolved(incident=name):
            world.incidents[name].state = "resolved"
        case e.Reopened(incident=name):
            world.incidents[name].state = "investigating"
        case e.HintGiven(hint=name, level=level):
            world.hints[name] = level
        case e.InjectHeld(inject=name, hold=hold):
            world.injects.setdefault(name, InjectState()).held = hold
        case e.InjectEdited(inject=name, says=says, to=to, at=at):
            edited = world.injects.setdefault(name, InjectState())
            edited.says, edited.to, edited.at = says or edited.says, to or edited.to, at
        case e.ConsequencesFrozen(freeze=freeze):
            for meter in world.harm.values():
                meter.freeze(t, frozen=freeze)
        case e.RemindersBlanked(blank=blank):
            world.reminders_blank = blank
        case e.Suspended():
            world.suspended = True
        case e.Continued():
            world.suspended = False
        case (
            e.ExerciseStarted()
            | e.WorldMoved()
            | e.WorldHeld()
            | e.LookedAt()
            | e.RemedyVerified()
            | e.PostmortemWritten()
            | e.Noted()
            | e.Refused()
            | e.InjectFired()
            | e.Spoken()
            | e.Whispered()
            | e.RecordCorrected()
            | e.EndAsked()
        ):
            pass
        case _:
            assert_never(event)
    facts = facts_of(event, also)
    for fact in facts:
        world.first.setdefault(fact, t)
    return facts


def inject_of(world: World, name: str) -> Inject:
    """Return an inject, or a card that the facilitator plays as one; KeyError if there is neither."""
    return world.scenario.injects.get(name) or world.scenario.cards[name]


def question_of(world: World, name: str) -> InjectState | Asked:
    """Return what became of a question: an inject's, or a reader's; KeyError if there is neither."""
    return world.asked.get(name) or world.injects[name]


def questions(world: World) -> tuple[str, ...]:
    """Return what somebody has said or asked by now, and may be answered by its name."""
    return (*(name for name, told in world.injects.items() if told.delivered is not None), *world.asked)


def _answered(world: World, sent: e.MessageSent) -> tuple[str, ...]:
    """Return the open questions that a message answers: the one it names, those its type is an answer to, its readers'."""
    readers = (
        name
        for name, one in world.asked.items()
        if one.answered is None and answers(world.standard, sent, one.letter, one.event)
    )
    injects = (
        name
        for name, told in world.injects.items()
        if told.delivered is not None and told.answered is None
        if name == sent.answers or sent.type in inject_of(world, name).answered_by
    )
    return (*injects, *readers)


def _begin_fault(world: World, name: str, since: int) -> None:
    fault = world.scenario.faults[name]
    state = world.faults[name] = FaultState(since)
    for move in fault.moves:
        world.signals[move.signal].push(since, move, state.strength, fault.where)


def _finish_remedy(world: World, t: int, name: str) -> None:
    remedy, state = world.scenario.remedies[name], world.remedies[name]
    state.status, state.finished = "done", t
    side = world.faults[effect_of(name)] = FaultState(t)
    for move in remedy.moves:
        world.signals[move.signal].push(t, move, side.strength, {})


def _undo_remedy(world: World, t: int, name: str) -> None:
    world.remedies[name].status = "undone"
    side = world.faults.get(effect_of(name))
    if side is not None:
        side.strength.ease(t, 0, 0)
        side.ended = True
        for move in world.scenario.remedies[name].moves:
            world.signals[move.signal].touch()


def effect_of(remedy: str) -> str:
    """Return the name under which a remedy's side effects stand among the faults."""
    return f"effect of {remedy}"


def harms_of(world: World, cause: str) -> Harms | None:
    """Return the harm a cause does: a fault's, or a remedy's side effect's."""
    fault = world.scenario.faults.get(cause)
    if fault is not None:
        return fault.harms
    return world.scenario.remedies[cause.removeprefix("effect of ")].harms
