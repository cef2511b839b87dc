"""Harm and signals over the time of an exercise, scrape by scrape: what the hot wash draws.

What these mean for the team is told elsewhere; here they are only read off the worlds.
"""

from typing import Final

from simulator.domain.conditions import Compare
from simulator.domain.evidence import first_compare
from simulator.domain.units import SCRAPE
from simulator.domain.values import dataclass
from simulator.domain.world import HARMS, World
from simulator.report import Harm
from simulator.scoring.truth import Truth

PRESSING: Final = ("critical", "error", "warning", "info")
"""Priorities of alerts, the most pressing first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Harm of one kind on the same seed: by this team, by the model answer, and if nobody acts."""

    harm: Harm
    team: tuple[int, ...]
    """How much there had been at each scrape from STARTEX on; the others on the same scale."""
    model: tuple[int, ...]
    nobody: tuple[int, ...]

    @property
    def beaten(self) -> bool:
        """Whether the team did less harm than the model answer, in an exercise that was played to its end."""
        return not self.harm.broken_off and self.harm.team < self.harm.model


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A signal from STARTEX to the end."""

    name: str
    unit: str
    better: str
    normal: int
    values: tuple[int, ...]
    """Millionths at each scrape."""
    limit: int | None = None
    """Where its alert begins, millionths."""


def harms_of(truth: Truth, model: World, silent: World) -> tuple[Counted, ...]:
    """Return each kind of harm there was, up to the end: by the team, by the model answer, and if nobody acts."""
    times = range(0, truth.end + 1, SCRAPE)
    found = []
    for unit in HARMS:
        meters = [world.harm[unit] for world in (truth.world, model, silent)]
        team, best, nobody = (meter.at(truth.end) for meter in meters)
        if not (team or best or nobody):
            continue
        broken_off = truth.end < truth.scenario.lasts
        series = [tuple(meter.at(t) for t in times) for meter in meters]
        harm = Harm(unit=unit, team=team, model=best, nobody=nobody, broken_off=broken_off)
        found.append(Counted(harm=harm, team=series[0], model=series[1], nobody=series[2]))
    return tuple(found)


def curves_of(truth: Truth) -> tuple[Curve, ...]:
    """Return the signals that alerts watch: those of the most pressing alerts that fired first."""
    items, rules = truth.world.items, truth.scenario.alerts
    order = {
        name: (name not in items, PRESSING.index(rule.priority), items[name].arrived if name in items else 0)
        for name, rule in rules.items()
    }
    watched: dict[str, Compare] = {}
    for name in sorted(rules, key=lambda name: order[name]):
        compare = first_compare(rules[name].when.term)
        if compare is not None:
            watched.setdefault(compare.signal, compare)
    times = range(0, truth.end + 1, SCRAPE)
    found = []
    for name, compare in watched.items():
        signal, state = truth.scenario.signals[name], truth.world.signals[name]
        found.append(
            Curve(
                name=name,
                unit=signal.unit,
                better=signal.better,
                normal=signal.baseline,
                values=tuple(state.read(t) for t in times),
                limit=None if compare.where else compare.limit,
            )
        )
    return tuple(found)
