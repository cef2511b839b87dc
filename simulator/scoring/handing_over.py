"""Handovers: a shift that ends in the middle of an incident is somebody else's from then on, and so is each running clock.

Which clocks ran is read from the truth, so that none is without an owner because nobody mentioned it.
A handover that nobody needed is judged too: who passes a role on passes on what it owes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from simulator.domain import events as e
from simulator.domain.clocks import Duty
from simulator.domain.courses import Course
from simulator.domain.shifts import goes
from simulator.domain.units import NEVER
from simulator.scoring.judging import HALF, NONE, ONE, Case, judge, wanted
from simulator.scoring.scorecard import Judgement
from simulator.scoring.wording import among

JUDGED = "handover"


class Change(NamedTuple):
    """A line by which a role went to somebody."""

    seq: int
    t: int
    event: e.HandedOver | e.RoleAssigned


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """A role that had to pass, or passed, from one person to another while something was open."""

    role: str
    person: str
    due: int | None
    """When its holder's shift ended; None if it was passed on freely."""
    seq: int = -1
    t: int = 0
    event: e.HandedOver | e.RoleAssigned | None = None


def handovers(case: Case) -> list[Judgement]:
    """Judge each role that changed hands during an incident, or had to; none if nothing was open then.

    What was passed on freely and well earns nothing: nobody had to, and no judgement rewards doing more.
    """
    if not wanted(case, JUDGED):
        return []
    there = [one for one in _passings(case) if _open(case, one.t if one.due is None else one.due)]
    found = [(one, *_worth(case, one)) for one in there]
    found = [(one, share, says) for one, share, says in found if one.due is not None or share < ONE]
    part = Fraction(1, len(found)) if found else ONE
    return [_judged(case, one, share, says, part, number) for number, (one, share, says) in enumerate(found)]


def _passings(case: Case) -> Iterator[Passing]:
    """Yield what had to pass at the end of a shift, then what passed besides, in order."""
    truth = case.truth
    passed = [
        Change(seq, t, event)
        for seq, t, event in truth.lines
        if isinstance(event, e.HandedOver | e.RoleAssigned)
    ]
    used: set[int] = set()
    gone: dict[tuple[str, str], int] = {}
    for role in dict.fromkeys((*truth.scenario.seats, *(change.event.role for change in passed))):
        mine = [change for change in passed if change.event.role == role]
        for person, due in _ends(case, role, mine):
            last = _at_end(mine, person, due)
            gone[role, person] = due
            used.add(last.seq if last else -1)
            yield Passing(
                role=role,
                person=person,
                due=due,
                seq=last.seq if last else -1,
                t=last.t if last else due,
                event=last.event if last else None,
            )
    for seq, t, event in passed:
        back = t >= gone.get((event.role, _taker(event)), t + 1)
        if seq not in used and (back or isinstance(event, e.HandedOver)):
            yield Passing(role=event.role, person=event.by, due=None, seq=seq, t=t, event=event)


def _ends(case: Case, role: str, mine: list[Change]) -> list[tuple[str, int]]:
    """Return (who, when) of each shift that ended while its holder had the role, or had passed it on shortly before."""
    truth = case.truth
    slack, lasts = truth.standard.tolerances.handover, truth.scenario.lasts
    first = truth.scenario.seats.get(role)
    held = [(0, first), *((change.t, _taker(change.event)) for change in mine)]
    found: dict[tuple[str, int], None] = {}
    for place, (since, person) in enumerate(held):
        due = goes(truth.world.cast.awake.get(person, ()), since, lasts) if person else None
        until = next((t for t, other in held[place + 1 :] if other != person), None)
        if person and due is not None and (until is None or until >= due - slack):
            found[person, due] = None
    return sorted(found, key=lambda one: one[1])


