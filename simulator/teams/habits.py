"""Teams with one habit, and the model answer: what proves a scorer, and what shows a drill to a newcomer.

Each is a team file that follows from the scenario and the standard; none knows more than its kind of habit needs, so
none looks into the answer key: a habit takes what comes, true or not, and does what it always does.
"""

from collections.abc import Callable
from typing import Any, Final

from simulator.domain.scenario import Scenario
from simulator.domain.standards import FieldKind, MessageField, MessageType, Standard
from simulator.domain.teams import Move, TeamFile
from simulator.domain.units import MINUTE
from simulator.loader.conditions import parse
from simulator.teams.looking import to_sort
from simulator.teams.model import model_answer

ROUNDS = (1, 15, 30, 60)
"""Minutes after declaring at which always-escalate calls everybody again."""
ROOM = 450
"""Characters of the condition on which a habit declares; 500 are the most there may be."""
HALF_HOUR = 30
"""Minutes from one word of always-wait to the next: the cadence that statuspage and others advise."""


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
    moves = _start_all(scenario, standard, "rollback")
    return TeamFile(title="always-rollback", says="Rolls back first, tells nobody.", moves=tuple(moves))


def always_hotfix(scenario: Scenario, standard: Standard) -> TeamFile:
    """Takes every alert, declares, and starts every hotfix there is; tells nobody."""
    moves = _start_all(scenario, standard, "hotfix")
    return TeamFile(title="always-hotfix", says="Patches first, tells nobody.", moves=tuple(moves))


def always_wait(scenario: Scenario, standard: Standard) -> TeamFile:
    """Takes every alert, declares, looks, and says each half hour that it is being looked into; decides nothing."""
    moves = _take_and_declare(scenario, _second(standard))
    moves += [
        _move(f"90s after alert {name} fired", "look", what=to_sort(scenario, name))
        for name in (*scenario.alerts, *scenario.noise)
    ]
    firsts = (
        clock.what[0]
        for clock in standard.clocks.values()
        if clock.kept_by == "message" and clock.starts == "declared" and not clock.every
    )
    for place, kind in enumerate(dict.fromkeys(firsts), start=1):
        if standard.messages[kind].audience in ("internal", "customers"):
            for minutes in range(2 * place, scenario.lasts // MINUTE, HALF_HOUR):
                moves += _say_so(scenario, kind, standard.messages[kind], minutes)
    return TeamFile(title="always-wait", says="Looks and says so, decides nothing.", moves=tuple(moves))


def _move(condition: str, do: str, seat: str = "", **arguments: object) -> Move:
    return Move(when=parse(condition), do=do, seat=seat, arguments=arguments)


def _second(standard: Standard) -> str:
    """Return the severity below the worst, or the only one."""
    return list(standard.severities)[:2][-1]


def _take_and_declare(scenario: Scenario, severity: str) -> list[Move]:
    """Take whatever comes in, and declare soon after the first of it: what calls at once, the rest after a while."""
    calls = {name: rule.priority for name, rule in scenario.alerts.items()}
    calls |= {name: noise.priority for name, noise in scenario.noise.items()}
    came = {name: f"alert {name} fired" for name in calls}
    came |= {name: f"report {name} arrived" for name in scenario.reports}
    moves = [_move(f"20s after {it}", "acknowledge", item=name) for name, it in came.items()]
    urgent = {name for name, priority in calls.items() if priority in ("critical", "error")}
    first = ""
    for name in sorted(came, key=lambda name: name not in urgent):
        one = f"{'1m' if name in urgent else '5m'} after {came[name]}"
        if len(first) + len(one) < ROOM:
            first = f"{first} or {one}" if first else one
    if first:
        moves.append(_move(first, "declare", title="Something is wrong", severity=severity))
    return moves


def _start_all(scenario: Scenario, standard: Standard, kind: str) -> list[Move]:
    """Take, declare, and start one remedy of a kind after another, a minute apart, each with the consent it needs."""
    moves = _take_and_declare(scenario, _second(standard))
    of_kind = (name for name, remedy in scenario.remedies.items() if remedy.kind == kind)
    for minutes, name in enumerate(of_kind, start=2):
        at = f"{minutes}m after declared"
        if scenario.remedies[name].approval:
            moves.append(_move(at, "approve-remedy", remedy=name))
            at = f"approved {name}"
        moves.append(_move(at, "start", remedy=name))
    return moves


def _say_so(scenario: Scenario, kind: str, message: MessageType, minutes: int) -> list[Move]:
    """Write one message that says that somebody is looking, signed where it must be, and nothing that had to be found out."""
    sender = next((role for role in message.sent_by if role in scenario.seats), "")
    signer = next((role for role in message.approval if role in scenario.seats), "")
    if not sender:
        return []
    fields = {
        name: claim
        for name, field in message.fields.items()
        if (claim := _waiting(scenario, field)) is not None
    }
    at = f"{minutes}m after declared"
    if not signer or sender in message.approval:
        return [_move(at, "send", sender, message=kind, fields=fields)]
    draft = f"{kind}-{minutes}"
    return [
        _move(at, "draft", sender, draft=draft, message=kind, fields=fields),
        _move(f"{minutes + 1}m after declared", "approve-message", signer, draft=draft),
        _move(f"approved {draft}", "send", sender, draft=draft),
    ]


_KNOWN: Final[dict[FieldKind, str]] = {
    "incident-id": "{incident}",
    "severity": "{severity}",
    "discovered-at": "{detected}",
    "next-update": f"{{now +{HALF_HOUR}m}}",
    "state": "{state}",
}
"""What those know who have taken an alert and done nothing since."""


def _waiting(scenario: Scenario, field: MessageField) -> dict[str, Any] | None:
    """Return what a blank holds: what is plain, or that it is unknown; None leaves it empty."""
    if field.kind in _KNOWN:
        return {"value": _KNOWN[field.kind]}
    if field.kind == "owner":
        return {"value": next(iter(scenario.seats))}
    if "unknown" in field.standings:
        return {"standing": "unknown"}
    return None


BUILT_IN: Final[dict[str, Callable[[Scenario, Standard], TeamFile]]] = {
    "model-answer": model_answer,
    "silent": silent,
    "always-escalate": always_escalate,
    "always-rollback": always_rollback,
    "always-hotfix": always_hotfix,
    "always-wait": always_wait,
}
"""Built-in teams by name."""
HABITS: Final = tuple(name for name in BUILT_IN if name != "model-answer")
"""The built-in teams of which none may win."""


def built_in(name: str, scenario: Scenario, standard: Standard) -> TeamFile:
    """Return a built-in team for a scenario; KeyError if there is none of that name."""
    return BUILT_IN[name](scenario, standard)
