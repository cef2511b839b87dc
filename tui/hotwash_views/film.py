"""The film: signals and harm, and below them on the same axis what came in, what was done and said, and the model answer."""

from collections.abc import Iterator
from typing import Final

from simulator.domain.evidence import format_value
from simulator.domain.units import SCRAPE
from simulator.host.aftermath import Aftermath
from simulator.host.curves import Curve
from simulator.host.lettering import CAME, Mark
from simulator.projections.words import HARM_WORDS
from tui.hotwash_views.charts import axis, bars, column, letters, pointer
from tui.hotwash_views.looking import Looking
from tui.hotwash_views.papers import first_rows
from tui.lines import EMPTY, Item, Line, Page, Role, cut, left, line

LABEL: Final = 11
"""Cells left of the axis."""
KEYS: Final = "space play   [ ] step   { } moments   enter the desk as it was"
MORE_SIGNALS: Final = 34
"""Rows of a page from which the film shows more than the worst signal."""
SIGNALS: Final = 4


def film_rows(found: Aftermath) -> tuple[tuple[str, tuple[Mark, ...]], ...]:
    """Return the film's rows of letters, by what stands left of them."""
    rows = found.rows
    return (("came in", rows.came), ("you did", rows.did), ("you said", rows.said), ("model", found.model))


def short_name(signal: str) -> str:
    """Return a signal's name without its service and unit: errors."""
    return signal.rpartition(".")[2].removesuffix("_ratio").removesuffix("_per_s").removesuffix("_ms")


def film_block(found: Aftermath, look: Looking, cells: int, *, signals: int = 1) -> tuple[Line, ...]:
    """Return the film as it stands on a page, its pointer at the moment one is at."""
    wide = max(cells - LABEL - 1, 10)
    end = found.end
    lines = [
        line((" FILM   ", "title"), (cut(KEYS, max(cells - 8, 0)), "dim")),
        line(" " * (LABEL + 1), (axis(found.starts, end, wide), "dim")),
    ]
    lines += [_signal(curve, wide, plain=look.ascii) for curve in found.curves[:signals]]
    for one in found.harms[:1]:
        top = max(one.harm.team, one.harm.model, 1)
        for name, series in (("your harm", one.team), ("its harm", one.model)):
            drawn = bars(series, wide, low=0, high=top, plain=look.ascii)
            lines.append(line(f" {left(name, LABEL)}", (drawn, "error" if name == "your harm" else "dim")))
    for name, marks in film_rows(found):
        role: Role = "key" if name.startswith("you") else "dim" if name == "model" else ""
        lines.append(line(f" {left(name, LABEL)}", (letters(marks, end, wide).rstrip(), role)))
    here = pointer(look.t, end, wide, _at(found, look.t, wide))
    lines.append(line(" " * (LABEL + 1), (here, "chosen")))
    return tuple(lines)


def _signal(curve: Curve, wide: int, *, plain: bool) -> Line:
    values = curve.values or (curve.normal,)
    low, high = min(values), max(values)
    drawn = bars(values, wide, low=low, high=high, lowest=curve.better == "high", plain=plain)
    return line(f" {left(short_name(curve.name), LABEL)}", (drawn, "warn"))


def _at(found: Aftermath, t: int, cells: int) -> str:
    """Say which moment this is, and the nearest of what happened in its cell."""
    here = column(t, found.end, cells)
    near = [mark for mark in (*found.rows.came, *found.rows.team) if column(mark.t, found.end, cells) == here]
    nearest = min(near, key=lambda mark: abs(mark.t - t), default=None)
    words = f"  {nearest.letter}  {nearest.says}" if nearest is not None else ""
    return cut(f"{found.clock(t)}{words}", max(cells // 2, 20))


def value_at(curve: Curve, t: int) -> str:
    """Return a signal's value at a moment, as people read it."""
    index = min(t // SCRAPE, len(curve.values) - 1)
    return format_value(curve.values[index], curve.unit) if curve.values else "-"


def items_of(found: Aftermath, cells: int) -> Iterator[Item]:
    """Yield everything on the film's rows in order of time, the model answer left out."""
    told = [(mark, name) for name, marks in film_rows(found)[:3] for mark in marks]
    for number, (mark, name) in enumerate(sorted(told, key=lambda one: (one[0].t, one[0].seq))):
        words = cut(mark.says, max(cells - 26, 10))
        yield Item(
            id=f"film {number}",
            lines=(line(found.clock(mark.t)[:8], f"  {left(name, 9)}", (mark.letter, "key"), f"  {words}"),),
            at=mark.t,
            cite=mark.says,
        )


def draw(found: Aftermath, look: Looking, width: int, height: int) -> Page:
    """Return the page: the film, and below it everything that happened as a list."""
    items = tuple(items_of(found, width))
    before = [item for item in items if item.at is not None and item.at <= look.t]
    head = film_block(found, look, width, signals=SIGNALS if height >= MORE_SIGNALS else 1)
    beside = "   ".join(f"{curve.name} {value_at(curve, look.t)}" for curve in found.curves[:3])
    harm = "".join(
        f"   harm {one.team[min(look.t // SCRAPE, len(one.team) - 1)]:,} {HARM_WORDS[one.harm.unit]}"
        for one in found.harms[:1]
    )
    legend = "   ".join(
        f"{letter} {says.removeprefix('a ').removeprefix('an ')}" for letter, says in CAME.items()
    )
    chosen = next((item for item in items if item.id == look.selected), None)
    says = first_rows(chosen.cite, width - 2, 2) if chosen is not None else ()
    return Page(
        title="Film",
        head=(*head, line(" ", (f"{found.clock(look.t)}   {beside}{harm}", "strong")), EMPTY),
        items=items,
        foot=(
            *(line(f" {row}") for row in (*says, "", "")[:2]),
            line((f" {legend}   other letters: the keys that were pressed", "dim")),
        ),
        empty="Nothing happened.",
        mark=before[-1].id if before else (items[0].id if items else ""),
    )
