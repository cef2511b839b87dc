"""What a plan is written with: moves as they are found, and the moments of one incident they hang on.

Where a scenario has one incident, moments are what the team itself did (`declared`, `monitoring`).
Where it has several, such a moment says nothing about which; each then counts from its own alerts and its own repair.
"""

from dataclasses import field
from typing import Any

from simulator.domain.conditions import All, Any_, Compare, Not, Term
from simulator.domain.scenario import IncidentKey, Scenario
from simulator.domain.standards import Pace, Standard
from simulator.domain.teams import Move
from simulator.domain.units import SCRAPE, SECOND, format_duration
from simulator.domain.values import dataclass
from simulator.loader.conditions import parse

ROOM = 240
"""Characters of a condition that one moment may take: others stand beside it, and 500 are the most there may be."""


def lasting(ms: int) -> str:
    """Write a delay as the language has it."""
    return format_duration(max(ms, SECOND))


@dataclass(slots=True)
class Plan:
    """Moves as they are found, with what they are planned from."""

    scenario: Scenario
    standard: Standard
    moves: list[Move] = field(default_factory=list)

    @property
    def pace(self) -> Pace:
        """How long things take a person."""
        return self.standard.pace

    def when(self, condition: str, do: str, seat: str = "", **arguments: Any) -> None:
        """Add a move on a condition."""
        self.moves.append(Move(when=parse(condition), do=do, seat=seat, arguments=arguments))

    def arrival(self, item: str) -> str:
        """Return the happening that brings an item in."""
        return f"report {item} arrived" if item in self.scenario.reports else f"alert {item} fired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """When one incident is declared, classified, over and closed, as conditions."""

    plan: Plan
    key: IncidentKey
    items: tuple[str, ...]
    """Its alerts and reports, those that press most first."""
    alone: bool
    """Whether the scenario has no other incident."""
    label_after: int = 0
    """When it is classified, ms after it is declared."""

    @property
    def _lead(self) -> int:
        """How long after the first alert or report it is declared."""
        pace = self.plan.pace
        return pace.notice + pace.acknowledge + pace.look + pace.declare

    def called(self, ms: int = 0) -> str:
        """Return the moment `ms` after it should be declared, counted from its first alert or report."""
        text = ""
        for item in self.items:
            one = f"{lasting(self._lead + ms)} after {self.plan.arrival(item)}"
            if text and len(text) + len(one) > ROOM:
                break
            text = f"{text} or {one}" if text else one
        return f"({text})" if " or " in text else text

    def declared(self, ms: int) -> str:
        """Return the moment `ms` after it was declared."""
        return f"{lasting(ms)} after declared" if self.alone else self.called(ms)

    def classified(self, ms: int) -> str:
        """Return the moment `ms` after it was classified."""
        return f"{lasting(ms)} after classified" if self.alone else self.called(self.label_after + ms)

    @property
    def over(self) -> str:
        """The world in which its harm has stopped, once it has been classified."""
        known = "classified" if self.alone else self.classified(0)
        return f"({self.key.mitigated.text}) and {known}"

    def watched(self, ms: int) -> str:
        """Return the moment `ms` after its harm had stopped and somebody said so."""
        if self.alone:
            return f"{lasting(ms)} after monitoring"
        last = self.key.decisions[0].best[-1]
        return f"{lasting(self.settles(last) + ms)} after remedy {last} finished"

    def closed(self, ms: int) -> str:
        """Return the moment `ms` after it was closed."""
        return f"{lasting(ms)} after resolved" if self.alone else self.watched(self.watch + ms)

    @property
    def is_closed(self) -> str:
        """Whether it has been closed."""
        return "resolved" if self.alone else f"({self.closed(0)})"

    @property
    def watch(self) -> int:
        """How long it is watched before it is closed: the standard's watch, and the time it takes to write."""
        clocks = self.plan.standard.clocks.values()
        return max((c.opens for c in clocks if c.starts == "mitigated"), default=0) + 2 * self.plan.pace.write

    def settles(self, remedy: str) -> int:
        """Return how long after a remedy has finished the harm can be seen to have stopped."""
        made = self.plan.scenario.remedies[remedy]
        return made.after + made.over + _longest_hold(self.key.mitigated.term) + 2 * SCRAPE


def _longest_hold(term: Term) -> int:
    match term:
        case Compare(hold=hold):
            return hold
        case Not(inner):
            return _longest_hold(inner)
        case All(terms) | Any_(terms):
            return max((_longest_hold(inner) for inner in terms), default=0)
        case _:
            return 0
