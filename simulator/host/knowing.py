"""What a seat knows from the start, taken from the scenario and the standard through the seat's own eyes."""

from collections.abc import Callable
from dataclasses import replace

from simulator.domain.conditions import Compare, Not, Term
from simulator.domain.evidence import format_value
from simulator.domain.exercise import Inputs
from simulator.domain.scenario import Lesson, LessonStep, Shift
from simulator.domain.signals import usual
from simulator.domain.units import MINUTE
from simulator.host.redaction import Viewer
from simulator.projections.stream import Choice, Known, Meaning, Someone


def known(name: str, inputs: Inputs, viewer: Viewer, roles: tuple[str, ...]) -> Known:
    """Return what these roles know before anything has happened."""
    scenario, standard, cast = inputs.scenario, inputs.standard, inputs.cast
    seat_of = {person: role for role, person in scenario.seats.items()}

    def read(text: str) -> str:
        return str(viewer.clean(cast.fill(text)))

    limits: dict[str, list[tuple[str, int]]] = {}
    for rule in scenario.alerts.values():
        for compare in _compares(rule.when.term):
            limits.setdefault(compare.signal, []).append((compare.op, compare.limit))
    return Known(
        exercise=name,
        scenario=inputs.scenario_name,
        title=read(scenario.title),
        starts=scenario.starts,
        lasts=scenario.lasts,
        mode=inputs.play.mode,
        pace=inputs.play.pace,
        briefing=read(scenario.briefing),
        seats=dict(scenario.seats),
        mine=roles,
        roles={role: standard.roles[role].title for role in standard.roles},
        services={service: read(it.says) for service, it in scenario.services.items()},
        teams={
            team: tuple(dict.fromkeys(p for s in roster.shifts for p in (s.primary, s.backup)))
            for team, roster in scenario.rosters.items()
        },
        owners={service: it.team for service, it in scenario.services.items()},
        people={
            person: Someone(
                name=cast.people.get(person, person),
                does=read(it.does),
                team=it.team or "",
                seat=seat_of.get(person, ""),
                shift=_shift(it.shift),
                on=cast.awake.get(person, ()),
            )
            for person, it in scenario.people.items()
        },
        signals={
            signal: Meaning(
                unit=it.unit,
                says=read(it.says),
                normal=format_value(usual(it, scenario.starts), it.unit),
                better=it.better,
                service=signal.split(".", 1)[0],
                limits=tuple(limits.get(signal, ())),
                slices=tuple(
                    f"{dimension}={value}" for dimension, values in it.by.items() for value in values
                ),
            )
            for signal, it in scenario.signals.items()
        },
        remedies={
            remedy: Choice(
                kind=it.kind,
                says=read(it.says),
                takes=it.takes,
                by=it.by or "",
                approval=it.approval,
                undo=it.undo,
            )
            for remedy, it in scenario.remedies.items()
        },
        runbooks=tuple(scenario.runbooks),
        traces=tuple(scenario.traces),
        lesson=_lesson(scenario.lesson, read) if inputs.play.mode == "lesson" else None,
    )


def _lesson(lesson: Lesson | None, read: Callable[[str], str]) -> Lesson | None:
    """Return the lesson as it is shown: what is paid for is not in it."""
    if lesson is None:
        return None

    def shown(step: LessonStep) -> LessonStep:
        return replace(
            step,
            says=read(step.says),
            why=read(step.why),
            filled={name: read(value) for name, value in step.filled.items()},
            hints=("",) * len(step.hints),
        )

    return replace(lesson, steps={name: shown(step) for name, step in lesson.steps.items()})


def _compares(term: Term) -> list[Compare]:
    if isinstance(term, Compare):
        return [term]
    inner = (term.term,) if isinstance(term, Not) else getattr(term, "terms", ())
    return [compare for one in inner for compare in _compares(one)]


def _shift(shift: Shift | None) -> str:
    if shift is None:
        return "always"
    times = [f"{at // (60 * MINUTE):02d}:{at // MINUTE % 60:02d}" for at in (shift.from_, shift.to)]
    return f"{times[0]} to {times[1]} in {shift.zone}"
