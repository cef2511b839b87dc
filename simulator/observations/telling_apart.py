"""Whether real and false alerts were told apart, and to which side sorting leaned: signal detection over the inbox."""

from fractions import Fraction
from typing import Final

from simulator.domain import events as e
from simulator.observations.markers import FEWEST_OF_EACH, LEANING, MARKERS, MISTAKES, WEAK
from simulator.observations.observation import Figure, Observation, observed, too_thin
from simulator.observations.probit import quantile
from simulator.projections.words import many
from simulator.scoring.items import Put, puts
from simulator.scoring.truth import Truth

MARKER: Final = MARKERS["telling-apart"]
HALF: Final = Fraction(1, 2)


def telling_apart(truth: Truth) -> Observation:
    """Observe where each alert was put first."""
    real, false = _sorted(truth)
    hits = [put for put in real if _kept(put)]
    alarms = [put for put in false if _kept(put)]
    misses, rejected = len(real) - len(hits), len(false) - len(alarms)
    counts = (
        Figure(name="hits", value=len(hits)),
        Figure(name="misses", value=misses),
        Figure(name="false alarms", value=len(alarms)),
        Figure(name="rightly dismissed", value=rejected),
    )
    if min(len(real), len(false)) < FEWEST_OF_EACH:
        return too_thin(
            MARKER,
            f"{many(len(real), 'true alert')} and {len(false)} false were sorted; it takes {FEWEST_OF_EACH} of each.",
            counts,
        )
    seen, cried = _corrected(len(hits), len(real)), _corrected(len(alarms), len(false))
    sensitivity, leaning = seen - cried, -(seen + cried) // 2
    leans = (leaning >= LEANING and misses > len(alarms)) or (leaning <= -LEANING and len(alarms) > misses)
    sign = misses + len(alarms) >= MISTAKES and (sensitivity < WEAK or leans)
    mistakes = [put for put in real if not _kept(put)] + alarms
    return observed(
        MARKER,
        _sentence(len(real), misses, len(false), len(alarms)),
        sign=sign,
        figures=(
            *counts,
            Figure(name="d-prime", value=Fraction(sensitivity, 1_000)),
            Figure(name="criterion", value=Fraction(leaning, 1_000)),
        ),
        shown=[(put.seq, put.t) for put in mistakes],
    )


def _sorted(truth: Truth) -> tuple[list[Put], list[Put]]:
    """Return the first act that sorted each alert: of the true ones, and of those nobody had to act on.

    A copy of a true alert is neither, and what a change of the team's own set off is part of no incident.
    """
    real, false = [], []
    for name, item in truth.world.items.items():
        first = next(iter(puts(truth, name)), None)
        noise = truth.scenario.noise.get(name)
        if first is None or item.kind != "alert" or name in truth.aftermath:
            continue
        if name in truth.belongs:
            real.append(first)
        elif noise is None or noise.kind != "duplicate":
            false.append(first)
    return real, false


def _kept(put: Put) -> bool:
    """Whether an alert was treated as real: put to an incident, or rightly called another one's copy."""
    return isinstance(put.act, e.Linked) or (put.act.reason == "duplicate" and put.right)


def _corrected(said: int, of: int) -> int:
    """Return the quantile of a rate, thousandths; half a case more on either side keeps it from being infinite."""
    return quantile((said + HALF) / (of + 1))


def _sentence(real: int, missed: int, false: int, kept: int) -> str:
    return (
        f"Of {many(real, 'true alert')} {missed or 'none'} {'was' if missed == 1 else 'were'} waved away at first, "
        f"and of {false} false {kept or 'none'} {'was' if kept == 1 else 'were'} taken for real."
    )
