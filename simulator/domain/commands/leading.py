"""What only a facilitator can ask for."""

from simulator.domain.commands.base import Command
from simulator.domain.values import dataclass


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
class Continue(Command):
    """Facilitator: the real emergency is over; play may go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End(Command):
    """ENDEX before the time is up."""

    why: str = ""


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
