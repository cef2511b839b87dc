"""A scenario: a small world, what goes wrong in it, what people will say, and an answer key.

Names are unique across a scenario, so that a condition, a citation or a command may name a thing without its kind.
"""

from dataclasses import field
from typing import Literal

from simulator.domain.scenario.key import (
    AnswerKey,
    Decision,
    IncidentKey,
    KeyFact,
    KnownFrom,
    SeverityWhen,
    Untruth,
)
from simulator.domain.scenario.lesson import Lesson, LessonStep, hints_of
from simulator.domain.scenario.people import (
    Again,
    Cast,
    Change,
    Hint,
    Inject,
    Method,
    OnCall,
    Person,
    Report,
    Roster,
    Secret,
    Shift,
    Suggestion,
)
from simulator.domain.scenario.plant import (
    AlertRule,
    Fault,
    Harms,
    LogSource,
    Move,
    NoiseAlert,
    Priority,
    Remedy,
    Rhythm,
    Service,
    Signal,
    Span,
    Trace,
    WorldEvent,
)
from simulator.domain.units import AUTHORED, Duration, Format, Instant, Name, SignalName, Text
from simulator.domain.values import dataclass

__all__ = [
    "Again",
    "AlertRule",
    "AnswerKey",
    "Cast",
    "Change",
    "Decision",
    "Fault",
    "Harms",
    "Hint",
    "IncidentKey",
    "Inject",
    "KeyFact",
    "KnownFrom",
    "Lesson",
    "LessonStep",
    "LogSource",
    "Method",
    "Move",
    "NoiseAlert",
    "Objective",
    "OnCall",
    "Person",
    "Priority",
    "Remedy",
    "Report",
    "Rhythm",
    "Roster",
    "Scenario",
    "Secret",
    "Service",
    "SeverityWhen",
    "Shift",
    "Signal",
    "Source",
    "Span",
    "Suggestion",
    "Trace",
    "Untruth",
    "WorldEvent",
    "hints_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A real incident a scenario learns from."""

    __pydantic_config__ = AUTHORED

    what: Text
    facts: Text
    source: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What the exercise tries (HSEEP): a capability of the standard, through its critical tasks."""

    __pydantic_config__ = AUTHORED

    says: Text
    capability: Name
    tasks: tuple[Name, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One drill or lesson, as its author wrote it."""

    __pydantic_config__ = AUTHORED

    hotwash: Format
    """The version of this format."""
    title: Text
    summary: Text
    """One sentence that tells nobody the answer."""
    level: Literal["novice", "trained", "expert"] = "trained"
    inspired_by: tuple[Source, ...] = ()
    starts: Instant
    """STARTEX, in UTC; shown as the exercise's own clock."""
    lasts: Duration
    briefing: Text
    """Read before STARTEX: what runs here, what normal looks like, who is who, what is simulated."""
    objectives: dict[Name, Objective]
    seats: dict[Name, Name]
    """The roles that are played, and the person who plays each."""
    services: dict[Name, Service]
    signals: dict[SignalName, Signal]
    people: dict[Name, Person]
    rosters: dict[Name, Roster]
    cast: Cast = field(default_factory=Cast)
    secrets: dict[Name, Secret] = field(default_factory=dict)
    faults: dict[Name, Fault] = field(default_factory=dict)
    alerts: dict[Name, AlertRule] = field(default_factory=dict)
    noise: dict[Name, NoiseAlert] = field(default_factory=dict)
    reports: dict[Name, Report] = field(default_factory=dict)
    changes: dict[Name, Change] = field(default_factory=dict)
    logs: dict[Name, LogSource] = field(default_factory=dict)
    traces: dict[Name, Trace] = field(default_factory=dict)
    runbooks: dict[Name, Text] = field(default_factory=dict)
    """Files beside the scenario, such as runbooks/null-burst.md; the loader puts their text here."""
    suggestions: dict[Name, Suggestion] = field(default_factory=dict)
    events: dict[Name, WorldEvent] = field(default_factory=dict)
    remedies: dict[Name, Remedy] = field(default_factory=dict)
    injects: dict[Name, Inject] = field(default_factory=dict)
    cards: dict[Name, Inject] = field(default_factory=dict)
    """Contingency injects that only a facilitator plays; their `at` and `when` stay empty."""
    hints: dict[Name, Hint] = field(default_factory=dict)
    lesson: Lesson | None = None
    """What makes it a lesson."""
    answer_key: AnswerKey
