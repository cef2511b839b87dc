"""What happened, in the past tense: the only truth of an exercise.

An event carries what cannot be recomputed; its time and number stand on its line of the log.
Each yields facts (`facts.py`), changes the world (`world.evolve`), and is seen by some seats (`audience` in
`simulator/host/redaction.py`).
"""

from dataclasses import dataclass
from typing import Final, Literal

from simulator.domain.commands import STRICT, Action, Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What every event has: nothing."""

    __pydantic_config__ = STRICT


# What the world does.


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseStarted(Event):
    """STARTEX."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultBegan(Event):
    """Something is wrong from now on (or was, before STARTEX)."""

    fault: str
    since: int
    """T+ms; negative for a past before STARTEX."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultEased(Event):
    """A remedy took a share of a fault away; at nothing left the fault has ended."""

    fault: str
    remedy: str
    left: int
    """Millionths of its full strength that remain, once the effect is in."""
    over: int = 0
    """Milliseconds the effect takes to come in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultEnded(Event):
    """Nothing of it is left."""

    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmChanged(Event):
    """How fast harm runs from now on, for one cause."""

    cause: str
    people: int
    usd: int
    decisions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertFired(Event):
    """The monitoring speaks."""

    alert: str
    summary: str
    firing: int
    """1 for its first time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertCleared(Event):
    """The monitoring takes it back."""

    alert: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportArrived(Event):
    """A person or vendor reports something."""

    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectDelivered(Event):
    """Someone speaks to a role."""

    inject: str
    to: str
    says: str
    round: int = 1
    """2 and more when asked again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionMade(Event):
    """The automation proposes something."""

    suggestion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldMoved(Event):
    """Something the world does unless stopped, happened."""

    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldHeld(Event):
    """Something the world would have done was stopped."""

    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPaged(Event):
    """A phone rings."""

    person: str
    by: str
    """A role, or `ladder`."""
    target: str
    """What was asked for: a person, a role or a team."""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAnswered(Event):
    """They are here, and say what they know."""

    person: str
    says: str
    reveals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSilent(Event):
    """It rang out."""

    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyFinished(Event):
    """It is done; what it does to the world begins."""

    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyFailed(Event):
    """It did not work."""

    remedy: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyUndone(Event):
    """It has been taken back."""

    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceKept(Event):
    """Evidence is safe from now on."""

    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLost(Event):
    """Evidence is gone."""

    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HintOffered(Event):
    """Help can be had."""

    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseEnded(Event):
    """ENDEX."""

    why: Literal["time", "ended"]


