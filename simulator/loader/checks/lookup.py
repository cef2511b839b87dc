"""The collections names are looked up in, and how a name that is not there is told."""

from collections.abc import Iterable, Iterator

from simulator.domain.conditions import (
    Condition,
    Fact,
    Kind,
    compares_in,
    facts_in,
)
from simulator.domain.scenario import Scenario
from simulator.domain.standards import Standard
from simulator.loader.checks.issues import Issue, Path, unknown


class Lookup:
    """Everything that has a name in a scenario under a standard, by what it may be named for."""

    def __init__(self, scenario: Scenario, standard: Standard, drafts: Iterable[str] = ()) -> None:
        """Look up in these; `drafts` are messages that a team names, which can be approved as remedies are."""
        self.scenario = scenario
        self.standard = standard
        s = scenario
        self.refs = (
            *s.signals,
            *s.alerts,
            *s.noise,
            *s.reports,
            *s.changes,
            *s.logs,
            *s.traces,
            *s.runbooks,
            *s.suggestions,
            *s.people,
            *s.injects,
            *s.cards,
        )
        items, told = (*s.alerts, *s.noise, *s.reports), (*s.injects, *s.cards)
        self.of_kind: dict[Kind, tuple[str, Iterable[str]]] = {
            "fired": ("alert", (*s.alerts, *s.noise)),
            "cleared": ("alert", (*s.alerts, *s.noise)),
            "started": ("remedy", s.remedies),
            "finished": ("remedy", s.remedies),
            "failed": ("remedy", s.remedies),
            "verified": ("remedy", s.remedies),
            "approved": ("remedy", (*s.remedies, *drafts)),
            "began": ("fault", s.faults),
            "ended": ("fault", s.faults),
            "delivered": ("inject", told),
            "arrived": ("report", s.reports),
            "happened": ("event", s.events),
            "made": ("suggestion", s.suggestions),
            "accepted": ("suggestion", s.suggestions),
            "rejected": ("suggestion", s.suggestions),
            "acknowledged": ("alert or report", items),
            "dismissed": ("alert or report", items),
            "linked": ("alert or report", items),
            "sent": ("message type or audience", (*standard.messages, *standard.audiences)),
            "paged": ("person, role or team", (*s.people, *s.rosters, *standard.roles)),
            "answered": ("person or inject", (*s.people, *told)),
            "assigned": ("role", standard.roles),
            "looked": ("evidence", (*self.refs, "changes", "tickets", "traces", "alerts")),
        }

    def one(self, path: Path, what: str, name: str | None, there: Iterable[str]) -> Iterator[Issue]:
        """Yield an issue if a name is given and not there."""
        if name is not None and name not in there:
            yield unknown(path, what, name, there)

    def many(self, path: Path, what: str, given: Iterable[str], there: Iterable[str]) -> Iterator[Issue]:
        """Yield an issue for each name that is not there."""
        for place, name in enumerate(given):
            yield from self.one((*path, place), what, name, there)

    def condition(self, path: Path, condition: Condition | None) -> Iterator[Issue]:
        """Yield every unknown name in a condition."""
        if condition is None:
            return
        for compare in compares_in(condition.term):
            signal = self.scenario.signals.get(compare.signal)
            if signal is None:
                yield unknown(path, "signal", compare.signal, self.scenario.signals)
                continue
            for dimension, value in compare.where:
                if dimension not in signal.by:
                    yield unknown(path, f"slice of {compare.signal}", dimension, signal.by)
                elif value not in signal.by[dimension]:
                    yield unknown(path, f"{dimension} of {compare.signal}", value, signal.by[dimension])
        for fact in sorted(facts_in(condition.term), key=str):
            yield from self.fact(path, fact)

    def fact(self, path: Path, fact: Fact) -> Iterator[Issue]:
        """Yield an issue if a happening is about something that is not there."""
        if fact.name and fact.kind in self.of_kind:
            what, there = self.of_kind[fact.kind]
            yield from self.one(path, what, fact.name, there)
