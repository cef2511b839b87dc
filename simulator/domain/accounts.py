"""What a standard asks of a postmortem: its parts, what each must hold, and by when its actions are due."""

from dataclasses import field
from typing import Final, Literal

from simulator.domain.units import AUTHORED, Duration, Name, Text
from simulator.domain.values import dataclass

Part = Literal["summary", "impact", "timeline", "causes", "no-blame", "actions"]

Counted = tuple[Text, ...]
"""What counts one kind of harm: people, customers, $."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPart:
    """One part of the account: what its reader asks, and what it weighs among the others."""

    __pydantic_config__ = AUTHORED

    asks: Text
    weight: int = 1


PARTS: Final[dict[Part, AccountPart]] = {
    "summary": AccountPart(asks="What happened?"),
    "impact": AccountPart(asks="Whom did it hit, how, and how many?"),
    "causes": AccountPart(asks="What led to it?"),
    "no-blame": AccountPart(asks="Does it speak of the system, and of nobody's fault?"),
    "actions": AccountPart(asks="Who changes what, by when, and how will you know?"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRules:
    """How an account is judged; a standard that says nothing of it asks for each part once."""

    __pydantic_config__ = AUTHORED

    parts: dict[Part, AccountPart] = field(default_factory=lambda: dict(PARTS))
    figures: int = 0
    """Numbers with a unit that the impact gives, such as 51,000 people or 47 minutes."""
    counts: dict[Literal["people", "usd", "decisions"], Counted] = field(default_factory=dict)
    """Words behind a number that count a harm, or a sign before it: such a number is held against the world's count."""
    moments: int = 0
    """Lines of the timeline that give a time (UTC) and name what happened then: 11:05 edge-errors."""
    causes: int = 1
    """Contributing causes: one alone is rarely all that had to happen."""
    actions: int = 1
    due: dict[Text, Duration | None] = field(default_factory=dict)
    """By severity: the longest an action may take; null for as long as it takes."""
    source: Name | None = None
