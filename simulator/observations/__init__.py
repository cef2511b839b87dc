"""What the log shows of how the work went: signs of alert fatigue and of bias, each with its figures and its events.

An observation is no judgement: it earns no points, answers to no clause, and says nothing about a person.
Where the log holds too little, that is what is said; a team that did nothing shows nothing about what it never did.
"""

from simulator.domain.exercise import Exercise
from simulator.observations.automation import automation
from simulator.observations.closing import closing
from simulator.observations.confidence import confidence
from simulator.observations.explaining import anchoring, confirmation
from simulator.observations.fatigue import fatigue
from simulator.observations.markers import MARKERS
from simulator.observations.observation import Figure, Marker, Observation
from simulator.observations.one_number import one_number
from simulator.observations.pressing import pressing
from simulator.observations.telling import as_data, in_short, told
from simulator.observations.telling_apart import telling_apart
from simulator.scoring.truth import Truth

__all__ = [
    "MARKERS",
    "Figure",
    "Marker",
    "Observation",
    "as_data",
    "in_short",
    "observations",
    "observe",
    "told",
]


def observe(exercise: Exercise) -> tuple[Observation, ...]:
    """Return what a log shows, one observation for each marker, whatever its standing."""
    return observations(Truth(exercise, exercise.inputs.standard))


def observations(truth: Truth) -> tuple[Observation, ...]:
    """Return the same of an exercise that has been read already."""
    return (
        telling_apart(truth),
        fatigue(truth),
        anchoring(truth),
        confirmation(truth),
        automation(truth),
        closing(truth),
        pressing(truth),
        one_number(truth),
        confidence(truth),
    )
