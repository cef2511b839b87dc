"""Changes: what was changed, oldest first, over the last days; which of them matters, nobody says."""

from typing import Final

from simulator.domain.units import DAY
from simulator.host.safe import safe_text
from simulator.projections.evidence import EvidenceLine, changes_view
from simulator.projections.words import clock
from tui.lines import Item, Line, Page, left, line, right, wrapped
from tui.source import Attention, Source
from tui.views.logs import filtered, fits, lit, newer

TIME: Final = 12
"""Cells of a moment: -3d 17:05:00."""
SERVICE: Final = 12
"""Cells of a service; from WIDE on it has room for its whole name."""
WIDE: Final = 90
ROWS: Final = 2
"""Rows of one change, where there is room for all of them."""


def draw(source: Source, attention: Attention, width: int, height: int) -> Page:
    """Return the whole feed, in two rows each where there is room; pinned, the last change before that moment is marked."""
    at, starts = attention.at(source.now), source.known.starts
    looked = attention.filter.get("changes", "").strip()
    there = changes_view(source.viewer.world, source.now, source.viewer.clean)
    kept = [one for one in there if fits(f"{one.source} {one.text}", looked)]
    before = [one for one in kept if one.t <= at]
    foot: tuple[Line, ...] = ()
    if attention.pin is not None:
        foot = (newer(len(kept) - len(before), "change", width, follow=attention.key("f")),)
    head = (filtered(looked, len(kept), len(there), "change", width),) if looked else ()
    items = tuple(_item(one, starts, width - 2, looked, ROWS) for one in kept)
    if sum(len(item.lines) for item in items) + len(head) + len(foot) > height:
        items = tuple(_item(one, starts, width - 2, looked, 1) for one in kept)
    return Page(
        title="Changes",
        head=head,
        items=items,
        foot=foot,
        empty="esc shows every change again." if there else "Nothing has been changed in the last days.",
        mark=before[-1].name if before else "",
    )


def moment(starts: int, t: int) -> str:
    """Write a moment that may lie days back: -1d 17:05:00 is yesterday."""
    days = (starts + t) // DAY - starts // DAY
    return f"{f'{days:+d}d ' if days else ''}{clock(starts, t)[:8]}"


def _item(one: EvidenceLine, starts: int, cells: int, looked: str, most: int) -> Item:
    service = SERVICE + 4 if cells >= WIDE else SERVICE
    text = " ".join(safe_text(one.text).split())
    when = f"{right(moment(starts, one.t), TIME)} "
    before = (when, ""), *lit(left(one.source, service), looked), (" ", "")
    indent = " " * (TIME + 1 + service + 1)
    told = wrapped(text, max(cells - len(indent), 1), most=most)
    return Item(
        id=one.name,
        lines=((*before, *lit(told[0], looked)), *(line(indent, *lit(row, looked)) for row in told[1:])),
        cite=one.name,
        at=one.t,
        service=one.source,
        looks=one.name,
        about=(line(f"{one.name}, {one.source}: {text}"),),
    )
