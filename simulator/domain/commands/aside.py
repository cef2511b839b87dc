"""What is recorded and changes nothing in the world: what was done with the clock, and the evaluation."""

from typing import Literal

from simulator.domain.commands.base import STRICT
from simulator.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Pause, speed and skipping ahead: what the host did with the wall clock; a driver line, fed back on replay."""

    __pydantic_config__ = STRICT

    what: Literal["pause", "go", "speed", "skip", "pace"]
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observe:
    """Evaluator, during or after play: something seen, at a moment."""

    __pydantic_config__ = STRICT

    at: int
    text: str
    task: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Evaluator: another rating than the one proposed."""

    __pydantic_config__ = STRICT

    objective: str
    rating: Literal["P", "S", "M", "U"]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrule:
    """Evaluator: other points for a judgement, with a reason; both show."""

    __pydantic_config__ = STRICT

    judgement: str
    points: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Players, in the hot wash: an answer to one of its questions, or an objection to a judgement."""

    __pydantic_config__ = STRICT

    to: str
    text: str
    owner: str = ""
    due: str = ""


Evaluation = Observe | Rate | Overrule | Answer
"""Lines of the second chain, written after ENDEX (observations and ratings also before)."""
