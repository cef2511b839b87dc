"""What the facilitator did."""

from simulator.domain.events.base import Done
from simulator.domain.values import dataclass


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
