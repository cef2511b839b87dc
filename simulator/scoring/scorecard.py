"""The shape of a result: judgements, dimensions, objectives, gates, and how much help there was."""

import re
from dataclasses import field
from fractions import Fraction
from typing import Any, Final, Literal

from simulator.domain.values import dataclass

Rating = Literal["P", "S", "M", "U"]

_SLOT: Final = re.compile(r"#\d+(?=:|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One thing the standard asks, what happened, and what it earned."""

    id: str
    """The clock or judgement of the standard, and what it is about: acknowledge:edge-errors."""
    task: str
    dimension: str
    clause: str
    asked: str
    happened: str
    events: tuple[int, ...]
    """Lines of the log (seq) that prove it."""
    points: Fraction
    of: Fraction
    advice: str
    """One sentence on what good would have looked like; empty where it was good."""
    due: int | None = None
    """T+ms at which what was never done fell due; None where something was done, or nothing had a time."""

    @property
    def share(self) -> Fraction:
        """Points won of those possible."""
        return self.points / self.of if self.of else Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class GateHit:
    """Something that may not happen, and whether it did."""

    id: str
    says: str
    clause: str
    task: str
    cap: int
    hit: bool
    events: tuple[int, ...] = ()
    happened: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """An objective of the scenario, with a proposed rating an evaluator may change."""

    id: str
    says: str
    capability: str
    rating: Rating | None
    """None where nothing of it was tried: not applicable is not zero."""
    tasks: tuple[tuple[str, Rating | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """One exercise, judged."""

    total: Fraction
    dimensions: dict[str, tuple[Fraction | None, int]]
    """Score 0–100 (None where nothing was asked) and weight."""
    objectives: tuple[Objective, ...]
    judgements: tuple[Judgement, ...]
    gates: tuple[GateHit, ...]
    metrics: dict[str, Any]
    assistance: dict[str, Any]
    harm: dict[str, int] = field(default_factory=dict)
    """People, dollars and decisions harmed until the end."""


def without_slot(id_: str) -> str:
    """Return the judgement of which this is a part: the slots of a cadence, such as `cadence#2:waves`, are one."""
    return _SLOT.sub("", id_)


def number(value: Fraction | None) -> float | None:
    """Write a fraction as a number with two decimals, rounded half to even."""
    return None if value is None else float(round(value, 2))


def as_json(card: Scorecard) -> dict[str, Any]:
    """Return the scorecard as `--json` prints it."""
    return {
        "total": number(card.total),
        "dimensions": {
            name: {"score": number(score), "weight": weight}
            for name, (score, weight) in card.dimensions.items()
        },
        "objectives": [
            {
                "id": objective.id,
                "capability": objective.capability,
                "rating": objective.rating,
                "tasks": [{"id": task, "rating": rating} for task, rating in objective.tasks],
            }
            for objective in card.objectives
        ],
        "assistance": card.assistance,
        "judgements": [
            {
                "id": judgement.id,
                "task": judgement.task,
                "dimension": judgement.dimension,
                "clause": judgement.clause,
                "asked": judgement.asked,
                "happened": judgement.happened,
                "events": list(judgement.events),
                "points": number(judgement.points),
                "of": number(judgement.of),
                "advice": judgement.advice,
            }
            for judgement in card.judgements
        ],
        "gates": [{"id": gate.id, "hit": gate.hit, "events": list(gate.events)} for gate in card.gates],
        "metrics": card.metrics,
        "harm": card.harm,
    }
