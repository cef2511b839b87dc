"""A scenario before anybody plays it: each signal if nobody acts and after each remedy alone, and what comes on the way.

Signals are functions of time, so one run for each remedy shows what no reading of the file does.
"""

from typing import Final

from simulator.domain import events as e
from simulator.domain.conditions import compares_in
from simulator.domain.evidence import format_value
from simulator.domain.exercise import Inputs
from simulator.domain.scenario import Scenario
from simulator.domain.teams import Move, TeamFile
from simulator.domain.units import MINUTE, SCRAPE, format_duration
from simulator.domain.world import World
from simulator.host.headless import play
from simulator.host.msel import COLUMNS, Item, msel, rows
from simulator.host.rehearsal import as_exercise
from simulator.report.preview import Course, Limit, Mark, Preview, Remedied, Shown
from simulator.teams import built_in

POINTS: Final = 240
"""Readings of a curve, at the most: more than a page shows."""
BEFORE: Final = 10 * MINUTE
"""How much of the time before STARTEX is shown: what a quiet signal looks like."""
THINKING: Final = 5 * MINUTE
"""From the first thing that comes in to the start of a remedy: a quick team's pace, by design."""
UNTRIED: Final = "it did not start"


def preview(inputs: Inputs, at: int | None = None) -> Preview:
    """Return what is shown of a scenario; `at` is a moment, T+ms, whose readings are told too.

    Raises EngineError for a scenario that loops.
    """
    scenario = inputs.scenario
    quiet = play(inputs, built_in("silent", scenario, inputs.standard))
    came = _first(as_exercise(quiet).events)
    begin = min(came + THINKING, scenario.lasts - 1)
    tried = {name: play(inputs, _alone(scenario, inputs, name, begin)) for name in scenario.remedies}
    times = _times(scenario.lasts)
    moved = _moved(scenario)
    items = msel(as_exercise(quiet))
    return Preview(
        title=scenario.title,
        starts=scenario.starts,
        lasts=scenario.lasts,
        at=at,
        times=times,
        shown=tuple(
            _shown(name, quiet.world, {r: run.world for r, run in tried.items()}, times, at) for name in moved
        ),
        still=tuple(name for name in scenario.signals if name not in moved),
        remedies=tuple(_remedied(scenario, name, tried[name].world, begin) for name in scenario.remedies),
        harm_if_nobody=_harm(quiet.world, scenario.lasts),
        marks=_marks(as_exercise(quiet).events),
        head=COLUMNS,
        rows=tuple(rows(items)),
        rows_until_at=0 if at is None else sum(_by(item, at) for item in items),
    )


def _first(events: tuple[tuple[int, int, e.AnyEvent], ...]) -> int:
    """Return when the first alert or report comes, T+ms; STARTEX if none does."""
    return next((t for _, t, event in events if isinstance(event, e.AlertFired | e.ReportArrived)), 0)


def _alone(scenario: Scenario, inputs: Inputs, remedy: str, begin: int) -> TeamFile:
    """Return a team that declares, agrees to one remedy and starts it, and does nothing else."""
    severity = next(iter(inputs.standard.severities))
    moves = [Move(at=begin, do="declare", arguments={"title": "preview", "severity": severity})]
    if scenario.remedies[remedy].approval:
        moves.append(Move(at=begin, do="approve-remedy", arguments={"remedy": remedy}))
    moves.append(Move(at=begin, do="start", arguments={"remedy": remedy}))
    return TeamFile(title=remedy, moves=tuple(moves))


def _times(lasts: int) -> tuple[int, ...]:
    """Return moments on the grid of readings, from a little before STARTEX to ENDEX."""
    step = -(-(lasts + BEFORE) // POINTS // SCRAPE) * SCRAPE or SCRAPE
    return tuple(range(-BEFORE, lasts + 1, step))


def _moved(scenario: Scenario) -> tuple[str, ...]:
    """Return the signals that a fault or a remedy moves, in the author's order."""
    causes = [move.signal for fault in scenario.faults.values() for move in fault.moves]
    causes += [move.signal for remedy in scenario.remedies.values() for move in remedy.moves]
    return tuple(name for name in scenario.signals if name in causes)


def _shown(name: str, quiet: World, tried: dict[str, World], times: tuple[int, ...], at: int | None) -> Shown:
    signal = quiet.scenario.signals[name]
    alone = tuple(quiet.signals[name].read(t) for t in times)
    courses = []
    for remedy, world in tried.items():
        points = tuple(world.signals[name].read(t) for t in times)
        if points != alone:
            courses.append(Course(remedy=remedy, points=points))
    return Shown(
        name=name,
        says=signal.says,
        unit=signal.unit,
        normal=format_value(quiet.signals[name].normal(at or 0), signal.unit),
        lowest=format_value(min(alone), signal.unit),
        highest=format_value(max(alone), signal.unit),
        at=format_value(quiet.signals[name].read(at), signal.unit) if at is not None else "",
        points=alone,
        limits=tuple(_limits(quiet.scenario, name)),
        courses=tuple(courses),
    )


def _limits(scenario: Scenario, signal: str) -> list[Limit]:
    unit = scenario.signals[signal].unit
    found = []
    for alert, rule in scenario.alerts.items():
        for compare in compares_in(rule.when.term):
            if compare.signal == signal and not compare.where:
                told = f"{compare.op} {format_value(compare.limit, unit)}"
                found.append(Limit(alert=alert, at=compare.limit, says=told))
    return found


def _remedied(scenario: Scenario, name: str, world: World, begin: int) -> Remedied:
    remedy = scenario.remedies[name]
    state = world.remedies.get(name)
    ended = ", ".join(f"{fault} {share * 100 // 1_000_000}%" for fault, share in remedy.ends.items())
    happened = UNTRIED if state is None else state.status
    return Remedied(
        name=name,
        kind=remedy.kind,
        says=remedy.says,
        takes=format_duration(remedy.takes),
        started=begin,
        ended=ended,
        happened=happened,
        harm=_harm(world, scenario.lasts),
    )


def _harm(world: World, until: int) -> str:
    told = [f"{meter.at(until):,} {unit}" for unit, meter in world.harm.items() if meter.at(until)]
    return ", ".join(told) or "none"


def _marks(events: tuple[tuple[int, int, e.AnyEvent], ...]) -> tuple[Mark, ...]:
    """Return what comes in, each with the letter of the list below the curves."""
    found = []
    for _, t, event in events:
        match event:
            case e.AlertFired():
                found.append(Mark(t=t, letter="A", name=event.alert))
            case e.ReportArrived():
                found.append(Mark(t=t, letter="#", name=event.report))
            case e.InjectDelivered():
                found.append(Mark(t=t, letter="?", name=event.inject))
            case e.SuggestionMade():
                found.append(Mark(t=t, letter="~", name=event.suggestion))
            case e.FaultBegan():
                found.append(Mark(t=t, letter="F", name=event.fault))
            case e.WorldMoved():
                found.append(Mark(t=t, letter="W", name=event.event))
            case _:
                pass
    return tuple(found)


def _by(item: Item, at: int) -> bool:
    """Whether a row of the list has come by a moment, T+ms."""
    if not item.after or item.type == "ENDEX":
        return False
    sign, rest = (-1, item.after[1:]) if item.after.startswith("-") else (1, item.after)
    hours, minutes, seconds = map(int, rest.split(":"))
    return sign * ((hours * 60 + minutes) * 60 + seconds) * 1_000 <= at
