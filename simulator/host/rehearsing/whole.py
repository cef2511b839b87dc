"""A rehearsal from end to end, as one value."""

from collections.abc import Callable

from simulator.domain.exercise import Inputs
from simulator.domain.values import dataclass
from simulator.host.calibration.figures import Spread, spread
from simulator.host.calibration.outcome import skill_of
from simulator.host.rehearsing.knowable import Late, late
from simulator.host.rehearsing.playing import Played, played
from simulator.host.rehearsing.reach import Reached, reached
from simulator.host.rehearsing.tempo import Crowd, Gap, crowds, gaps
from simulator.host.rehearsing.worth import Worth, worth
from simulator.teams.simulated import SKILLS

FOLLOWED = ("model-answer", "silent")
"""Whose exercises are looked through for gaps and crowds: who does everything in time, and who lets everything come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What playing a scenario shows and reading it does not."""

    inputs: Inputs
    built_in: dict[str, int]
    """Hundredths of a point by built-in team."""
    simulated: dict[str, Spread]
    """Scores by skill; none where none was played."""
    worth: Worth
    timeline: tuple[Reached, ...]
    gaps: tuple[Gap, ...]
    crowds: tuple[Crowd, ...]
    late: tuple[Late, ...]

    @property
    def teams(self) -> int:
        """How many simulated teams there were."""
        return sum(scores.n for scores in self.simulated.values())

    @property
    def never(self) -> tuple[Reached, ...]:
        """What an author placed and nobody came to."""
        return tuple(one for one in self.timeline if one.never)


def rehearse(inputs: Inputs, teams: int, finished: Callable[[int], None]) -> Rehearsal:
    """Play the scenario with everybody, and look at what came of it. Raises as `played` does."""
    plays = played(inputs, teams, finished)
    followed = [play for play in plays if play.who in FOLLOWED]
    return Rehearsal(
        inputs=inputs,
        built_in={play.who: play.hundredths for play in plays if play.kind != "simulated"},
        simulated=_by_skill(plays),
        worth=worth(plays),
        timeline=tuple(reached(inputs.scenario, inputs.standard, plays)),
        gaps=tuple(gap for play in followed for gap in gaps(play)),
        crowds=tuple(crowd for play in followed for crowd in crowds(play)),
        late=tuple(late(plays)),
    )


def _by_skill(plays: list[Played]) -> dict[str, Spread]:
    simulated = [play for play in plays if play.kind == "simulated"]
    found = {}
    for skill in SKILLS:
        mine = [play.hundredths for number, play in enumerate(simulated) if skill_of(number).name == skill]
        scores = spread(mine)
        if scores is not None:
            found[skill] = scores
    return found
