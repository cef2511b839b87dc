"""A written alerting standard: every clock, role, message, weight, gate and band, each number with its source.

The code knows the *kinds* of duty; which there are, how long they take and what they are worth is data, so that one
exercise can be judged under several standards without replaying it.
Durations are exercise time; a limit of null means that this severity or priority owes nothing.
"""

from dataclasses import field
from typing import Final, Literal

from simulator.domain.accounts import AccountRules
from simulator.domain.regimes import Regime
from simulator.domain.units import AUTHORED, MINUTE, Duration, Micro, Name, Share, Text
from simulator.domain.values import dataclass

Dimension = Literal["timeliness", "communication", "triage", "decision", "governance"]
Label = Text
"""A severity's own label, such as SEV1 or P1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Where a figure comes from."""

    __pydantic_config__ = AUTHORED

    what: Text
    where: Text = ""
    note: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricRow:
    """One reason for a severity: a measure over (or under) a limit, or simply present."""

    __pydantic_config__ = AUTHORED

    says: Text
    measure: Name
    over: Micro | None = None
    """Strictly more than this; without it the measure only has to be present (`true`)."""
    under: Micro | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Severity:
    """One rank of severity; the first listed is the worst."""

    __pydantic_config__ = AUTHORED

    title: Text
    any: tuple[RubricRow, ...] = ()
    source: Name


ACTS: Final = (
    "declare",
    "classify",
    "assign-role",
    "approve-remedy",
    "approve-message",
    "send-public",
    "send-internal",
    "resolve",
    "hand-over",
    "page",
)
"""What a role may be allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A part in an incident, and what it may decide."""

    __pydantic_config__ = AUTHORED

    title: Text
    says: Text
    seat: bool = True
    """Players may take it."""
    may: tuple[Name, ...] = ()
    """Restricted acts it may do: declare, classify, assign-role, approve-remedy, approve-message, send-public,
    send-internal, resolve, hand-over, page."""
    not_with: tuple[Name, ...] = ()
    """Roles the same person may not hold at the worst severity."""
    source: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """Something the house holds to that no clock measures, such as speaking openly of what went wrong."""

    __pydantic_config__ = AUTHORED

    says: Text
    source: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Where a message can go."""

    __pydantic_config__ = AUTHORED

    says: Text
    audience: Name
    public: bool = False
    sensitive: bool = False
    """It may carry personal data (a restricted room)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One rung of the escalation ladder."""

    __pydantic_config__ = AUTHORED

    after: Duration
    """After the rung before it; the first, after the alert."""
    to: Literal["primary", "backup", "lead", "team"]


Begins = Literal[
    "alert-fired",
    "detected",
    "acknowledged",
    "declared",
    "first-post",
    "asked",
    "mitigated",
    "remedy-finished",
    "triggered",
]
KeptBy = Literal[
    "acknowledged",
    "disposed",
    "declared",
    "assigned",
    "classified",
    "message",
    "paged",
    "mitigated",
    "monitoring",
    "resolved",
    "answered",
    "verified",
    "postmortem",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A duty with a limit: what starts it, what keeps it, how long there is."""

    __pydantic_config__ = AUTHORED

    says: Text
    """What is owed, as a screen shows it: Acknowledge the alert."""
    asks: Text
    """The clause in full."""
    clause: Text
    """Its number in the standard."""
    starts: Begins
    kept_by: KeptBy
    what: tuple[Name, ...] = ()
    """For assigned: roles. For message: types, any of which keeps it."""
    limits: dict[Label, Duration | None]
    """By severity; for acknowledged, by priority; for disposed, by both (an item of no incident has only a priority)."""
    every: bool = False
    """It repeats: each time it is kept, the next begins (a cadence), until the incident is resolved."""
    while_: Literal["investigating", "monitoring", "any"] = "any"
    """A cadence's phase: until mitigated, or after."""
    opens: Duration = 0
    """It cannot be kept earlier than this after its start (the stability watch)."""
    unless: Literal["mitigated"] | None = None
    """It is no longer owed if this has happened before its limit."""
    audience: Name | None = None
    """Owed only if the incident must be told to this audience."""
    dimension: Dimension = "timeliness"
    task: Name
    role: Name
    """Whose duty it is."""
    weight: int = 1
    source: Name


