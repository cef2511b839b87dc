"""A scenario on one page, for whoever wrote it: what it shows, and how it stands on a terminal. It tells the answer, and says so."""

from collections.abc import Sequence
from typing import Final

from simulator.domain.units import MINUTE
from simulator.domain.values import dataclass
from simulator.projections.words import clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A limit that an alert has on a signal."""

    alert: str
    at: int
    """Millionths of the signal's unit."""
    says: str
    """As people read it: > 2.0%."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A signal after one remedy alone."""

    remedy: str
    points: tuple[int, ...]
    """Millionths, at the preview's times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A signal that something moves."""

    name: str
    says: str
    unit: str
    normal: str
    lowest: str
    highest: str
    at: str
    """Its reading at the moment that was asked for, if nobody acts; empty if none was."""
    points: tuple[int, ...]
    """If nobody acts; millionths, at the preview's times."""
    limits: tuple[Limit, ...]
    courses: tuple[Course, ...]
    """After each remedy that makes a difference to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedied:
    """What one remedy alone comes to."""

    name: str
    kind: str
    says: str
    takes: str
    started: int
    """T+ms."""
    ended: str
    """The faults it takes away, with their shares."""
    happened: str
    """Its state at ENDEX: done, failed."""
    harm: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that comes in, or begins."""

    t: int
    letter: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Everything the page shows."""

    title: str
    starts: int
    """Wall time of STARTEX, ms since 1970, UTC."""
    lasts: int
    at: int | None
    times: tuple[int, ...]
    """Moments of all curves, T+ms."""
    shown: tuple[Shown, ...]
    still: tuple[str, ...]
    """Signals that nothing moves."""
    remedies: tuple[Remedied, ...]
    harm_if_nobody: str
    marks: tuple[Mark, ...]
    head: tuple[str, ...]
    """The columns of `rows`."""
    rows: tuple[tuple[str, ...], ...]
    """What comes when, if nobody acts: the events list."""
    rows_until_at: int
    """How many of the rows have come by the moment that was asked for."""


BLOCKS: Final = "▁▂▃▄▅▆▇█"
LETTERS: Final = "A alert  # report  ? inject  ~ suggestion  F fault  W the world moves"
_GRAVE: Final = "F?A#~W"
"""Of two in one column the first of these is shown."""
LABEL: Final = 24
"""Cells in front of a curve."""


def as_text(preview: Preview, width: int = 100) -> str:
    """Return the page for a terminal of this many cells; at least 60 are taken."""
    cells = max(width, 60) - LABEL - 1
    lines = [
        f"EXERCISE {preview.title}: preview. It tells the answer.",
        f"{clock_of(preview, 0)} to {clock_of(preview, preview.lasts)}; each curve from its own lowest to its own highest",
        "",
        f"{'':<{LABEL}} {_axis(preview, cells)}",
        f"{'what comes in':<{LABEL}} {_marked(preview, cells)}",
        f"{'':<{LABEL}} {LETTERS}",
    ]
    if preview.at is not None:
        lines.append(f"{'':<{LABEL}} {_pointed(preview, preview.at, cells)}")
    for one in preview.shown:
        low = min([*one.points, *(min(c.points) for c in one.courses)])
        high = max([*one.points, *(max(c.points) for c in one.courses)])
        now = f", {one.at} at {clock_of(preview, preview.at)}" if preview.at is not None else ""
        limits = ", ".join(f"{limit.says} ({limit.alert})" for limit in one.limits)
        lines += [
            "",
            f"{one.name}: normal {one.normal}, from {one.lowest} to {one.highest} if nobody acts{now}",
            *([f"  limit {limits}"] if limits else []),
            f"{'  if nobody acts':<{LABEL}} {_curve(one.points, low, high, cells)}",
            *(
                f"{f'  {c.remedy}'[:LABEL]:<{LABEL}} {_curve(c.points, low, high, cells)}"
                for c in one.courses
            ),
        ]
    if preview.still:
        lines += ["", f"Nothing moves: {', '.join(preview.still)}."]
    lines += ["", f"Harm if nobody acts: {preview.harm_if_nobody}. Each remedy alone:"]
    for remedy in preview.remedies:
        ends = f", ends {remedy.ended}" if remedy.ended else ""
        lines.append(
            f"  {remedy.name} ({remedy.kind}), started {clock_of(preview, remedy.started)}, takes {remedy.takes}{ends}: "
            f"{remedy.happened}; harm {remedy.harm}"
        )
    if preview.at is not None:
        lines += ["", f"By {clock_of(preview, preview.at)}, if nobody acts:"]
        lines += [f"  {'  '.join(filter(None, row[:8]))}" for row in preview.rows[: preview.rows_until_at]]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def clock_of(preview: Preview, t: int | None) -> str:
    """Return a moment on the exercise's own clock."""
    return clock(preview.starts, t or 0)


def _column(preview: Preview, t: int, cells: int) -> int:
    """Return the cell of a moment, from 0."""
    first, last = preview.times[0], preview.times[-1]
    return min(max((t - first) * cells // (last - first + 1), 0), cells - 1)


def _axis(preview: Preview, cells: int) -> str:
    """Return clock times above the curves: as many as there is room for, on round minutes."""
    line = [" "] * cells
    for t in ticks(preview, cells // 8):
        at = _column(preview, t, cells)
        if at + 5 <= cells:
            line[at : at + 5] = clock_of(preview, t)[:5]
    return "".join(line)


def ticks(preview: Preview, most: int) -> range:
    """Return round moments from STARTEX on, at most so many and one more."""
    steps = (5, 10, 15, 30, 60, 120, 240, 1_440, 10_080)
    step = next((s for s in steps if preview.lasts // (s * MINUTE) <= most), steps[-1])
    return range(0, preview.lasts + 1, step * MINUTE)


def _marked(preview: Preview, cells: int) -> str:
    line = ["·"] * cells
    for mark in preview.marks:
        at = _column(preview, mark.t, cells)
        if line[at] == "·" or _GRAVE.index(mark.letter) < _GRAVE.index(line[at]):
            line[at] = mark.letter
    return "".join(line)


def _pointed(preview: Preview, at: int, cells: int) -> str:
    return " " * _column(preview, at, cells) + f"^ {clock_of(preview, at)}"


def _curve(points: Sequence[int], low: int, high: int, cells: int) -> str:
    """Return one row of blocks: of the readings that share a cell the one farthest from the first reading."""
    if high == low:
        return BLOCKS[0] * cells
    found = []
    for cell in range(cells):
        part = points[
            cell * len(points) // cells : max(
                (cell + 1) * len(points) // cells, cell * len(points) // cells + 1
            )
        ]
        value = max(part, key=lambda one: abs(one - points[0]))
        found.append(BLOCKS[(value - low) * (len(BLOCKS) - 1) // (high - low)])
    return "".join(found)
