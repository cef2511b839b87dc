"""Things that can never happen: alerts that cannot fire, injects nobody reaches, facts nothing reveals, too little time."""

from collections.abc import Iterator

from simulator.domain.conditions import (
    Absent,
    After,
    AfterClock,
    All,
    Any_,
    Compare,
    Fact,
    Happened,
    Harm,
    Not,
    Op,
    Term,
)
from simulator.domain.scenario import IncidentKey, Scenario
from simulator.domain.standards import Standard
from simulator.domain.units import NEVER, format_duration
from simulator.loader.checks.issues import Issue, Path
from simulator.loader.checks.span import quiet, span_of


def reach(scenario: Scenario, standard: Standard) -> Iterator[Issue]:
    """Yield everything that is written and can never come about."""
    yield from _alerts(scenario)
    yield from _times(scenario)
    yield from _conditions(scenario)
    for name, key in scenario.answer_key.incidents.items():
        yield from _key(scenario, standard, ("answer_key", "incidents", name), key)


def possible(term: Term, scenario: Scenario) -> bool:
    """Whether a term can be true at some moment of the exercise, as far as one can tell without playing."""
    return earliest(term, scenario) <= scenario.lasts


def earliest(term: Term, scenario: Scenario) -> int:
    """Return a moment before which a term cannot be true; NEVER if it cannot be at all."""
    match term:
        case Compare(signal, _, op, limit, hold):
            low, high = span_of(scenario, signal)
            return hold if reaches(op, low, high, limit) else NEVER
        case Harm(what, op, limit):
            rates = [
                getattr(fault.harms, f"{what}_per_minute")
                for fault in scenario.faults.values()
                if fault.harms
            ]
            rates += [
                getattr(remedy.harms, f"{what}_per_minute")
                for remedy in scenario.remedies.values()
                if remedy.harms
            ]
            if op in ("<", "<="):
                return 0
            return limit * 60_000 // (sum(rates) * 1_000_000) if sum(rates) else NEVER
        case Happened(fact):
            return _first(fact, scenario)
        case Absent(_, within, of):
            return _first(of, scenario) + within
        case After(delay, of):
            return _first(of, scenario) + delay
        case AfterClock(time_of_day):
            return (time_of_day - scenario.starts) % 86_400_000
        case Not():
            return 0
        case All(terms):
            return max(earliest(inner, scenario) for inner in terms)
        case Any_(terms):
            return min(earliest(inner, scenario) for inner in terms)


def reaches(op: Op, low: int, high: int, limit: int) -> bool:
    """Whether something between these two can be beyond a limit."""
    match op:
        case ">":
            return high > limit
        case ">=":
            return high >= limit
        case "<":
            return low < limit
        case "<=":
            return low <= limit


def _first(fact: Fact, scenario: Scenario) -> int:
    """Return before when a fact cannot happen; 0 where players bring it about."""
    match fact.kind:
        case "began" | "ended":
            begins = scenario.faults[fact.name].begins
            return max(begins, 0) if isinstance(begins, int) else 0
        case "delivered":
            inject = scenario.injects.get(fact.name)
            return max(inject.at, 0) if inject is not None and inject.at is not None else 0
        case "arrived":
            at = scenario.reports[fact.name].at
            return max(at, 0) if at is not None else 0
        case "finished":
            return scenario.remedies[fact.name].takes
        case _:
            return 0


def _alerts(scenario: Scenario) -> Iterator[Issue]:
    for name, rule in scenario.alerts.items():
        path: Path = ("alerts", name, "when")
        if not possible(rule.when.term, scenario):
            seen = ", ".join(_reads(rule.when.term, scenario))
            yield Issue(
                code="E407",
                path=path,
                message=f"{name} can never fire",
                help=f"{seen}: let a fault move it further, or change the limit",
            )
            continue
        for compare in _compares(rule.when.term):
            low, high = quiet(scenario, compare.signal)
            if not compare.where and reaches(compare.op, low, high, compare.limit):
                yield Issue(
                    code="W502",
                    path=path,
                    message=f"{compare.signal} reaches this limit by chance",
                    help=f"on a quiet day it strays between {_micro(low)} and {_micro(high)}",
                    severity="warning",
                )


