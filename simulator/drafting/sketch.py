"""What is known of a drill before it is written: parts that were found elsewhere, and the account of every row."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from simulator.domain.scenario import Method, Priority

Verdict = Literal["understood", "guessed", "left out"]
Op = Literal[">", ">=", "<", "<="]


class Foreign(ValueError):
    """A file that is not what it was taken for: what is wrong, where, and the way out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of what was read, and what became of it."""

    place: str
    """Where it stands, as its own program would say: `groups[0].rules[3]`, `Injects!7`."""
    what: str
    verdict: Verdict
    why: str = ""
    """What was guessed, or why it is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalPart:
    """Something measured, with a value for a quiet day and one for a bad one."""

    name: str
    """SERVICE.MEASURE, each a name of ours."""
    says: str
    unit: str = ""
    baseline: Decimal
    noise: Decimal
    better: Literal["low", "high"]
    floor: Decimal | None = None
    ceiling: Decimal | None = None
    broken: Decimal
    """Where the fault takes it: beyond the alert's limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertPart:
    """A rule of a monitoring, in our words."""

    name: str
    signal: SignalPart
    op: Op
    limit: Decimal
    hold_ms: int
    priority: Priority
    service: str
    summary: str
    """With {value} in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectPart:
    """A row of an events list that is said to somebody."""

    name: str
    number: int
    at_ms: int
    """Since STARTEX."""
    sender: str
    to: str
    """A role that is played."""
    method: Method
    says: str
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """Everything a first draft is made of."""

    origin: str = ""
    """What it was grown from; empty for none."""
    alerts: tuple[AlertPart, ...] = ()
    injects: tuple[InjectPart, ...] = ()
    rows: tuple[Row, ...] = ()

    def count(self, verdict: Verdict) -> int:
        """Return how many rows ended so."""
        return sum(row.verdict == verdict for row in self.rows)


def signal_part(
    name: str, says: str, op: Op, limit: Decimal, unit: str = "", *, share: bool = False
) -> SignalPart:
    """Return a signal that keeps well within a limit on a quiet day, and is taken beyond it by the fault.

    A share lies between 0 and 1. The distances are design: a fifth of a limit from below, half as much again from above.
    """
    one, low = Decimal(1), op in (">", ">=")
    if low:
        baseline = limit / 5 if limit >= 0 else limit * 2
        broken = limit * 3 if limit > 0 else limit / 2 if limit < 0 else one
        if share and broken > 1:
            broken = (one + limit) / 2
    else:
        baseline = limit + abs(limit) / 2 if limit else one
        if share and baseline > 1:
            baseline = (one + limit) / 2
        broken = limit / 3 if limit > 0 else limit * 2 if limit < 0 else -one
    noise = abs(baseline - limit) / 20
    return SignalPart(
        name=name,
        says=says,
        unit=unit,
        baseline=_short(baseline),
        noise=_short(noise),
        better="low" if low else "high",
        floor=Decimal(0) if min(baseline, broken) >= 0 else None,
        ceiling=one if share else None,
        broken=_short(broken),
    )


def _short(value: Decimal) -> Decimal:
    """Return the value in millionths, which is as fine as signals are."""
    return value.quantize(Decimal("0.000001"))


def chosen(alerts: Iterable[AlertPart], most: int = 3) -> tuple[AlertPart, ...]:
    """Return the alerts that a first draft lets fire: the gravest first, each of a signal of its own."""
    grave: dict[Priority, int] = {"critical": 0, "error": 1, "warning": 2, "info": 3}
    taken: dict[str, AlertPart] = {}
    for alert in sorted(alerts, key=lambda one: grave[one.priority]):
        if alert.signal.name not in taken and len(taken) < most:
            taken[alert.signal.name] = alert
    return tuple(taken.values())


OWN: Final = frozenset(
    {
        "ada", "ravi", "june", "lev", "ines", "otto", "on-call", "what-went-wrong", "late-report", "complaint", "the-change",
        "another-change", "the-line", "first-steps", "go-back", "restart", "support-asks", "silence", "where-to-look",
    }
)  # fmt: skip
"""Names that the frame of a draft uses itself: nothing that comes in may be called the same."""


def distinct(sketch: Sketch) -> Sketch:
    """Return the sketch with names that differ from the frame's and from each other's, as a scenario wants it."""

    def service(name: str) -> str:
        return f"{name}-service" if name in OWN else name

    alerts = []
    for alert in sketch.alerts:
        owner, measure = alert.signal.name.split(".", 1)
        signal = replace(alert.signal, name=f"{service(owner)}.{measure}")
        alerts.append(replace(alert, service=service(alert.service), signal=signal))
    taken = OWN | {alert.service for alert in alerts}
    named = [replace(alert, name=_apart(alert.name, taken, "alert")) for alert in alerts]
    taken |= {alert.name for alert in named}
    injects = [replace(inject, name=_apart(inject.name, taken, "inject")) for inject in sketch.injects]
    return replace(sketch, alerts=tuple(named), injects=tuple(injects))


def _apart(name: str, taken: frozenset[str], kind: str) -> str:
    return f"{name}-{kind}" if name in taken else name


def _example() -> Sketch:
    late = signal_part(
        "eta-api.late_ratio",
        "Parcels that come later than was promised",
        ">",
        Decimal("0.12"),
        "ratio",
        share=True,
    )
    cold = signal_part(
        "eta-model.weather_age_s", "How old the weather is that the model reads", ">", Decimal(900), "s"
    )
    return Sketch(
        alerts=(
            AlertPart(
                name="promises-missed",
                signal=late,
                op=">",
                limit=Decimal("0.12"),
                hold_ms=120_000,
                priority="critical",
                service="eta-api",
                summary="Parcels later than promised are {value} of all (limit 12%) for 2 min",
            ),
            AlertPart(
                name="weather-old",
                signal=cold,
                op=">",
                limit=Decimal(900),
                hold_ms=60_000,
                priority="warning",
                service="eta-model",
                summary="The weather eta-model reads is {value} old (limit 900 s)",
            ),
        )
    )


EXAMPLE: Final = _example()
"""What a draft is made of that grew from nothing: a parcel service that promises hours."""
