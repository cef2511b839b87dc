"""What the model answer opens, when, and what it then cites: for each thing it must know, the evidence that shows it first."""

from dataclasses import field

from simulator.domain.scenario import IncidentKey, KeyFact, Scenario
from simulator.domain.units import SCRAPE
from simulator.domain.values import dataclass
from simulator.teams.planning import Moments, Plan, lasting

TOPICS = ("scope", "cause", "harm")
"""What must be known, in the order in which it is looked for."""


def way_to(scenario: Scenario, ref: str) -> str:
    """Return what to look at to see a piece of evidence."""
    if ref in scenario.changes:
        return "changes"
    if ref in scenario.logs:
        return f"logs {scenario.logs[ref].service}"
    return ref


def to_sort(scenario: Scenario, item: str) -> str:
    """Return what to look at to see whether an alert or report is about anything: its service, or the report itself."""
    rule = scenario.alerts.get(item) or scenario.noise.get(item)
    if rule is None:
        return item
    measured = any(name.split(".", 1)[0] == rule.service for name in scenario.signals)
    return f"dashboard {rule.service}" if measured else f"logs {rule.service}"


@dataclass(slots=True)
class Looking:
    """One incident's evidence."""

    plan: Plan
    key: IncidentKey
    moments: Moments
    refs: list[str] = field(init=False)
    """What is opened, in order: for each fact the evidence that lies there first."""

    def __post_init__(self) -> None:
        told = [fact for topic in TOPICS if (fact := self.fact(topic)) is not None]
        self.refs = list(dict.fromkeys(ref for fact in told for ref in self.shown_by(fact)))

    def fact(self, topic: str) -> KeyFact | None:
        """Return what is told about a topic: the first that is so from the beginning."""
        facts = next((found for name, found in self.key.facts.items() if name == topic), ())
        return next((fact for fact in facts if fact.from_ is None), next(iter(facts), None))

    def shown_by(self, fact: KeyFact) -> tuple[str, ...]:
        """Return the evidence by which a fact is known first."""
        if fact.known_from.any:
            return (min(fact.known_from.any, key=lambda ref: (not self._is_sure(ref), self._since(ref))),)
        return fact.known_from.all

    @property
    def takes(self) -> int:
        """How long it takes to open it all."""
        return self.plan.pace.look * (len(self.refs) + 1)

    @property
    def cites(self) -> list[str]:
        """What a first label cites: what shows scope and cause, as far as it can be opened at once."""
        found = [
            ref
            for fact in (self.fact("scope"), self.fact("cause"))
            if fact is not None
            for ref in self.shown_by(fact)
            if ref not in self.plan.scenario.alerts and self._since(ref) <= self._first()
        ]
        return list(dict.fromkeys(found))[: self.plan.standard.tolerances.cites]

    def write(self) -> None:
        """Plan the looks: one after another, each as soon as there is something to see."""
        scenario, pace = self.plan.scenario, self.plan.pace
        opened: set[str] = set()
        for place, ref in enumerate(self.refs, start=1):
            what = way_to(scenario, ref)
            if ref in scenario.people or what in opened:
                continue  # people tell it themselves, once they are called
            condition = self.moments.declared(pace.look * place)
            if ref in scenario.reports or ref in scenario.alerts:
                condition += f" and {self.plan.arrival(ref)}"
            elif self._since(ref) > 0:
                condition += f" and at {lasting(self._since(ref) + SCRAPE)}"
            shown = scenario.logs.get(ref) or scenario.traces.get(ref)
            if shown is not None and shown.while_ is not None:
                condition += f" and ({shown.while_.text})"
            else:
                opened.add(what)
            self.plan.when(condition, "look", what=what)

    def _is_sure(self, ref: str) -> bool:
        """Whether the scenario itself says from when a piece of evidence lies there, whatever the world does."""
        scenario = self.plan.scenario
        if ref.partition("{")[0] in scenario.signals or ref in scenario.changes:
            return True
        log, report = scenario.logs.get(ref), scenario.reports.get(ref)
        return (log is not None and log.while_ is None) or (report is not None and report.at is not None)

    def _since(self, ref: str) -> int:
        """Return from when a piece of evidence lies there, as far as the scenario says: T+ms."""
        scenario = self.plan.scenario
        signal = ref.partition("{")[0]
        if signal in scenario.signals:
            shows = [
                fault.begins + move.after + scenario.signals[signal].labels_after
                for fault in scenario.faults.values()
                if fault.begins != "on-demand"
                for move in fault.moves
                if move.signal == signal
            ]
            return max(min(shows, default=0), 0)
        if ref in scenario.reports:
            return scenario.reports[ref].at or scenario.lasts // 2
        if ref in scenario.changes:
            return max(scenario.changes[ref].at, 0)
        if ref in scenario.logs:
            return max(scenario.logs[ref].at or 0, 0)
        if ref in scenario.people:
            return self._first() + 1
        return 0

    def _first(self) -> int:
        """Return when the faults of this incident begin, or a little after: what is there then can be opened at once."""
        begins = [self.plan.scenario.faults[name].begins for name in self.key.explains]
        return max((max(at, 0) for at in begins if at != "on-demand"), default=0) + self.plan.pace.write
