"""Clocks are pure functions of what happened and of the standard: no promise is an event.

`duties` gives whoever has an incident's `Course` what was owed, by when, and whether it was done.

Rules: windows are [start, deadline); a clock starts at its event or at that event's own deadline, whichever comes
first, so that never declaring stops nothing; limits follow the worse of the severity declared and the rubric's, and a
severity that rises shortens what the incident still owes, from that moment on.
What is owed for one thing (an alert, a question, a change) keeps the time that it had when it came: whoever asks has
asked once, and a priority is the sender's.
What was done before its clock began was early, and early is never wrong; only a stability watch cannot be cut short.
"""

from collections.abc import Callable, Iterable

from simulator.domain.courses import Course, Heard, Mark, Told
from simulator.domain.standards import Clock, Standard
from simulator.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something owed, by when, and what became of it."""

    clock: str
    subject: str
    """The alert, question, remedy or incident it is about."""
    slot: int = 0
    """For a cadence: 1, 2, 3 …"""
    starts: int
    opens: int
    """It cannot be kept earlier (a stability watch); what has no watch may be kept before it starts."""
    due: int
    limit: int
    """The time there was, ms; at least 1."""
    kept: int | None = None
    events: tuple[int, ...] = ()
    """Lines of the log that kept it."""
    severity: str = ""

    @property
    def in_time(self) -> bool:
        """Whether it was kept before its deadline."""
        return self.kept is not None and self.kept < self.due


def lateness_share(duty: Duty, zero_at: int) -> tuple[int, int]:
    """Return the share a duty earns, as a fraction: all in time, falling to nothing at `zero_at` limits.

    The deadline's own millisecond is the first that is late.
    """
    if duty.kept is None:
        return 0, 1
    if duty.kept < duty.due:
        return 1, 1
    span = (zero_at - 1) * duty.limit
    return (max(span - (duty.kept - duty.due + 1), 0), span) if span > 0 else (0, 1)


def due_by(clock: Clock, course: Course, starts: int) -> int | None:
    """Return the deadline of a clock that starts then; None if this severity owes nothing."""
    due: int | None = None
    limit = clock.limits.get(course.severity_at(starts))
    if limit is not None:
        due = starts + clock.opens + limit
    for since, label in course.severities:
        limit = clock.limits.get(label)
        if since > starts and limit is not None and (due is None or since < due):
            shorter = max(since, starts + clock.opens) + limit
            due = shorter if due is None else min(due, shorter)
    return due


def duties(standard: Standard, course: Course) -> tuple[Duty, ...]:
    """Return everything one incident owes, in the order of the standard; what falls due after `end` only if kept."""
    found: list[Duty] = []
    for name, clock in standard.clocks.items():
        if clock.kept_by in ("acknowledged", "disposed") or not _owed(clock, course):
            continue
        owed = _of_clock(standard, name, clock, course)
        found += [duty for duty in owed if duty.due <= course.end or duty.kept is not None]
    return tuple(found)


def _owed(clock: Clock, course: Course) -> bool:
    return clock.audience is None or course.tell is None or clock.audience in course.tell


def alert_duties(
    standard: Standard, alerts: Iterable[Told], clock_name: str, severity: str, end: int
) -> tuple[Duty, ...]:
    """Return what alerts owe: to be acknowledged (by priority) or disposed of (from the acknowledgement).

    What belongs to an incident is disposed of by its severity, what belongs to none by its own priority; where both are
    given, because nobody knows yet, by the shorter.
    """
    clock = standard.clocks[clock_name]
    found = []
    for alert in alerts:
        limits = [clock.limits.get(key) for key in (alert.priority, severity)]
        limit = min((limit for limit in limits if limit is not None), default=None)
        if limit is None:
            continue
        due = alert.t + limit
        if due > end and alert.done is None:
            continue
        events = (alert.seq,) if alert.done is not None else ()
        found.append(
            Duty(
                clock=clock_name,
                subject=alert.name,
                starts=alert.t,
                opens=alert.t,
                due=due,
                limit=limit,
                kept=alert.done,
                events=events,
                severity=severity,
            )
        )
    return tuple(found)


def began(standard: Standard, course: Course, begins: str) -> int | None:
    """Return when clocks that start with this begin: at the event, or at the deadline of the duty to bring it about."""
    match begins:
        case "detected" | "alert-fired":
            return course.detected
        case "triggered":
            return course.detected if course.triggered is None else course.triggered
        case "acknowledged":
            return _first_of(course.acknowledged, _taken_by(standard, course))
        case "declared":
            return _first_of(course.declared, _deadline(standard, course, "declared"))
        case "first-post":
            public = [m for m in course.messages if standard.messages[m.type].public]
            sent = Mark(t=public[0].t) if public else None
            return _first_of(sent, _deadline(standard, course, "message", public=True))
        case "mitigated":
            made = Mark(t=course.mitigated) if course.mitigated is not None else None
            return _first_of(made, _deadline(standard, course, "mitigated"))
        case _:
            return None


def _first_of(mark: Mark | None, deadline: int | None) -> int | None:
    if mark is None:
        return deadline
    return mark.t if deadline is None else min(mark.t, deadline)


def _deadline(standard: Standard, course: Course, kept_by: str, *, public: bool = False) -> int | None:
    """Return by when the duty that brings an event about was due."""
    for clock in standard.clocks.values():
        if clock.kept_by != kept_by or clock.every or not _owed(clock, course):
            continue
        if public and not any(standard.messages[kind].public for kind in clock.what):
            continue
        starts = began(standard, course, clock.starts)
        return None if starts is None else due_by(clock, course, starts)
    return None


def _taken_by(standard: Standard, course: Course) -> int | None:
    """Return by when the first call about it had to be taken; one whose priority owes nothing counts as the mildest."""
    if course.detected is None:
        return None
    for clock in standard.clocks.values():
        limits = [limit for limit in clock.limits.values() if limit is not None]
        if clock.kept_by == "acknowledged" and limits:
            ends = [call.t + (clock.limits.get(call.priority) or max(limits)) for call in course.calls]
            return min(ends, default=course.detected + min(limits))
    return None


def _of_clock(standard: Standard, name: str, clock: Clock, course: Course) -> list[Duty]:
    if clock.starts in ("asked", "remedy-finished"):
        asks = course.questions if clock.starts == "asked" else course.changes
        return [duty for told in asks for duty in _each(name, clock, course, told)]
    starts = began(standard, course, clock.starts)
    if starts is None:
        return []
    if clock.every:
        return _slots(standard, name, clock, course, starts)
    due = due_by(clock, course, starts)
    if due is None:
        return []
    if clock.unless == "mitigated" and course.mitigated is not None and course.mitigated < due:
        return []  # a working mitigation in time leaves nobody to call
    opens = _opens(clock, course, starts)
    kept = _kept(standard, clock, course, opens)
    return [
        Duty(
            clock=name,
            subject=course.name,
            starts=starts,
            opens=opens,
            due=due,
            limit=max(due - starts - clock.opens, 1),
            kept=kept.t if kept else None,
            events=(kept.seq,) if kept and kept.seq >= 0 else (),
            severity=course.severity_at(starts),
        )
    ]


def _opens(clock: Clock, course: Course, starts: int) -> int:
    """Return from when a duty can be kept: a watch begins when the harm has really stopped, not when it should have."""
    if clock.starts == "mitigated" and course.mitigated is not None:
        return course.mitigated + clock.opens
    return starts + clock.opens


def _each(name: str, clock: Clock, course: Course, told: Told) -> list[Duty]:
    limit = clock.limits.get(course.severity_at(told.t))
    if limit is None:
        return []
    return [
        Duty(
            clock=name,
            subject=told.name,
            starts=told.t,
            opens=told.t,
            due=told.t + limit,
            limit=limit,
            kept=told.done,
            events=(told.seq,) if told.done is not None and told.seq >= 0 else (),
            severity=course.severity_at(told.t),
        )
    ]


def keeps(standard: Standard, clock: Clock, kind: str) -> bool:
    """Whether a message of this type keeps the clock, by itself or because it counts as another."""
    sent = standard.messages.get(kind)
    return kind in clock.what or (sent is not None and not set(sent.counts_as).isdisjoint(clock.what))


def _kept(standard: Standard, clock: Clock, course: Course, opens: int) -> Mark | None:
    if clock.starts == "mitigated" and course.mitigated is None:
        return None
    match clock.kept_by:
        case "declared":
            return course.declared
        case "classified":
            return course.classified
        case "assigned":
            marks = [course.assigned.get(role) for role in clock.what]
            held = [mark for mark in marks if mark is not None]
            return max(held, key=lambda mark: mark.t) if len(held) == len(marks) else None
        case "message":
            sent = keepers(standard, clock, course, opens)
            return Mark(t=sent[0].t, seq=sent[0].seq) if sent else None
        case "paged":
            return course.paged
        case "mitigated":
            return Mark(t=course.mitigated) if course.mitigated is not None else None
        case "monitoring":
            return course.monitoring
        case "resolved":
            return course.resolved if course.resolved and course.resolved.t >= opens else None
        case "postmortem":
            return course.postmortem
        case _:
            return None


def keepers(standard: Standard, clock: Clock, course: Course, opens: int) -> list[Heard]:
    """Return every message that can keep a clock that is kept once, oldest first."""
    earliest = opens if clock.opens or course.detected is None else course.detected
    return [m for m in course.messages if m.t >= earliest and keeps(standard, clock, m.type)]


def _slots(standard: Standard, name: str, clock: Clock, course: Course, starts: int) -> list[Duty]:
    """Return a cadence's slots: each begins when the one before was kept, or fell due and was not kept at all."""
    over = course.resolved.t if course.resolved else course.end
    if clock.while_ == "investigating" and course.mitigated is not None:
        over = min(over, course.mitigated)
    begins = starts
    if clock.while_ == "monitoring":
        if course.mitigated is None:
            return []
        begins = max(starts, course.mitigated)
    found: list[Duty] = []
    sent = [m for m in course.messages if begins < m.t <= over and keeps(standard, clock, m.type)]
    while True:
        due = due_by(clock, course, begins)
        if due is None:
            return found
        inside = [m for m in sent if begins < m.t < due]
        if due > over and not inside:
            return found
        after = due_by(clock, course, due) or due
        late = [] if inside else [m for m in sent if due <= m.t < after][:1]
        kept = inside or late
        found.append(
            Duty(
                clock=name,
                subject=course.name,
                slot=len(found) + 1,
                starts=begins,
                opens=begins,
                due=due,
                limit=max(due - begins, 1),
                kept=kept[0].t if kept else None,
                events=tuple(m.seq for m in kept),
                severity=course.severity_at(begins),
            )
        )
        begins = kept[-1].t if kept else due


def worst(labels: Iterable[str], rank: Callable[[str], int]) -> str:
    """Return the worst of some severities."""
    return min(labels, key=rank)
