"""Whether the severity in an answer key is the one the standard's rubric gives.

At first by what the incident's faults do by themselves, later by what is measured or counted then. What a count comes to
depends on the players and on chance; how soon it can come to that at the earliest does not, and that is asked here.
"""

from collections.abc import Callable, Collection, Iterator

from simulator.domain.conditions import After, All, Any_, Compare, Fact, Harm, Term, facts_in
from simulator.domain.scenario import IncidentKey, Inject, Scenario, SeverityWhen, WorldEvent
from simulator.domain.standards import RubricRow, Standard
from simulator.domain.units import MICRO, MINUTE, NEVER, format_duration
from simulator.loader.checks.issues import Issue, Path
from simulator.loader.checks.reach import earliest, reaches
from simulator.loader.checks.span import span_of

COUNTED = ("people", "usd", "decisions")
"""What carries a measure without being a signal: harm, counted from STARTEX on."""
Begins = Callable[[str], int]
"""When a fault begins, at the earliest."""


def severity(scenario: Scenario, standard: Standard, path: Path, key: IncidentKey) -> Iterator[Issue]:
    """Yield where the key of one incident and the rubric disagree."""
    first = next((given for given in key.severity if not isinstance(given, SeverityWhen)), None)
    if first is None:
        yield Issue(
            code="E406",
            path=(*path, "severity"),
            message="no severity holds from the beginning",
            help="begin with a plain word, such as SEV2",
        )
        return
    yield from _at_first(scenario, standard, (*path, "severity"), key, first)
    for place, later in enumerate(key.severity):
        if isinstance(later, SeverityWhen):
            yield from _later(standard, (*path, "severity", place, "when"), key, later)
    yield from _never_said(scenario, standard, (*path, "severity"), key, first)


def _at_first(
    scenario: Scenario, standard: Standard, path: Path, key: IncidentKey, first: str
) -> Iterator[Issue]:
    """The first word is the rubric's, or one that a count reaches before it must be given."""
    labels, begins = list(standard.severities), _unhelped(scenario)
    own = {name for name in key.explains if scenario.faults[name].begins != "on-demand"}
    at_once = next((label for label in labels if _rows(scenario, standard, key, label, own)), None)
    if first == (at_once or labels[-1]):
        return
    began = min((begins(name) for name in key.explains), default=0)

    def in_time(label: str) -> bool:
        due = began + _due(scenario, standard, label)
        if _soonest(scenario, standard, key, label, begins) < due:
            return True
        there = {name for name in key.explains if begins(name) < due}
        return at_once is None and bool(_rows(scenario, standard, key, label, there))

    worse = at_once is None or standard.rank(first) < standard.rank(at_once)
    if worse and in_time(first):
        return
    then = _soonest(scenario, standard, key, first, begins)
    if worse and then < scenario.lasts:
        rubric = next((label for label in labels if label == at_once or in_time(label)), labels[-1])
        row = next(row for row in standard.severities[first].any if key.measures.get(row.measure) in COUNTED)
        message = f"the key says {first} from the beginning, and it cannot come to that before {format_duration(then)}"
        help_ = f"begin with {rubric} and add {_row(first, key.measures[row.measure], row)}"
    else:
        message = f"the key says {first}, the rubric gives {at_once or labels[-1]}"
        rows = _rows(scenario, standard, key, at_once, own) if at_once else ()
        told = "; ".join(row.says for row in rows) or "no row of the rubric holds"
        help_ = f"{told}: change the severity or the measures"
    yield Issue(code="E406", path=path, message=message, help=help_, key=True)


def _later(standard: Standard, path: Path, key: IncidentKey, later: SeverityWhen) -> Iterator[Issue]:
    """What is counted or measured for a later severity begins where a row of the rubric does."""
    rows = standard.severities[later.is_].any
    for term in _either(later.when.term):
        carried = term.what if isinstance(term, Harm) else term.signal if isinstance(term, Compare) else None
        measured = [row for row in rows if key.measures.get(row.measure, row.measure) == carried]
        known = isinstance(term, Harm) or carried in key.measures.values()
        if carried is None or not known or any(_begins_there(term, row) for row in measured):
            continue
        there = "; ".join(f"{row.measure} {_limit(row)}" for row in measured)
        yield Issue(
            code="E406",
            path=path,
            message=f"no row of {later.is_} begins there",
            help=there or f"{later.is_} does not count {carried}",
        )


