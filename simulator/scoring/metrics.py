"""Numbers over an exercise: with median, 90th percentile and n, because a mean of a handful says little.

MTTA: from a true alert's firing to the first act that took it up.
MTTM: from detection to the harm's end.
MTTR, which has many readings, is here to resolve: from detection until it was called over, which counts only once the
harm had stayed away through the stability watch.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from simulator.domain import events as e
from simulator.domain.units import SECOND
from simulator.scoring.items import settled, taken
from simulator.scoring.judging import Case
from simulator.scoring.scorecard import number


def metrics(case: Case) -> dict[str, Any]:
    """Return every metric by name; times in seconds."""
    truth = case.truth
    alerts = {name: item for name, item in truth.world.items.items() if item.kind == "alert"}
    up = {name: mark for name in alerts if (mark := taken(truth, name)) is not None}
    true = [name for name in alerts if name in truth.belongs]
    restored = [
        truth.ended_at[name] - course.detected
        for name, course in case.courses.items()
        if name in truth.ended_at and course.detected is not None
    ]
    resolved = [
        course.resolved.t - course.detected
        for course in case.courses.values()
        if course.resolved is not None and course.detected is not None
    ]
    declared = [
        course.declared.t - course.detected
        for course in case.courses.values()
        if course.declared is not None and course.detected is not None
    ]
    false = [name for name in alerts if name not in truth.belongs]
    return {
        "mtta_s": spread([up[name].t - alerts[name].arrived for name in true if name in up]),
        "time_to_declare_s": spread(declared),
        "time_to_restore_s": spread(restored),
        "time_to_resolve_s": spread(resolved),
        "alerts": len(alerts),
        "alert_precision": number(Fraction(len(true), len(alerts))) if alerts else None,
        "false_positive_rate": number(Fraction(len(false), len(alerts))) if alerts else None,
        "missed": sum(
            1
            for name, owner in truth.belongs.items()
            if name in truth.world.items and owner and not truth.world.items[name].incident
        ),
        "false_alarms_recognised": sum(1 for name in false if settled(truth, name)),
        "unanswered_alerts": len(alerts) - len(up),
        "messages": sum(isinstance(event, e.MessageSent) for _, _, event in truth.lines),
        "refused": sum(isinstance(event, e.Refused) for _, _, event in truth.lines),
    }


def spread(values: Sequence[int]) -> dict[str, float | int | None]:
    """Return mean, median and 90th percentile of milliseconds, in seconds, with n."""
    ordered = sorted(values)
    n = len(ordered)
    if not n:
        return {"n": 0, "mean": None, "median": None, "p90": None}
    middle = Fraction(ordered[(n - 1) // 2] + ordered[n // 2], 2)
    high = ordered[min(n - 1, -(-9 * n // 10) - 1)]
    return {
        "n": n,
        "mean": number(Fraction(sum(ordered), n * SECOND)),
        "median": number(middle / SECOND),
        "p90": number(Fraction(high, SECOND)),
    }
