"""What a seat can ask for."""

from typing import Literal

from simulator.domain.commands.base import STRICT, Claim, Command
from simulator.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledge(Command):
    """I have it: an alert or a report."""

    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismiss(Command):
    """Nothing to do, because."""

    item: str
    reason: Literal["false", "duplicate", "not-actionable"]
    of: str = ""
    """The item it repeats, for a duplicate."""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Command):
    """This item belongs to that incident."""

    item: str
    incident: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Declare(Command):
    """This is an incident."""

    title: str
    severity: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Classify(Command):
    """What kind, where the cause lives, how bad, what is hit: as one now sees it."""

    incident: str
    type: str
    category: str
    severity: str
    services: tuple[str, ...]
    cites: tuple[str, ...] = ()
    confidence: Literal["guess", "likely", "certain"] = "likely"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignRole(Command):
    """That person has this role now."""

    role: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Command):
    """Wake a person, a role's holder or whoever a team has on call."""

    target: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver(Command):
    """Give a role, with all that is open, to someone else."""

    role: str
    to: str
    notes: str
    promises: tuple[str, ...] = ()
    """What is owed, by the clock's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAt(Command):
    """Open evidence: a signal, `logs SERVICE`, `traces`, `changes`, `tickets`, `dashboard SERVICE`, a runbook, an item."""

    what: str
    at: int | None = None
    """The moment looked at, T+ms; now if none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesize(Command):
    """Record what may be so, or change how one sees it."""

    hypothesis: str
    """Its name: H1, H2, … ; a new one is recorded, a known one changed."""
    says: str = ""
    status: Literal["open", "supported", "rejected"] = "open"
    supports: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSuggestion(Command):
    """Take or leave what the automation proposes."""

    suggestion: str
    accept: bool
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveRemedy(Command):
    """Consent to a remedy."""

    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StartRemedy(Command):
    """Do it, saying what it should do and how that will be checked."""

    remedy: str
    expect: str = ""
    check: str = ""
    """The signal that will show it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyRemedy(Command):
    """Say whether it did what was expected, from what one sees."""

    remedy: str
    works: bool
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoRemedy(Command):
    """Take it back."""

    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Command):
    """A message as it stands; words and fields as they would be sent."""

    draft: str
    """Its name: M1, M2, …"""
    type: str
    channel: str
    incident: str = ""
    fields: dict[str, Claim]
    words: str = ""
    text: str = ""
    """The rendered text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveMessage(Command):
    """Sign a draft as it stands; a later change voids it."""

    draft: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Send(Command):
    """Send a message: its fields, standings, own words, and the rendered text."""

    type: str
    channel: str
    incident: str = ""
    fields: dict[str, Claim]
    words: str = ""
    text: str = ""
    draft: str = ""
    """The draft that was approved, if any."""
    answers: str = ""
    """The inject it answers, if any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Command):
    """Answer someone who asked."""

    inject: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkMonitoring(Command):
    """Mitigated: now we watch."""

    incident: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolve(Command):
    """It is over."""

    incident: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen(Command):
    """It is not over."""

    incident: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One corrective action of a postmortem."""

    __pydantic_config__ = STRICT

    what: str
    type: Literal["prevent", "detect", "mitigate", "process"]
    owner: str
    due_days: int
    verified_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WritePostmortem(Command):
    """The blameless account."""

    incident: str
    summary: str
    impact: str
    causes: tuple[str, ...]
    timeline: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Command):
    """A line for the record."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskHint(Command):
    """Ask for the next level of help."""

    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RealEmergency(Command):
    """Anyone: something real has happened; play stops at once, for everyone."""

    why: str = ""


Play = (
    Acknowledge
    | Dismiss
    | Link
    | Declare
    | Classify
    | AssignRole
    | Page
    | HandOver
    | LookAt
    | Hypothesize
    | AnswerSuggestion
    | ApproveRemedy
    | StartRemedy
    | VerifyRemedy
    | UndoRemedy
    | Draft
    | ApproveMessage
    | Send
    | Reply
    | MarkMonitoring
    | Resolve
    | Reopen
    | WritePostmortem
    | Note
    | AskHint
)
"""What a seat may ask for."""
