"""Duties to report to an authority, as data: what starts each clock, what its reader wants to read, from when it applies.

They are there so that a team recognises them and tells counsel: counsel files, nobody else.
What is judged is that handover; this is training, not legal advice.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Final, Literal

from simulator.domain.units import AUTHORED, EPOCH, SECOND, Duration, Name, Text, Unreadable, Written
from simulator.domain.values import dataclass

Starts = Literal["aware", "determined", "classified", "material"]
"""What starts a clock, and these are four events: one knows of it; one has found out that it is of the kind that counts;
one has ranked it; the firm has decided that it matters to its owners."""
Status = Literal["in force", "pending"]
WORKING: Final = 5
"""Days of a week on which offices work, Monday first; holidays differ by country and are left out."""


def read_day(written: object) -> str:
    """Return a day as it is written, such as 2026-06-11; Unreadable if it is none."""
    help_ = 'write it as "2026-06-11", in quotes'
    if not isinstance(written, str) or len(written) != len("2026-06-11"):
        raise Unreadable(f"{written!r} is no day", help_)
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        raise Unreadable(f"{written!r} is no day of the calendar", help_) from None


_DAY = (("type", "string"), ("pattern", r"^\d{4}-\d{2}-\d{2}$"), ("examples", ["2026-06-11"]))
Day = Annotated[str, Written(read_day, _DAY)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One report that is due, counted from what starts the clock."""

    __pydantic_config__ = AUTHORED

    says: Text
    within: Duration | None = None
    """Without it: without undue delay."""
    working: bool = False
    """Its days are working days."""
    starts: Starts | None = None
    """What starts this one, if it is another event than for the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """One rule under which an authority must hear."""

    __pydantic_config__ = AUTHORED

    title: Text
    binds: Text
    """Whom it binds, and what it covers."""
    starts: Starts
    begins: Text
    """The starting event in a sentence: it is what people get wrong."""
    stages: tuple[Stage, ...]
    reads: tuple[Text, ...]
    """What its reader wants to read."""
    applies_from: Day | None = None
    """The first day on which it applies; without it, it applies on any day an exercise may have."""
    keeps_evidence: bool = False
    """What shows the cause may not be changed before it is kept; stopping harm never waits for that."""
    filed_as: Name | None = None
    """The message type by which counsel files it; without it nothing goes to an authority."""
    source: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One report that is owed, and by when."""

    regime: str
    stage: Stage
    since: datetime
    by: datetime | None
    """None: without undue delay."""


def status(regime: Regime, on: str) -> Status:
    """Return whether a regime applies on a day, such as 2026-06-11: the exercise's own, not today."""
    return "in force" if regime.applies_from is None or regime.applies_from <= on else "pending"


def day_of(moment: int) -> str:
    """Return the day, UTC, of a moment in milliseconds since 1970: an exercise's own day is that of its STARTEX."""
    return datetime.fromtimestamp(moment // SECOND, UTC).date().isoformat()


def after(day: str) -> int:
    """Return the moment a day is over, UTC, in milliseconds since 1970; the day is written 2026-06-11."""
    over = datetime.combine(date.fromisoformat(day), time(), tzinfo=UTC) + timedelta(days=1)
    return (over - EPOCH) // timedelta(milliseconds=1)


def dues(
    regimes: Mapping[str, Regime], on: str, began: Mapping[Starts, datetime], named: Iterable[str] = ()
) -> list[Due]:
    """Return every report that is owed once these events have happened, the soonest first; what has no limit comes before.

    `named` are the regimes one asks about; without them, all that are in force on that day.
    """
    wanted = tuple(named) or tuple(regimes)
    found = [
        Due(regime=name, stage=stage, since=began[starts], by=_by(began[starts], stage))
        for name in wanted
        if status(regimes[name], on) == "in force"
        for stage in regimes[name].stages
        if (starts := stage.starts or regimes[name].starts) in began
    ]
    return sorted(found, key=lambda due: due.by or datetime.min.replace(tzinfo=UTC))


def _by(since: datetime, stage: Stage) -> datetime | None:
    if stage.within is None:
        return None
    span = timedelta(milliseconds=stage.within)
    if not stage.working:
        return since + span
    day, left = since.date(), span.days
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < WORKING
    return datetime.combine(day, time(23, 59), tzinfo=UTC)
