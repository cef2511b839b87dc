"""Series and letters on one axis of time: a cell is the same stretch in every row, and stands once it is past."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final, Literal

from simulator.domain.commands import FACILITATOR
from simulator.domain.evidence import slice_of
from simulator.domain.units import HOUR, MINUTE, SCRAPE
from simulator.domain.values import dataclass
from simulator.domain.world import World
from simulator.host.lettering import COMMANDS, DECIDES, KEYS
from simulator.projections.evidence import changes_view
from simulator.projections.stream import Meaning, SeatEvent
from simulator.projections.words import clock
from tui.lines import Line, Role, line, width
from tui.source import Attention, Source

BLOCKS: Final = "▁▂▃▄▅▆▇█"
LETTERS: Final = " .:-=+*#"
"""The same eight steps for terminals without blocks."""
STEPS: Final = (2 * SCRAPE, MINUTE)
"""What one cell may stand for: never more than a minute, so that what goes away between waves is seen to go."""
LATE: Final = 4
"""A pinned moment that is older than the axis stands a fourth before its end."""
ACTS: Final = {event.__name__: KEYS[command] for event, command in COMMANDS.items()}
"""The key behind each thing a team can do, by what a stream calls it."""
WORDS: Final = {
    "A": "alert",
    "?": "question",
    "C": "change",
    "D": "remedy ended",
    "#": "ticket",
    "~": "suggestion",
    "!": "word",
}
"""The letters of what we did not do ourselves; ours are our keys."""
CAME: Final = {"AlertFired": "A", "ReportArrived": "#"}
"""What comes in by the hundreds, and always with the same letter."""
OURS: Final = ""
WEIGHT: Final = ("?", "C", OURS, "A", "D", "#", "~", "!")
"""Of several things in one cell the first of these stands there: an alert that fires again says least."""
Kind = Literal["came", "change", "remedy", "message", "act"]
KINDS: Final[dict[str, Kind]] = {
    "RemedyStarted": "remedy",
    "UndoStarted": "remedy",
    "MessageSent": "message",
    "Replied": "message",
}
NOTHING: Final = "."


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A stretch of time in cells."""

    first: int
    """T+ms at which the first cell begins, a multiple of `each`."""
    each: int
    """Ms that one cell stands for, a multiple of a scrape."""
    cells: int
    end: int
    """The last moment shown, T+ms: it lies in the last cell."""

    def column(self, t: int) -> int | None:
        """Return the cell of a moment; None if it is not on the axis."""
        cell = (t - self.first) // self.each
        return cell if 0 <= cell < self.cells and t <= self.end else None

    def scrapes(self) -> range:
        """Return the moments at which signals are read on it, T+ms."""
        return range(self.first, self.end + 1, SCRAPE)

    @property
    def per_cell(self) -> int:
        """Scrapes in one cell."""
        return self.each // SCRAPE


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Something that happened, as one letter."""

    t: int
    """T+ms."""
    letter: str
    kind: Kind

    @property
    def ours(self) -> bool:
        """Whether we did it."""
        return self.letter not in WORDS


def axis(now: int, pin: int | None, cells: int) -> Axis:
    """Return an axis that ends now; or a little after a pinned moment which would not be on it otherwise."""
    cells = max(cells, 1)
    each = next((step for step in STEPS if cells * step >= HOUR), MINUTE)
    reach = cells * each
    end = now if pin is None or pin > now - reach + each else min(now, pin + reach // LATE)
    return Axis(first=end - end % each - reach + each, each=each, cells=cells, end=end)


def read(world: World, what: str, over: Axis) -> tuple[int, ...]:
    """Return a signal, or one slice of it, on every scrape of an axis, in millionths.

    Nothing is kept here: a signal remembers its past until something pushes it anew.
    """
    name = what.partition("{")[0]
    where = slice_of(world.scenario.signals[name].by, what) or ()
    state = world.signals[name]
    return state.past(over.scrapes(), where)


def scale(points: Sequence[int], normal: int, meaning: Meaning) -> tuple[int, int]:
    """Return the lowest and the highest value of a signal's chart, in millionths.

    From 0 to the greatest of what was seen, the first limit above normal, and half more than normal.
    Where high is good a fall must show: from a little below the least of what was seen, the limit and nine tenths of
    normal, up to the greatest seen.
    """
    least, most = min(points, default=normal), max(points, default=normal)
    if meaning.better == "high":
        under = [limit for op, limit in meaning.limits if op.startswith("<")]
        least = min(least, *under, normal * 9 // 10) if under else min(least, normal * 9 // 10)
        most = max(most, normal)
        low = least - (most - least) // 4
        return (max(low, 0) if least >= 0 else low), most
    above = [limit for op, limit in meaning.limits if op.startswith(">") and limit > normal]
    return min(least, 0), max(most, min(above, default=0), normal * 3 // 2)


def spark(
    points: Sequence[int],
    cells: int,
    *,
    ascii: bool = False,  # noqa: A002  # the word for it everywhere
    normal: int | None = None,
    per_cell: int = 0,
    scaled: tuple[int, int] | None = None,
) -> str:
    """Return a series in so many cells, each the value of its share that is furthest from normal.

    Without `normal` that is the median, without `per_cell` every cell has an equal share, without `scaled` the scale
    runs from 0 (or the least, below it) to the greatest. A series that never changes is drawn flat, at half height
    where the scale says nothing.
    """
    return _drawn(tuple(points), cells, ascii, normal, per_cell, scaled)


@lru_cache(maxsize=256)  # between two scrapes a series stays as it is, and a desk looks every second
def _drawn(
    points: tuple[int, ...],
    cells: int,
    plain: bool,  # one caller, which names it
    normal: int | None,
    per_cell: int,
    scaled: tuple[int, int] | None,
) -> str:
    if not points or cells <= 0:
        return ""
    steps = LETTERS if plain else BLOCKS
    usual = sorted(points)[len(points) // 2] if normal is None else normal
    low, high = scaled or (min(*points, 0), max(points))
    if scaled is None and min(points) == max(points):
        return (steps[3] if points[0] else steps[0]) * cells
    shown = []
    for cell in range(cells):
        start = cell * per_cell if per_cell else cell * len(points) // cells
        stop = start + per_cell if per_cell else (cell + 1) * len(points) // cells
        share = points[start : max(stop, start + 1)]
        if not share:
            break
        least, most = min(share), max(share)
        value = most if most - usual >= usual - least else least
        shown.append(steps[level(value, low, high, len(steps))])
    return "".join(shown)


def level(value: int, low: int, high: int, levels: int) -> int:
    """Return the nearest of so many levels, the lower one of two."""
    reach = max(high - low, 1)
    return max(0, min((2 * (levels - 1) * (value - low) + reach - 1) // (2 * reach), levels - 1))


def moments(source: Source, over: Axis) -> tuple[Moment, ...]:
    """Return what happened on an axis, oldest first: what came in, changes, and what we did.

    Of alerts or tickets in one cell, which come by the hundreds, the first stands for all: their letter is the same.
    """
    found: list[Moment] = []
    there: set[tuple[int, str]] = set()
    for event in source.events:
        cell = over.column(event.t)
        if cell is None or (cell, event.what) in there:
            continue
        if event.what in CAME:
            there.add((cell, event.what))
        moment = _moment(event)
        if moment is not None:
            found.append(moment)
    changes = changes_view(source.viewer.world, over.end, source.viewer.clean)
    found += [Moment(t=one.t, letter="C", kind="change") for one in changes if over.column(one.t) is not None]
    return tuple(sorted(found, key=lambda moment: moment.t))


def _moment(event: SeatEvent) -> Moment | None:
    by = event.get("by")
    match event.what:
        case "AlertFired" | "ReportArrived":
            letter = CAME[event.what]
        case "InjectDelivered":
            letter = "?" if event.get("asks") else "!"
        case "ReaderAsked":
            letter = "?"
        case "PersonAnswered" | "Spoken" | "Whispered":
            letter = "!"
        case "SuggestionMade":
            letter = "~"
        case "RemedyFinished" | "RemedyFailed" | "RemedyUndone":
            return Moment(t=event.t, letter="D", kind="remedy")
        case "SuggestionAnswered":
            return Moment(t=event.t, letter=DECIDES if event.get("accept") else "x", kind="act")
        case what if what in ACTS and by and by not in ("ladder", FACILITATOR):
            return Moment(t=event.t, letter=ACTS[what], kind=KINDS.get(what, "act"))
        case _:
            return None
    return Moment(t=event.t, letter=letter, kind="came")


def _weight(moment: Moment) -> int:
    return WEIGHT.index(moment.letter if moment.letter in WORDS else OURS)


def letters(found: Iterable[Moment], over: Axis, nothing: str = NOTHING) -> Line:
    """Return moments as letters on an axis, in spans.

    Of several in one cell the weightiest stands there, and another one beside it where nothing else happened.
    """
    row: list[Moment | None] = [None] * over.cells
    for moment in sorted(found, key=_weight):
        here = over.column(moment.t)
        if here is None:
            continue
        near = [cell for cell in (here, here + 1, here - 1) if 0 <= cell < over.cells]
        there = {one.letter for one in (row[cell] for cell in near) if one is not None}
        free = next((cell for cell in near if row[cell] is None), None)
        if row[here] is None:
            row[here] = moment
        elif free is not None and moment.letter not in there:
            row[free] = moment
    return tuple(
        ("".join(letter for letter, _ in run), role)
        for role, run in groupby(((_letter(one, nothing)) for one in row), key=lambda pair: pair[1])
    )


def _letter(moment: Moment | None, nothing: str) -> tuple[str, Role]:
    if moment is None:
        return nothing, "dim"
    return moment.letter, "key" if moment.ours else "strong"


def legend(found: Iterable[Moment]) -> str:
    """Return what the letters of these moments stand for, and which are our keys."""
    there = {moment.letter: moment.ours for moment in found}
    told = [f"{letter} {says}" for letter, says in WORDS.items() if letter in there]
    ours = " ".join(sorted(letter for letter, our in there.items() if our))
    return "   ".join([*told, *([f"{ours} our keys"] if ours else [])])


def pointer(t: int, over: Axis, starts: int, *, says: str, cells: int) -> Line:
    """Return the row below an axis that points at a moment, in at most so many cells; `says` only if it fits."""
    here = over.column(t)
    if here is None:
        return ()
    at = clock(starts, t)
    for after in (f" {at}  {says}", f" {at}"):
        if here + 1 + width(after) <= cells:
            return line(" " * here, ("^", "chosen"), (after, "dim"))
    before = f"{at} " if here > width(at) else ""
    return line(" " * (here - width(before)), (before, "dim"), ("^", "chosen"))


def moving(attention: Attention) -> str:
    """Return the keys that move a pinned moment, as they stand behind its pointer."""
    return f"{attention.key('[')} {attention.key(']')} move  {attention.key('f')} follow"
