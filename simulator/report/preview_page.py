"""A previewed scenario as one HTML page that needs nothing from elsewhere."""

import html
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from simulator.report.preview import Preview, Shown, clock_of, ticks

WIDE: Final = 960
TALL: Final = 150
"""Units of the drawing."""
LABELS: Final = 12
"""Clock times that fit below a curve."""
COLOURS: Final = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#b8a800", "#555555")
"""Of Okabe and Ito: told apart also by those who do not see all colours; each line has its own dashes, too."""
DASHES: Final = ("7 4", "2 3", "10 3 2 3", "1 4", "5 2", "12 4", "3 6", "8 2 2 2")
_STYLE: Final = (
    "body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:62rem;padding:0 1rem}"
    ":root{color-scheme:light dark}svg{width:100%;height:auto;background:color-mix(in srgb,CanvasText 4%,Canvas)}"
    "table{border-collapse:collapse;font-size:13px}th,td{border:1px solid #999;padding:.25rem .4rem;text-align:left;"
    "vertical-align:top}h2{margin:1.6rem 0 .2rem;font-size:1.05rem}p{margin:.2rem 0}.k{font-size:13px}"
    "text{font:11px system-ui,sans-serif;fill:CanvasText}"
)


def as_html(preview: Preview) -> str:
    """Return one page with a curve for each signal; every word of others is text in it."""
    title = html.escape(f"EXERCISE {preview.title}: preview")
    parts = [
        (
            "<!doctype html>\n<html lang=en><meta charset=utf-8>"
            '<meta name=viewport content="width=device-width">'
        ),
        f"<title>{title}</title><style>{_STYLE}</style>\n<h1>{title}</h1>",
        (
            f"<p>It tells the answer. {clock_of(preview, 0)} to {clock_of(preview, preview.lasts)} UTC; "
            f"harm if nobody acts: {html.escape(preview.harm_if_nobody)}.</p>"
        ),
    ]
    for one in preview.shown:
        now = f", {one.at} at {clock_of(preview, preview.at)}" if preview.at is not None else ""
        parts += [
            f"<h2>{html.escape(one.name)}</h2>",
            f"<p>{html.escape(one.says)}. Normal {one.normal}, from {one.lowest} to {one.highest} if nobody acts{now}.</p>",
            _svg(preview, one),
            _key(one),
        ]
    if preview.still:
        parts.append(f"<p>Nothing moves: {html.escape(', '.join(preview.still))}.</p>")
    parts += ["<h2>Each remedy alone</h2>", _table(
        ("remedy", "kind", "started", "takes", "ends", "came to", "harm", "says"),
        (
            (r.name, r.kind, clock_of(preview, r.started), r.takes, r.ended, r.happened, r.harm, r.says)
            for r in preview.remedies
        ),
    )]  # fmt: skip
    parts += ["<h2>What comes when, if nobody acts</h2>", _table(preview.head, preview.rows), "</html>"]
    return "\n".join(parts) + "\n"


def _svg(preview: Preview, one: Shown) -> str:
    """Return the curves of a signal on one axis, with its limits, and what comes in as marks below."""
    every = [*one.points, *(p for c in one.courses for p in c.points), *(limit.at for limit in one.limits)]
    low, high = min(every), max(every)
    first, last = preview.times[0], preview.times[-1]

    def x(t: int) -> int:
        return (t - first) * WIDE // max(last - first, 1)

    def y(value: int) -> int:
        return 8 + (high - value) * (TALL - 16) // max(high - low, 1)

    drawn = [f'<svg viewBox="0 0 {WIDE} {TALL + 34}" role=img aria-label="{html.escape(one.name)}">']
    drawn += [
        f'<line x1=0 x2={WIDE} y1={y(limit.at)} y2={y(limit.at)} stroke="#d55e00" stroke-width=1 stroke-dasharray="3 3" />'
        f"<text x={WIDE - 4} y={y(limit.at) - 3} text-anchor=end>{html.escape(limit.says)}</text>"
        for limit in one.limits
    ]
    drawn += [_line(preview, course.points, x, y, place) for place, course in enumerate(one.courses, start=1)]
    drawn.append(_line(preview, one.points, x, y, 0))
    drawn += [
        f"<text x={x(mark.t)} y={TALL + 13} text-anchor=middle>{html.escape(mark.letter)}"
        f"<title>{clock_of(preview, mark.t)} {html.escape(mark.name)}</title></text>"
        for mark in preview.marks
    ]
    drawn += [
        f"<text x={x(t)} y={TALL + 29} text-anchor=middle>{clock_of(preview, t)[:5]}</text>"
        for t in ticks(preview, LABELS)
    ]
    if preview.at is not None:
        at = x(preview.at)
        drawn.append(f'<line x1={at} x2={at} y1=0 y2={TALL} stroke="CanvasText" stroke-width=1 />')
    return "".join(drawn) + "</svg>"


def _line(
    preview: Preview, points: Sequence[int], x: Callable[[int], int], y: Callable[[int], int], place: int
) -> str:
    path = " ".join(f"{x(t)},{y(value)}" for t, value in zip(preview.times, points, strict=True))
    dashes = f' stroke-dasharray="{DASHES[(place - 1) % len(DASHES)]}"' if place else ""
    colour = COLOURS[(place - 1) % len(COLOURS)] if place else "currentColor"
    return f'<polyline fill=none stroke="{colour}" stroke-width={2 if not place else 1.5}{dashes} points="{path}" />'


def _key(one: Shown) -> str:
    """Return which line is which."""
    told = ["— if nobody acts"]
    told += [
        f'<span style="color:{COLOURS[place % len(COLOURS)]}">- - {html.escape(course.remedy)}</span>'
        for place, course in enumerate(one.courses)
    ]
    return f"<p class=k>{' &nbsp; '.join(told)}</p>"


def _table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    top = "".join(f"<th scope=col>{html.escape(cell)}" for cell in head)
    body = "\n".join("<tr>" + "".join(f"<td>{html.escape(str(cell))}" for cell in row) for row in rows)
    return f"<table><thead><tr>{top}</thead>\n<tbody>\n{body}\n</tbody></table>"
