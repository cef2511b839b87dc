"""Things an author may write that mean nothing: both or neither of two, a shape without its period, a rubric ignored."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from simulator.domain.conditions import Fact, facts_in
from simulator.domain.regimes import day_of, status
from simulator.domain.scenario import IncidentKey, Move, Scenario
from simulator.domain.standards import Standard
from simulator.domain.units import format_duration
from simulator.loader.checks.issues import Issue, Path
from simulator.loader.checks.severity import severity


def meaning(scenario: Scenario, standard: Standard) -> Iterator[Issue]:
    """Yield what is well formed and still says nothing, or contradicts the standard."""
    yield from _moments(scenario)
    yield from _noise(scenario)
    yield from _moves(scenario)
    yield from _remedies(scenario)
    yield from _people(scenario)
    yield from _slices(scenario)
    yield from _objectives(scenario, standard)
    for name, key in scenario.answer_key.incidents.items():
        yield from severity(scenario, standard, ("answer_key", "incidents", name), key)
        yield from _reports(scenario, standard, ("answer_key", "incidents", name), key)


def _reports(scenario: Scenario, standard: Standard, path: Path, key: IncidentKey) -> Iterator[Issue]:
    """A duty to report applies on the exercise's own day, and counsel is among those who must hear."""
    day = day_of(scenario.starts)
    for rule in key.reports:
        if status(standard.regulators[rule], day) == "pending":
            told = f"{rule} does not apply on {day}: it applies from {standard.regulators[rule].applies_from}"
            help_ = "leave it out, or let the scenario start later"
            yield Issue(
                code="W505",
                path=(*path, "reports", rule),
                message=told,
                help=help_,
                severity="warning",
                key=True,
            )
    counsel = {clock.audience for clock in standard.clocks.values() if clock.starts == "triggered"} - {None}
    if key.reports and counsel and counsel.isdisjoint(key.tell):
        names = " or ".join(sorted(filter(None, counsel)))
        told = "a duty to report arises, and nobody must hear who could judge it"
        yield Issue(
            code="W505",
            path=(*path, "reports"),
            message=told,
            help=f"add {names} to tell",
            severity="warning",
            key=True,
        )


def _moments(scenario: Scenario) -> Iterator[Issue]:
    """Each of these happens on time or on a condition: one of the two."""
    for section in ("reports", "suggestions", "events", "injects"):
        for name, thing in getattr(scenario, section).items():
            if (thing.at is None) == (thing.when is None):
                both = "both at and when" if thing.at is not None else "neither at nor when"
                yield Issue(
                    code="E401",
                    path=(section, name),
                    message=f"{name} has {both}",
                    help="give it a time (at) or a condition (when), one of the two",
                    key=True,
                )
    for name, card in scenario.cards.items():
        if card.at is not None or card.when is not None:
            yield Issue(
                code="E401",
                path=("cards", name),
                message=f"{name} has a time of its own",
                help="a card is played by the facilitator; make it an inject to have it come by itself",
                key=True,
            )
    for name, source in scenario.logs.items():
        if (source.at is None) == (source.every == 0):
            yield Issue(
                code="E401",
                path=("logs", name),
                message=f"{name} needs either at or every",
                help="once (at: 6m) or again and again (every: 20s)",
                key=True,
            )
        elif source.offset is not None and source.offset >= source.every:
            yield Issue(
                code="E401",
                path=("logs", name, "offset"),
                message=f"{name} speaks every {format_duration(source.every)}, and never so late in it"
                if source.every
                else f"{name} speaks once: there is no period to be late in",
                help="make it less than every"
                if source.every
                else "take it out, or give every instead of at",
            )