def _reads(term: Term, scenario: Scenario) -> Iterator[str]:
    for compare in _compares(term):
        low, high = span_of(scenario, compare.signal)
        yield f"{compare.signal} stays between {_micro(low)} and {_micro(high)}"


def _micro(value: int) -> str:
    return f"{value / 1_000_000:g}"


def _compares(term: Term) -> Iterator[Compare]:
    match term:
        case Compare():
            yield term
        case All(terms) | Any_(terms):
            for inner in terms:
                yield from _compares(inner)
        case _:
            pass


def _times(scenario: Scenario) -> Iterator[Issue]:
    for section in ("reports", "suggestions", "events", "injects", "noise", "changes", "logs"):
        for name, thing in getattr(scenario, section).items():
            if thing.at is not None and thing.at >= scenario.lasts:
                yield Issue(
                    code="E408",
                    path=(section, name, "at"),
                    message=f"{name} comes at {format_duration(thing.at)}, when the exercise is over",
                    help=f"it lasts {format_duration(scenario.lasts)}",
                )
    for name, fault in scenario.faults.items():
        if isinstance(fault.begins, int) and fault.begins >= scenario.lasts:
            yield Issue(
                code="E408",
                path=("faults", name, "begins"),
                message=f"{name} begins when the exercise is over",
                help=f"it lasts {format_duration(scenario.lasts)}",
            )
        elif fault.begins == "on-demand" and not _started(scenario, name):
            yield Issue(
                code="E408",
                path=("faults", name, "begins"),
                message=f"nothing ever starts {name}",
                help="name it under starts: of an event, inject or remedy",
            )


def _started(scenario: Scenario, fault: str) -> bool:
    starts = [event.starts for event in scenario.events.values()]
    starts += [inject.starts for inject in (*scenario.injects.values(), *scenario.cards.values())]
    starts += [remedy.starts for remedy in scenario.remedies.values()]
    return any(fault in started for started in starts)


def _conditions(scenario: Scenario) -> Iterator[Issue]:
    for section in ("reports", "suggestions", "events", "injects", "hints"):
        for name, thing in getattr(scenario, section).items():
            if thing.when is not None and not possible(thing.when.term, scenario):
                yield Issue(
                    code="E409",
                    path=(section, name, "when"),
                    message=f"{name} can never be reached",
                    help=f"its condition cannot hold within {format_duration(scenario.lasts)}",
                )


def _key(scenario: Scenario, standard: Standard, path: Path, key: IncidentKey) -> Iterator[Issue]:
    for topic, facts in key.facts.items():
        for place, fact in enumerate(facts):
            if not fact.known_from.any and not fact.known_from.all:
                yield Issue(
                    code="E410",
                    path=(*path, "facts", topic, place),
                    message="no evidence reveals this fact",
                    help="name under known_from what shows it: a signal, log, change, report …",
                )
    if not key.decisions:
        yield Issue(
            code="E411",
            path=(*path, "decisions"),
            message="the key says nothing about what was right to do",
            help="add {until: 60m, best: [a-remedy]}",
        )
        return
    takes = sum(
        scenario.remedies[name].takes + scenario.remedies[name].after + scenario.remedies[name].over
        for name in key.decisions[0].best
    )
    begins = [
        max(f.begins, 0) for f in (scenario.faults[n] for n in key.explains) if isinstance(f.begins, int)
    ]
    watch = max((clock.opens for clock in standard.clocks.values() if clock.starts == "mitigated"), default=0)
    needed = min(begins, default=0) + takes + watch
    if needed >= scenario.lasts:
        yield Issue(
            code="E411",
            path=(*path, "decisions", 0, "best"),
            message=f"the best takes {format_duration(takes)} and its watch {format_duration(watch)}: longer than the exercise",
            help=f"let it last more than {format_duration(needed)}",
        )
    if not possible(key.mitigated.term, scenario):
        yield Issue(
            code="E411",
            path=(*path, "mitigated"),
            message="this can never hold, so nothing could ever be resolved",
            help="say what is so once the best remedies have worked",
        )
