"""What a standard judges besides clocks and messages, what may never happen, and how shares of points become ratings."""

from simulator.domain.standards.figures import Dimension
from simulator.domain.units import AUTHORED, Name, Share, Text
from simulator.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A critical task: one thing a team must be able to do, with its target."""

    __pydantic_config__ = AUTHORED

    says: Text
    capability: Name
    role: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judgement that is not a clock: what it weighs, and what it answers to."""

    __pydantic_config__ = AUTHORED

    asks: Text
    clause: Text
    dimension: Dimension
    task: Name
    weight: int
    source: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Something that may not happen: it caps the total and rates its objective U."""

    __pydantic_config__ = AUTHORED

    says: Text
    clause: Text
    task: Name
    cap: int = 59
    source: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A rating by share of points (HSEEP's four)."""

    __pydantic_config__ = AUTHORED

    at_least: Share
    says: Text
