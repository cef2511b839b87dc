"""The exercise as it really was: one fold over its log, and the answer key read against it.

What could be known, and what the team had looked at, stands in `knowing`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeVar, cast

from simulator.domain import events as e
from simulator.domain.answers import causes, explained_by
from simulator.domain.commands import FACILITATOR
from simulator.domain.conditions import Fact, Term, signals_in
from simulator.domain.exercise import Exercise
from simulator.domain.probes import holds
from simulator.domain.scenario import IncidentKey, SeverityWhen
from simulator.domain.standards import Standard
from simulator.domain.units import NEVER, SCRAPE
from simulator.domain.values import dataclass
from simulator.domain.world import World, evolve
from simulator.prose import Knowledge
from simulator.scoring.moments import detect, mitigate, origins_of, turn

Kind = TypeVar("Kind", bound=e.Event)
Line = tuple[int, int, e.AnyEvent]
"""(seq, T+ms, event)."""
Handling = e.Acknowledged | e.Linked | e.Dismissed
"""What can be done with an alert or report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Evidence somebody saw: when, the moment they looked at, and the line that shows it."""

    t: int
    at: int
    seq: int


class Truth:
    """One exercise under one standard."""

    def __init__(self, exercise: Exercise, standard: Standard) -> None:
        self.exercise = exercise
        self.standard = standard
        self.scenario = exercise.inputs.scenario
        self.lines: tuple[Line, ...] = exercise.events
        self.end = exercise.end
        self.world: World = exercise.inputs.world()
        self.looks: dict[str, list[Look]] = {}
        self.available: dict[str, int] = {}
        """Since when evidence lay there to be opened; filled by `knowing`."""
        self.handled: dict[str, list[tuple[int, int, Handling]]] = {}
        """Every time somebody did something with an alert or report, by item."""
        self.knowledge: Knowledge | None = None
        """House rules and names, for reading words; filled by `misplaced`."""
        self._holding: dict[Term, int | None] = {}
        self._kinds: dict[type[e.AnyEvent], list[Line]] = {}
        for seq, t, event in self.lines:
            self._kinds.setdefault(type(event), []).append((seq, t, event))
            if isinstance(event, e.Acknowledged | e.Linked | e.Dismissed):
                self.handled.setdefault(event.item, []).append((seq, t, event))
            at = event.at if isinstance(event, e.LookedAt) else t
            for fact in evolve(self.world, t, event):
                if fact.kind == "looked":
                    self.looks.setdefault(fact.name, []).append(Look(t=t, at=at, seq=seq))

    def of(self, kind: type[Kind]) -> Iterator[tuple[int, int, Kind]]:
        """Yield the lines of one kind, in order."""
        found = self._kinds.get(cast("type[e.AnyEvent]", kind), ())
        return iter(cast("Iterable[tuple[int, int, Kind]]", found))

    @cached_property
    def horizon(self) -> int:
        """Until when duties fall due: ENDEX, or when it would have come if the players themselves broke off."""
        gave_up = any(asked.by != FACILITATOR for _, _, asked in self.of(e.EndAsked))
        return max(self.end, self.scenario.lasts) if gave_up else self.end

    def broken_off(self, due: int) -> str:
        """Say that play was broken off before something fell due; empty where it was not."""
        return f"; play was broken off before, at {self.clock(self.end)}" if due > self.end else ""

    @property
    def key(self) -> dict[str, IncidentKey]:
        """The answer key's incidents."""
        return self.scenario.answer_key.incidents

    # Which item belongs to which incident.

    @cached_property
    def belongs(self) -> dict[str, str]:
        """The key incident of each alert and report that is true; what is missing is about nothing that is wrong.

        Of several faults that may be behind it, one that had begun when it came counts first.
        """
        found = {}
        for name, faults in causes(self.scenario).items():
            begun = {fault for fault in faults if self.began(fault) < NEVER}
            came = self.world.items[name].arrived if name in self.world.items else NEVER
            before = {fault for fault in begun if self.began(fault) <= came}
            owner = explained_by(self.scenario, frozenset(before or begun))
            if owner:
                found[name] = owner
        return found

    @cached_property
    def aftermath(self) -> frozenset[str]:
        """Alerts that only a remedy of the team's own explains: real, and part of no incident of the key."""
        pushed = {
            move.signal
            for name, state in self.world.remedies.items()
            if state.finished is not None
            for move in self.scenario.remedies[name].moves
        }
        return frozenset(
            name
            for name, rule in self.scenario.alerts.items()
            if name not in self.belongs and pushed & signals_in(rule.when.term)
        )

    @cached_property
    def declared(self) -> dict[str, str]:
        """The key incident of each declared one: what most of its true items are about.

        One to which nothing was linked is the first that nobody else has declared; one made of noise alone is none.
        """
        linked: dict[str, list[str]] = {name: [] for name in self.world.incidents}
        for _, _, event in self.of(e.Linked):
            linked[event.incident].append(event.item)
        found: dict[str, str] = {}
        for name, items in linked.items():
            votes = Counter(self.belongs[item] for item in items if item in self.belongs)
            if votes:
                found[name] = votes.most_common(1)[0][0]
        for name, items in linked.items():
            free = [key for key in self.key if key not in found.values() and self.detected(key) is not None]
            if not items and free:
                found[name] = free[0]
        return found

    def named(self, key: str) -> list[str]:
        """Return the declared incidents that are this one, first declared first."""
        return [name for name, owner in self.declared.items() if owner == key]

    def about(self, incident: str) -> str:
        """Return the key incident that a message or act names; one that names none is about the first that showed."""
        if incident:
            return self.declared.get(incident, "")
        shown = [(t, key) for key in self.key if (t := self.detected(key)) is not None]
        return min(shown)[1] if shown else ""

    # Times.

    def began(self, fault: str) -> int:
        """Return when a fault was first at work in this exercise, NEVER if it never was."""
        return self.world.first.get(Fact("began", fault), NEVER)

    def detected(self, key: str) -> int | None:
        """Return when the incident could first be noticed: by a true alert or report, whichever came first.

        An alert that cried before anything was wrong counts from its next firing.
        Where neither ever comes, it is when a signal first stood outside all it does on a quiet day.
        """
        return self._detected[key]

    @cached_property
    def _detected(self) -> dict[str, int | None]:
        return {name: detect(self, name) for name in self.key}

    def first_holding(self, term: Term) -> int | None:
        """Return the first scrape at which the term held."""
        if term not in self._holding:
            scrapes = range(0, self.end + 1, SCRAPE)
            self._holding[term] = next((t for t in scrapes if holds(term, self.world, t)), None)
        return self._holding[term]

    @cached_property
    def ended_at(self) -> dict[str, int]:
        """When each incident was mitigated, for those that were."""
        found = {name: mitigate(self, name) for name in self.key}
        return {name: t for name, t in found.items() if t is not None}

    @cached_property
    def watch(self) -> int:
        """The longest stability watch of the standard, ms."""
        return max((c.opens for c in self.standard.clocks.values() if c.starts == "mitigated"), default=0)

    def turned(self, key: str) -> int | None:
        """Return when what stopped an incident's harm took effect: from then on it is no lie to say one is watching."""
        return turn(self, key)

    @cached_property
    def origins(self) -> dict[str, int]:
        """The line with which each thing came: what an act that is missing should have followed."""
        return origins_of(self)

    # Severities.

    def label(self, label: str) -> str:
        """Return this standard's own word for a severity: what counts is its rank."""
        if label in self.standard.severities:
            return label
        there = list(self.exercise.inputs.standard.severities)
        mine = list(self.standard.severities)
        return mine[min(there.index(label), len(mine) - 1)] if label in there else mine[-1]

    def severities(self, key: str) -> tuple[tuple[int, str], ...]:
        """Return (from, label) of the rubric's severity over time."""
        return self._severities[key]

    @cached_property
    def _severities(self) -> dict[str, tuple[tuple[int, str], ...]]:
        found = {}
        for name, key in self.key.items():
            steps: list[tuple[int, str]] = []
            for given in key.severity:
                if isinstance(given, SeverityWhen):
                    since = self.first_holding(given.when.term)
                    if since is not None:
                        steps.append((since, self.label(given.is_)))
                else:
                    steps.append((-NEVER, self.label(given)))
            found[name] = tuple(sorted(steps, key=lambda step: step[0]))
        return found

    def severity(self, key: str, t: int) -> str:
        """Return the rubric's severity at `t`."""
        return [label for since, label in self.severities(key) if since <= t][-1]

    def given(self, key: str) -> list[tuple[int, str]]:
        """Return (from, label) of every severity the team gave this incident."""
        steps = [step for name in self.named(key) for step in self.world.incidents[name].severities]
        return sorted((since, self.label(label)) for since, label in steps)

    def clock(self, t: int) -> str:
        """Write a moment as the exercise's own clock, UTC."""
        seconds = (self.scenario.starts + t) // 1000
        return f"{seconds // 3600 % 24:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