def _never_said(
    scenario: Scenario, standard: Standard, path: Path, key: IncidentKey, first: str
) -> Iterator[Issue]:
    """A row of a worse severity can come to hold, by what happens or by what the team does, and the key is silent."""
    begins = _by_anybody(scenario)
    for label in list(standard.severities)[: standard.rank(first) - 1]:
        later = [
            given.when.term
            for given in key.severity
            if isinstance(given, SeverityWhen) and standard.rank(given.is_) <= standard.rank(label)
        ]
        for row in standard.severities[label].any:
            carried = key.measures.get(row.measure)
            if carried is None or any(_speaks_of(term, carried) for term in later):
                continue
            if carried in COUNTED:
                then = _counted(scenario, key, carried, row, begins)
                reached = then < min(
                    [scenario.lasts, *(_sooner(scenario, key, term, begins) for term in later)]
                )
            else:
                reached = carried != "true" and _holds(scenario, key, row, key.explains)
            if reached:
                yield Issue(
                    code="W512",
                    path=path,
                    message=f"{carried} can come {_limit(row)}, which is {label}, and the key never says so",
                    help=f"add {_row(label, carried, row)}",
                    severity="warning",
                    key=True,
                )


def _sooner(scenario: Scenario, key: IncidentKey, term: Term, begins: Begins) -> int:
    """Return when a later severity can begin to hold: a signal goes no further than the faults that have begun take it."""
    match term:
        case Any_(terms):
            return min(_sooner(scenario, key, inner, begins) for inner in terms)
        case All(terms):
            return max(_sooner(scenario, key, inner, begins) for inner in terms)
        case Compare(signal, _, op, limit):
            for then in sorted(map(begins, key.explains)):
                there = {name for name in key.explains if begins(name) <= then}
                if reaches(op, *span_of(scenario, signal, only=there), limit):
                    return then
            return NEVER
        case _:
            return earliest(term, scenario)


def _either(term: Term) -> Iterator[Term]:
    if isinstance(term, Any_):
        for inner in term.terms:
            yield from _either(inner)
    else:
        yield term


def _speaks_of(term: Term, carried: str) -> bool:
    """Whether a condition asks for what carries the measure, or for something that happens: that nobody can weigh here."""
    return bool(facts_in(term)) or any(
        carried == (one.what if isinstance(one, Harm) else one.signal if isinstance(one, Compare) else None)
        for one in _either(term)
    )


def _begins_there(term: Term, row: RubricRow) -> bool:
    match term:
        case Harm(_, _, limit):
            return row.over == limit
        case Compare(_, _, op, limit, _):
            return (row.over if op in (">", ">=") else row.under) == limit
        case _:
            return False


def _rows(
    scenario: Scenario, standard: Standard, key: IncidentKey, label: str, faults: Collection[str]
) -> tuple[RubricRow, ...]:
    """Return the rows of a severity that hold with these faults at work, as far as signals tell."""
    return tuple(row for row in standard.severities[label].any if _holds(scenario, key, row, faults))


def _holds(scenario: Scenario, key: IncidentKey, row: RubricRow, faults: Collection[str]) -> bool:
    carried = key.measures.get(row.measure)
    if carried is None or carried in COUNTED:
        return False
    if carried == "true":
        return row.over is None and row.under is None
    there = frozenset(faults)
    if not any(move.signal == carried for name in there for move in scenario.faults[name].moves):
        return False  # it may be so on any day: these faults have no part in it
    low, high = span_of(scenario, carried, only=there)
    if row.over is not None:
        return high > row.over
    return row.under is not None and low < row.under


