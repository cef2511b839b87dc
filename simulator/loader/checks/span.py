"""How far a signal can go at all: its own swing and noise, and everything that can push it."""

from collections.abc import Collection

from simulator.domain.scenario import Move, Scenario
from simulator.domain.units import MICRO


def quiet(scenario: Scenario, name: str) -> tuple[int, int]:
    """Return the lowest and highest value on a day on which nothing is wrong, in millionths."""
    signal = scenario.signals[name]
    swing = abs(signal.baseline * signal.rhythm.swing // MICRO) if signal.rhythm else 0
    return signal.baseline - swing - signal.noise, signal.baseline + swing + signal.noise


def span_of(scenario: Scenario, name: str, only: Collection[str] | None = None) -> tuple[int, int]:
    """Return the lowest and highest value it can take, with every fault (or only these) and side effect at work."""
    signal = scenario.signals[name]
    low, high = quiet(scenario, name)
    moves: list[Move] = []
    for fault_name, fault in scenario.faults.items():
        if only is None or fault_name in only:
            moves += fault.moves
    if only is None:
        for remedy in scenario.remedies.values():
            moves += remedy.moves
    for move in moves:
        if move.signal == name:
            amount = move.by if move.by is not None else (move.to or 0) - signal.baseline
            low, high = low + min(amount, 0), high + max(amount, 0)
    if signal.floor is not None:
        low = max(low, signal.floor)
    if signal.ceiling is not None:
        high = min(high, signal.ceiling)
    return low, high
