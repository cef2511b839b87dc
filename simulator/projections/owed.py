"""What is owed, by when: computed from what a seat has seen and from the standard, so it can tell nothing new."""

from collections.abc import Iterable, Sequence
from typing import Final

from simulator.domain.clocks import Duty, alert_duties, duties, worst
from simulator.domain.courses import Course, Heard, Mark, Told
from simulator.domain.standards import Standard
from simulator.domain.units import HOUR, NEVER
from simulator.domain.values import dataclass
from simulator.projections.board import Board, Incident, board
from simulator.projections.inbox import Inbox, Row, inbox
from simulator.projections.stream import SeatEvent

AHEAD: Final = 2 * HOUR
"""What falls due later than this is not shown yet."""
MATTERS: Final = frozenset(
    {
        "Classified",
        "Declared",
        "HandedOver",
        "MessageSent",
        "Monitored",
        "PersonPaged",
        "PostmortemWritten",
        "RemedyFinished",
        "RemedyVerified",
        "Reopened",
        "Resolved",
        "RoleAssigned",
    }
)
"""Events from which duties follow besides what lies in the inbox and on the board."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One duty that is open."""

    clock: str
    says: str
    """As the standard names it: Acknowledge the alert."""
    about: str
    """The alert, question, remedy or incident."""
    due: int
    """T+ms."""
    role: str
    to: str = ""
    """Who waits for it, or reads it."""
    clause: str = ""
    types: tuple[str, ...] = ()
    """Message types, any of which keeps it."""

    def left(self, now: int) -> int:
        """Return ms until it falls due; negative once it is late."""
        return self.due - now


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """One duty that is behind us: it was kept, or it can no longer be."""

    clock: str
    says: str
    about: str
    due: int
    """T+ms."""
    kept: int | None
    """T+ms; None: its time has passed, and the next one runs."""

    @property
    def settled(self) -> int:
        """T+ms at which it was kept, or fell due."""
        return self.due if self.kept is None else self.kept

    @property
    def late(self) -> bool:
        """Whether it was kept at or after its deadline."""
        return self.kept is not None and self.kept >= self.due


def settled(events: Sequence[SeatEvent], standard: Standard, now: int) -> tuple[Settled, ...]:
    """Return every duty that was kept or missed by now, in the order in which that was settled."""
    return settled_of(
        [event for event in events if event.what in MATTERS], inbox(events), board(events), standard, now
    )


def settled_of(
    events: Sequence[SeatEvent], came: Inbox, picture: Board, standard: Standard, now: int
) -> tuple[Settled, ...]:
    """Return the same from what a display has folded already; of `events` only those that matter are looked at."""
    known = [_course(events, came, incident, now) for incident in picture.incidents.values()]
    found = [
        duty
        for course in (*known, _shift(events, came, known, standard, now))
        for duty in duties(standard, course)
    ]
    for name, clock in standard.clocks.items():
        if clock.kept_by == "acknowledged":
            taken = [
                Told(name=row.name, t=row.arrived, done=row.taken, priority=row.priority)
                for row in came.rows
                if row.kind == "alert" and row.taken is not None
            ]
            found += alert_duties(standard, taken, name, "", now)
    last = {(duty.clock, duty.subject): duty.slot for duty in found if duty.starts <= now}
    over = [
        duty
        for duty in found
        if (duty.kept is not None and duty.kept <= now)
        or (duty.kept is None and duty.due <= now and duty.slot < last[duty.clock, duty.subject])
    ]
    return tuple(
        Settled(
            clock=duty.clock,
            says=standard.clocks[duty.clock].says,
            about=duty.subject,
            due=duty.due,
            kept=duty.kept,
        )
        for duty in sorted(over, key=lambda duty: duty.due if duty.kept is None else duty.kept)
    )


def owed(events: Sequence[SeatEvent], standard: Standard, now: int) -> tuple[Owed, ...]:
    """Return every open duty, the most urgent first; of a cadence only the present slot."""
    return owed_of(
        [event for event in events if event.what in MATTERS], inbox(events), board(events), standard, now
    )


def owed_of(
    events: Sequence[SeatEvent], came: Inbox, picture: Board, standard: Standard, now: int
) -> tuple[Owed, ...]:
    """Return the same from what a display has folded already; of `events` only those that matter are looked at."""
    open_: list[Duty] = [*_alerts(standard, came, picture, now)]
    known = [_course(events, came, incident, now) for incident in picture.incidents.values()]
    courses = [course for course in known if picture.incidents[course.name] in picture.open]
    for course in (*courses, _shift(events, came, known, standard, now)):
        latest: dict[tuple[str, str], Duty] = {}
        for duty in duties(standard, course):
            key = (duty.clock, duty.subject)
            if duty.kept is not None:
                continue
            # of a cadence: what has been missed is gone, what is due next counts
            if key not in latest or (latest[key].due <= now and duty.slot):
                latest[key] = duty
        open_ += latest.values()
    there = {row.name: row for row in came.rows}
    rows = [
        _row(standard, there.get(duty.subject), duty)
        for duty in open_
        if duty.due <= now + AHEAD and duty.opens <= now + AHEAD
    ]
    seen: dict[tuple[str, str], Owed] = {}
    for row in sorted(rows, key=lambda row: row.due):
        seen.setdefault((row.clock, row.about), row)
    return tuple(seen.values())