def _at_end(mine: list[Change], person: str, due: int) -> Change | None:
    """Return what passed the role on for the end of a shift: what was given straight back has passed nothing on."""
    before = [change for change in mine if change.t < due]
    if before and _taker(before[-1].event) != person:
        return before[-1]
    return next((change for change in mine if change.t >= due and _taker(change.event) != person), None)


def _taker(event: e.HandedOver | e.RoleAssigned) -> str:
    return event.to if isinstance(event, e.HandedOver) else event.person


def _open(case: Case, t: int) -> bool:
    """Whether an incident was open then, as the world had it."""

    def over(course: Course) -> bool:
        return course.resolved is not None and course.resolved.t <= t

    return t <= case.truth.horizon and any(
        course.detected is not None and course.detected <= t and not over(course)
        for course in case.courses.values()
    )


def _running(case: Case, role: str, t: int) -> list[Duty]:
    """Return what this role owed then."""
    clocks = case.truth.standard.clocks
    asked = case.truth.scenario.injects | case.truth.scenario.cards

    def owes(duty: Duty) -> str:
        return asked[duty.subject].to if duty.subject in asked else clocks[duty.clock].role

    return [
        duty
        for duties in case.owed.values()
        for duty in duties
        if duty.starts <= t and (duty.kept is None or duty.kept > t) and owes(duty) == role
    ]


def _judged(
    case: Case, one: Passing, share: Fraction, happened: str, part: Fraction, number: int
) -> Judgement:
    truth = case.truth
    about = f"{one.role}" if one.due is not None else f"{one.role}#{number + 1}"
    return judge(
        case,
        JUDGED,
        share,
        happened=happened,
        advice="Hand the role over by name, to somebody who is there, with what is open and each clock that runs, before the shift ends"
        + (f" at {truth.clock(one.due)[:5]}." if one.due is not None else "."),
        events=[one.seq],
        about=about,
        part=part,
    )


def _worth(case: Case, one: Passing) -> tuple[Fraction, str]:
    """Return what a handover earns, and what became of it."""
    truth = case.truth
    clocks = _clocks(case, _running(case, one.role, one.t))
    if one.event is None:
        ran = f", and {', '.join(clocks)} had no owner" if clocks else ""
        return NONE, f"{one.person} went at {truth.clock(one.due or 0)[:5]} and nobody has {one.role}{ran}"
    taker = _taker(one.event)
    if not _is_there(case, taker, one.t):
        return NONE, f"{one.role} went to {taker}, who was not there"
    said = ""
    if isinstance(one.event, e.HandedOver):
        said = " ".join((one.event.notes, *one.event.promises))
    unowned = [says for name, says in clocks.items() if not among(said, (name, says, name.replace("-", " ")))]
    named = Fraction(len(clocks) - len(unowned), len(clocks)) if clocks else ONE
    told = isinstance(one.event, e.HandedOver) and bool(one.event.notes.strip())
    late = one.due is not None and one.t > one.due + truth.standard.tolerances.grace
    share = (named + (ONE if told else NONE)) * HALF * (HALF if late else ONE)
    parts = [f"{taker} has {one.role} since {truth.clock(one.t)[:5]}"]
    parts += [f"late: the shift had ended at {truth.clock(one.due or 0)[:5]}"] if late else []
    parts += [] if told else ["nothing was said of what is open"]
    parts += [f"without an owner: {', '.join(unowned)}"] if unowned else []
    return share, "; ".join(parts)


def _is_there(case: Case, person: str, t: int) -> bool:
    """Whether somebody is on shift, or has answered a call since their last one ended."""
    world = case.truth.world
    if world.cast.is_awake(person, t):
        return True
    called = world.people.get(person)
    went = max((end for _, end in world.cast.awake.get(person, ()) if end <= t), default=-NEVER)
    return called is not None and called.answered is not None and went <= called.answered <= t


def _clocks(case: Case, running: list[Duty]) -> dict[str, str]:
    """Return the clocks that ran, each once, with what is owed as a screen shows it."""
    return {duty.clock: case.truth.standard.clocks[duty.clock].says for duty in running}
