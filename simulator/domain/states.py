"""What stands in a world about each thing in it: mutable, owned by the world that holds it."""

from dataclasses import field
from typing import Literal

from simulator.domain import events as e
from simulator.domain.commands import Claim
from simulator.domain.signals import Strength
from simulator.domain.values import dataclass


@dataclass(slots=True)
class FaultState:
    """A fault at work, or once at work."""

    since: int
    strength: Strength = field(default_factory=Strength)
    ended: bool = False


@dataclass(slots=True)
class Item:
    """An alert or report in the inbox."""

    kind: Literal["alert", "report"]
    arrived: int
    firing: bool = False
    firings: int = 0
    acknowledged: int | None = None
    acknowledged_by: str = ""
    dismissed: str = ""
    """The reason, while it is dismissed."""
    duplicate_of: str = ""
    incident: str = ""
    """The incident it is linked to."""


@dataclass(slots=True)
class InjectState:
    """An inject, from when somebody did something with it."""

    delivered: int | None = None
    answered: int | None = None
    held: bool = False
    says: str = ""
    to: str = ""
    at: int | None = None


@dataclass(slots=True)
class Asked:
    """What a reader asked about a letter."""

    event: e.ReaderAsked
    letter: e.MessageSent
    delivered: int
    answered: int | None = None


@dataclass(slots=True)
class IncidentState:
    """An incident as the team sees it."""

    title: str
    declared: int
    severity: str
    severities: list[tuple[int, str]]
    """(from, label): every severity it was given."""
    state: Literal["investigating", "monitoring", "resolved"] = "investigating"
    type: str = ""
    category: str = ""
    services: tuple[str, ...] = ()
    classified: int | None = None


@dataclass(slots=True)
class RemedyState:
    """A remedy somebody approved or started."""

    status: Literal["approved", "running", "done", "failed", "undoing", "undone"]
    approved_by: list[str] = field(default_factory=list)
    finished: int | None = None
    runs: int = 0
    """How often it was started; an old run's end says nothing about a new one."""


@dataclass(slots=True)
class PersonState:
    """Someone who was called."""

    paged: int
    ringing: bool = True
    answered: int | None = None


@dataclass(slots=True)
class DraftState:
    """A message as it stands before it is sent."""

    type: str
    channel: str
    incident: str
    fields: dict[str, Claim]
    words: str
    text: str
    approved_by: list[str] = field(default_factory=list)
