"""Clocks: what was done in time, and only as far as what was timed was right.

Where a second try was better than the first, the better one counts: a correction never costs.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from simulator.domain import events as e
from simulator.domain.clocks import Duty, keepers, keeps, lateness_share
from simulator.scoring.deeds import classification_share, verdict_share
from simulator.scoring.judging import NONE, ONE, Case, judge_duty, when
from simulator.scoring.postmortem import postmortem_share
from simulator.scoring.scorecard import Judgement
from simulator.scoring.sorting import disposing, sorting, taking

Try = tuple[int, int, Fraction, str]
"""(T+ms, line, how far it was right, what was not)."""


def clocks(case: Case) -> list[Judgement]:
    """Judge every duty with a deadline; a clock's weight is shared by its duties."""
    owed = [*taking(case), *disposing(case), *(duty for found in case.owed.values() for duty in found)]
    many = Counter(duty.clock for duty in owed)
    return _told_apart([_judged(case, duty, Fraction(1, many[duty.clock])) for duty in owed])


def _told_apart(found: list[Judgement]) -> list[Judgement]:
    """Number what is owed for the same thing again, such as checking a change that was made twice."""
    seen: Counter[str] = Counter()
    named = []
    for one in found:
        seen[one.id] += 1
        named.append(replace(one, id=f"{one.id}~{seen[one.id]}") if seen[one.id] > 1 else one)
    return named


def _judged(case: Case, duty: Duty, part: Fraction) -> Judgement:
    clock = case.truth.standard.clocks[duty.clock]
    best, share, why = duty, NONE, ""
    for t, seq, right, wrong in _tries(case, duty):
        tried = replace(duty, kept=t, events=(seq,) if seq >= 0 else ())
        earned = right * Fraction(*lateness_share(tried, case.truth.standard.tolerances.late_zero_at))
        if earned > share or best is duty:
            best, share, why = tried, earned, wrong
    happened = when(case, best) + (f"; {why}" if why else "")
    advice = f"{clock.says} by {case.truth.clock(duty.due)}" + (f", rightly: {why}." if why else ".")
    return judge_duty(case, best, share, part, happened=happened, advice=advice, events=duty.events)


def _tries(case: Case, duty: Duty) -> Iterator[Try]:
    """Yield every act that kept a duty, with how far it was right: haste earns nothing by itself."""
    if duty.kept is None:
        return
    clock = case.truth.standard.clocks[duty.clock]
    match clock.kept_by:
        case "acknowledged" | "disposed":
            right, why = sorting(case, duty.subject, clock.kept_by)
            yield duty.kept, duty.events[0], right, why
        case "classified":
            yield from _labels(case, duty)
        case "message":
            yield from _letters(case, duty)
        case "answered" if duty.events and duty.events[0] in case.graded:
            yield duty.kept, duty.events[0], *_half_will_do(case, duty.events[0])
        case "verified":
            yield duty.kept, duty.events[0], *verdict_share(case.truth, duty.subject, duty.kept)
        case "postmortem":
            yield from _accounts(case, duty)
        case _:
            yield duty.kept, duty.events[0] if duty.events else -1, ONE, ""


def _labels(case: Case, duty: Duty) -> Iterator[Try]:
    named = case.truth.named(duty.subject)
    for seq, t, event in case.truth.of(e.Classified):
        if event.incident in named:
            yield t, seq, *classification_share(case.truth, duty.subject, event)


def _accounts(case: Case, duty: Duty) -> Iterator[Try]:
    named = case.truth.named(duty.subject)
    for seq, t, event in case.truth.of(e.PostmortemWritten):
        if event.incident in named:
            yield t, seq, *postmortem_share(case.truth, event)


def _letters(case: Case, duty: Duty) -> Iterator[Try]:
    truth, clock = case.truth, case.truth.standard.clocks[duty.clock]
    course = case.courses[duty.subject]
    if clock.every:
        heard = [m for m in course.messages if m.seq in duty.events]
    else:
        heard = keepers(truth.standard, clock, course, duty.opens)
    for message in heard:
        if keeps(truth.standard, clock, message.type):
            yield message.t, message.seq, *_half_will_do(case, message.seq)


def _half_will_do(case: Case, seq: int) -> tuple[Fraction, str]:
    """A message that says half of what it must is in time; one that says less, only as far as it does."""
    share = min(2 * case.graded[seq].share, ONE)
    return share, "" if share == 1 else "it said too little that was so"
