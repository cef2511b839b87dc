"""What the world does."""

from typing import Literal

from simulator.domain.events.base import Event
from simulator.domain.values import dataclass


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
class ReaderAsked(Event):
    """Somebody who read a letter asks for what it left open."""

    question: str
    """ASK-1, ASK-2, …"""
    message: str
    """The letter it is about: MSG-1."""
    fields: tuple[str, ...]
    """What was missing, by the names of the letter's blanks."""
    reader: str
    """Who asks, as the standard calls them."""
    to: str
    """The role that sent the letter."""
    says: str


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
    | ReaderAsked
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