FieldKind = Literal[
    "incident-id",
    "severity",
    "began-at",
    "discovered-at",
    "ended-at",
    "services",
    "scope",
    "cause",
    "harm",
    "figure",
    "next-update",
    "state",
    "owner",
    "action",
    "duties",
    "words",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageField:
    """One blank of a message: what goes in, how it is judged, and what its reader asks when it is missing."""

    __pydantic_config__ = AUTHORED

    asks: Text
    kind: FieldKind
    critical: bool = False
    """Counts double."""
    standings: dict[Literal["confirmed", "suspected", "unknown", "denied"], Text] = field(
        default_factory=dict
    )
    """The sentence by how sure one is; {} is the value. Without it the field is simply stated."""
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageType:
    """A message the standard knows: who reads it, where it may go, who signs, what it must say and must not."""

    __pydantic_config__ = AUTHORED

    title: Text
    audience: Name
    channels: tuple[Name, ...]
    sent_by: tuple[Name, ...]
    approval: tuple[Name, ...] = ()
    """Roles of which one must have approved the draft as it is sent."""
    fields: dict[Name, MessageField]
    forbids: tuple[Literal["blame", "cause-as-fact", "internal-names", "recovery-time", "jargon"], ...] = ()
    max_words: int = 250
    phase: Literal["any", "investigating", "mitigated", "resolved"] = "any"
    """The world in which it is true to send it."""
    public: bool = False
    template: Name | None = None
    """The letter that frames it, `messages/NAME.j2`; without it the one of its own name, or else `any`."""
    counts_as: tuple[Name, ...] = ()
    """Other types whose duties it also keeps; all of them are named, none follows from another."""
    source: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A critical task: one thing a team must be able to do, with its target."""

    __pydantic_config__ = AUTHORED

    says: Text
    capability: Name
    role: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judgement that is not a clock: what it weighs, and what it answers to."""

    __pydantic_config__ = AUTHORED

    asks: Text
    clause: Text
    dimension: Dimension
    task: Name
    weight: int
    source: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Something that may not happen: it caps the total and rates its objective U."""

    __pydantic_config__ = AUTHORED

    says: Text
    clause: Text
    task: Name
    cap: int = 59
    source: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A rating by share of points (HSEEP's four)."""

    __pydantic_config__ = AUTHORED

    at_least: Share
    says: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerances:
    """How near is near enough, and how soon is soon enough."""

    __pydantic_config__ = AUTHORED

    late_zero_at: int = 3
    """A clock kept late earns a share that falls to nothing at this many limits."""
    figure: Share
    """A figure is right within this share of the signal."""
    figure_window: Duration
    """Or if the signal had it in this long before sending."""
    time: Duration
    """A time is right within this."""
    grace: Duration
    """How long after a fact became knowable suspected and unknown still earn full marks."""
    promise: Duration
    """A promised update that comes within this of its time is kept."""
    cites: int
    """Pieces of evidence a claim may cite."""
    per_slot: int
    """Messages in one cadence slot before more of them cost."""
    together: Duration
    """Remedies started closer than this to one another are started together."""
    handover: Duration = 30 * MINUTE
    """What is passed on so long before its holder's shift ends is handed over for that."""
    severity_high_is_free_until: Duration
    """One rank too high costs nothing for this long after declaring."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long things take a person: the model answer's pace, and what an act costs in tabletop."""

    __pydantic_config__ = AUTHORED

    notice: Duration
    acknowledge: Duration
    look: Duration
    decide: Duration
    declare: Duration
    classify: Duration
    page: Duration
    write: Duration
    note: Duration
    source: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Word lists for what must not be there; matched whole, in any case."""

    __pydantic_config__ = AUTHORED

    blame: tuple[Text, ...]
    recovery_time: tuple[Text, ...]
    jargon: tuple[Text, ...] = ()
    no_harm: tuple[Text, ...] = ()
    """Words that deny harm, such as no customers affected."""
    as_fact: tuple[Text, ...] = ()
    """Words that tell a cause as a fact, such as the cause is; not in a sentence that doubts it."""
    parties: tuple[Text, ...] = ()
    """What somebody may be called who has no name here, such as vendor; nobody is blamed under it either."""
    blaming_before: tuple[Text, ...] = ()
    """What blames the name behind it, such as caused by."""
    blaming_after: tuple[Text, ...] = ()
    """What blames the name before it, such as broke."""
    blaming_own: tuple[Text, ...] = ()
    """What blames when it is somebody's, such as mistake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A whole standard."""

    __pydantic_config__ = AUTHORED

    hotwash_standard: Literal[1]
    title: Text
    says: Text
    sources: dict[Name, Cited]
    types: dict[Name, Text]
    categories: dict[Name, Text]
    severities: dict[Label, Severity]
    """Worst first."""
    labels: dict[Label, Label] = field(default_factory=dict)
    """What others call a severity of ours, by their word: `SEV1: P1`. Scenarios may say it either way."""
    audiences: dict[Name, Text]
    channels: dict[Name, Channel]
    roles: dict[Name, Role]
    ladder: dict[Literal["critical", "error", "warning", "info"], tuple[Step, ...]]
    """Runs by itself while nobody has taken an alert that fires; when it fires again, from the first rung."""
    clocks: dict[Name, Clock]
    messages: dict[Name, MessageType]
    capabilities: dict[Name, Text]
    tasks: dict[Name, Task]
    judgements: dict[Name, Judged]
    gates: dict[Name, Gate]
    norms: dict[Name, Norm] = field(default_factory=dict)
    """How people work with one another here: what is read, and not judged by itself."""
    regulators: dict[Name, Regime] = field(default_factory=dict)
    """Duties to report to an authority: a team tells counsel of them, and files none."""
    weights: dict[Dimension, int]
    """Out of 100."""
    ratings: dict[Literal["P", "S", "M", "U"], Band]
    postmortem: AccountRules = field(default_factory=AccountRules)
    tolerances: Tolerances
    reading: dict[Name, int] = field(default_factory=dict)
    """Years of school that the hardest sentence to an audience may take; an audience not named here reads anything."""
    pace: Pace
    words: Words

    def rank(self, label: str) -> int:
        """Return 1 for the worst severity; KeyError for a label this standard does not have."""
        return list(self.severities).index(label) + 1
