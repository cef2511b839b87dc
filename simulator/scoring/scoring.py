"""From a log to a scorecard: judgements to tasks, tasks to objectives, dimensions to a total, gates over all."""

from fractions import Fraction
from typing import Any

from simulator.domain import events as e
from simulator.domain.commands import Pace
from simulator.domain.exercise import Exercise
from simulator.domain.standards import Standard
from simulator.domain.units import MICRO
from simulator.scoring.communication import communication
from simulator.scoring.decision import decision
from simulator.scoring.gates import gates
from simulator.scoring.governance import governance
from simulator.scoring.judging import NONE, Case, open_case
from simulator.scoring.metrics import metrics
from simulator.scoring.scorecard import GateHit, Judgement, Objective, Rating, Scorecard
from simulator.scoring.timeliness import clocks
from simulator.scoring.triage import triage
from simulator.scoring.truth import Truth


def score(exercise: Exercise, standard: Standard | None = None) -> Scorecard:
    """Judge an exercise, under its own standard or another; the log is only read."""
    standard = standard or exercise.inputs.standard
    case = open_case(Truth(exercise, standard))
    judgements = (*clocks(case), *triage(case), *communication(case), *decision(case), *governance(case))
    hits = gates(case)
    dimensions: dict[str, tuple[Fraction | None, int]] = {
        name: (_score_of(judgements, name), weight) for name, weight in standard.weights.items()
    }
    asked = [(value, weight) for value, weight in dimensions.values() if value is not None]
    total = sum((value * weight for value, weight in asked), NONE) / (sum(weight for _, weight in asked) or 1)
    total = min([total, *(Fraction(gate.cap) for gate in hits if gate.hit)])
    total = max(total - _hints_cost(case), NONE)
    return Scorecard(
        total=total,
        dimensions=dimensions,
        objectives=_objectives(case, judgements, hits),
        judgements=judgements,
        gates=hits,
        metrics=metrics(case),
        assistance=_assistance(exercise),
        harm={what: meter.at(case.truth.end) for what, meter in case.truth.world.harm.items()},
    )


def _score_of(judgements: tuple[Judgement, ...], dimension: str) -> Fraction | None:
    mine = [judgement for judgement in judgements if judgement.dimension == dimension]
    possible = sum((judgement.of for judgement in mine), NONE)
    if not possible:
        return None
    return 100 * sum((judgement.points for judgement in mine), NONE) / possible


def _hints_cost(case: Case) -> Fraction:
    hints = case.truth.scenario.hints
    taken = [ev.hint for _, _, ev in case.truth.of(e.HintGiven)]
    return sum((Fraction(hints[name].cost, MICRO) for name in taken if name in hints), NONE)


def rate(standard: Standard, share: Fraction) -> Rating:
    """Return the rating that a share of points proposes."""
    for rating, band in standard.ratings.items():
        if share * MICRO >= band.at_least:
            return rating
    return "U"


def _objectives(
    case: Case, judgements: tuple[Judgement, ...], hits: tuple[GateHit, ...]
) -> tuple[Objective, ...]:
    gated = {gate.task for gate in hits if gate.hit}
    found = []
    for name, objective in case.truth.scenario.objectives.items():
        tasks: list[tuple[str, Rating | None]] = []
        points, possible = NONE, NONE
        for task in objective.tasks:
            mine = [judgement for judgement in judgements if judgement.task == task]
            of = sum((judgement.of for judgement in mine), NONE)
            won = sum((judgement.points for judgement in mine), NONE)
            tasks.append(
                (task, "U" if task in gated else rate(case.truth.standard, won / of) if of else None)
            )
            points, possible = points + won, possible + of
        hit = any(task in gated for task in objective.tasks)
        rating: Rating | None = (
            "U" if hit else rate(case.truth.standard, points / possible) if possible else None
        )
        found.append(
            Objective(
                id=name,
                says=objective.says,
                capability=objective.capability,
                rating=rating,
                tasks=tuple(tasks),
            )
        )
    return tuple(found)


def _assistance(exercise: Exercise) -> dict[str, Any]:
    play = exercise.inputs.play
    events = [event for _, _, event in exercise.events]
    drives = [record for _, record in exercise.commands if isinstance(record, Pace)]
    return {
        "mode": play.mode,
        "pace": play.pace,
        "hints": sum(isinstance(event, e.HintGiven | e.Whispered) for event in events),
        "pauses": sum(drive.what == "pause" for drive in drives),
        "skips": sum(drive.what == "skip" for drive in drives),
        "forked_at": play.forked_at,
        "seen_before": play.seen_before,
        "reminders_blanked": any(isinstance(event, e.RemindersBlanked) and event.blank for event in events),
    }
