"""A team file: what players who are not people do, and when.

`{at: 2m, do: acknowledge, alert: edge-errors}` or `{when: 5m after declared, do: send, message: internal-brief, …}`.
Words in braces are filled when the move is made, from what the seat can see then: `{incident}`, `{severity}`,
`{detected}`, `{now}`, `{now +20m}`, `{signal edge.errors_ratio}`; all of them stand in `simulator/teams/filling.py`.
"""

from dataclasses import MISSING, field, fields
from typing import Any, Final

from simulator.domain import commands as c
from simulator.domain.conditions import Condition
from simulator.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One act, on time or on a condition."""

    at: int | None = None
    when: Condition | None = None
    do: str
    """A command's name in words: acknowledge, declare, send …"""
    seat: str = ""
    """Written `as`; without it, the first role that may."""
    arguments: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamFile:
    """A team that plays by a list."""

    title: str
    says: str = ""
    moves: tuple[Move, ...] = ()


VERBS: Final[dict[str, type[c.AnyCommand]]] = {
    "acknowledge": c.Acknowledge,
    "dismiss": c.Dismiss,
    "link": c.Link,
    "declare": c.Declare,
    "classify": c.Classify,
    "assign": c.AssignRole,
    "page": c.Page,
    "hand-over": c.HandOver,
    "look": c.LookAt,
    "hypothesize": c.Hypothesize,
    "answer-suggestion": c.AnswerSuggestion,
    "approve-remedy": c.ApproveRemedy,
    "start": c.StartRemedy,
    "verify": c.VerifyRemedy,
    "undo": c.UndoRemedy,
    "draft": c.Draft,
    "approve-message": c.ApproveMessage,
    "send": c.Send,
    "reply": c.Reply,
    "monitoring": c.MarkMonitoring,
    "resolve": c.Resolve,
    "reopen": c.Reopen,
    "postmortem": c.WritePostmortem,
    "note": c.Note,
    "hint": c.AskHint,
    "end": c.End,
}
"""What a move may do, and the command it becomes."""
WORDS_FOR: Final = {"alert": "item", "report": "item", "message": "type"}
"""Words a team file may use for a command's own."""
BY_ITSELF: Final = frozenset({"seat", "incident", "channel", "fields"})
"""What a move may leave out though its command has it: the first role that may, the latest incident, the channel a
message goes through first; a message without fields says nothing."""


def needs(do: str) -> tuple[str, ...]:
    """Return what a move of this kind must say; KeyError for no such kind."""
    required = [
        one.name for one in fields(VERBS[do]) if one.default is MISSING and one.default_factory is MISSING
    ]
    return tuple(name for name in required if name not in BY_ITSELF)
