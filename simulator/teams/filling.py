"""Words in braces, filled when a move is made from what the seat can see then.

`{incident}`, `{severity}`, `{state}`, `{began}`, `{detected}`, `{restored}`, `{now}`, `{now +20m}`,
`{signal edge.errors_ratio}`, `{value edge.errors_ratio}`, and `{confirmed if looked at edge.errors_ratio or locked-out else unknown}`.
What means nothing stays as it was written.
"""

import re
from typing import Any

from simulator.domain.answers import owners
from simulator.domain.conditions import Fact
from simulator.domain.evidence import shown
from simulator.domain.units import DAY, Unreadable, read_duration
from simulator.domain.world import World

_PLACE = re.compile(r"\{([a-z]+)(?: ([^{}]+))?\}")
_IF = re.compile(r"if looked at (.+) else ([a-z]+)")


def filled(world: World, now: int, value: Any) -> Any:
    """Return a move's argument with every word in braces filled, however deep it lies."""
    if isinstance(value, str):
        return _PLACE.sub(lambda found: _fill(world, now, found), value) if "{" in value else value
    if isinstance(value, dict):
        return {name: filled(world, now, inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return tuple(filled(world, now, inner) for inner in value)
    return value


def _fill(world: World, now: int, found: "re.Match[str]") -> str:  # one line for each word in braces
    what, about = found[1], found[2] or ""
    incident = world.incidents.get(incident_of(world, about))
    match what:
        case "incident":
            return incident_of(world, about)
        case "severity":
            return incident.severity if incident else ""
        case "state":
            return incident.state if incident else "investigating"
        case "began":
            return clock(world, _began(world, about))
        case "detected":
            return clock(world, _detected(world, about))
        case "restored":
            return clock(world, _restored(world, about))
        case "signal" if about in world.signals:
            return f"{about} {shown(world, about, now)}"
        case "value" if about in world.signals:
            return shown(world, about, now)
        case "now":
            try:
                return clock(world, now + (read_duration(about.lstrip("+")) if about else 0))
            except Unreadable:
                return found[0]
        case _ if (choice := _IF.fullmatch(about)) is not None:
            return what if _looked(world, choice[1]) else choice[2]
        case _:
            return found[0]


def _looked(world: World, at: str) -> bool:
    """Whether somebody has looked at one of `a or b`, or at all of `a and b`."""
    join, word = (all, " and ") if " and " in at else (any, " or ")
    return join(Fact("looked", ref.strip()) in world.first for ref in at.split(word))


def incident_of(world: World, named: str) -> str:
    """Return the incident a move means: by its id or title; else the latest, because people give other titles."""
    if named in world.incidents:
        return named
    for name, incident in world.incidents.items():
        if named and incident.title == named:
            return name
    return next(reversed(world.incidents), "")


def _mine(world: World, key: str) -> dict[str, int]:
    """Return when each item came that belongs to a key incident (to any, if none is named)."""
    whose = owners(world.scenario)
    return {
        name: it.arrived for name, it in world.items.items() if name in whose and key in ("", whose[name])
    }


def _detected(world: World, key: str) -> int:
    """Return when the first item that belongs to an incident came."""
    return min(_mine(world, key).values(), default=0)


def _began(world: World, key: str) -> int:
    """Return since when it has been so: since it was noticed, or since its first fault where that is half a day ago or more."""
    there = world.scenario.answer_key.incidents.get(key)
    explains = there.explains if there else tuple(world.scenario.faults)
    noticed = _detected(world, key)
    first = min((world.faults[name].since for name in explains if name in world.faults), default=noticed)
    return noticed if noticed - first < DAY // 2 else first


def _restored(world: World, key: str) -> int:
    """Return when the last change that eased an incident's faults finished (any change, if no incident is named)."""
    there = world.scenario.answer_key.incidents.get(key)
    ended = [
        state.finished
        for name, state in world.remedies.items()
        if state.finished is not None
        if there is None or not set(there.explains).isdisjoint(world.scenario.remedies[name].ends)
    ]
    return max(ended, default=world.t)


def clock(world: World, t: int) -> str:
    """Write a moment as the exercise's own clock, UTC, as HH:MM."""
    minutes = (world.starts + t) // 60_000
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