def _due(scenario: Scenario, standard: Standard, label: str) -> int:
    """Return how long after its beginning an incident of this severity is to be declared, and so given one."""
    limits = [clock.limits.get(label) for clock in standard.clocks.values() if clock.kept_by == "declared"]
    return min((limit for limit in limits if limit is not None), default=scenario.lasts)


def _soonest(scenario: Scenario, standard: Standard, key: IncidentKey, label: str, begins: Begins) -> int:
    """Return the earliest moment at which a count can bring this severity about; NEVER if none can."""
    rows = [row for row in standard.severities[label].any if key.measures.get(row.measure) in COUNTED]
    return min(
        (_counted(scenario, key, key.measures[row.measure], row, begins) for row in rows), default=NEVER
    )


def _counted(scenario: Scenario, key: IncidentKey, what: str, row: RubricRow, begins: Begins) -> int:
    """Return when so much harm is counted at the earliest: every fault of the incident at its full rate from its beginning on."""
    if row.over is None:
        return NEVER
    turns: list[tuple[int, int]] = []
    for name in key.explains:
        harms = scenario.faults[name].harms
        if harms is not None:
            rate, begins_at = getattr(harms, f"{what}_per_minute"), begins(name)
            turns += [(begins_at, rate), (begins_at + _lasts(scenario, name), -rate)]
    count, rate, since = 0, 0, 0  # count in millionths of one, times the milliseconds of a minute
    for turn, more in [*sorted(turns), (NEVER, 0)]:
        needed = row.over * MINUTE - count
        if rate and since + needed // (rate * MICRO) < turn:
            return since + needed // (rate * MICRO)
        count, rate, since = count + rate * MICRO * (turn - since), rate + more, turn
    return NEVER


def _lasts(scenario: Scenario, fault: str) -> int:
    """Return how long a fault stands if the world itself ends it, so and so long after it or what starts it; else NEVER."""
    starters = [Fact("began", fault)]
    starters += [Fact("finished", name) for name, one in scenario.remedies.items() if fault in one.starts]
    starters += [Fact("happened", name) for name, one in scenario.events.items() if fault in one.starts]
    ends = (event.when.term for event in scenario.events.values() if fault in event.ends and event.when)
    return min(
        (term.delay for term in ends if isinstance(term, After) and term.of in starters), default=NEVER
    )


def _unhelped(scenario: Scenario) -> Begins:
    """Return when each fault begins at the earliest if no player starts it."""

    def begins(name: str) -> int:
        own = scenario.faults[name].begins
        if isinstance(own, int):
            return max(own, 0)
        starts = (event for event in scenario.events.values() if name in event.starts)
        return min((_comes(scenario, event) for event in starts), default=NEVER)

    return begins


def _by_anybody(scenario: Scenario) -> Begins:
    """Return when each fault begins at the earliest, by itself or because somebody starts it."""
    alone = _unhelped(scenario)

    def begins(name: str) -> int:
        others = [_comes(scenario, inject) for inject in scenario.injects.values() if name in inject.starts]
        others += [0 for card in scenario.cards.values() if name in card.starts]
        others += [remedy.takes for remedy in scenario.remedies.values() if name in remedy.starts]
        return min([alone(name), *others])

    return begins


def _comes(scenario: Scenario, thing: WorldEvent | Inject) -> int:
    if thing.when is not None:
        return earliest(thing.when.term, scenario)
    return max(thing.at or 0, 0)


def _limit(row: RubricRow) -> str:
    word, limit = ("over", row.over) if row.over is not None else ("under", row.under)
    return f"{word} {_number(limit or 0)}"


def _row(label: str, carried: str, row: RubricRow) -> str:
    sign, limit = (">", row.over) if row.over is not None else ("<", row.under)
    return f"{{is: {label}, when: {carried} {sign} {_number(limit or 0)}}}"


def _number(limit: int) -> str:
    """Write a limit as an author would: 25%, 1.5, 50000."""
    if 0 < limit < MICRO:
        return f"{limit / 10_000:g}%"
    return f"{limit // MICRO}" if limit % MICRO == 0 else f"{limit / MICRO:g}"
