"""Logs: what the services wrote, oldest first, and the line nearest to the moment one looks at."""

import re
from functools import lru_cache
from typing import Final

from simulator.domain.evidence import LOG_WINDOW
from simulator.domain.world import World
from simulator.host.safe import safe_text
from simulator.projections.evidence import EvidenceLine, logs_view
from simulator.projections.words import clock, many, names
from tui.lines import Item, Line, Page, Role, Span, cut, left, line, wrapped
from tui.source import Attention, Source

LEVELS: Final[dict[str, Role]] = {"ERROR": "error", "WARN": "warn", "INFO": "info", "DEBUG": "dim"}
LEVEL: Final = 5
SERVICE: Final = 12
WIDE: Final = 90
"""Cells from which a service has room for its whole name."""
ROOMY: Final = 14
"""Rows from which a line may have two, and a row of its own says whose lines these are."""
SHOWN: Final = 300
"""Lines before the moment, and after it, that can be scrolled through; `/` looks through all of them."""
NOT: Final = "!"


def needed(world: World, service: str) -> tuple[str, ...]:
    """Return a service and everything it needs, the nearest first; every service for none."""
    services = world.scenario.services
    if service not in services:
        return tuple(services)
    found = [service]
    for one in found:
        found += [need for need in services[one].depends_on if need in services and need not in found]
    return tuple(found)


def around(service: str) -> str:
    """Return how the title says whose evidence is shown."""
    return f"  {service} and what it needs" if service else ""


def draw(source: Source, attention: Attention, width: int, height: int) -> Page:
    """Return what was logged in the ten minutes before the moment; pinned, also in the ten after it."""
    now, at = source.now, attention.at(source.now)
    world, clean, starts = source.viewer.world, source.viewer.clean, source.known.starts
    service = attention.service if attention.service in world.scenario.services else ""
    services = needed(world, service)
    until = min(at + LOG_WINDOW, now)
    looked = attention.filter.get("logs", "").strip()
    found = logs_view(world, services, at, clean, most=None if looked else SHOWN + 1)
    older = len(found) > SHOWN and not looked
    found = found[1:] if older else found
    if until > at:
        found += logs_view(world, services, until, clean, window=until - at)
    kept = [one for one in found if fits(f"{one.level} {one.source} {one.text}", looked)]
    before = [one for one in kept if one.t <= at]
    nearest = before[-1] if before else (kept[0] if kept else None)
    near = kept[max(len(before) - SHOWN, 0) : len(before) + SHOWN]
    head: list[Line] = []
    if service and height >= ROOMY:
        needs = f", which needs {names(services[1:])}" if services[1:] else ""
        head.append(line(("  " + cut(f"{service}{needs}", width - 2), "dim")))
    if looked:
        head.append(filtered(looked, len(kept), len(found), "line", width))
    if older:
        head.append(line((cut(f"  the latest {SHOWN}; {attention.key('/')} finds older ones", width), "dim")))
    foot: tuple[Line, ...] = ()
    if attention.pin is not None:
        foot = (newer(len(kept) - len(before), "line", width, follow=attention.key("f"), more=until < now),)
    when = "now" if at == now else clock(starts, at)
    wrote = service + " or what it needs" if service else "any service"
    empty = f"Nothing was logged by {wrote} in the ten minutes before {when}."
    return Page(
        title=f"Logs{around(service)}",
        head=tuple(head),
        items=tuple(_item(one, starts, width - 2, looked, most=1 + (height >= ROOMY)) for one in near),
        foot=foot,
        empty="esc shows every line again." if found else empty,
        mark=_id(nearest) if nearest else "",
    )


def _id(one: EvidenceLine) -> str:
    return f"{one.name} {one.t}"


@lru_cache(maxsize=512)  # a line that was logged stands as it is, at every look
def _item(one: EvidenceLine, starts: int, cells: int, looked: str, *, most: int) -> Item:
    service = SERVICE + 4 if cells >= WIDE else SERVICE
    text = " ".join(safe_text(one.text).split())
    when = f"{clock(starts, one.t)[:8]} "
    indent = " " * (len(when) + LEVEL + 1 + service + 1)
    told = wrapped(text, max(cells - len(indent), 1), most=most)
    first = line(
        when,
        (left(one.level, LEVEL), LEVELS.get(one.level, "")),
        " ",
        *lit(left(one.source, service), looked),
        " ",
        *lit(told[0], looked),
    )
    return Item(
        id=_id(one),
        lines=(first, *(line(indent, *lit(row, looked)) for row in told[1:])),
        cite=one.name,
        at=one.t,
        service=one.source,
        looks=f"logs {one.source}",
        about=(line(f"{one.source}: {text}"),),
    )


# What `/` looks for; other views of evidence use it too.


def fits(text: str, looked: str) -> bool:
    """Whether a text holds every one of these words, in whatever case; after `!`, whether it does not."""
    words = looked.casefold().removeprefix(NOT).split()
    holds = all(word in text.casefold() for word in words)
    return not words or holds != looked.startswith(NOT)


def lit(text: str, looked: str) -> tuple[Span, ...]:
    """Return a text in spans, with the words that are looked for marked."""
    words = [] if looked.startswith(NOT) else looked.split()
    if not words:
        return ((text, ""),)
    parts = re.split(f"({'|'.join(map(re.escape, words))})", text, flags=re.IGNORECASE)
    return tuple((part, "chosen" if number % 2 else "") for number, part in enumerate(parts) if part)


def filtered(looked: str, kept: int, there: int, what: str, cells: int) -> Line:
    """Return the row that says that not everything is shown."""
    without = looked.startswith(NOT)
    words = safe_text(looked.removeprefix(NOT))
    says = f"{'without' if without else 'only'} [{words}]: {kept} of {many(there, what)}; esc shows all"
    return line(("  " + cut(says, cells - 2), "chosen"))


def newer(count: int, what: str, cells: int, *, follow: str = "f", more: bool = False) -> Line:
    """Return the row that says how much a pinned view leaves behind it, and the key that follows the clock again."""
    some = f"+ {many(count, f'newer {what}')}" if count else f"no newer {what}"
    return line(
        ("  " + cut(f"{some}{' in ten minutes' if more else ''}; {follow} follows again", cells - 2), "dim")
    )
