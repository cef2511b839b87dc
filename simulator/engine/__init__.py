"""The only SimPy: lets simulated time pass, and says what happens.

Within a millisecond: scheduled changes of the world first; then one settlement of every condition that may have turned,
in file order, until all is quiet; then one command, and a settlement again.
What a settlement or a command causes moves signals from the next millisecond on.
"""

from simulator.engine.engine import Engine, EngineError

__all__ = ["Engine", "EngineError"]
