"""Everyone who plays in a rehearsal, and what became of each exercise."""

from collections.abc import Callable
from typing import Literal

from simulator.domain.exercise import Exercise, Inputs
from simulator.domain.values import dataclass
from simulator.host.calibration.outcome import POINT, skill_of, team_of
from simulator.host.unlogged import play_unlogged
from simulator.scoring import Scorecard, score
from simulator.teams import BUILT_IN, Player, built_in
from simulator.teams.simulated import intent

Kind = Literal["model", "habit", "simulated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """One exercise of a rehearsal."""

    who: str
    """A built-in team's name, or a simulated team's skill and number."""
    kind: Kind
    exercise: Exercise
    card: Scorecard

    @property
    def hundredths(self) -> int:
        """Its score in hundredths of a point, as a calibration counts it."""
        return int(self.card.total * POINT)


def played(inputs: Inputs, teams: int, finished: Callable[[int], None]) -> list[Played]:
    """Play with every built-in team and so many simulated ones, the model answer first; `finished` counts them.

    Raises EngineError for a scenario that loops, BadMove for a plan that is no command.
    """
    found = []
    for name in BUILT_IN:
        exercise, _ = play_unlogged(inputs, Player(built_in(name, inputs.scenario, inputs.standard)))
        kind: Kind = "model" if name == "model-answer" else "habit"
        found.append(Played(who=name, kind=kind, exercise=exercise, card=score(exercise)))
        finished(1)
    plan = intent(inputs.scenario, inputs.standard)
    for number in range(teams):
        exercise, _ = play_unlogged(inputs, team_of(inputs, plan, number))
        who = f"{skill_of(number).name} {number}"
        found.append(Played(who=who, kind="simulated", exercise=exercise, card=score(exercise)))
        finished(1)
    return found
