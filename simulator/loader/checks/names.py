"""Every name names something, and no name names two things."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from simulator.domain.cast import PLACE
from simulator.domain.scenario import Fault, Inject, Scenario, SeverityWhen
from simulator.domain.standards import Standard
from simulator.loader.checks.issues import Issue, Path, unknown
from simulator.loader.checks.lookup import Lookup
from simulator.loader.checks.texts import texts

SHARED = (
    "services",
    "people",
    "secrets",
    "faults",
    "alerts",
    "noise",
    "reports",
    "changes",
    "logs",
    "traces",
    "runbooks",
    "suggestions",
    "events",
    "remedies",
    "injects",
    "cards",
    "hints",
)
"""Sections whose names may be used without saying their kind, and so must differ."""


def names(scenario: Scenario, standard: Standard) -> Iterator[Issue]:
    """Yield every name that names nothing, or two things."""
    yield from _unique(scenario)
    yield from _Names(scenario, standard).everywhere()


def _unique(scenario: Scenario) -> Iterator[Issue]:
    for (
        name
    ) in scenario.rosters:  # may be called as its service is, but who is paged must be one or the other
        if name in scenario.people:
            message = f"{name!r} is a person's name already"
            yield Issue(
                code="E302",
                path=("rosters", name),
                message=message,
                help="page cannot mean both: rename one",
                key=True,
            )
    first: dict[str, str] = {}
    for section in SHARED:
        for name in getattr(scenario, section):
            if name in first:
                message = f"{name!r} is a name in {first[name]} already"
                yield Issue(
                    code="E302",
                    path=(section, name),
                    message=message,
                    help="names are unique across a scenario",
                    key=True,
                )
            first.setdefault(name, section)


class _Names(Lookup):
    """Every name a scenario uses, section by section."""

    def everywhere(self) -> Iterator[Issue]:
        """Yield every unknown name, section by section."""
        yield from self._people()
        yield from self._plant()
        yield from self._story()
        yield from self._key()
        yield from self._objectives()
        yield from self._cast()

    def _cast(self) -> Iterator[Issue]:
        """Yield every place in a text that the cast cannot fill: whoever reads it would read {host.lamp}."""
        s = self.scenario
        there: dict[str, Collection[str]] = {
            "secret": s.secrets,
            "person": s.people,
            "host": s.cast.hosts,
            "customer": s.cast.customers,
        }
        for path, text in texts(s):
            for found in PLACE.finditer(text):
                yield from self.one(path, found[1], found[2], there[found[1]])

    def _people(self) -> Iterator[Issue]:
        s, roles = self.scenario, self.standard.roles
        for role, person in s.seats.items():
            if role not in roles:
                yield Issue(
                    code="E301",
                    path=("seats", role),
                    message=f"there is no role {role!r}",
                    help=f"the standard has {', '.join(roles)}",
                    key=True,
                )
            yield from self.one(("seats", role), "person", person, s.people)
        for name, who in s.people.items():
            yield from self.one(("people", name, "team"), "roster", who.team, s.rosters)
            yield from self.many(("people", name, "reveals"), "evidence", who.reveals, self.refs)
        for name, roster in s.rosters.items():
            yield from self.one(("rosters", name, "lead"), "person", roster.lead, s.people)
            yield from self.many(("rosters", name, "others"), "person", roster.others, s.people)
            for place, stretch in enumerate(roster.shifts):
                yield from self.one(
                    ("rosters", name, "shifts", place, "primary"), "person", stretch.primary, s.people
                )
                yield from self.one(
                    ("rosters", name, "shifts", place, "backup"), "person", stretch.backup, s.people
                )
        for name, secret in s.secrets.items():
            yield from self.many(("secrets", name, "may_see"), "role", secret.may_see, roles)

    def _plant(self) -> Iterator[Issue]:
        s, roles = self.scenario, self.standard.roles
        for name, service in s.services.items():
            yield from self.one(("services", name, "team"), "roster", service.team, s.rosters)
            yield from self.many(("services", name, "depends_on"), "service", service.depends_on, s.services)
        for name in s.signals:
            owner = name.split(".", 1)[0]
            if owner not in s.services:
                help_ = unknown((), "service", owner, s.services).help
                yield Issue(
                    code="E301",
                    path=("signals", name),
                    message=f"the signal {name} is of no service",
                    help=help_,
                    key=True,
                )
        for name, fault in s.faults.items():
            yield from self.one(("faults", name, "service"), "service", fault.service, s.services)
            for place, move in enumerate(fault.moves):
                yield from self.one(
                    ("faults", name, "moves", place, "signal"), "signal", move.signal, s.signals
                )
            yield from self._where(name, fault)
            if fault.harms:
                yield from self.condition(("faults", name, "harms", "while"), fault.harms.while_)
        for name, rule in s.alerts.items():
            yield from self.one(("alerts", name, "service"), "service", rule.service, s.services)
            yield from self.one(("alerts", name, "runbook"), "runbook", rule.runbook, s.runbooks)
            yield from self.condition(("alerts", name, "when"), rule.when)
        for name, noise in s.noise.items():
            yield from self.one(("noise", name, "service"), "service", noise.service, s.services)
            yield from self.one(("noise", name, "of"), "alert", noise.of, s.alerts)
            yield from self.one(("noise", name, "runbook"), "runbook", noise.runbook, s.runbooks)
        for name, remedy in s.remedies.items():
            path: Path = ("remedies", name)
            yield from self.one((*path, "by"), "role", remedy.by, roles)
            yield from self.many((*path, "approval"), "role", remedy.approval, roles)
            for fault_name in remedy.ends:
                yield from self.one((*path, "ends", fault_name), "fault", fault_name, s.faults)
            yield from self.many((*path, "starts"), "fault", remedy.starts, s.faults)
            yield from self.many((*path, "destroys"), "log or trace", remedy.destroys, (*s.logs, *s.traces))
            yield from self.many((*path, "keeps"), "log or trace", remedy.keeps, (*s.logs, *s.traces))
            yield from self.condition((*path, "fails_while"), remedy.fails_while)
            for place, move in enumerate(remedy.moves):
                yield from self.one((*path, "moves", place, "signal"), "signal", move.signal, s.signals)
            if remedy.harms:
                yield from self.condition((*path, "harms", "while"), remedy.harms.while_)
        for name, source in s.logs.items():
            yield from self.one(("logs", name, "service"), "service", source.service, s.services)
            yield from self.one(("logs", name, "value"), "signal", source.value, s.signals)
            yield from self.condition(("logs", name, "while"), source.while_)
        for name, trace in s.traces.items():
            yield from self.condition(("traces", name, "while"), trace.while_)
            for place, span in enumerate(trace.spans):
                yield from self.one(
                    ("traces", name, "spans", place, "service"), "service", span.service, s.services
                )
                yield from self.one(
                    ("traces", name, "spans", place, "follows"), "signal", span.follows, s.signals
                )
                yield from self.condition(("traces", name, "spans", place, "error_while"), span.error_while)

    def _where(self, name: str, fault: Fault) -> Iterator[Issue]:
        """A slice must be one of at least one signal the fault moves; the others are moved as a whole."""
        moved = [
            self.scenario.signals[move.signal].by
            for move in fault.moves
            if move.signal in self.scenario.signals
        ]
        for dimension, value in fault.where.items():
            values = [by[dimension] for by in moved if dimension in by]
            path: Path = ("faults", name, "where", dimension)
            if not values:
                there = {known for by in moved for known in by}
                yield replace(unknown(path, "slice of what it moves", dimension, there), key=True)
            elif not any(value in known for known in values):
                yield unknown(path, dimension, value, {one for known in values for one in known})

    def _story(self) -> Iterator[Issue]:
        s = self.scenario
        for name, report in s.reports.items():
            yield from self.one(("reports", name, "about"), "fault", report.about, s.faults)
            yield from self.one(("reports", name, "owner"), "service", report.owner, s.services)
            yield from self.condition(("reports", name, "when"), report.when)
        for name, change in s.changes.items():
            yield from self.one(("changes", name, "service"), "service", change.service, s.services)
        for name, made in s.suggestions.items():
            yield from self.one(("suggestions", name, "remedy"), "remedy", made.remedy, s.remedies)
            yield from self.many(("suggestions", name, "against"), "evidence", made.against, self.refs)
            yield from self.condition(("suggestions", name, "when"), made.when)
        for name, event in s.events.items():
            yield from self.many(("events", name, "starts"), "fault", event.starts, s.faults)
            yield from self.many(("events", name, "ends"), "fault", event.ends, s.faults)
            yield from self.condition(("events", name, "when"), event.when)
            yield from self.condition(("events", name, "unless"), event.unless)
        for section, told in (("injects", s.injects), ("cards", s.cards)):
            for name, inject in told.items():
                yield from self._inject((section, name), inject)
        for name, hint in s.hints.items():
            yield from self.condition(("hints", name, "when"), hint.when)

    def _inject(self, path: Path, inject: Inject) -> Iterator[Issue]:
        s, standard = self.scenario, self.standard
        yield from self.one((*path, "to"), "role", inject.to, standard.roles)
        yield from self.many((*path, "tests"), "critical task", inject.tests, standard.tasks)
        yield from self.many((*path, "answered_by"), "message type", inject.answered_by, standard.messages)
        yield from self.many((*path, "unreachable"), "person", inject.unreachable, s.people)
        yield from self.many((*path, "starts"), "fault", inject.starts, s.faults)
        yield from self.condition((*path, "when"), inject.when)

    def _key(self) -> Iterator[Issue]:
        s, standard = self.scenario, self.standard
        measures = {row.measure for severity in standard.severities.values() for row in severity.any}
        for name, key in s.answer_key.incidents.items():
            path: Path = ("answer_key", "incidents", name)
            yield from self.many((*path, "explains"), "fault", key.explains, s.faults)
            yield from self.one((*path, "type"), "type of incident", key.type, standard.types)
            yield from self.one((*path, "category"), "category", key.category, standard.categories)
            for place, given in enumerate(key.severity):
                when = isinstance(given, SeverityWhen)
                label = given.is_ if isinstance(given, SeverityWhen) else given
                at: Path = (*path, "severity", place, "is") if when else (*path, "severity", place)
                yield from self.one(at, "severity", label, standard.severities)
                if isinstance(given, SeverityWhen):
                    yield from self.condition((*path, "severity", place, "when"), given.when)
            for measure, carried in key.measures.items():
                yield from self.one((*path, "measures", measure), "measure of the rubric", measure, measures)
                if carried not in ("true", "people", "usd", "decisions"):
                    yield from self.one((*path, "measures", measure), "signal", carried, s.signals)
            yield from self.many((*path, "services"), "service", key.services, s.services)
            yield from self.many((*path, "tell"), "audience", key.tell, standard.audiences)
            yield from self.many((*path, "pages"), "person or team", key.pages, (*s.people, *s.rosters))
            for place, decision in enumerate(key.decisions):
                yield from self.many((*path, "decisions", place, "best"), "remedy", decision.best, s.remedies)
                for remedy in decision.fair:
                    yield from self.one(
                        (*path, "decisions", place, "fair", remedy), "remedy", remedy, s.remedies
                    )
            for topic, facts in key.facts.items():
                for place, fact in enumerate(facts):
                    here: Path = (*path, "facts", topic, place)
                    yield from self.many(
                        (*here, "known_from", "any"), "evidence", fact.known_from.any, self.refs
                    )
                    yield from self.many(
                        (*here, "known_from", "all"), "evidence", fact.known_from.all, self.refs
                    )
                    yield from self.condition((*here, "from"), fact.from_)
            for rule, begins in key.reports.items():
                there = standard.regulators
                yield from self.one((*path, "reports", rule), "rule of a regulator", rule, there)
                yield from self.condition((*path, "reports", rule), begins)
            yield from self.condition((*path, "mitigated"), key.mitigated)

    def _objectives(self) -> Iterator[Issue]:
        standard = self.standard
        for name, objective in self.scenario.objectives.items():
            yield from self.one(
                ("objectives", name, "capability"), "capability", objective.capability, standard.capabilities
            )
            yield from self.many(
                ("objectives", name, "tasks"), "critical task", objective.tasks, standard.tasks
            )
