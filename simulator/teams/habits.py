"""Teams with one habit, and the model answer: what proves a scorer, and what shows a drill to a newcomer.

Each is a team file that follows from the scenario and the standard; none knows more than its kind of habit needs.
"""

from collections.abc import Callable
from typing import Final

from simulator.domain.scenario import Scenario
from simulator.domain.standards import Standard
from simulator.domain.teams import Move, TeamFile
from simulator.loader.conditions import parse
from simulator.teams.model import model_answer

ROUNDS = (1, 15, 30, 60)
"""Minutes after declaring at which always-escalate calls everybody again."""


def silent(_scenario: Scenario, _standard: Standard) -> TeamFile:
    """Nobody does anything."""
    return TeamFile(title="silent", says="Nobody does anything.")


def always_escalate(scenario: Scenario, standard: Standard) -> TeamFile:
    """Takes every alert, declares the worst, and wakes everybody, again and again; decides nothing, tells nobody."""
    moves = _take_and_declare(scenario, next(iter(standard.severities)))
    everybody = (*scenario.rosters, *scenario.people)
    moves += [_move(f"{m}m after declared", "page", target=name) for m in ROUNDS for name in everybody]
    return TeamFile(title="always-escalate", says="Wakes everybody, decides nothing.", moves=tuple(moves))


def always_rollback(scenario: Scenario, standard: Standard) -> TeamFile:
    """Takes every alert, declares, and starts every rollback there is; tells nobody."""
    labels = list(standard.severities)
    moves = _take_and_declare(scenario, labels[min(1, len(labels) - 1)])
    rollbacks = [name for name, remedy in scenario.remedies.items() if remedy.kind == "rollback"]
    moves += [
        _move(f"{minutes}m after declared", "start", remedy=name)
        for minutes, name in enumerate(rollbacks, start=2)
    ]
    return TeamFile(title="always-rollback", says="Rolls back first, tells nobody.", moves=tuple(moves))


def _move(condition: str, do: str, **arguments: object) -> Move:
    return Move(when=parse(condition), do=do, arguments=arguments)


def _take_and_declare(scenario: Scenario, severity: str) -> list[Move]:
    moves = [
        _move(f"20s after alert {name} fired", "acknowledge", alert=name)
        for name in (*scenario.alerts, *scenario.noise)
    ]
    urgent = [name for name, rule in scenario.alerts.items() if rule.priority in ("critical", "error")]
    first = " or ".join(f"1m after alert {name} fired" for name in (urgent or list(scenario.alerts))[:5])
    if first:
        moves.append(_move(first, "declare", title="Something is wrong", severity=severity))
    return moves


BUILT_IN: Final[dict[str, Callable[[Scenario, Standard], TeamFile]]] = {
    "model-answer": model_answer,
    "silent": silent,
    "always-escalate": always_escalate,
    "always-rollback": always_rollback,
}
"""Built-in teams by name."""


def built_in(name: str, scenario: Scenario, standard: Standard) -> TeamFile:
    """Return a built-in team for a scenario; KeyError if there is none of that name."""
    return BUILT_IN[name](scenario, standard)
