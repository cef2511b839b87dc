"""How sure labels were said to be, against whether they were right."""

from fractions import Fraction
from typing import Final

from simulator.domain import events as e
from simulator.observations.markers import MARKERS
from simulator.observations.observation import Figure, Observation, observed, too_thin
from simulator.projections.words import many
from simulator.scoring.truth import Truth

MARKER: Final = MARKERS["sure-and-wrong"]
SURE: Final = {"guess": Fraction(1, 2), "likely": Fraction(3, 4), "certain": Fraction(19, 20)}
"""What each word is taken for."""


def confidence(truth: Truth) -> Observation:
    """Observe every label of type and category that was given to a true incident."""
    labels = [
        (seq, t, said, _right(truth, said))
        for seq, t, said in truth.of(e.Classified)
        if truth.declared.get(said.incident)
    ]
    if not labels:
        return too_thin(MARKER, "No true incident was given a type and a category.")
    wrong = [(seq, t) for seq, t, said, right in labels if said.confidence == "certain" and not right]
    brier = sum(((SURE[said.confidence] - right) ** 2 for _, _, said, right in labels), Fraction(0)) / len(
        labels
    )
    right = sum(right for _, _, _, right in labels)
    sure = sum(said.confidence == "certain" for _, _, said, _ in labels)
    told = f"{many(len(labels), 'label')} given, {right or 'none'} right; {sure or 'none'} said to be certain"
    return observed(
        MARKER,
        f"{told}{f', and {len(wrong)} of those not so' if wrong else ''}.",
        sign=bool(wrong),
        figures=(
            Figure(name="labels", value=len(labels)),
            Figure(name="right", value=right),
            Figure(name="certain and not so", value=len(wrong)),
            Figure(name="Brier score", value=brier),
        ),
        shown=wrong,
    )


def _right(truth: Truth, said: e.Classified) -> bool:
    key = truth.key[truth.declared[said.incident]]
    return (said.type, said.category) == (key.type, key.category)
