"""Metrics: every signal at the moment one looks at, how it got there, its limit, and what happened meanwhile."""

from typing import Final

from simulator.domain.units import MINUTE, SECOND
from simulator.domain.values import dataclass
from simulator.projections.evidence import SignalView, signal_view
from simulator.projections.stream import Meaning
from simulator.projections.words import short_clock
from tui.lines import Item, Line, Page, Span, cut, left, line, right
from tui.lines import width as width_of
from tui.source import Attention, Source
from tui.views.logs import filtered, fits, needed
from tui.views.spark import Axis, Moment, axis, legend, letters, moments, moving, pointer, read, scale, spark

TRENDS: Final = {"rising": "^", "falling": "v", "steady": "="}
NAME: Final = (16, 10, 20)
"""Cells of a signal's name: at least, and its share (of 20) of what value, trend and limit leave."""
UNFOLDS: Final = " +"
"""Stands behind a signal that has slices to be unfolded."""
VALUE: Final = 8
LIMIT: Final = 12
BETWEEN: Final = 6
"""Blanks and the trend: before the value, around the trend, before the limit."""
FEW: Final = 12
"""Cells below which a chart says nothing: the limit goes first."""
ROOMY: Final = 14
"""Rows from which the letters are explained, and what we did has a row of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One signal, or one slice of it, at the moment and on the axis."""

    name: str
    view: SignalView
    points: tuple[int, ...]
    normal: int
    meaning: Meaning

    @property
    def signal(self) -> str:
        """The signal it is a slice of, or itself: what is cited."""
        return self.name.partition("{")[0]

    @property
    def badness(self) -> int:
        """How bad it was on the axis, in steps of two so that noise moves no row.

        The furthest from normal, measured in the way from normal to the first limit; without one, in normal itself.
        """
        limits = [abs(limit - self.normal) for _, limit in self.meaning.limits]
        away = max(max(self.points) - self.normal, self.normal - min(self.points))
        if limits and away > min(limits):
            return 100 + (away // max(min(limits), 1)).bit_length()
        return (0 if limits else 4 * away // max(abs(self.normal), 1)).bit_length()


def draw(source: Source, attention: Attention, width: int, height: int) -> Page:
    """Return every signal, those of the pinned service and of what is being worked on first, the worst first."""
    known, starts = source.known, source.known.starts
    looked = attention.filter.get("metrics", "").strip()
    names = [name for name in known.signals if fits(f"{name} {known.signals[name].says}", looked)]
    name, chart, limit = _columns(names, width)
    over = axis(source.now, attention.pin, chart)
    rows = _sorted(source, attention, [row for one in names for row in _rows(source, attention, one, over)])
    found = moments(source, over)
    pinned = attention.pin is not None
    first, last = short_clock(starts, over.first), short_clock(starts, over.end)
    times = f"{first}{last.rjust(over.cells - len(first))}" if over.cells >= 2 * len(first) else ""
    heading = (
        f"  {left('SIGNAL', name)} {right('AT PIN' if pinned else 'NOW', VALUE)}   {left(times, over.cells)}"
    )
    head = [line((heading + ("  LIMIT" if limit else ""), "dim"))]
    if looked:
        head.append(filtered(looked, len(names), len(known.signals), "signal", width))
    under = 2 + name + 1 + VALUE + 3
    foot = _happened(found, over, under, apart=height >= ROOMY)
    if pinned:
        point = pointer(attention.at(source.now), over, starts, says=moving(attention), cells=width - under)
        foot.append((*line(" " * under), *point))
    if height >= ROOMY and found:
        foot.append(line(("  " + cut(legend(found), width - 2), "dim")))
    return Page(
        title="Metrics",
        head=tuple(head),
        items=tuple(_item(attention, row, name, over, width) for row in rows),
        foot=tuple(foot),
        empty="esc shows every signal again." if looked else "Nothing is measured here.",
    )


def _happened(found: tuple[Moment, ...], over: Axis, under: int, *, apart: bool) -> list[Line]:
    """Return what happened on the axis, in a row that begins after `under` cells; apart from it what we did."""
    ours = [one for one in found if one.ours]
    theirs = [one for one in found if not one.ours]
    told = (
        [("what happened", theirs), ("what we did", ours)] if apart and ours else [("what happened", found)]
    )
    return [(*line(left(f"  {name}", under)), *letters(some, over)) for name, some in told]


def _columns(names: list[str], width: int) -> tuple[int, int, int]:
    """Return the cells of the name, of the chart and of the limit."""
    least, share, of = NAME
    longest = max((width_of(name) + 1 for name in names), default=least)
    limit = LIMIT if width - 2 - least - VALUE - BETWEEN - LIMIT >= FEW else 0
    free = width - 2 - VALUE - BETWEEN - limit
    name = max(min(longest, free * share // of), min(least, free))
    return name, max(free - name, 1), limit


def _rows(source: Source, attention: Attention, name: str, over: Axis) -> list[Row]:
    meaning, world = source.known.signals[name], source.viewer.world
    slices = [f"{name}{{{one}}}" for one in meaning.slices] if name in attention.unfolded else []
    return [
        Row(
            name=one,
            view=signal_view(world, one, attention.at(source.now)),
            points=read(world, one, over),
            normal=world.scenario.signals[name].baseline,
            meaning=meaning,
        )
        for one in (name, *slices)
    ]


def _sorted(source: Source, attention: Attention, rows: list[Row]) -> list[Row]:
    """Return the rows in the order of the services one is at, in each the worst first; slices stay with their signal."""
    world, board = source.viewer.world, source.board
    hit = {service for incident in board.open for service in incident.services}
    linked = {item for incident in board.open for item in incident.items}
    hit |= {row.service for row in source.inbox.rows if row.name in linked}
    near = needed(world, attention.service) if attention.service in world.scenario.services else ()

    def place(service: str) -> int:
        return 0 if service == attention.service else 1 if service in near or service in hit else 2

    worst = {row.signal: (place(row.meaning.service), -row.badness) for row in rows if row.name == row.signal}
    return sorted(rows, key=lambda row: worst[row.signal])


def _item(attention: Attention, row: Row, cells: int, over: Axis, width: int) -> Item:
    view, meaning = row.view, row.meaning
    chart = spark(
        row.points,
        over.cells,
        ascii=attention.ascii,
        normal=row.normal,
        per_cell=over.per_cell,
        scaled=scale(row.points, row.normal, meaning),
    )
    folded = meaning.slices and row.name == row.signal and row.name not in attention.unfolded
    more = UNFOLDS if folded else ""
    room = width - 2 - cells - VALUE - BETWEEN - over.cells
    spans = line(
        left(short_name(row.name, cells - width_of(more)) + more, cells),
        f" {right(view.value, VALUE)} {TRENDS[view.trend]} ",
        (left(chart, over.cells), "over" if view.over_for is not None else ""),
    )
    if room > 0:
        spans = (*spans, *line("  ", limit_of(view, room)))
    return Item(
        id=row.name,
        lines=(spans,),
        cite=row.signal,
        service=meaning.service,
        looks=row.name,
        same=tuple(f"{row.signal}{{{one}}}" for one in meaning.slices) if folded else (),
    )


def short_name(name: str, cells: int) -> str:
    """Return a signal's name in so many cells: what is measured is kept longer than where; a slice is only its value."""
    bare, brace, where = name.partition("{")
    if brace:
        return cut(f"  {brace}{where}", cells)
    service, _, measure = bare.partition(".")
    if width_of(bare) <= cells:
        return bare
    return f"{cut(service, max(cells - 1 - width_of(measure), 4))}." + cut(
        measure, cells - 1 - min(width_of(service), max(cells - 1 - width_of(measure), 4))
    )


def lasted(ms: int) -> str:
    """Write how long as minutes and seconds: 4:30."""
    return f"{ms // MINUTE}:{ms % MINUTE // SECOND:02d}"


def limit_of(view: SignalView, cells: int) -> Span:
    """Return how a signal stands to its limit: OVER 4:30, limit 500, no limit."""
    op, _, value = view.limit.partition(" ")
    if view.over_for is not None:
        return cut(f"{'UNDER' if op.startswith('<') else 'OVER'} {lasted(view.over_for)}", cells), "over"
    number, _, unit = value.partition(" ")
    shown = number if view.value.endswith(f" {unit}") else value  # its unit stands beside what it is now
    says = f"{'least' if op.startswith('<') else 'limit'} {shown}" if value else "no limit"
    return cut(says, cells), ""
