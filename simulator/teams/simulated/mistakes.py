"""What becomes of a move in a team's hands: forgotten, half filled, mislabelled, led astray.

Every mistake is one that the command allows to anybody; none reads the world's truth, except to know that it is one.
"""

from dataclasses import replace
from typing import Any, Final

from simulator.domain.standards import Standard
from simulator.domain.teams import Move
from simulator.domain.units import MICRO
from simulator.domain.world import World
from simulator.teams.simulated.drawing import happens, one_of
from simulator.teams.simulated.intent import Step
from simulator.teams.simulated.skills import Skill

UNASKED: Final = frozenset({"note", "verify", "hypothesize", "link", "assign"})
"""Nobody asks for these while play runs."""
ASKED: Final = frozenset({"draft", "send", "page", "reply", "monitoring", "resolve", "postmortem"})
"""A clock on the desk asks for these."""
ANCHOR: Final = 2
"""Times as often a team goes wrong where something misleading came first; design."""


def forgotten(skill: Skill, step: Step, seed: int) -> bool:
    """Whether a move is not made at all; what sends a draft or signs it belongs to the draft."""
    if step.move.do == "send" and "draft" in step.move.arguments:
        return False
    odds = skill.forgets if step.move.do in UNASKED else skill.skips if step.move.do in ASKED else 0
    return happens(odds, seed, "forgets", step.name)


def misled(world: World) -> bool:
    """Whether something that points the wrong way has come by now: a report that misleads, a proposal that is wrong."""
    reports, made = world.scenario.reports, world.scenario.suggestions
    return any(name in reports and reports[name].misleads for name in world.items) or any(
        made[name].truth != "right" for name in world.suggestions
    )


def astray(world: World, odds: int) -> int:
    """Return the odds of going wrong in a world that may have said something misleading."""
    return min(odds * ANCHOR, 1_000) if misled(world) else odds


def labelled(standard: Standard, move: Move, seed: int, name: str) -> Move:
    """Return a classification with one thing wrong: its type, its category, or its severity."""
    wrong = one_of(("type", "category", "severity"), seed, "which label", name)
    there = {
        "type": tuple(standard.types),
        "category": tuple(standard.categories),
        "severity": tuple(standard.severities),
    }[wrong]
    others = tuple(label for label in there if label != move.arguments[wrong])
    return _with(move, **{wrong: one_of(others, seed, "label", name)}) if others else move


def filled(skill: Skill, step: Step, seed: int) -> Move:
    """Return a message with the blanks empty that this team leaves empty."""
    fields: dict[str, Any] = step.move.arguments.get("fields", {})
    kept = {
        name: claim
        for name, claim in fields.items()
        if not happens(skill.leaves_out, seed, "leaves out", step.name, name)
    }
    return _with(step.move, fields=kept) if len(kept) < len(fields) else step.move


def believes(world: World, skill: Skill, name: str, seed: int) -> bool:
    """Whether a proposal that is not right is taken: the surer the automation is, the more often."""
    made = world.scenario.suggestions[name]
    odds = skill.trusts * made.confidence // MICRO
    return made.truth != "right" and happens(odds, seed, "trusts", name)


def _with(move: Move, **arguments: Any) -> Move:
    return replace(move, arguments={**move.arguments, **arguments})
