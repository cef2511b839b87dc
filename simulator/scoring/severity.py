"""Severity, judged over time by its distance from the rubric: too low costs twice what too high does.

One too high is free until validation is due, and whoever is still looking at a change of the rubric is not yet wrong.
"""

from fractions import Fraction
from itertools import pairwise

from simulator.domain import events as e
from simulator.domain.clocks import due_by
from simulator.domain.units import MINUTE
from simulator.scoring.judging import HALF, NONE, ONE, Case, judge
from simulator.scoring.scorecard import Judgement


def severity(case: Case, name: str, part: Fraction) -> Judgement:
    """Judge the severity of an incident from when it was or should have been declared until its harm had stopped."""
    truth, course = case.truth, case.courses[name]
    named, given = truth.named(name), truth.given(name)
    begin = _from(case, name)
    until = max(begin + 1, truth.horizon if course.mitigated is None else course.mitigated)
    edges = {begin, until, *(t for t, _ in given), *(t for t, _ in truth.severities(name))}
    edges |= {t + _settling(case) for t, _ in truth.severities(name)} | {_free_until(case, begin)}
    steps = sorted(t for t in edges if begin <= t <= until)
    earned = sum(((then - since) * _share(case, name, since, begin) for since, then in pairwise(steps)), NONE)
    said = ", ".join(f"{label} from {truth.clock(since)[:5]}" for since, label in given) or "never given"
    rubric = ", ".join(
        f"{label} from {truth.clock(max(since, course.detected or 0))[:5]}"
        for since, label in truth.severities(name)
    )
    judged = [
        seq
        for seq, _, event in truth.lines
        if isinstance(event, e.Declared | e.Classified) and event.incident in named
    ]
    return judge(
        case,
        "severity",
        earned / (until - begin),
        about=name,
        part=part,
        happened=said,
        advice=f"The rubric gave {rubric}.",
        events=judged,
    )


def _share(case: Case, name: str, t: int, begin: int) -> Fraction:
    """Return what the severity given at a moment is worth."""
    truth = case.truth
    said = [label for since, label in truth.given(name) if since <= t][-1:]
    if not said:
        return NONE
    too_low = truth.standard.rank(said[0]) - truth.standard.rank(truth.severity(name, t))
    if too_low == -1 and t < _free_until(case, begin):
        return ONE
    changed = max(since for since, _ in truth.severities(name) if since <= t)
    if too_low > 0 and t < changed + _settling(case):
        return ONE
    return max(ONE - abs(too_low) * (HALF if too_low > 0 else Fraction(1, 4)), NONE)


def _free_until(case: Case, begin: int) -> int:
    return begin + case.truth.standard.tolerances.severity_high_is_free_until


def _settling(case: Case) -> int:
    """Return how long a competent person takes to see that it has become worse, and to say so."""
    pace = case.truth.standard.pace
    return pace.notice + pace.look + pace.classify + MINUTE


def _from(case: Case, name: str) -> int:
    """Return when a severity was due: when it was declared, or should have been."""
    truth, course = case.truth, case.courses[name]
    detected = course.detected or 0
    dues = [
        due_by(clock, course, detected)
        for clock in truth.standard.clocks.values()
        if clock.kept_by == "declared"
    ]
    due = next((t for t in dues if t is not None), truth.end)
    return min(due, truth.end) if course.declared is None else max(min(due, course.declared.t), 0)
