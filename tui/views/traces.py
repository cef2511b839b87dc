"""Traces: one request followed through the services, as it was sampled last before the moment one looks at."""

from typing import Final

from simulator.domain.evidence import trace_shown
from simulator.domain.units import SCRAPE
from simulator.domain.values import dataclass
from simulator.host.safe import safe_text
from simulator.projections.words import clock
from tui.lines import Item, Line, Page, Span, left, line, right
from tui.source import Attention, Source
from tui.views.logs import filtered, fits, lit, newer

NAME: Final = 18
SERVICE: Final = 12
"""Cells of a service; from WIDE on it has room for its whole name."""
WIDE: Final = 90
TOOK: Final = 8
"""Cells of a length of time: 38000 ms."""
ERROR: Final = "ERROR"
BARS: Final = ("█", "#")
"""What a stretch of time is drawn with, and the same for terminals without blocks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One span of a trace, as these eyes may read it."""

    service: str
    text: str
    ms: int
    error: bool
    begins: int
    """Ms after the trace's beginning: each step begins where the one before it ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One trace as it was sampled."""

    name: str
    t: int
    """T+ms."""
    every: int
    steps: tuple[Step, ...]

    @property
    def ms(self) -> int:
        return sum(step.ms for step in self.steps)

    @property
    def troubled(self) -> str:
        """The first service with an error."""
        return next((step.service for step in self.steps if step.error), "")


def draw(source: Source, attention: Attention, width: int, height: int) -> Page:
    """Return every trace, and the waterfall of those that were opened; of all of them where there is room.

    While none was opened the first with an error is open, or the first.
    """
    at, now = attention.at(source.now), source.now
    looked = attention.filter.get("traces", "").strip()
    there = [sampled(source, name, at) for name in source.known.traces]
    kept = [one for one in there if fits(f"{one.name} {_words(one)}", looked)]
    head = (filtered(looked, len(kept), len(there), "trace", width),) if looked else ()
    foot: tuple[Line, ...] = ()
    if attention.pin is not None:
        foot = (
            newer(
                sum((now - one.t) // one.every for one in kept), "sample", width, follow=attention.key("f")
            ),
        )
    room = height - len(head) - len(foot)
    opened = {one.name for one in kept}
    if kept and sum(1 + len(one.steps) for one in kept) > room:
        first = next((one.name for one in kept if one.troubled), kept[0].name)
        opened = (opened & attention.unfolded) or {first}
    return Page(
        title="Traces",
        head=head,
        items=tuple(_item(one, source, attention, width - 2, opened=one.name in opened) for one in kept),
        foot=foot,
        empty="esc shows every trace again." if there else "No request is followed here.",
    )


def sampled(source: Source, name: str, at: int) -> Sample:
    """Return a trace as it was sampled last at or before T+`at` ms; without steps where it was not sampled."""
    world, clean = source.viewer.world, source.viewer.clean
    every = max(world.scenario.traces[name].every, SCRAPE)
    steps: list[Step] = []
    for span in trace_shown(world, name, at):
        text = " ".join(safe_text(clean(span.text)).split())
        begins = steps[-1].begins + steps[-1].ms if steps else 0
        steps.append(
            Step(service=span.service, text=text, ms=max(span.ms, 0), error=span.error, begins=begins)
        )
    return Sample(name=name, t=at - at % every, every=every, steps=tuple(steps))


def _words(one: Sample) -> str:
    return " ".join(f"{step.service} {step.text} {ERROR if step.error else ''}" for step in one.steps)


def _item(one: Sample, source: Source, attention: Attention, cells: int, *, opened: bool) -> Item:
    looked = attention.filter.get("traces", "").strip()
    bars = tuple(_bar(step, one.ms, cells, looked, BARS[attention.ascii]) for step in one.steps)
    name = lit(left(one.name, NAME), looked)
    summary = line(*name, " not sampled then")
    if one.steps:
        took = f" {clock(source.known.starts, one.t)}  {right(f'{one.ms} ms', TOOK)}  "
        state: Span = (f"{ERROR} in {one.troubled}", "error") if one.troubled else ("no error", "")
        summary = line(*name, took, state)
    return Item(
        id=one.name,
        lines=(summary, *bars) if opened else (summary,),
        cite=one.name,
        at=one.t,
        service=one.troubled or next((step.service for step in one.steps), ""),
        looks=one.name,
        about=bars,
        same=() if opened else tuple(step.service for step in one.steps),
    )


def _bar(step: Step, whole: int, cells: int, looked: str, sign: str) -> Line:
    """Return one row of a waterfall: service, what it did, its stretch of the whole, how long, ERROR."""
    service = SERVICE + 4 if cells >= WIDE else SERVICE
    free = max(cells - 2 - service - 1 - 1 - 1 - TOOK - 1 - len(ERROR), 2)
    text = free // 2
    room = free - text
    begins = min(step.begins * room // max(whole, 1), room - 1)
    length = max(min(step.ms * room // max(whole, 1), room - begins), 1)
    return line(
        "  ",
        *lit(left(step.service, service), looked),
        " ",
        *lit(left(step.text, text), looked),
        " " + " " * begins,
        (sign * length, "error" if step.error else "info"),
        " " * (room - begins - length) + " " + right(f"{step.ms} ms", TOOK),
        (f" {ERROR}" if step.error else "", "error"),
    )
