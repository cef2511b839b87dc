"""Handovers: a shift that ends in the middle of an incident is somebody else's from then on, and so is each running clock.

Which clocks ran is read from the truth, so that none is without an owner because nobody mentioned it.
A handover that nobody needed is judged too: who passes a role on passes on what it owes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from simulator.domain import events as e
from simulator.domain.clocks import Course, Duty
from simulator.scoring.judging import HALF, NONE, ONE, Case, judge, wanted
from simulator.scoring.scorecard import Judgement
from simulator.scoring.wording import among

JUDGED = "handover"


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
    """Judge each role that changed hands during an incident, or had to; none if nothing was open then."""
    if not wanted(case, JUDGED):
        return []
    passings = [one for one in _passings(case) if _open(case, one.t if one.due is None else one.due)]
    part = Fraction(1, len(passings)) if passings else ONE
    return [_judged(case, one, part, number) for number, one in enumerate(passings)]


def _passings(case: Case) -> Iterator[Passing]:
    """Yield what had to pass at the end of a shift, then what passed besides, in order."""
    truth = case.truth
    passed = [
        (seq, t, event) for seq, t, event in truth.lines if isinstance(event, e.HandedOver | e.RoleAssigned)
    ]
    used: set[int] = set()
    slack = truth.standard.tolerances.handover
    for role, person in truth.scenario.seats.items():
        due = _goes(case, person)
        if due is None or _holder(passed, role, person, due - slack) != person:
            continue
        mine = [
            (seq, t, event)
            for seq, t, event in passed
            if event.role == role and t >= due - slack and _taker(event) != person
        ]
        seq, t, event = mine[0] if mine else (-1, due, None)
        used.add(seq)
        yield Passing(role=role, person=person, due=due, seq=seq, t=t, event=event)
    for seq, t, event in passed:
        if isinstance(event, e.HandedOver) and seq not in used:
            yield Passing(role=event.role, person=event.by, due=None, seq=seq, t=t, event=event)


def _holder(
    passed: list[tuple[int, int, e.HandedOver | e.RoleAssigned]], role: str, first: str, t: int
) -> str:
    """Return who had a role before `t`."""
    takers = [_taker(event) for _, at, event in passed if event.role == role and at < t]
    return takers[-1] if takers else first


def _taker(event: e.HandedOver | e.RoleAssigned) -> str:
    return event.to if isinstance(event, e.HandedOver) else event.person


def _goes(case: Case, person: str) -> int | None:
    """Return when the shift of somebody who plays ends during play; None if it does not."""
    stretches = case.truth.world.cast.awake.get(person, ())
    return next((end for begin, end in stretches if begin <= 0 < end <= case.truth.scenario.lasts), None)


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


def _judged(case: Case, one: Passing, part: Fraction, number: int) -> Judgement:
    truth = case.truth
    running = _running(case, one.role, one.t)
    share, happened = _worth(case, one, running)
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


def _worth(case: Case, one: Passing, running: list[Duty]) -> tuple[Fraction, str]:
    """Return what a handover earns, and what became of it."""
    truth = case.truth
    clocks = _clocks(case, running)
    if one.event is None:
        ran = f", and {', '.join(clocks)} had no owner" if clocks else ""
        return NONE, f"{one.person} went at {truth.clock(one.due or 0)[:5]} and nobody has {one.role}{ran}"
    taker = _taker(one.event)
    called = truth.world.people.get(taker)
    answered = called is not None and called.answered is not None and called.answered <= one.t
    if not (truth.world.cast.is_awake(taker, one.t) or answered):
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


def _clocks(case: Case, running: list[Duty]) -> dict[str, str]:
    """Return the clocks that ran, each once, with what is owed as a screen shows it."""
    return {duty.clock: case.truth.standard.clocks[duty.clock].says for duty in running}
