"""What players and facilitators can ask for, in the imperative.

A command is an intention: `decide` turns it into events or into a refusal that says why.
`seat` is the role that acts; a facilitator's commands have the seat `facilitator`.
Names in commands are the scenario's own (`edge-errors`), never numbers on somebody's screen.
"""

from dataclasses import dataclass
from typing import Final, Literal

Standing = Literal["confirmed", "suspected", "unknown", "denied"]
STRICT: Final = {"extra": "forbid"}
"""The configuration of everything that comes from a wire or a log."""
FACILITATOR: Final = "facilitator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One field of a message: its value, how sure, and on what evidence."""

    __pydantic_config__ = STRICT

    value: str = ""
    standing: Standing = "confirmed"
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What every command has."""

    __pydantic_config__ = STRICT

    seat: str


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
class FireInject(Command):
    """Facilitator: deliver it now; a contingency card too."""

    inject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldInject(Command):
    """Facilitator: do not deliver it (or let it go again)."""

    inject: str
    hold: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class EditInject(Command):
    """Facilitator: other words, another recipient, another time; never another condition."""

    inject: str
    says: str = ""
    to: str = ""
    at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FreezeConsequences(Command):
    """Facilitator: harm stands still while something is explained (or goes on)."""

    freeze: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakAs(Command):
    """Facilitator: say something as anyone, to a seat or to all."""

    as_: str
    to: str = ""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Whisper(Command):
    """Facilitator: a hint to one seat; it counts as assistance."""

    to: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectRecord(Command):
    """Facilitator: say that a line of the log is wrong, and what was so; nothing is edited."""

    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankReminders(Command):
    """Facilitator: show no owed clocks (or show them again)."""

    blank: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RealEmergency(Command):
    """Anyone: something real has happened; play stops at once, for everyone."""

    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Continue(Command):
    """Facilitator: the real emergency is over; play may go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End(Command):
    """ENDEX before the time is up."""

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
Lead = (
    FireInject
    | HoldInject
    | EditInject
    | FreezeConsequences
    | SpeakAs
    | Whisper
    | CorrectRecord
    | BlankReminders
    | Continue
    | End
)
"""What only a facilitator may ask for; `End` also whoever plays alone."""
AnyCommand = Play | Lead | RealEmergency
COMMANDS: Final[dict[str, type[AnyCommand]]] = {kind.__name__: kind for kind in AnyCommand.__args__}
"""Every command by the name it has in the log."""


# Commands to the clock change nothing in the world: they are recorded as driver lines and fed back on replay.
@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Pause, speed and skipping ahead: what the host did with the wall clock."""

    __pydantic_config__ = STRICT

    what: Literal["pause", "go", "speed", "skip", "pace"]
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observe:
    """Evaluator, during or after play: something seen, at a moment."""

    __pydantic_config__ = STRICT

    at: int
    text: str
    task: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Evaluator: another rating than the one proposed."""

    __pydantic_config__ = STRICT

    objective: str
    rating: Literal["P", "S", "M", "U"]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrule:
    """Evaluator: other points for a judgement, with a reason; both show."""

    __pydantic_config__ = STRICT

    judgement: str
    points: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Players, in the hot wash: an answer to one of its questions, or an objection to a judgement."""

    __pydantic_config__ = STRICT

    to: str
    text: str
    owner: str = ""
    due: str = ""


Evaluation = Observe | Rate | Overrule | Answer
"""Lines of the second chain, written after ENDEX (observations and ratings also before)."""
