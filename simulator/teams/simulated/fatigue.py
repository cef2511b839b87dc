"""Who has been called in vain looks later at the next call: the alerts of the last two hours that asked for nothing.

The bins are those of a video study in a children's hospital, in which response times rose with them (Bonafide and others
2015, doi.org/10.1002/jhm.2331): 0 to 29, 30 to 79, 80 and more alarms in the 120 minutes before.
How much they slow a team down is a design value, and small on purpose: a larger study of the same hospital did not find
the effect again once workload was counted in (2017, PMC5459660).
"""

from typing import Final

from simulator.domain.scenario import Scenario
from simulator.domain.units import HOUR

WINDOW: Final = 2 * HOUR
BINS: Final = ((80, 1_600), (30, 1_250), (0, 1_000))
"""From so many alerts on, noticing takes so much longer, in thousandths; the most first."""


def nuisances(scenario: Scenario, t: int) -> int:
    """Return how many alerts in (t − 2 h, t] asked for nothing."""
    return sum(
        t - WINDOW < noise.at + turn * noise.every <= t
        for noise in scenario.noise.values()
        for turn in range(max(noise.times, 1))
    )


def slowed(scenario: Scenario, t: int) -> int:
    """Return how much longer noticing takes at T+`t` ms, in thousandths."""
    heard = nuisances(scenario, t)
    return next(factor for least, factor in BINS if heard >= least)
