"""The finished exercise as one Markdown page."""

from collections.abc import Sequence
from typing import Any

from simulator.domain import events as e
from simulator.domain.exercise import Exercise
from simulator.rendering import render_report
from simulator.report.moments import Moment
from simulator.report.scenes import Harm, Scene
from simulator.scoring import Judgement, Scorecard

QUESTIONS = (
    "What did we expect to happen, and what happened instead?",
    "What told us the truth, and when could it have told us?",
    "What do we change?",
)
"""The three questions of a hot wash, each to be answered with who and by when."""


def markdown(  # a page has this many parts
    exercise: Exercise,
    name: str,
    card: Scorecard,
    scenes: Sequence[Scene],
    found: Sequence[Moment],
    harm: Harm | None = None,
) -> str:
    """Return the page: objectives, timeline, judgements with their evidence, metrics, questions."""
    inputs = exercise.inputs
    clock = {scene.seq: scene.clock for scene in scenes}
    context: dict[str, Any] = {
        "name": name,
        "title": inputs.scenario.title,
        "summary": inputs.scenario.summary,
        "scenario": inputs.scenario_name,
        "standard": inputs.standard.title,
        "seed": str(inputs.seed),
        "team": inputs.play.team or "people",
        "total": _points(float(card.total)),
        "sealed": exercise.sealed,
        "sha256": exercise.sha256,
        "harm": str(harm) if harm else "",
        "dimensions": [
            {
                "name": dim,
                "score": "not asked" if score is None else _points(float(score)),
                "weight": str(weight),
            }
            for dim, (score, weight) in card.dimensions.items()
        ],
        "objectives": [
            {
                "says": objective.says,
                "capability": objective.capability,
                "rating": objective.rating or "not tried",
                "tasks": ", ".join(f"{task} {rating or '–'}" for task, rating in objective.tasks),
            }
            for objective in card.objectives
        ],
        "gates": [
            {"says": gate.says, "clause": gate.clause, "happened": gate.happened, "cap": str(gate.cap)}
            for gate in card.gates
            if gate.hit
        ],
        "moments": [
            {"clock": m.clock, "says": m.says, "points": m.points, "question": m.question} for m in found
        ],
        "scenes": [
            {"clock": s.clock, "says": s.says, "line": str(s.seq + 1), "truth": "truth" if s.truth else ""}
            for s in scenes
        ],
        "judgements": [_judgement(judgement, clock) for judgement in card.judgements],
        "metrics": [{"name": title, "value": value} for title, value in _metrics(card.metrics)],
        "assistance": [
            {"name": what.replace("_", " "), "value": _plain(value)}
            for what, value in card.assistance.items()
        ],
        "messages": [
            {"clock": clock.get(seq, ""), "text": ev.text.split("\n")}
            for seq, _, ev in exercise.events
            if isinstance(ev, e.MessageSent)
        ],
        "questions": QUESTIONS,
    }
    return render_report("exercise.md", **context)


def _points(value: float) -> str:
    return f"{value:.1f}"


def _plain(value: object) -> str:
    if value is None:
        return "no"
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _judgement(judgement: Judgement, clock: dict[int, str]) -> dict[str, str]:
    lines = [f"{seq + 1} ({clock[seq]})" if seq in clock else str(seq + 1) for seq in judgement.events[:6]]
    more = f" and {len(judgement.events) - 6} more" if len(judgement.events) > 6 else ""  # noqa: PLR2004  # what fits a cell
    return {
        "id": judgement.id,
        "clause": judgement.clause,
        "asked": judgement.asked,
        "happened": judgement.happened,
        "points": f"{float(judgement.points):.2f} of {float(judgement.of):.2f}",
        "lines": ", ".join(lines) + more or "none",
        "advice": judgement.advice,
    }


_TITLES = {
    "mtta_s": "Time to acknowledge (MTTA), from firing",
    "time_to_declare_s": "Time to declare, from detection",
    "time_to_restore_s": "Time to restore (MTTR as restore), from detection to the harm's end",
    "time_to_resolve_s": "Time to resolve (MTTR as resolve), from detection until called over",
}


def _metrics(metrics: dict[str, Any]) -> list[tuple[str, str]]:
    rows = []
    for name, value in metrics.items():
        title = _TITLES.get(name, name.replace("_", " ").capitalize())
        if isinstance(value, dict):
            if not value.get("n"):
                rows.append((title, "nothing to measure"))
                continue
            told = f"median {value['median']:g} s, 90th percentile {value['p90']:g} s, mean {value['mean']:g} s, n = {value['n']}"
            rows.append((title, told))
        else:
            rows.append(
                (title, "–" if value is None else f"{value:g}" if isinstance(value, float) else str(value))
            )
    return rows
