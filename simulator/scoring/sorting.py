"""Alerts and reports: taken in time, sorted in time, and rightly.

Taking an alert counts only if it is then sorted rightly within the triage clock; where that clock is still running at
ENDEX, taking it is enough.
"""

from fractions import Fraction

from simulator.domain.clocks import Duty, alert_duties
from simulator.domain.courses import Mark, Told
from simulator.domain.units import NEVER
from simulator.scoring.items import priority_of, puts, right_reason, settled, taken, unseen
from simulator.scoring.judging import HALF, NONE, ONE, Case, judge, wanted
from simulator.scoring.scorecard import Judgement

REAL, NOISE = 2, 1
"""What an item weighs: what is real and waved away costs more than what is nothing and kept."""


def taking(case: Case) -> list[Duty]:
    """Return each alert's duty to be taken."""
    found: list[Duty] = []
    truth = case.truth
    for clock in _clocks(case, "acknowledged"):
        for name, item in truth.world.items.items():
            if item.kind == "alert":
                up = taken(truth, name)
                told = Told(
                    name=name,
                    t=item.arrived,
                    done=up.t if up else None,
                    seq=up.seq if up else -1,
                    priority=priority_of(truth, name),
                )
                found += alert_duties(truth.standard, [told], clock, "", truth.horizon)
    return found


def disposing(case: Case) -> list[Duty]:
    """Return each item's duty to be sorted: kept when it was put where it stayed, if that was right."""
    found: list[Duty] = []
    for clock in _clocks(case, "disposed"):
        for name in case.truth.world.items:
            put = settled(case.truth, name) or next(iter(puts(case.truth, name)), None)
            found += _dispose(case, clock, name, Mark(t=put.t, seq=put.seq) if put else None)
    return found


def _dispose(case: Case, clock: str, name: str, done: Mark | None) -> tuple[Duty, ...]:
    """What is real goes by its incident's severity; what belongs to none, by its sender's priority."""
    truth, owner = case.truth, case.truth.belongs.get(name, "")
    starts = _sorted_from(case, name)
    told = Told(
        name=name,
        t=starts,
        done=done.t if done else None,
        seq=done.seq if done else -1,
        priority="" if owner else priority_of(truth, name),
    )
    severity = case.courses[owner].severity_at(starts) if owner in case.courses else ""
    return alert_duties(truth.standard, [told], clock, severity, truth.horizon)


def _clocks(case: Case, kept_by: str) -> list[str]:
    return [name for name, clock in case.truth.standard.clocks.items() if clock.kept_by == kept_by]


def _sorted_from(case: Case, item: str) -> int:
    """An item is sorted from when it was taken on, or from when it should have been."""
    truth = case.truth
    arrived = truth.world.items[item].arrived
    limits = [
        truth.standard.clocks[name].limits.get(priority_of(truth, item))
        for name in _clocks(case, "acknowledged")
    ]
    up = taken(truth, item)
    deadline = min((arrived + limit for limit in limits if limit is not None), default=arrived)
    return deadline if up is None else min(up.t, deadline)


def _open_still(case: Case, item: str) -> bool:
    """Whether the time to sort an item ran beyond ENDEX, or it has none."""
    duties = [duty for clock in _clocks(case, "disposed") for duty in _dispose(case, clock, item, None)]
    return not duties


def sorting(case: Case, item: str, kept_by: str) -> tuple[Fraction, str]:
    """Return how far taking or sorting an item was right."""
    there = settled(case.truth, item)
    if there is not None:
        if kept_by == "disposed":
            return ONE, ""
        done = Mark(t=there.t, seq=there.seq)
        dues = [duty.due for clock in _clocks(case, "disposed") for duty in _dispose(case, clock, item, done)]
        return (ONE, "") if there.t < min(dues, default=NEVER) else (NONE, "and then sorted too late")
    if puts(case.truth, item):
        return NONE, "and then sorted wrongly" if kept_by == "acknowledged" else "it does not belong there"
    return (ONE, "") if _open_still(case, item) else (NONE, "and then left lying")


def dispositions(case: Case) -> list[Judgement]:
    """Judge where every item ended; what nobody owed an act costs only if the act was wrong."""
    if not wanted(case, "dispositions"):
        return []
    truth = case.truth
    due = [
        name
        for name in truth.world.items
        if not _open_still(case, name)
        or (puts(truth, name) and (_owes(case, name) or not settled(truth, name)))
    ]
    whole = sum(REAL if name in truth.belongs else NOISE for name in due)
    return [
        _disposition(case, name, Fraction(REAL if name in truth.belongs else NOISE, whole)) for name in due
    ]


def _owes(case: Case, item: str) -> bool:
    """Whether somebody must sort an item at all."""
    return any(_dispose(case, clock, item, Mark(t=0)) for clock in _clocks(case, "disposed"))


def _disposition(case: Case, name: str, part: Fraction) -> Judgement:
    truth = case.truth
    acts, there, owner = puts(truth, name), settled(truth, name), truth.belongs.get(name)
    state = truth.world.items[name]
    happened = (
        f"put to {state.incident}"
        if state.incident
        else f"dismissed as {state.dismissed}"
        if state.dismissed
        else "left lying"
    )
    share, advice = NONE, f"It belongs to {owner}." if owner else "Nothing was wrong behind it: dismiss it."
    if there is not None:
        blind, reason = unseen(truth, there), right_reason(truth, there)
        share = (HALF if blind else ONE) * (ONE if reason else HALF)
        happened += ", unseen" if blind else ""
        advice = (
            "Look before you wave it away." if blind else "Say why: was it false, or can nothing be done?"
        )
    return judge(
        case,
        "dispositions",
        share,
        about=name,
        part=part,
        happened=happened,
        advice=advice,
        events=[act.seq for act in acts],
    )