# What players did.


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Event):
    """What every act of a player has."""

    by: str
    """The role that acted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged(Done):
    """Someone has it."""

    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissed(Done):
    """Someone says nothing is to be done."""

    item: str
    reason: Literal["false", "duplicate", "not-actionable"]
    of: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked(Done):
    """An item was put to an incident."""

    item: str
    incident: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared(Done):
    """There is an incident."""

    incident: str
    """INC-1, INC-2, …"""
    title: str
    severity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Classified(Done):
    """The team's picture of an incident."""

    incident: str
    type: str
    category: str
    severity: str
    services: tuple[str, ...]
    cites: tuple[str, ...] = ()
    confidence: Literal["guess", "likely", "certain"] = "likely"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleAssigned(Done):
    """Someone has a role."""

    role: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver(Done):
    """A role went to someone else, with what is open."""

    role: str
    to: str
    notes: str
    promises: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAt(Done):
    """Evidence was opened."""

    what: str
    at: int
    shows: tuple[str, ...]
    """Every piece of evidence that lay open: names of signals, logs, changes, reports …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesized(Done):
    """A possibility was recorded or seen otherwise."""

    hypothesis: str
    says: str
    status: Literal["open", "supported", "rejected"]
    supports: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionAnswered(Done):
    """A human decided on a proposal."""

    suggestion: str
    accept: bool
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyApproved(Done):
    """Consent was given."""

    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyStarted(Done):
    """It is being done."""

    remedy: str
    expect: str = ""
    check: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyVerified(Done):
    """Someone said whether it worked."""

    remedy: str
    works: bool
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoStarted(Done):
    """It is being taken back."""

    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted(Done):
    """A message as it stood."""

    draft: str
    type: str
    channel: str
    incident: str
    fields: dict[str, Claim]
    words: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageApproved(Done):
    """A draft was signed as it stood."""

    draft: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSent(Done):
    """The world has read it."""

    message: str
    """MSG-1, MSG-2, …"""
    type: str
    audience: str
    channel: str
    incident: str
    fields: dict[str, Claim]
    words: str
    text: str
    draft: str = ""
    answers: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied(Done):
    """Someone who asked has an answer."""

    inject: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Monitored(Done):
    """An incident is called mitigated."""

    incident: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved(Done):
    """An incident is called over."""

    incident: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(Done):
    """An incident is called open again."""

    incident: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostmortemWritten(Done):
    """The account was filed."""

    incident: str
    summary: str
    impact: str
    causes: tuple[str, ...]
    timeline: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Done):
    """A line for the record."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HintGiven(Done):
    """Help was read."""

    hint: str
    level: int
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(Done):
    """A command was not carried out; everybody's time went on."""

    command: str
    why: str
    kind: Literal["authority", "unknown", "state", "form"]
    """Not your role; no such thing; not now; not readable."""


# What the facilitator did.


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectHeld(Done):
    """An inject waits for the facilitator (or no longer does)."""

    inject: str
    hold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectEdited(Done):
    """An inject has other words, another recipient or another time."""

    inject: str
    says: str
    to: str
    at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectFired(Done):
    """The facilitator delivers an inject now; its delivery follows."""

    inject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsequencesFrozen(Done):
    """Harm stands still (or runs again)."""

    freeze: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken(Done):
    """The facilitator spoke as someone."""

    as_: str
    to: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Whispered(Done):
    """A seat was helped."""

    to: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCorrected(Done):
    """A line is wrong; this was so."""

    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindersBlanked(Done):
    """Owed clocks are hidden (or shown)."""

    blank: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspended(Done):
    """Something real has happened; nothing else is accepted until play continues."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Continued(Done):
    """Play goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndAsked(Done):
    """ENDEX was called; it follows at once."""

    why: str


World = (
    ExerciseStarted
    | FaultBegan
    | FaultEased
    | FaultEnded
    | HarmChanged
    | AlertFired
    | AlertCleared
    | ReportArrived
    | InjectDelivered
    | SuggestionMade
    | WorldMoved
    | WorldHeld
    | PersonPaged
    | PersonAnswered
    | PersonSilent
    | RemedyFinished
    | RemedyFailed
    | RemedyUndone
    | EvidenceKept
    | EvidenceLost
    | HintOffered
    | ExerciseEnded
)
Players = (
    Acknowledged
    | Dismissed
    | Linked
    | Declared
    | Classified
    | RoleAssigned
    | HandedOver
    | LookedAt
    | Hypothesized
    | SuggestionAnswered
    | RemedyApproved
    | RemedyStarted
    | RemedyVerified
    | UndoStarted
    | Drafted
    | MessageApproved
    | MessageSent
    | Replied
    | Monitored
    | Resolved
    | Reopened
    | PostmortemWritten
    | Noted
    | HintGiven
    | Refused
)
Leads = (
    InjectHeld
    | InjectEdited
    | InjectFired
    | ConsequencesFrozen
    | Spoken
    | Whispered
    | RecordCorrected
    | RemindersBlanked
    | Suspended
    | Continued
    | EndAsked
)
AnyEvent = World | Players | Leads
EVENTS: Final[dict[str, type[AnyEvent]]] = {kind.__name__: kind for kind in AnyEvent.__args__}
"""Every event by the name it has in the log."""
