"""What became of one simulated team: its points, its times, and its share of every judgement, in whole numbers."""

from dataclasses import field
from functools import lru_cache
from json import loads
from typing import Final

from simulator.domain.answers import owners
from simulator.domain.exercise import Inputs
from simulator.domain.units import SECOND
from simulator.domain.values import dataclass
from simulator.domain.world import World
from simulator.host.header import read_header
from simulator.host.unlogged import play_unlogged
from simulator.scoring import Scorecard, score
from simulator.scoring.scorecard import without_slot
from simulator.teams.simulated import SKILLS, SimulatedTeam, Skill, intent
from simulator.teams.simulated.drawing import drawn
from simulator.teams.simulated.intent import Intent

POINT: Final = 100
"""Totals are counted in hundredths of a point."""
TIMES: Final = ("acknowledge", "declare", "first-post", "restore", "resolve")
"""What is timed: from an alert to the first act on it (the median of a team's alerts), the others from detection."""
_METRICS: Final = {
    "acknowledge": "mtta_s",
    "declare": "time_to_declare_s",
    "restore": "time_to_restore_s",
    "resolve": "time_to_resolve_s",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One team's exercise, judged."""

    number: int
    skill: str
    total: int
    """Hundredths of a point."""
    times: dict[str, int] = field(default_factory=dict)
    """Milliseconds by what is timed; what was never done is not there."""
    parts: dict[str, tuple[int, int]] = field(default_factory=dict)
    """By judgement, thousandths of a point won and possible; the slots of a cadence are one judgement."""


def skill_of(number: int) -> Skill:
    """Return the skill of a team: novice, trained and expert in turns."""
    skills = tuple(SKILLS.values())
    return skills[number % len(skills)]


def simulate(header: str, numbers: range) -> tuple[Outcome, ...]:
    """Play these teams in the exercise that a header describes (its body as JSON), and judge each."""
    inputs, plan = _prepared(header)
    return tuple(_outcome(inputs, plan, number) for number in numbers)


@lru_cache(maxsize=1)
def _prepared(header: str) -> tuple[Inputs, Intent]:
    """Return what all teams share; a process makes it once."""
    inputs = read_header(loads(header))
    return inputs, intent(inputs.scenario, inputs.standard)


def team_of(inputs: Inputs, plan: Intent, number: int) -> SimulatedTeam:
    """Return a team by its number; every team meets the same world, so that what differs is the team."""
    return SimulatedTeam(plan, skill_of(number), drawn(inputs.seed, "team", number))


def _outcome(inputs: Inputs, plan: Intent, number: int) -> Outcome:
    exercise, world = play_unlogged(inputs, team_of(inputs, plan, number))
    card = score(exercise)
    return Outcome(
        number=number,
        skill=skill_of(number).name,
        total=int(card.total * POINT),
        times=_times(world, card),
        parts=_parts(card),
    )


def _parts(card: Scorecard) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for judgement in card.judgements:
        name = without_slot(judgement.id)
        won, of = found.get(name, (0, 0))
        found[name] = (won + int(judgement.points * 1_000), of + int(judgement.of * 1_000))
    return found


def _times(world: World, card: Scorecard) -> dict[str, int]:
    medians = {name: card.metrics[metric]["median"] for name, metric in _METRICS.items()}
    found = {name: round(seconds * SECOND) for name, seconds in medians.items() if seconds is not None}
    post = _first_post(world)
    return found if post is None else found | {"first-post": post}


def _first_post(world: World) -> int | None:
    """Return how long after the first true alert or report the first public message went out, ms."""
    true = owners(world.scenario)
    detected = min((item.arrived for name, item in world.items.items() if name in true), default=None)
    posted = next((t for t, sent in world.messages if world.standard.messages[sent.type].public), None)
    return None if detected is None or posted is None else max(posted - detected, 0)
