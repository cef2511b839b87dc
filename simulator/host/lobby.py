"""What there is to do when nobody has said anything yet: go on, play, read again."""

from collections.abc import Iterable
from dataclasses import field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final, Literal

from simulator.domain.units import MINUTE, SECOND
from simulator.domain.values import dataclass
from simulator.host.clock import today
from simulator.host.learning.record import remembered
from simulator.host.results import judged
from simulator.host.store import Kept, kept, open_exercise
from simulator.loader import load_scenario, shipped

TWIN: Final = "-twin"
"""How the name of a lesson's twin ends."""
LEVELS: Final = ("novice", "trained", "expert")
"""Drills stand in this order, shorter ones first: whoever begins at the top begins with what is meant for beginners."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A drill or a lesson, as one chooses it."""

    name: str
    title: str
    summary: str
    level: str
    lasts: int
    """Ms: of a drill in exercise time, of a lesson what it takes whoever learns."""
    seats: tuple[str, ...]
    kind: Literal["drill", "lesson"] = "drill"
    last: Kept | None = None
    """The latest that people finished of it here; of a lesson none, because its score counts for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lobby:
    """Everything that can be begun, gone on with, or opened again."""

    drills: tuple[Offer, ...] = ()
    lessons: tuple[Offer, ...] = ()
    unfinished: tuple[Kept, ...] = ()
    finished: tuple[Kept, ...] = field(default=())
    start: Offer | None = None
    """The first lesson that was not followed here yet."""

    def goes_on(self, one: Kept) -> list[str]:
        """Return what one types to go on with an exercise: a lesson and its twin are gone on with as lessons."""
        lesson = one.scenario.removesuffix(TWIN)
        taught = any(offer.name == lesson for offer in self.lessons)
        return ["learn", lesson] if taught else ["play", one.name]

    @property
    def newcomer(self) -> bool:
        """Whether nobody ever played here; what a team played by itself is nobody's."""
        return not self.unfinished and all(one.team for one in self.finished)


def lobby() -> Lobby:
    """Return what there is here and now."""
    there = kept()
    finished = tuple(one for one in there if one.sealed)
    last = _last(finished)
    lessons, followed = _offers("lessons", last), _followed()
    return Lobby(
        drills=_drills(last),
        lessons=lessons,
        unfinished=tuple(one for one in there if not one.sealed),
        finished=finished,
        start=next((one for one in lessons if one.name not in followed), None),
    )


def next_drill() -> str:
    """Return the drill to play next: the first that was not finished here, else the one that was longest ago."""
    last = _last(one for one in kept() if one.sealed)
    there = sorted(_drills(last), key=lambda one: one.last.touched if one.last is not None else 0)
    return there[0].name if there else ""


def _last(finished: Iterable[Kept]) -> dict[str, Kept]:
    """Return the latest that people played of each scenario, by its name; the latest come first."""
    found: dict[str, Kept] = {}
    for one in finished:
        if not one.team:
            found.setdefault(one.scenario, one)
    return found


def played_by(one: Kept) -> str:
    """Say who played an exercise, as it follows on when: nothing where people did."""
    return f", played by {one.team}" if one.team else ""


def _drills(last: dict[str, Kept]) -> tuple[Offer, ...]:
    """Return the drills in the order in which one begins with them."""
    return tuple(sorted(_offers("drills", last), key=lambda one: (LEVELS.index(one.level), one.lasts)))


def _followed() -> frozenset[str]:
    try:
        return frozenset(line.lesson for line in remembered().lines)
    except OSError:  # what cannot be read here is said by `hotwash progress`
        return frozenset()


def _offers(shelf: Literal["drills", "lessons"], last: dict[str, Kept]) -> tuple[Offer, ...]:
    found = []
    for name, path in shipped(shelf).items():
        scenario = load_scenario(path).scenario
        if scenario is not None:
            found.append(
                Offer(
                    name=name,
                    title=scenario.title,
                    summary=scenario.summary,
                    level=scenario.level,
                    lasts=scenario.lesson.minutes * MINUTE if scenario.lesson else scenario.lasts,
                    seats=tuple(scenario.seats),
                    kind="drill" if shelf == "drills" else "lesson",
                    last=last.get(name) if shelf == "drills" else None,
                )
            )
    return tuple(found)


def total_of(folder: Path) -> str:
    """Return the score of a finished exercise, of 100; nothing where it cannot be judged any more."""
    try:
        return f"{float(judged(open_exercise(folder)).total):.0f}"
    except (OSError, ValueError):
        return ""


def when(one: Kept, now: date | None = None) -> str:
    """Say when an exercise was last touched: today, 3 Nov, 3 Nov 2025."""
    day = datetime.fromtimestamp(one.touched / 1e9, UTC).date()
    now = now or today()
    if day == now:
        return "today"
    return f"{day.day} {day:%b}" + ("" if day.year == now.year else f" {day.year}")


def minutes(ms: int) -> str:
    """Say how long in minutes: 35 min."""
    return f"{round(ms / MINUTE)} min" if ms >= MINUTE else f"{ms // SECOND} s"
