"""The machine side of a scenario: what runs, what is measured, what breaks, what watches, what can be done.

Every class here is one mapping in an author's file; the docstring under a field is what an editor shows for it.
"""

from dataclasses import field
from typing import Annotated, Literal

from simulator.domain.conditions import When
from simulator.domain.units import (
    AUTHORED,
    MICRO,
    Duration,
    Micro,
    Name,
    Numbered,
    Offset,
    Share,
    SignalName,
    Text,
    TimeOfDay,
)
from simulator.domain.values import dataclass

Priority = Literal["critical", "error", "warning", "info"]
"""The sender's word on an alert (PD-CEF's four); severity is the team's word on an incident."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Something that runs, and who answers for it."""

    __pydantic_config__ = AUTHORED

    team: Name
    """The roster that owns it."""
    tier: Annotated[Literal[1, 2, 3], Numbered()] = 2
    """1: customers notice within minutes; 3: nobody notices today."""
    depends_on: tuple[Name, ...] = ()
    model: Text = ""
    """The model it serves, with its version, such as bot-v12."""
    says: Text = ""
    """What it does, in one sentence a newcomer understands."""
    public_name: Text = ""
    """What customers call it; its own name is an internal word that no public message may carry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """A daily wave: highest at `peak`, lowest twelve hours from it."""

    __pydantic_config__ = AUTHORED

    peak: TimeOfDay
    """UTC."""
    swing: Share
    """How far it goes up and down, as a share of the baseline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """Something measured: a function of time, read every 15 seconds."""

    __pydantic_config__ = AUTHORED

    baseline: Micro
    """Its value on a quiet day."""
    unit: Literal["ratio", "count", "ms", "s", "per_s", "usd", "score", "bytes"] = "score"
    noise: Micro = 0
    """The most it strays from itself by chance, either way; bounded, so a limit outside it is never crossed by luck."""
    better: Literal["low", "high", "level"] = "level"
    """Which way is good."""
    rhythm: Rhythm | None = None
    by: dict[Name, dict[Name, Share]] = field(default_factory=dict)
    """Slices: each dimension's values with their share of the whole."""
    labels_after: Duration = 0
    """Truth that arrives late: what is read now is how it was this long ago."""
    says: Text = ""
    """What it measures, in one sentence."""
    floor: Micro | None = None
    """It never reads lower (a ratio: 0)."""
    ceiling: Micro | None = None
    """It never reads higher (a ratio: 1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """How a signal is pushed while a fault or a remedy's side effect lasts."""

    __pydantic_config__ = AUTHORED

    signal: SignalName
    to: Micro | None = None
    """Where it goes at full strength; give this or `by`."""
    by: Micro | None = None
    """How far it is pushed at full strength."""
    shape: Literal["step", "ramp", "sawtooth", "waves", "spike"] = "step"
    """step: at once. ramp: evenly over `over`. sawtooth: rises over `on` of each `every`, then drops. waves: full for
    `on` of each `every`, then none. spike: full at once, gone evenly over `over`."""
    every: Duration = 0
    """The period of a sawtooth or of waves."""
    on: Share = MICRO
    """The part of each period in which it rises or stands."""
    over: Duration = 0
    """How long a ramp or spike takes."""
    after: Duration = 0
    """How much later than its cause it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Harms:
    """Harm that runs while a condition holds; counted in people, dollars or decisions."""

    __pydantic_config__ = AUTHORED

    people_per_minute: int = 0
    usd_per_minute: int = 0
    decisions_per_minute: int = 0
    while_: When | None = None
    """Runs only while this holds; without it, as long as its cause lasts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is really wrong: moves signals, does harm, until a remedy ends it."""

    __pydantic_config__ = AUTHORED

    begins: Offset | Literal["on-demand"]
    """From STARTEX; -3d if it began before anyone looked; on-demand if something starts it."""
    service: Name
    says: Text = ""
    where: dict[Name, Name] = field(default_factory=dict)
    """Only this slice: {hardware: b}."""
    moves: tuple[Move, ...] = ()
    harms: Harms | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRule:
    """A rule of the monitoring: fires when its condition begins to hold, resolves when it ceases."""

    __pydantic_config__ = AUTHORED

    when: When
    priority: Priority
    service: Name
    summary: Text
    """What the alert says; {value} is the first signal of the condition as it is read when it fires."""
    runbook: Name | None = None
    keep: Duration = 0
    """How long it keeps firing after the condition ceased."""
    labels: dict[Text, Text] = field(default_factory=dict)
    """What it carries beside what it has by itself, such as {region: north}; which there are, the standard says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoiseAlert:
    """An alert nobody should act on: wrong, a copy of another, or one that comes and goes."""

    __pydantic_config__ = AUTHORED

    kind: Literal["false", "duplicate", "flapping", "not-actionable"]
    at: Offset
    priority: Priority
    service: Name
    summary: Text
    of: Name | None = None
    """The alert it is a copy of."""
    lasts: Duration = 10 * 60_000
    times: int = 1
    every: Duration = 0
    """How long from one firing to the next."""
    runbook: Name | None = None
    labels: dict[Text, Text] = field(default_factory=dict)
    """As those of an alert."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """Something the team can do to the world; it takes time, may need consent, may help, fail or hurt."""

    __pydantic_config__ = AUTHORED

    kind: Literal["hotfix", "rollback", "redeploy", "fallback", "disable", "hold"]
    says: Text = ""
    """What it does, as the team reads it before choosing."""
    takes: Duration
    by: Name | None = None
    """The role that may start it; without it, every seat."""
    approval: tuple[Name, ...] = ()
    """Roles of which one must have approved."""
    ends: dict[Name, Share] = field(default_factory=dict)
    """Faults and the share of each that it takes away."""
    after: Duration = 0
    """How long after it has finished its effect begins."""
    over: Duration = 0
    """How long its effect takes to come in."""
    fails_while: When | None = None
    """It fails if this holds when it would have finished."""
    failure: Text = ""
    """What is seen when it fails."""
    moves: tuple[Move, ...] = ()
    """Side effects on signals, from its finish on."""
    harms: Harms | None = None
    """Harm it does from its finish on."""
    starts: tuple[Name, ...] = ()
    """On-demand faults it sets off."""
    destroys: tuple[Name, ...] = ()
    """Evidence (logs, traces) that is gone once it starts, unless kept before."""
    keeps: tuple[Name, ...] = ()
    """Evidence it preserves."""
    undo: Duration | None = None
    """How long undoing takes; without it, it cannot be undone. A fallback or disable only goes round a fault, and undone
    it gives it back; what any other kind has ended in full stays ended."""
    tempting: Text = ""
    """Why a team under pressure reaches for it; shown after ENDEX."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldEvent:
    """What the world does unless stopped."""

    __pydantic_config__ = AUTHORED

    at: Offset | None = None
    when: When | None = None
    unless: When | None = None
    starts: tuple[Name, ...] = ()
    ends: tuple[Name, ...] = ()
    says: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogSource:
    """Log lines of a service, that follow what is really going on."""

    __pydantic_config__ = AUTHORED

    service: Name
    level: Literal["DEBUG", "INFO", "WARN", "ERROR"] = "INFO"
    says: Text
    """{value} is `value` as it was read then; {secret.NAME}, {host.NAME}, {customer.NAME} come from the cast."""
    at: Offset | None = None
    """Once; or give `every`."""
    every: Duration = 0
    offset: Duration | None = None
    """How far into each `every` it speaks; without it, sources are spread, by a number made of their words."""
    while_: When | None = None
    """Only while this holds."""
    value: SignalName | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One step of a trace."""

    __pydantic_config__ = AUTHORED

    service: Name
    says: Text
    ms: int = 0
    """How long it takes on a quiet day."""
    follows: SignalName | None = None
    """Its length is this signal as read then, instead."""
    error_while: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A request followed through the services, sampled at intervals."""

    __pydantic_config__ = AUTHORED

    every: Duration
    spans: tuple[Span, ...]
    while_: When | None = None
