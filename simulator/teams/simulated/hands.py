"""How long an act takes: until it is noticed, and then at the desk, where one person does one thing at a time."""

from typing import Final

from simulator.domain.units import MINUTE, SECOND
from simulator.teams.simulated.drawing import ALL, around
from simulator.teams.simulated.fatigue import slowed
from simulator.teams.simulated.intent import Intent, Step
from simulator.teams.simulated.skills import Skill

NOTICED: Final = frozenset({"acknowledge", "answer-suggestion", "declare", "reply"})
"""Acts that answer something which came by itself, and which somebody has to see first."""
THOUGHT: Final[dict[str, int]] = {
    "classify": ALL,
    "approve-remedy": ALL,
    "answer-suggestion": ALL,
    "declare": 2 * ALL,  # it waits for certainty, although too early is never wrong
    "dismiss": ALL // 2,
    "start": ALL // 2,
    "verify": ALL // 2,
    "monitoring": ALL // 2,
    "resolve": ALL // 2,
    "draft": ALL // 2,
    "send": ALL // 4,
    "approve-message": ALL // 4,
    "link": ALL // 4,
    "page": ALL // 4,
    "assign": ALL // 4,
    "hypothesize": ALL // 4,
}
"""Thousandths of a decision that an act takes; what is not here takes none. All design."""
LEAST: Final = 2 * SECOND
"""No act is done faster."""


def noticing(intent: Intent, skill: Skill, step: Step, now: int, seed: int) -> int:
    """Return how long it takes from T+`now` ms until somebody turns to a move, ms."""
    if step.move.do not in NOTICED:
        return 0
    middle = skill.notice_ms * slowed(intent.scenario, now) // ALL
    return around(middle, seed, "notice", step.name)


def working(skill: Skill, step: Step, pace: int, seed: int) -> int:
    """Return how long a move keeps a person busy, ms; `pace` is the person's own, in thousandths."""
    look = skill.look_ms if step.move.do == "look" else 0
    thought = skill.decide_ms * THOUGHT.get(step.move.do, 0) // ALL
    reading = step.reads * MINUTE // skill.read_wpm
    writing = step.writes * MINUTE // skill.write_wpm
    middle = (look + thought + reading + writing) * pace // ALL
    return max(around(middle, seed, "work", step.name, step.again), LEAST)
