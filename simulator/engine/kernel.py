"""SimPy, driven from outside: inclusive, repeatable, and never by the wall clock.

`run(until=t)` leaves events at exactly t unrun and leaves a stop event behind; `RealtimeEnvironment` sleeps.
`peek` and `step` do neither.
"""

import math
from collections.abc import Callable
from typing import Final

import simpy

WAITED: Final = 1
"""SimPy's NORMAL: with the processes that have waited for this millisecond."""
SETTLE: Final = 2
"""After SimPy's own URGENT (0) and NORMAL (1): conditions are settled when the world has stood still."""
COMMAND: Final = 3
"""After everything that was due in the same millisecond."""
END: Final = 4
"""ENDEX comes last of all."""
STEPS_PER_MS: Final = 20_000
"""More than this within one millisecond is a scenario that loops."""


class EngineError(Exception):
    """A scenario that cannot be played on: what loops, and when."""


class Kernel:
    """One SimPy environment in integer milliseconds."""

    def __init__(self) -> None:
        self.env = simpy.Environment(initial_time=0)
        self.doing: object = None
        """The event that happened last, to name it if the scenario loops."""
        self.now = 0
        """The present millisecond."""
        self._steps = 0
        self._stopped = False

    def at(self, t: int, call: Callable[[], None], priority: int) -> None:
        """Call at T+`t` ms, in the order of priorities; among equals, first scheduled first called."""
        event = simpy.Event(self.env)
        event._ok, event._value = True, None  # noqa: SLF001  # SimPy's own way to schedule a decided event (Timeout does it)
        event.callbacks = [lambda _: call()]
        self.env.schedule(event, priority=priority, delay=t - self.now)  # type: ignore[arg-type]  # EventPriority is an int

    def spawn(self, process: simpy.events.ProcessGenerator) -> None:
        """Start a process in the present millisecond."""
        self.env.process(process)

    def wait(self, ms: int) -> simpy.Timeout:
        """Return what a process yields to wait; never negative, never a float."""
        return self.env.timeout(max(ms, 0))

    def next(self) -> float:
        """Return when something is due next; infinity if nothing is."""
        return math.inf if self._stopped else self.env.peek()

    def stop(self) -> None:
        """Let nothing more happen: what was still to come stays undone."""
        self._stopped = True

    def advance(self, t: int) -> None:
        """Let everything happen that is due up to and including T+`t` ms."""
        env = self.env
        while not self._stopped and (due := env.peek()) <= t:
            if due != self.now:
                self.now, self._steps = int(due), 0
            self._steps += 1
            if self._steps > STEPS_PER_MS:
                message = f"at T+{self.now} ms more than {STEPS_PER_MS} things happen at once; the last is {_named(self.doing)}"
                raise EngineError(message)
            env.step()


def _named(event: object) -> str:
    """Say which event it is, and of which inject."""
    return f"{type(event).__name__} {getattr(event, 'inject', '')}".strip() if event else "STARTEX"
