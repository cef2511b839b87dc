"""What can be looked at, and what lies open when one does.

Logs, traces and signals are functions of time: nothing is stored until somebody looks, and looking is an event.
Evidence that a remedy destroyed shows nothing from before that moment, unless it was kept first.
"""

from collections.abc import Iterator, Sequence
from heapq import merge
from typing import Literal

from simulator.domain.conditions import Compare, Term
from simulator.domain.probes import holds
from simulator.domain.scenario import LogSource
from simulator.domain.units import MINUTE, SCRAPE, SECOND
from simulator.domain.values import dataclass
from simulator.domain.world import World

LOG_WINDOW = 10 * MINUTE
"""How much of a log lies open at one look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One line of a service's log."""

    t: int
    service: str
    level: Literal["DEBUG", "INFO", "WARN", "ERROR"]
    text: str
    source: str
    """The name of the log source, as evidence is cited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanShown:
    """One bar of a trace's waterfall."""

    service: str
    text: str
    ms: int
    error: bool


def signals_of(world: World, service: str) -> tuple[str, ...]:
    """Return the signals measured on a service: those whose name begins with it."""
    return tuple(name for name in world.scenario.signals if name.split(".", 1)[0] == service)


def changes_until(world: World, t: int) -> tuple[str, ...]:
    """Return the change feed at `t`, oldest first."""
    known = [(change.at, name) for name, change in world.scenario.changes.items() if change.at <= t]
    return tuple(name for _, name in sorted(known, key=lambda entry: entry[0]))


def log_lines(
    world: World, t: int, services: tuple[str, ...], window: int = LOG_WINDOW, most: int | None = None
) -> tuple[LogLine, ...]:
    """Return what these services logged in (t − window, t], oldest first, as it is still there at the world's now.

    `most`: only so many of the latest, whatever else was logged; then the others are not even read.
    """
    there = enumerate(world.scenario.logs.items())
    spoken = (
        _spoken(place, name, source, t, window)
        for place, (name, source) in there
        if source.service in services
    )
    lines: list[LogLine] = []
    for when, _, name in merge(*spoken, reverse=True):
        if len(lines) == most:
            break
        source = world.scenario.logs[name]
        if when < world.lost.get(name, when):
            continue
        if source.while_ is None or holds(source.while_.term, world, when):
            text = world.cast.fill(source.says)
            if source.value:
                text = text.replace("{value}", shown(world, source.value, when))
            lines.append(LogLine(t=when, service=source.service, level=source.level, text=text, source=name))
    return tuple(reversed(lines))


def _spoken(place: int, name: str, source: LogSource, t: int, window: int) -> Iterator[tuple[int, int, str]]:
    """Yield when a source may speak, the latest first; of one moment, what stands first in the scenario is read first."""
    return ((when, place, name) for when in reversed(_times(source, t - window, t)))


def _times(source: LogSource, after: int, until: int) -> Sequence[int]:
    if source.at is not None:
        return [source.at] if after < source.at <= until else []
    if source.every <= 0:
        return []
    offset = _spread(source) if source.offset is None else source.offset
    first = after - (after - offset) % source.every + source.every
    return range(first, until + 1, source.every)


def _spread(source: LogSource) -> int:
    """Return how far into its period a source speaks that nobody gave an offset: not all in the same second."""
    return sum(map(ord, source.says)) * 137 % source.every // SECOND * SECOND


def trace_shown(world: World, name: str, t: int) -> tuple[SpanShown, ...]:
    """Return the spans of a trace sampled at or before `t`; none where it is not sampled, or gone."""
    trace = world.scenario.traces[name]
    when = t - t % max(trace.every, SCRAPE)
    if when < world.lost.get(name, when):
        return ()
    if trace.while_ is not None and not holds(trace.while_.term, world, when):
        return ()
    return tuple(
        SpanShown(
            service=span.service,
            text=world.cast.fill(span.says),
            ms=span.ms if span.follows is None else world.signals[span.follows].read(when) // 1_000_000,
            error=span.error_while is not None and holds(span.error_while.term, world, when),
        )
        for span in trace.spans
    )


def shown(world: World, signal: str, t: int, where: tuple[tuple[str, str], ...] = ()) -> str:
    """Write a signal's value as people read it: 11.8%, 212 ms, 40.1k."""
    return format_value(world.signals[signal].read(t, where), world.scenario.signals[signal].unit)


MANY = 10_000_000_000
"""Millionths from which a count is written in thousands: 10.0k."""


LONG = 600_000_000
"""Millionths of a second from which a time is written in minutes: 16.7 min."""
LONGER = 6_000_000_000
"""Millionths of a second from which it is written in hours: 11.1 h."""


