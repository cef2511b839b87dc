"""Evidence as one seat reads it: signals, logs, traces, changes, tickets, runbooks, at one moment.

Nothing here is stored: it is read from the world when somebody looks, through the eyes (`clean`) of who looks.
"""

from collections.abc import Callable
from typing import Any, Final

from simulator.domain.conditions import Compare, compares_in
from simulator.domain.evidence import (
    LOG_WINDOW,
    changes_until,
    format_value,
    log_lines,
    shown,
    slice_of,
    trace_shown,
)
from simulator.domain.units import HOUR, MINUTE, SCRAPE
from simulator.domain.values import dataclass
from simulator.domain.world import World

Clean = Callable[[Any], Any]
LOOKED_BACK: Final = HOUR
"""How much of a signal's past one look shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalView:
    """A signal at a moment, and how it got there."""

    name: str
    unit: str
    at: int
    value: str
    normal: str
    """What it is on a quiet day at this hour."""
    limit: str = ""
    """The first alert limit on it, if any: > 2.0%."""
    over_for: int | None = None
    """Ms beyond that limit, without a break."""
    trend: str = "steady"
    """rising, falling, steady."""
    up_since: int | None = None
    """T+ms since when it has been far from normal without a break, in the last hour."""
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """One line of a log, a change feed or a trace."""

    t: int
    source: str
    text: str
    level: str = ""
    name: str = ""
    """As it is cited."""


def signal_view(world: World, what: str, at: int) -> SignalView:
    """Return a signal, or one slice of it (`signal{dimension=value}`), as it is read at T+`at` ms."""
    name = what.partition("{")[0]
    signal, state = world.scenario.signals[name], world.signals[name]
    where = slice_of(signal.by, what) or ()
    last = at - at % SCRAPE
    value, before = state.read(last, where), state.read(last - 2 * MINUTE, where)
    band = max(2 * signal.noise, abs(signal.baseline) // 20, 1)
    compare = _limit_on(world, name, value)

    def away(t: int) -> bool:
        return abs(state.read(t, where) - state.normal(t)) > 2 * band

    def over(t: int) -> bool:
        return compare is not None and _beyond(compare, state.read(t, where))

    over_since = _since(last, over)
    return SignalView(
        name=what,
        unit=signal.unit,
        at=at,
        value=shown(world, name, at, where),
        normal=format_value(state.normal(last), signal.unit),
        limit=f"{compare.op} {format_value(compare.limit, signal.unit)}" if compare is not None else "",
        over_for=None if over_since is None else at - over_since,
        trend="rising" if value > before + band else "falling" if value < before - band else "steady",
        up_since=_since(last, away),
        says=signal.says,
    )


def _since(last: int, holds: Callable[[int], bool]) -> int | None:
    """Return since which scrape, T+ms, something has held without a break, within the last hour; None if it does not hold."""
    since = None
    for t in range(last, last - LOOKED_BACK - 1, -SCRAPE):
        if not holds(t):
            break
        since = t
    return since


def _beyond(compare: Compare, value: int) -> bool:
    return value > compare.limit if compare.op.startswith(">") else value < compare.limit


def _limit_on(world: World, signal: str, value: int) -> Compare | None:
    """Return the alert limit on a signal that matters now: the mildest it is beyond, or the first it would come to."""
    found = [
        compare
        for rule in world.scenario.alerts.values()
        for compare in compares_in(rule.when.term)
        if compare.signal == signal and not compare.where
    ]
    beyond = [compare for compare in found if _beyond(compare, value)]
    if beyond:
        return max(beyond, key=lambda compare: abs(compare.limit - value))
    return min(found, key=lambda compare: abs(compare.limit - value), default=None)


def logs_view(
    world: World,
    services: tuple[str, ...],
    at: int,
    clean: Clean,
    *,
    window: int = LOG_WINDOW,
    most: int | None = None,
) -> tuple[EvidenceLine, ...]:
    """Return what these services logged in the ten minutes until T+`at` ms, or in `window` ms; at most the latest `most`."""
    return tuple(
        EvidenceLine(t=line.t, source=line.service, text=clean(line.text), level=line.level, name=line.source)
        for line in log_lines(world, at, services, window, most)
    )


def changes_view(world: World, at: int, clean: Clean) -> tuple[EvidenceLine, ...]:
    """Return the change feed at T+`at` ms, oldest first."""
    lines = []
    for name in changes_until(world, at):
        change = world.scenario.changes[name]
        by = f", by {change.by}" if change.by else ""
        text = clean(world.cast.fill(f"{change.says}{by}"))
        lines.append(EvidenceLine(t=change.at, source=change.service, text=text, name=name))
    return tuple(lines)


def trace_view(world: World, name: str, at: int, clean: Clean) -> tuple[EvidenceLine, ...]:
    """Return the spans of one trace; none where it is not sampled."""
    return tuple(
        EvidenceLine(
            t=at,
            source=span.service,
            text=f"{clean(span.text)}, {span.ms} ms",
            level="ERROR" if span.error else "",
            name=name,
        )
        for span in trace_shown(world, name, at)
    )


def runbook_view(world: World, name: str, clean: Clean) -> str:
    """Return a runbook's text."""
    text: str = clean(world.cast.fill(world.scenario.runbooks[name]))
    return text
