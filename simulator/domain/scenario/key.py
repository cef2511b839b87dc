"""The answer key: what was really so, what was right, and from when it could be known.

Nothing of it ever reaches a seat.
"""

from dataclasses import field
from typing import Literal

from simulator.domain.conditions import When
from simulator.domain.units import AUTHORED, Duration, Name, Ref, Share, Text
from simulator.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFrom:
    """Evidence that reveals a fact."""

    __pydantic_config__ = AUTHORED

    any: tuple[Ref, ...] = ()
    """Each alone suffices."""
    all: tuple[Ref, ...] = ()
    """Only together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFact:
    """One true statement, and where it shows."""

    __pydantic_config__ = AUTHORED

    says: Text
    known_from: KnownFrom
    from_: When | None = None
    """True only from then on."""
    words: tuple[Text, ...] = ()
    """A claim that holds one of these words or phrases says this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Untruth:
    """One false statement that a team may come to believe."""

    __pydantic_config__ = AUTHORED

    says: Text
    words: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityWhen:
    """A severity from a condition on."""

    __pydantic_config__ = AUTHORED

    is_: Text
    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was right to do, judged on what was knowable then."""

    __pydantic_config__ = AUTHORED

    until: Duration
    """From detection; afterwards the next decision applies."""
    best: tuple[Name, ...]
    """Remedies that together are right, in this order."""
    fair: dict[Name, Share] = field(default_factory=dict)
    """Remedies that are worth a share of the best."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentKey:
    """One incident as it really was."""

    __pydantic_config__ = AUTHORED

    title: Text = ""
    explains: tuple[Name, ...]
    """Its faults."""
    type: Name
    category: Name
    severity: tuple[Text | SeverityWhen, ...]
    """The first word holds from the beginning, the others from their condition on."""
    measures: dict[Name, Text] = field(default_factory=dict)
    """The rubric's measures: the signal that carries each, or people, usd, decisions for harm counted, or true."""
    services: tuple[Name, ...]
    decisions: tuple[Decision, ...]
    tell: tuple[Name, ...] = ()
    """Audiences that must hear of it."""
    reports: dict[Name, When] = field(default_factory=dict)
    """Duties to report, by the standard's name for the rule (gdpr-33), each with the world in which its starting event
    has happened; counsel must hear from the first of them on. Without any, from when the incident could be noticed."""
    pages: tuple[Name, ...] = ()
    """Teams or people who had to be woken."""
    facts: dict[Literal["scope", "cause", "harm"], tuple[KeyFact, ...]]
    not_true: dict[Literal["scope", "cause", "harm"], tuple[Untruth, ...]] = field(default_factory=dict)
    mitigated: When
    """The world in which the harm has stopped; it must hold through the stability watch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerKey:
    """Every incident of the scenario; none in a drill in which nothing is wrong."""

    __pydantic_config__ = AUTHORED

    incidents: dict[Name, IncidentKey] = field(default_factory=dict)
