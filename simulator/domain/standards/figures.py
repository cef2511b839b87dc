"""What a standard measures by: its sources, how bad is how bad, how near is near enough, how long things take people."""

from typing import Literal

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