def _noise(scenario: Scenario) -> Iterator[Issue]:
    for name, noise in scenario.noise.items():
        if noise.kind == "duplicate" and noise.of is None:
            yield Issue(
                code="E413",
                path=("noise", name),
                message=f"{name} is a duplicate of nothing",
                help="add of: the alert it is a copy of",
                key=True,
            )
        if noise.times > 1 and noise.every <= noise.lasts:
            yield Issue(
                code="E413",
                path=("noise", name),
                message=f"{name} comes {noise.times} times, and never goes in between",
                help=f"it lasts {format_duration(noise.lasts)}: add an every: that is longer",
                key=True,
            )


def _moves(scenario: Scenario) -> Iterator[Issue]:
    for section in ("faults", "remedies"):
        for name, cause in getattr(scenario, section).items():
            for place, move in enumerate(cause.moves):
                yield from _move((section, name, "moves", place), move)


def _move(path: Path, move: Move) -> Iterator[Issue]:
    if (move.to is None) == (move.by is None):
        yield Issue(
            code="E402",
            path=path,
            message=f"the move of {move.signal} needs either to or by",
            help="to: where it goes; by: how far it is pushed",
        )
    if move.shape in ("sawtooth", "waves") and not move.every:
        yield Issue(code="E402", path=path, message=f"{move.shape} needs a period", help="add every: 5m")
    if move.shape in ("ramp", "spike") and not move.over:
        yield Issue(code="E402", path=path, message=f"a {move.shape} needs a length", help="add over: 10m")


def _remedies(scenario: Scenario) -> Iterator[Issue]:
    for name, remedy in scenario.remedies.items():
        does = (remedy.ends, remedy.moves, remedy.harms, remedy.starts, remedy.keeps, remedy.destroys)
        frees = any(
            event.unless is not None and Fact("finished", name) in facts_in(event.unless.term)
            for event in scenario.events.values()
        )
        if not any(does) and not frees:
            yield Issue(
                code="E403",
                path=("remedies", name),
                message=f"{name} changes nothing",
                help="say what it ends, moves, keeps or stops (an event that happens unless it has finished)",
                key=True,
            )


def _people(scenario: Scenario) -> Iterator[Issue]:
    for name, who in scenario.people.items():
        if who.shift is not None:
            try:
                ZoneInfo(who.shift.zone)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                yield Issue(
                    code="E404",
                    path=("people", name, "shift", "zone"),
                    message=f"there is no time zone {who.shift.zone!r}",
                    help="use a name such as Europe/Berlin or America/New_York",
                )
    for name, roster in scenario.rosters.items():
        if not roster.shifts:
            yield Issue(
                code="E404",
                path=("rosters", name, "shifts"),
                message=f"nobody is ever on call for {name}",
                help="add a stretch: {primary: …, backup: …, from: -4h, to: 4h}",
            )
        for place, stretch in enumerate(roster.shifts):
            if stretch.primary == stretch.backup:
                yield Issue(
                    code="W501",
                    path=("rosters", name, "shifts", place, "backup"),
                    message=f"{stretch.backup} backs up themselves",
                    help="a single point of failure: name somebody else",
                    severity="warning",
                )


def _slices(scenario: Scenario) -> Iterator[Issue]:
    for name, signal in scenario.signals.items():
        for dimension, parts in signal.by.items():
            total = sum(parts.values())
            if not 990_000 <= total <= 1_010_000:  # noqa: PLR2004  # a hundred percent, give or take one
                yield Issue(
                    code="E405",
                    path=("signals", name, "by", dimension),
                    message=f"the parts of {dimension} add up to {total / 10_000:.0f}%",
                    help="they are shares of the whole: make them 100% together",
                )


def _objectives(scenario: Scenario, standard: Standard) -> Iterator[Issue]:
    for name, objective in scenario.objectives.items():
        for place, task in enumerate(objective.tasks):
            capability = standard.tasks[task].capability
            if capability != objective.capability:
                yield Issue(
                    code="W503",
                    path=("objectives", name, "tasks", place),
                    message=f"{task} is a task of {capability}, not of {objective.capability}",
                    help="move it to an objective of its own capability",
                    severity="warning",
                )
