"""Each incident's way through time as it really was: what the clocks are read against."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from simulator.domain import events as e
from simulator.domain.clocks import worst
from simulator.domain.courses import Course, Heard, Mark, Told
from simulator.domain.people import LADDER
from simulator.domain.regimes import day_of, status
from simulator.domain.units import NEVER
from simulator.projections.owed import shift_severities
from simulator.scoring.items import priority_of, taken
from simulator.scoring.truth import Kind, Truth

SAYS_SOMETHING = Fraction(1, 4)
"""A message worth less than this keeps no clock and no promise: an empty letter is no letter."""


def courses(truth: Truth, worth: Mapping[int, Fraction]) -> dict[str, Course]:
    """Return the course of every incident that showed itself; `worth` is each message's share, by its line."""
    return {name: _course(truth, name, worth) for name in truth.key if truth.detected(name) is not None}


def shift(truth: Truth, incidents: Iterable[Course]) -> Course:
    """Return the course of the shift as a whole: questions and changes, which may belong to no incident."""
    return Course(
        name="",
        end=truth.horizon,
        severities=shift_severities(incidents, truth.standard),
        detected=None,
        questions=tuple(_questions(truth)),
        changes=tuple(_changes(truth)),
    )


def _course(truth: Truth, name: str, worth: Mapping[int, Fraction]) -> Course:
    named = set(truth.named(name))
    mine = {item for item, owner in truth.belongs.items() if owner == name}
    items = {item: state for item, state in truth.world.items.items() if item in mine}
    ended, detected = truth.ended_at.get(name), truth.detected(name) or 0
    turned = truth.turned(name)
    up = [mark for item in items if (mark := taken(truth, item)) is not None]
    return Course(
        name=name,
        end=truth.horizon,
        severities=_severities(truth, name),
        detected=detected,
        calls=tuple(
            Told(name=item, t=state.arrived, done=None, priority=priority_of(truth, item))
            for item, state in items.items()
        ),
        triggered=_triggered(truth, name, detected),
        acknowledged=min(up, key=lambda mark: mark.t, default=None),
        declared=_first(truth, e.Declared, lambda event: event.incident in named),
        classified=_first(truth, e.Classified, lambda event: event.incident in named),
        mitigated=ended,
        monitoring=_first(truth, e.Monitored, lambda event: event.incident in named, since=turned),
        resolved=_first(
            truth,
            e.Resolved,
            lambda event: event.incident in named,
            since=None if ended is None else ended + truth.watch,
        ),
        postmortem=_first(truth, e.PostmortemWritten, lambda event: event.incident in named),
        assigned=_assigned(truth),
        paged=_first(truth, e.PersonPaged, lambda event: event.by != LADDER, since=detected),
        messages=tuple(
            Heard(t=t, type=event.type, seq=seq)
            for seq, t, event in truth.of(e.MessageSent)
            if truth.about(event.incident) == name and worth.get(seq, Fraction(0)) >= SAYS_SOMETHING
        ),
        tell=frozenset(truth.key[name].tell) | {"internal"},
    )


def _triggered(truth: Truth, name: str, detected: int) -> int | None:
    """Return when the first duty to report arose that applies on the exercise's own day; NEVER if none did."""
    reports, rules = truth.key[name].reports, truth.standard.regulators
    if not reports:
        return None
    day = day_of(truth.scenario.starts)
    applying = (rule for rule in reports if rule in rules and status(rules[rule], day) == "in force")
    begun = (truth.first_holding(reports[rule].term) for rule in applying)
    return max(detected, min((t for t in begun if t is not None), default=NEVER))


def _first(
    truth: Truth, kind: type[Kind], mine: Callable[[Kind], bool], *, since: int | None = -NEVER
) -> Mark | None:
    """Return the first line of its kind from a moment on; what was said before it was true kept nothing."""
    if since is None:
        return None
    return next((Mark(t=t, seq=seq) for seq, t, event in truth.of(kind) if t >= since and mine(event)), None)


def _severities(truth: Truth, name: str) -> tuple[tuple[int, str], ...]:
    """Return the worse of what the rubric gives and what the team declared, over time."""
    rubric, given = truth.severities(name), truth.given(name)
    found: list[tuple[int, str]] = []
    for t in sorted({-NEVER, *(since for since, _ in rubric), *(since for since, _ in given)}):
        labels = [truth.severity(name, t), *[label for since, label in given if since <= t][-1:]]
        label = worst(labels, truth.standard.rank)
        if not found or found[-1][1] != label:
            found.append((t, label))
    return tuple(found)


def _assigned(truth: Truth) -> dict[str, Mark]:
    found: dict[str, Mark] = {}
    for seq, t, event in truth.of(e.RoleAssigned):
        found.setdefault(event.role, Mark(t=t, seq=seq))
    return found


def _questions(truth: Truth) -> list[Told]:
    found = []
    scenario = truth.scenario
    for name, told in truth.world.injects.items():
        inject = scenario.injects.get(name) or scenario.cards[name]
        if not inject.asks or told.delivered is None:
            continue
        answer = _answer(truth, name, told.delivered, inject.answered_by)
        found.append(
            Told(
                name=name,
                t=told.delivered,
                done=answer.t if answer else None,
                seq=answer.seq if answer else -1,
            )
        )
    return found


def _answer(truth: Truth, name: str, asked: int, types: tuple[str, ...]) -> Mark | None:
    for seq, t, event in truth.lines:
        replied = isinstance(event, e.Replied) and event.inject == name
        wrote = isinstance(event, e.MessageSent) and (
            event.answers == name or (event.type in types and t >= asked)
        )
        if replied or wrote:
            return Mark(t=t, seq=seq)
    return None


def _changes(truth: Truth) -> list[Told]:
    """Return the changes of the world that finished, holds aside, and when each was looked after."""
    found = []
    for _, t, event in truth.of(e.RemedyFinished):
        if truth.scenario.remedies[event.remedy].kind != "hold":
            remedy = event.remedy
            checked = _first(truth, e.RemedyVerified, lambda said, name=remedy: said.remedy == name, since=t)  # type: ignore[misc]  # bound to this remedy
            found.append(
                Told(
                    name=remedy,
                    t=t,
                    done=checked.t if checked else None,
                    seq=checked.seq if checked else -1,
                )
            )
    return found
