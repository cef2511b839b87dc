"""What a seat may see of an event: decided here and nowhere else.

A view is the event's plain data, with what the seat needs to read it (who sent it, which service, the words), and
without what it may not have: what is really wrong, who else was asked, planted secrets of other roles.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, assert_never

from simulator.domain import events as e
from simulator.domain.commands import FACILITATOR
from simulator.domain.readers import answers
from simulator.domain.world import World
from simulator.log.records import encode
from simulator.projections.stream import SeatEvent

WITHHELD: Final = "[withheld]"
Body = dict[str, Any]
UNSEEN: Final = (
    e.FaultBegan,
    e.FaultEased,
    e.FaultEnded,
    e.HarmChanged,
    e.WorldHeld,
    e.EvidenceLost,
    e.InjectHeld,
    e.InjectEdited,
    e.InjectFired,
)
"""What no seat ever sees: what is really wrong, and what the facilitator does behind the scene."""


@dataclass(frozen=True)
class Viewer:
    """Whose eyes: the roles one stream serves, in one exercise."""

    roles: frozenset[str]
    world: World
    coached: bool = False
    """Practice and lessons: that help can be had is said."""

    @property
    def sees_all(self) -> bool:
        """Whether this is the facilitator."""
        return FACILITATOR in self.roles

    @cached_property
    def _hidden(self) -> re.Pattern[str] | None:
        world = self.world
        values = [
            world.cast.secrets[name]
            for name, secret in world.scenario.secrets.items()
            if self.roles.isdisjoint(secret.may_see) and world.cast.secrets.get(name, "").strip()
        ]
        if self.sees_all or not values:
            return None
        longest_first = sorted(values, key=len, reverse=True)
        spelled = (
            r"\s+".join(map(re.escape, value.split())) for value in longest_first
        )  # a letter breaks its lines
        return re.compile("|".join(spelled), re.IGNORECASE)

    def clean(self, value: Any) -> Any:  # plain data of any shape
        """Return plain data without the secrets these eyes may not see."""
        if self._hidden is None:
            return value
        if isinstance(value, str):
            return self._hidden.sub(WITHHELD, value)
        if isinstance(value, dict):
            return {self.clean(name): self.clean(inner) for name, inner in value.items()}
        if isinstance(value, list | tuple):
            return [self.clean(inner) for inner in value]
        return value

    def addressed(self, to: str) -> bool:
        """Whether something said to `to` (a role, or nobody in particular) reaches these eyes."""
        return self.sees_all or not to or to in self.roles or to not in self.world.scenario.seats


def seat_view(event: e.AnyEvent, viewer: Viewer, *, number: int = 0, t: int = 0) -> SeatEvent | None:
    """Return what the viewer sees of an event; None if nothing."""
    body = _body(event, viewer)
    if viewer.sees_all:
        body = _plain(event) | (body or {})
    if body is None:
        return None
    if isinstance(event, e.MessageSent):
        body["answered"] = _answered(viewer, event, t)
    return SeatEvent(number=number, t=t, what=type(event).__name__, body=viewer.clean(body))


def _answered(viewer: Viewer, sent: e.MessageSent, t: int) -> list[str]:
    """Return the questions, of those these eyes may see, that a message of T+`t` ms answers.

    By name, by its type, or by telling a reader what an earlier letter left open.

    A seat is told before the world has taken the message in, and again, after a break, long after it has.
    """
    world, scenario = viewer.world, viewer.world.scenario
    readers = (
        name
        for name, one in world.asked.items()
        if one.delivered <= t and one.answered in (None, t) and viewer.addressed(one.event.to)
        if answers(world.standard, sent, one.letter, one.event)
    )
    injects = (
        name
        for name, asked in world.injects.items()
        if asked.delivered is not None and asked.delivered <= t and asked.answered in (None, t)
        if viewer.addressed(asked.to)
        if name == sent.answers
        or sent.type in (scenario.injects.get(name) or scenario.cards[name]).answered_by
    )
    return [*injects, *readers]


def _plain(event: e.AnyEvent) -> Body:
    body: Body = encode(event)
    del body["is"]
    return body


def _body(event: e.AnyEvent, viewer: Viewer) -> Body | None:
    if isinstance(event, UNSEEN):
        return None
    world, scenario, fill = viewer.world, viewer.world.scenario, viewer.world.cast.fill
    match event:
        case e.AlertFired(alert=name):
            rule = scenario.alerts.get(name) or scenario.noise[name]
            service = scenario.services.get(rule.service)
            return _plain(event) | {
                "priority": rule.priority,
                "service": rule.service,
                "team": service.team if service else "",
                "runbook": rule.runbook or "",
                "labels": {label: fill(value) for label, value in rule.labels.items()},
            }
        case e.ReportArrived(report=name):
            said = scenario.reports[name]
            return {
                "report": name,
                "from": fill(said.from_),
                "method": said.method,
                "says": fill(said.says),
                "times": said.times,
                "service": said.owner or "",
            }
        case e.InjectDelivered(inject=name, to=to):
            if not viewer.addressed(to):
                return None
            asked = scenario.injects.get(name) or scenario.cards[name]
            return _plain(event) | {"from": fill(asked.from_), "method": asked.method, "asks": asked.asks}
        case e.ReaderAsked(question=name, message=letter, reader=reader, to=to, says=says):
            if not viewer.addressed(to):
                return None
            return {"question": name, "message": letter, "from": reader, "to": to, "says": says}
        case e.SuggestionMade(suggestion=name):
            made = scenario.suggestions[name]
            return {
                "suggestion": name,
                "says": fill(made.says),
                "because": fill(made.because),
                "confidence": made.confidence,
                "remedy": made.remedy or "",
            }
        case e.WorldMoved(event=name):
            says = fill(scenario.events[name].says)
            return {"says": says} if says else None
        case e.PersonPaged(person=name) | e.PersonAnswered(person=name) | e.PersonSilent(person=name):
            told = {what: value for what, value in _plain(event).items() if what != "reveals"}
            return told | {"name": world.cast.people.get(name, name)}
        case e.RemedyFinished(remedy=name):
            return _plain(event) | {"kind": scenario.remedies[name].kind}
        case e.HintOffered(hint=name):
            of_step = scenario.lesson is not None and name in scenario.lesson.steps
            if not viewer.coached or of_step:  # of its step the coach says so
                return None
            return {"cost": scenario.hints[name].cost}
        case e.HintGiven(by=by, hint=name):
            return _plain(event) | {"cost": scenario.hints[name].cost} if by in viewer.roles else None
        case e.LookedAt(by=by) | e.Refused(by=by):
            return _plain(event) if by in viewer.roles else None
        case e.Spoken(to=to, as_=as_, text=text):
            return {"from": as_, "to": to, "says": text} if viewer.addressed(to) else None
        case e.Whispered(to=to, text=text):
            return {"to": to, "says": text} if viewer.addressed(to) else None
        case e.RecordCorrected(text=text):
            return {"says": text}
        case (
            e.ExerciseStarted()
            | e.AlertCleared()
            | e.RemedyFailed()
            | e.RemedyUndone()
            | e.EvidenceKept()
            | e.ExerciseEnded()
            | e.Acknowledged()
            | e.Dismissed()
            | e.Linked()
            | e.Declared()
            | e.Classified()
            | e.RoleAssigned()
            | e.HandedOver()
            | e.Hypothesized()
            | e.SuggestionAnswered()
            | e.RemedyApproved()
            | e.RemedyStarted()
            | e.RemedyVerified()
            | e.UndoStarted()
            | e.Drafted()
            | e.MessageApproved()
            | e.SignOffVoided()
            | e.MessageSent()
            | e.Replied()
            | e.Monitored()
            | e.Resolved()
            | e.Reopened()
            | e.PostmortemWritten()
            | e.Noted()
            | e.ConsequencesFrozen()
            | e.RemindersBlanked()
            | e.Suspended()
            | e.Continued()
            | e.EndAsked()
        ):
            return _plain(event)
        case _:
            assert_never(event)