def to_name(open_: Iterable[Owed], standard: Standard) -> frozenset[str]:
    """Return the roles of which it is owed that everybody hears who holds them: to sit there is not to be named."""
    clocks = (standard.clocks[one.clock] for one in open_)
    return frozenset(role for clock in clocks if clock.kept_by == "assigned" for role in clock.what)


def shift_severities(known: Iterable[Course], standard: Standard) -> tuple[tuple[int, str], ...]:
    """Return (from, label) of what counts for questions and changes, which may belong to no incident.

    It is the worst of what is known to be wrong by then, and the mildest severity there is while nothing is.
    The scorer and a seat's reminders both go by this; they differ in what they know.
    """
    there = [course for course in known if course.detected is not None]
    moments = {course.detected or 0 for course in there} | {
        t for course in there for t, _ in course.severities if t > (course.detected or 0)
    }
    mildest = list(standard.severities)[-1]
    steps = [(-NEVER, mildest)]
    for t in sorted(moments):
        labels = [course.severity_at(t) for course in there if (course.detected or 0) <= t]
        steps.append((t, worst([mildest, *labels], standard.rank)))
    return tuple(steps)


def _row(standard: Standard, row: Row | None, duty: Duty) -> Owed:
    clock = standard.clocks[duty.clock]
    to = row.source if row is not None and row.kind == "question" else clock.audience or ""
    return Owed(
        clock=duty.clock,
        says=clock.says,
        about=duty.subject,
        due=duty.due,
        role=row.to if row is not None and row.kind == "question" and row.to else clock.role,
        to=to,
        clause=clock.clause,
        types=clock.what if clock.kept_by == "message" else (),
    )


def _alerts(standard: Standard, came: Inbox, picture: Board, now: int) -> list[Duty]:
    label = picture.open[-1].severity if picture.open else ""
    found: list[Duty] = []
    for name, clock in standard.clocks.items():
        limited = {key for key, limit in clock.limits.items() if limit is not None}
        if clock.kept_by == "acknowledged":
            told = [
                Told(name=row.name, t=row.arrived, done=None, priority=row.priority)
                for row in came.rows
                if row.kind == "alert" and row.waits and (row.priority in limited or label in limited)
            ]
        elif clock.kept_by == "disposed":
            told = [
                Told(name=row.name, t=row.taken, done=None, priority=row.priority)
                for row in came.rows
                if row.taken is not None and row.unsorted
            ]
        else:
            continue
        found += alert_duties(standard, told, name, label, now + AHEAD)
    return found


def _asked(came: Inbox) -> tuple[Told, ...]:
    return tuple(
        Told(name=row.name, t=row.arrived, done=row.answered)
        for row in came.rows
        if row.kind == "question" and row.asks and not row.letter
    )


def _shift(
    events: Sequence[SeatEvent], came: Inbox, known: Iterable[Course], standard: Standard, now: int
) -> Course:
    """Return the course of what belongs to no incident by itself: questions, and changes to be looked after."""
    return Course(
        name="",
        end=now + AHEAD,
        severities=shift_severities(known, standard),
        detected=None,
        questions=_asked(came),
        changes=_changes(events),
    )


def _changes(events: Sequence[SeatEvent]) -> tuple[Told, ...]:
    """Return the changes of the world that finished, holds aside, and when each was looked after."""
    changes: dict[str, Told] = {}
    for event in events:
        name = event.get("remedy")
        if event.what == "RemedyFinished" and event.get("kind") != "hold":
            changes[name] = Told(name=name, t=event.t, done=None)
        elif event.what == "RemedyVerified" and name in changes:
            changes[name] = Told(name=name, t=changes[name].t, done=event.t, seq=event.number)
    return tuple(changes.values())


def _course(events: Sequence[SeatEvent], came: Inbox, incident: Incident, now: int) -> Course:
    """Return one incident's way through time as this seat sees it."""
    marks: dict[str, Mark] = {}
    assigned: dict[str, Mark] = {}
    messages: list[Heard] = []
    for event in events:
        mark = Mark(t=event.t, seq=event.number)
        mine = event.get("incident") in (incident.name, "")
        match event.what:
            case "Declared" | "Classified" | "Monitored" | "Resolved" | "PostmortemWritten" if mine:
                marks.setdefault(event.what, mark)
            case "Reopened" if mine:
                marks.pop("Monitored", None)
                marks.pop("Resolved", None)
            case "RoleAssigned":
                assigned.setdefault(event.get("role"), mark)
            case "PersonPaged" if event.get("by") != "ladder" and event.t >= incident.declared:
                marks.setdefault("paged", mark)
            case "MessageSent" if mine:
                messages.append(Heard(t=event.t, type=event.get("type"), seq=event.number))
            case _:
                pass
    items = [row for row in came.rows if row.incident == incident.name]
    taken = [Mark(t=row.taken) for row in items if row.taken is not None]
    first = incident.severities[0][1]
    return Course(
        name=incident.name,
        end=now + AHEAD,
        severities=((0, first), *incident.severities[1:]),
        detected=min((row.arrived for row in items), default=incident.declared),
        acknowledged=min(taken, key=lambda mark: mark.t, default=None),
        declared=marks.get("Declared"),
        classified=marks.get("Classified"),
        mitigated=marks["Monitored"].t if "Monitored" in marks else None,
        monitoring=marks.get("Monitored"),
        resolved=marks.get("Resolved"),
        postmortem=marks.get("PostmortemWritten"),
        assigned=assigned,
        paged=marks.get("paged"),
        messages=tuple(messages),
    )
