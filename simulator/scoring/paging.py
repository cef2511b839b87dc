"""Pages: whoever was needed was woken, and nobody else; early is never wrong, and the ladder's calls are not the team's."""

from fractions import Fraction

from simulator.domain import events as e
from simulator.domain.people import LADDER, on_call
from simulator.domain.units import NEVER
from simulator.scoring.judging import HALF, NONE, ONE, Case, judge
from simulator.scoring.scorecard import Judgement
from simulator.scoring.truth import Truth

Call = tuple[int, int, e.PersonPaged]


def pages(case: Case) -> Judgement | None:
    """Judge by recall times precision; where nobody was needed, only needless pages are judged."""
    truth = case.truth
    needed = {ref for name in case.courses for ref in truth.key[name].pages}
    called = [line for line in truth.of(e.PersonPaged) if line[2].by != LADDER]
    good = [line for line in called if _serves(truth, line, needed) and not _here_already(truth, line)]
    needless = len(called) - len(good)
    if not needed and not needless:
        return None
    recall = sum((_reached(truth, one, good) for one in needed), NONE) / len(needed) if needed else NONE
    precision = Fraction(len(good), len(called)) if called else NONE
    woken = sum(1 for one in needed if _reached(truth, one, good))
    whom = ", ".join(dict.fromkeys(ref for name in case.courses for ref in truth.key[name].pages))
    return judge(
        case,
        "pages",
        recall * precision,
        happened=f"woke {woken} of {len(needed)} who were needed, {needless} needlessly",
        advice=f"Page {whom}, and nobody else." if needed else "Nobody had to be woken.",
        events=[seq for seq, _, _ in called],
    )


def _serves(truth: Truth, line: Call, needed: set[str]) -> set[str]:
    """Return which of those needed a call could reach: the person, their team, or the team they are on call for."""
    _, t, event = line
    names = {event.person, event.target, truth.scenario.people[event.person].team or ""}
    for team in needed & set(truth.scenario.rosters):
        roster = truth.scenario.rosters[team]
        now = on_call(roster, t)
        if event.person in (now.primary, now.backup, roster.lead, *roster.others):
            names.add(team)
    return names & needed


def _here_already(truth: Truth, line: Call) -> bool:
    """Whether somebody was called again who had answered the team before."""
    seq, _, event = line
    called = False
    for at, _, before in truth.lines:
        if at >= seq:
            return False
        if isinstance(before, e.PersonPaged) and before.person == event.person:
            called = called or before.by != LADDER
        elif isinstance(before, e.PersonAnswered) and before.person == event.person and called:
            return True
    return False


def _reached(truth: Truth, needed: str, good: list[Call]) -> Fraction:
    """Return all for someone who answered or whose phone still rings, half for having tried everybody in vain."""
    mine = [line for line in good if needed in _serves(truth, line, {needed})]
    if not mine:
        return NONE
    ends = [_answer(truth, line) for line in mine]
    return ONE if any(ends) else HALF


def _answer(truth: Truth, line: Call) -> bool:
    """Whether a call was answered, or was still ringing at the end."""
    seq, _, event = line
    for at, _, then in truth.lines:
        if at > seq and isinstance(then, e.PersonSilent) and then.person == event.person:
            return False
        if at > seq and isinstance(then, e.PersonAnswered) and then.person == event.person:
            return True
    called = truth.world.people.get(event.person)
    return called is not None and (called.ringing or (called.answered or NEVER) < NEVER)
