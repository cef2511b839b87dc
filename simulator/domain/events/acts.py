"""What players did."""

from typing import Literal

from simulator.domain.commands import Action, Claim
from simulator.domain.events.base import Done
from simulator.domain.values import dataclass


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
class SignOffVoided(Done):
    """What a signed draft says has changed since, by an act of `by` or by itself: it is unsigned again."""

    draft: str
    why: str


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
    | SignOffVoided
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
