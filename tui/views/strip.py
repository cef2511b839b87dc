"""The lines around the views: the header, NEXT, what waits, and the worst signals."""

from typing import Final

from simulator.domain.units import SECOND
from simulator.projections.evidence import SignalView, signal_view
from simulator.projections.inbox import Row
from simulator.projections.nexts import FREE, NOTHING, Hands, clocks, coach, left
from simulator.projections.words import clock
from tui.lines import Line, Span, cut, fit, line, text_of, width
from tui.source import Attention, Source

TRENDS: Final = {"rising": "^", "falling": "v", "steady": "="}
MEDIUM: Final = 112
LARGE: Final = 150
_kept: dict[tuple[int, int], tuple[SignalView, ...]] = {}
"""The worst signals of a world at a scrape: they cost more than the line they stand in."""


def header(  # what a header says is this much
    source: Source,
    attention: Attention,
    cells: int,
    *,
    speed: float = 1.0,
    paused: bool = False,
    speaker: str = "",
) -> Line:
    """Return the first line: EXERCISE, the time, who acts, how much waits, what is due, and whether evidence is pinned."""
    known, now, board = source.known, source.now, source.board
    incident = board.incidents.get(board.current)
    role = speaker or (known.mine[0] if len(known.mine) == 1 else "")
    holder = {**known.seats, **board.roles}.get(role, "") if role else ""
    owed = source.owed()
    waits = len(source.inbox.waiting)
    pace = "stands" if paused else f"x{speed:g}"
    parts: list[str] = []
    if cells >= MEDIUM:
        parts += [f"EXERCISE {known.exercise}", f"{clock(known.starts, now)} UTC", pace]
    else:
        parts += [f"EXERCISE {clock(known.starts, now)} {pace}"]
    if incident is not None:
        state = f" {incident.state}" if cells >= LARGE else ""
        parts.append(f"{incident.name} {incident.severity}{state}")
    acts = "all seats" if known.alone else ""
    if role:
        acts = f"{holder} as {role}" if cells >= LARGE and holder else f"as {role}"
    parts += [acts, f"{waits} wait"]
    if owed:
        first = owed[0].left(now)
        due = f"due {left(first)}" if first >= 0 else f"LATE {left(first)}"
        parts.append(f"{len(owed)} owed, next {due}" if cells >= LARGE else due)
    if cells >= LARGE:
        parts.append(known.mode)
    ends = _pinned(source, attention, cells)
    room = max(cells - width(ends[0]) - 1, 0)
    shown = fit(line(" ", ("EXERCISE", "title"), _told(parts, acts, room - 1)[len("EXERCISE") :]), room)
    gap = " " * max(cells - width(text_of(shown)) - width(ends[0]), 0)
    return line(*shown, gap, ends)


def _told(parts: list[str], acts: str, room: int) -> str:
    """Say it in so many cells: what is due comes last, and the gaps and then who acts make room for it."""
    parts = [part for part in parts if part]
    told = "   ".join(parts)
    for closer in ("  ".join(parts), "  ".join(part for part in parts if part != acts)):
        told = told if width(told) <= room else closer
    return told


def _pinned(source: Source, attention: Attention, cells: int) -> Span:
    if attention.pin is not None:
        at = clock(source.known.starts, attention.pin)
        return (f"PINNED {at}  {attention.key('f')} follow" if cells >= MEDIUM else f"PINNED {at}", "chosen")
    menu, go, leave = (attention.key(key) for key in ("?", ":", "q"))
    return (f"{menu} keys  {go} go  {leave} leave" if cells >= MEDIUM else menu, "key")


def next_line(source: Source, mode: str, cells: int, hands: Hands = FREE) -> Line:
    """Return NEXT: in practice the most urgent thing and its key; in a drill only the clocks one owes.

    `hands` is how keys can be pressed as one sits there now.
    """
    blanked = [event.get("blank") for event in source.events if event.what == "RemindersBlanked"]
    if blanked and blanked[-1]:
        return ()
    owed = source.owed()
    if mode == "drill":
        words = clocks(owed, source.now)
        return line((" NEXT  ", "key"), (cut(words, cells - 7), "" if words == NOTHING else "strong"))
    kept_by = {name: rule.kept_by for name, rule in source.standard.clocks.items()}
    found = coach(source.inbox, owed, kept_by, source.now, hands)
    fits = width(found.sentence) <= cells - len(" NEXT  ")
    said = found.sentence if fits or not found.short else found.short
    return line((" NEXT  ", "key"), (cut(said, cells - len(" NEXT  ")), "strong"))


SHAPES: Final = {"question": "?", "suggestion": "~", "report": "#"}
PRIORITIES: Final = {"critical": "!!!", "error": "!!", "warning": "!", "warn": "!", "info": "."}


def waiting_line(source: Source, cells: int) -> Line:
    """Return what waits, in one line: it stands under a sheet where the inbox has no room."""
    rows = source.inbox.waiting
    told = [_short(row, source.now) for row in rows[:4]]
    return line((cut(f" {len(rows)} wait{': ' if told else ''}{'   '.join(told)}", cells), "dim"))


def _short(row: Row, now: int) -> str:
    shape = SHAPES.get(row.kind) or PRIORITIES.get(row.priority, "!")
    what = "ASKS " if row.kind == "question" else ""
    return f"{shape} {what}{row.source} {left(row.age(now))}"


def signals_line(source: Source, cells: int) -> Line:
    """Return the signals that are furthest over their limits now, whatever is pinned, in one line."""
    at = source.now
    world = source.viewer.world
    key = (id(world), at - at % (15 * SECOND))
    views = _kept.get(key)
    if views is None:
        views = tuple(
            signal_view(world, name, at) for name, meaning in source.known.signals.items() if meaning.limits
        )
        _kept.clear()
        _kept[key] = views
    over = sorted(
        (view for view in views if view.over_for is not None), key=lambda view: -(view.over_for or 0)
    )
    told = [f"{view.name} {view.value} {TRENDS[view.trend]} OVER" for view in over[:3]]
    words = "   ".join(told) if told else "No signal is over its limit."
    return line((cut(f" {words}", cells), "over" if told else "dim"))
