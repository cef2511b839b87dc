"""What is said at ENDEX: one line of score, judged from the log as anybody else would, and what is worth talking about."""

from fractions import Fraction
from pathlib import Path

from simulator.host.evaluation import settle
from simulator.host.results import harm_words
from simulator.host.store import open_exercise
from simulator.observations import in_short, observe
from simulator.scoring import score


def score_lines(folder: Path) -> list[str]:
    """Judge a finished exercise; evaluators' pending lines go into its second chain."""
    settle(folder)
    exercise = open_exercise(folder)
    card = score(exercise)
    dimensions = ", ".join(
        f"{name} {_whole(value * weight / 100)} of {weight}"
        for name, (value, weight) in card.dimensions.items()
        if value is not None
    )
    ratings = ", ".join(f"{one.id} {one.rating}" for one in card.objectives if one.rating is not None)
    harm = harm_words(card)
    lines = [
        f"EXERCISE {folder.name}: {_whole(card.total)} of 100. {dimensions or 'Nothing had been asked yet'}."
    ]
    if ratings or harm:
        lines.append(
            (f"Objectives, proposed: {ratings}. " if ratings else "") + (f"Harm: {harm}." if harm else "")
        )
    hit = [gate for gate in card.gates if gate.hit]
    lines += [f"Gate {gate.clause}: {gate.says} The total is at most {gate.cap}." for gate in hit]
    return [line.strip() for line in (*lines, *in_short(observe(exercise)))]


def _whole(value: Fraction) -> str:
    return f"{float(value):.0f}"
