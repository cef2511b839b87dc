"""The language of `when:`, as a tree of frozen values.

The grammar that reads it stands in `simulator/loader/conditions.lark`; what a condition means stands in `probes.py`.
A condition is a level, false before STARTEX; what happens on its edge is the business of whoever watches it.
"""

from collections.abc import Iterator
from dataclasses import field
from typing import Annotated, Any, Literal, NamedTuple

from simulator.domain.units import Unreadable
from simulator.domain.values import dataclass

Op = Literal[">", ">=", "<", "<="]
Kind = Literal[
    "start",
    "declared",
    "classified",
    "monitoring",
    "resolved",
    "fired",
    "cleared",
    "started",
    "finished",
    "failed",
    "began",
    "ended",
    "delivered",
    "sent",
    "acknowledged",
    "dismissed",
    "paged",
    "answered",
    "looked",
    "approved",
    "happened",
    "handed-over",
    "accepted",
    "rejected",
    "linked",
    "assigned",
    "arrived",
    "verified",
    "hypothesis",
    "noted",
    "written",
    "made",
]
"""What may have happened; see `facts.py` for which event yields which."""


class Fact(NamedTuple):
    """Something that happened, and to what: `Fact("acknowledged", "edge-errors")`; a tuple, because it is looked up so often."""

    kind: Kind
    name: str = ""

    def __str__(self) -> str:
        return _WORDS.get(self.kind, "{kind} {name}").format(kind=self.kind, name=self.name).strip()


_WORDS: dict[str, str] = {
    "fired": "alert {name} fired",
    "cleared": "alert {name} resolved",
    "started": "remedy {name} started",
    "finished": "remedy {name} finished",
    "failed": "remedy {name} failed",
    "verified": "remedy {name} verified",
    "began": "fault {name} began",
    "ended": "fault {name} ended",
    "delivered": "inject {name} delivered",
    "arrived": "report {name} arrived",
    "happened": "event {name} happened",
    "sent": "message {name} sent",
    "looked": "looked at {name}",
    "made": "suggestion {name} made",
    "hypothesis": "hypothesis {name} recorded",
    "handed-over": "handed over",
    "written": "postmortem written",
}


@dataclass(frozen=True, slots=True)
class Compare:
    """A signal against a limit on the scrape grid: `edge.errors_ratio{region=eu} > 2% for 2m`."""

    signal: str
    where: tuple[tuple[str, str], ...]
    op: Op
    limit: int
    """Millionths of the signal's unit."""
    hold: int = 0
    """Milliseconds for which every scrape must have held."""


@dataclass(frozen=True, slots=True)
class Harm:
    """Harm so far against a limit: `people > 50000`."""

    what: Literal["people", "usd", "decisions"]
    op: Op
    limit: int
    """Whole people, dollars or decisions, in millionths."""


@dataclass(frozen=True, slots=True)
class Happened:
    """True for ever from the first time the fact happened."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class Absent:
    """`no X within D of Y`: from Y+D on true, for ever, if no X happened in [Y, Y+D)."""

    fact: Fact
    within: int
    of: Fact


@dataclass(frozen=True, slots=True)
class After:
    """`D after Y`: true from Y+D on. `at 40m` is `40m after start`."""

    delay: int
    of: Fact


@dataclass(frozen=True, slots=True)
class AfterClock:
    """`after 18:00`: true from the first such time of day (UTC) at or after STARTEX."""

    time_of_day: int


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    term: "Term"


@dataclass(frozen=True, slots=True)
class All:
    """Every term holds."""

    terms: tuple["Term", ...]


@dataclass(frozen=True, slots=True)
class Any_:  # noqa: N801  # `any` and `Any` are taken
    """At least one term holds."""

    terms: tuple["Term", ...]


Term = Compare | Harm | Happened | Absent | After | AfterClock | Not | All | Any_
START = Fact("start")


def _read(written: object, info: Any) -> "Condition":
    if not isinstance(written, str):
        message = f"expected a condition, got {written!r}"
        raise Unreadable(message, "write it as words, such as edge.errors_ratio > 2% for 2m")
    condition: Condition = info.context["condition"](written)
    return condition


class _Written:
    """Reads a condition with the parser the loader hands over in the validation context: the domain knows no grammar."""

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> dict[str, Any]:
        written = {
            "type": "string",
            "maxLength": 500,
            "examples": ["edge.errors_ratio > 2% for 2m", "no message to customers within 15m of declared"],
        }
        return {
            "type": "function-plain",
            "function": {"type": "with-info", "function": _read},
            "metadata": {"pydantic_js_functions": [lambda *_: dict(written)]},
        }


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as it was written, and what it means."""

    text: str = field(compare=False)
    term: Term


When = Annotated[Condition, _Written()]
"""A condition, written as `edge.errors_ratio > 2% for 2m`."""


def facts_in(term: Term) -> frozenset[Fact]:
    """Return every fact the term waits for or counts from."""
    match term:
        case Happened(fact):
            return frozenset({fact})
        case Absent(fact, _, of):
            return frozenset({fact, of})
        case After(_, of):
            return frozenset({of})
        case Not(inner):
            return facts_in(inner)
        case All(terms) | Any_(terms):
            return frozenset().union(*map(facts_in, terms))
        case Compare() | Harm() | AfterClock():
            return frozenset()


def signals_in(term: Term) -> frozenset[str]:
    """Return every signal the term reads."""
    match term:
        case Compare(signal):
            return frozenset({signal})
        case Not(inner):
            return signals_in(inner)
        case All(terms) | Any_(terms):
            return frozenset().union(*map(signals_in, terms))
        case Happened() | Absent() | After() | AfterClock() | Harm():
            return frozenset()


def harms_in(term: Term) -> frozenset[str]:
    """Return every kind of harm the term counts."""
    match term:
        case Harm(what):
            return frozenset({what})
        case Not(inner):
            return harms_in(inner)
        case All(terms) | Any_(terms):
            return frozenset().union(*map(harms_in, terms))
        case Happened() | Absent() | After() | AfterClock() | Compare():
            return frozenset()


def compares_in(term: Term) -> Iterator[Compare]:
    """Yield every comparison of a term."""
    match term:
        case Compare():
            yield term
        case Not(inner):
            yield from compares_in(inner)
        case All(terms) | Any_(terms):
            for inner in terms:
                yield from compares_in(inner)
        case Harm() | Happened() | Absent() | After() | AfterClock():
            pass
