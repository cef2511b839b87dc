"""The finished exercise as one Markdown page."""

from collections.abc import Sequence
from typing import Any, TypeVar

from simulator.domain import commands as c
from simulator.domain import events as e
from simulator.domain.exercise import Exercise
from simulator.observations import Observation
from simulator.observations.telling import figures_words, lines_words, of_standing
from simulator.projections.words import clock as clock_of
from simulator.rendering import render_account, render_report
from simulator.report.moments import Moment
from simulator.report.questions import questions
from simulator.report.scenes import Harm, Scene
from simulator.scoring import Judgement, Scorecard

Kind = TypeVar("Kind", bound=c.Evaluation)


def markdown(  # a page has this many parts
    exercise: Exercise,
    name: str,
    card: Scorecard,
    scenes: Sequence[Scene],
    found: Sequence[Moment],
    harm: Harm | Sequence[Harm] | None = None,
    evaluation: Sequence[c.Evaluation] = (),
    observations: Sequence[Observation] = (),
) -> str:
    """Return the page: objectives, timeline, judgements with their evidence, metrics, questions.

    What evaluators changed stands beside what was proposed; both show.
    `harm` is one for each kind of harm the scenario counts.
    """
    inputs = exercise.inputs
    rated = {rate.objective: rate for rate in evaluation if isinstance(rate, c.Rate)}
    overruled = {over.judgement: over for over in evaluation if isinstance(over, c.Overrule)}
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
        "harms": [str(one) for one in ((harm,) if isinstance(harm, Harm) else harm or ())],
        "dimensions": [
            {
                "name": dim,
                "score": "not asked"
                if score is None
                else f"{_points(float(score * weight / 100))} of {weight}",
                "weight": str(weight),
            }
            for dim, (score, weight) in card.dimensions.items()
        ],
        "objectives": [
            {
                "says": objective.says,
                "capability": objective.capability,
                "rating": _rating(objective.rating, rated.get(objective.id)),
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
        "judgements": [
            _judgement(judgement, clock, overruled.get(judgement.id)) for judgement in card.judgements
        ],
        "metrics": [{"name": title, "value": value} for title, value in _metrics(card.metrics)],
        "assistance": [
            {"name": what.replace("_", " "), "value": _plain(value)}
            for what, value in card.assistance.items()
        ],
        "messages": [
            {"clock": clock.get(seq, ""), "line": str(seq + 1), "text": _quoted(_text(exercise, t, ev))}
            for seq, t, ev in exercise.events
            if isinstance(ev, e.MessageSent | e.PostmortemWritten)
        ],
        "signs": [_observation(exercise, one) for one in of_standing(observations, "sign")],
        "clear": [_observation(exercise, one) for one in of_standing(observations, "clear")],
        "thin": [_observation(exercise, one) for one in of_standing(observations, "thin")],
        "notes": [
            {"clock": _clock(exercise, seen.at), "text": seen.text, "task": seen.task}
            for seen in sorted(_only(evaluation, c.Observe), key=lambda seen: seen.at)
        ],
        "answers": [
            {"to": answer.to, "text": answer.text, "owner": answer.owner, "due": answer.due}
            for answer in _only(evaluation, c.Answer)
        ],
        "questions": questions(found),
    }
    return render_report("exercise.md", **context)


def _observation(exercise: Exercise, one: Observation) -> dict[str, str]:
    return {
        "clock": "" if one.t is None else _clock(exercise, one.t),
        "id": one.marker.id,
        "name": one.marker.name,
        "says": one.says,
        "figures": figures_words(one),
        "lines": lines_words(one),
        "advice": one.marker.advice,
        "source": one.marker.source,
    }


def _points(value: float) -> str:
    return f"{value:.1f}"


def _plain(value: object) -> str:
    if value is None:
        return "no"
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _only(evaluation: Sequence[c.Evaluation], kind: type[Kind]) -> list[Kind]:
    return [record for record in evaluation if isinstance(record, kind)]


def _clock(exercise: Exercise, t: int) -> str:
    return clock_of(exercise.inputs.scenario.starts, t)


def _rating(proposed: str | None, rate: c.Rate | None) -> str:
    told = proposed or "not tried"
    return told if rate is None else f"{rate.rating}, by an evaluator: {rate.why} (proposed: {told})"


def _text(exercise: Exercise, t: int, event: e.MessageSent | e.PostmortemWritten) -> str:
    """Return a message as it was sent, or a postmortem as the exercise's template frames it."""
    if isinstance(event, e.MessageSent):
        return event.text
    roles = exercise.inputs.standard.roles
    sender = roles[event.by].title if event.by in roles else event.by
    envelope = {"incident": event.incident, "at": _clock(exercise, t)[:5], "sender": sender}
    return render_account(event, envelope, exercise.inputs.templates)


def _quoted(text: str) -> list[dict[str, str | bool]]:
    """Return a message line by line, and after which of them a line of the same paragraph follows."""
    written = text.rstrip().split("\n")
    return [
        {"says": line.strip(), "goes_on": bool(line.strip() and after.strip())}
        for line, after in zip(written, [*written[1:], ""], strict=True)
    ]


def _judgement(judgement: Judgement, clock: dict[int, str], over: c.Overrule | None) -> dict[str, str]:
    lines = [f"{seq + 1} ({clock[seq]})" if seq in clock else str(seq + 1) for seq in judgement.events[:6]]
    more = f" and {len(judgement.events) - 6} more" if len(judgement.events) > 6 else ""  # noqa: PLR2004  # what fits a cell
    return {
        "id": judgement.id,
        "clause": judgement.clause,
        "asked": judgement.asked,
        "happened": judgement.happened,
        "points": f"{float(judgement.points):.2f} of {float(judgement.of):.2f}"
        + ("" if over is None else f"; an evaluator gives {over.points}: {over.why}"),
        "lines": ", ".join(lines) + more or "none",
        "advice": judgement.advice,
    }


_TITLES = {
    "mtta_s": "Time to acknowledge (MTTA), from a true alert's firing",
    "time_to_declare_s": "Time to declare, from detection",
    "time_to_restore_s": "Time to mitigate (MTTM), from detection to the harm's end",
    "time_to_resolve_s": "Time to resolve (MTTR), from detection until called over, after the stability watch",
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