def format_value(micro: int, unit: str) -> str:
    """Write millionths of a unit as people read them."""
    if unit == "ratio":
        tenths = (abs(micro) + 500) // 1_000
        return f"{'-' if micro < 0 else ''}{tenths // 10}.{tenths % 10}%"
    sign, size = ("-", -micro) if micro < 0 else ("", micro)
    suffix = {"ms": " ms", "s": " s", "per_s": "/s", "usd": " usd", "bytes": " B"}.get(unit, "")
    if size >= MANY and unit in ("count", "per_s", "bytes", "usd"):
        return f"{sign}{size // 1_000_000_000}.{size % 1_000_000_000 // 100_000_000}k{suffix}"
    if unit == "s" and size >= LONG:
        tenths = (size + 3_000_000) // 6_000_000 if size < LONGER else (size + 180_000_000) // 360_000_000
        part = f".{tenths % 10}" if tenths % 10 else ""
        return f"{sign}{tenths // 10}{part} {'min' if size < LONGER else 'h'}"
    whole, rest = divmod(size, 1_000_000)
    if unit in ("score", "s") and rest:
        return f"{sign}{whole}.{rest // 1_000:03d}{suffix}"
    return f"{sign}{(size + 500_000) // 1_000_000}{suffix}"


def alert_text(world: World, name: str, t: int) -> str:
    """Return what an alert says when it fires at `t`."""
    if name in world.scenario.noise:
        return world.cast.fill(world.scenario.noise[name].summary)
    rule = world.scenario.alerts[name]
    text = rule.summary
    compare = first_compare(rule.when.term) if "{value}" in text else None
    if compare is not None:
        text = text.replace("{value}", shown(world, compare.signal, t, compare.where))
    return world.cast.fill(text)


def first_compare(term: Term) -> Compare | None:
    """Return the first comparison of a condition, which `{value}` stands for."""
    if isinstance(term, Compare):
        return term
    for inner in getattr(term, "terms", ()) or ((term.term,) if hasattr(term, "term") else ()):
        found = first_compare(inner)
        if found is not None:
            return found
    return None


def places(world: World) -> dict[str, str]:
    """Return everything that can be looked at, with its kind: for completion, and for the way out of a refusal."""
    scenario = world.scenario
    found = dict.fromkeys(("changes", "tickets", "alerts", "traces", "people"), "feed")
    found |= dict.fromkeys(scenario.signals, "signal")
    for service in scenario.services:
        found[f"logs {service}"] = "logs"
        found[f"dashboard {service}"] = "dashboard"
    found |= dict.fromkeys(scenario.runbooks, "runbook")
    found |= dict.fromkeys(scenario.traces, "trace")
    found |= {name: item.kind for name, item in world.items.items()}
    found |= dict.fromkeys((name for name, made in world.suggestions.items()), "suggestion")
    found |= dict.fromkeys(changes_until(world, world.t), "change")
    found |= {name: "inject" for name, told in world.injects.items() if told.delivered is not None}
    return found


def opened(world: World, t: int, what: str, at: int) -> tuple[str, ...] | None:
    """Return every piece of evidence that lies open when someone looks at `what` at moment `at`; None if no such thing."""
    scenario = world.scenario
    kind, _, name = what.partition(" ")
    if kind == "logs" and (not name or name in scenario.services):
        services = (name,) if name else tuple(scenario.services)
        return tuple(dict.fromkeys(line.source for line in log_lines(world, at, services)))
    if kind == "dashboard" and name in scenario.services:
        return signals_of(world, name)
    match what:
        case "changes":
            return changes_until(world, at)
        case "tickets":
            return tuple(n for n, item in world.items.items() if item.kind == "report" and item.arrived <= at)
        case "alerts":
            return tuple(n for n, item in world.items.items() if item.kind == "alert" and item.arrived <= at)
        case "traces":
            return tuple(n for n in scenario.traces if trace_shown(world, n, at))
        case "people":
            return ()
    bare = what.partition("{")[0]
    if bare in scenario.signals:
        return (bare,) if slice_of(scenario.signals[bare].by, what) is not None else None
    if what in scenario.traces:
        return (what,) if trace_shown(world, what, at) else ()
    if what in scenario.runbooks or what in world.items or what in world.suggestions:
        return (what,)
    if what in world.injects and world.injects[what].delivered is not None:
        return (what,)
    if what in scenario.changes and scenario.changes[what].at <= t:
        return (what,)
    return None


def slice_of(by: dict[str, dict[str, int]], what: str) -> tuple[tuple[str, str], ...] | None:
    """Return the slice in `signal{dimension=value}`, empty for the whole, None if the signal has no such slice."""
    _, brace, rest = what.partition("{")
    if not brace:
        return ()
    pairs = tuple(tuple(part.strip().split("=", 1)) for part in rest.rstrip("}").split(","))
    if all(len(pair) == 2 and pair[1] in by.get(pair[0], ()) for pair in pairs):  # noqa: PLR2004  # a pair is two
        return tuple(sorted((pair[0], pair[1]) for pair in pairs))  # as a condition has it, in whatever order
    return None
