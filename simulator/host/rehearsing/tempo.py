"""Where nothing comes to a team, and where more does than it can read.

How long things take to take in is the standard's pace for noticing, and 238 words a minute (see the skills of simulated
teams for the source). What comes to a role waits for its holder; alerts, reports and suggestions for whose duty they are.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from simulator.domain import events as e
from simulator.domain.units import MINUTE
from simulator.domain.values import dataclass
from simulator.host.rehearsing.playing import Played
from simulator.teams.simulated.intent import desk
from simulator.teams.simulated.skills import TRAINED

QUIET: Final = 10 * MINUTE
"""A stretch as long as this in which nothing comes is told; design."""
WINDOW: Final = 5 * MINUTE
"""Within it a seat must be able to read what comes in it; design, and the shortest limit of the default standard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A stretch in which nothing comes."""

    who: str
    begins: int
    ends: int
    """T+ms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """A stretch in which more comes to one seat than its holder can read."""

    who: str
    seat: str
    begins: int
    ends: int
    items: int
    """What comes in it."""
    needs: int
    """The longest that five minutes' worth of it takes, ms."""


Arrival = tuple[int, str, int]
"""(T+ms, seat, how long it takes to take in, ms)."""


def arrivals(play: Played) -> list[Arrival]:
    """Return everything that comes to a team, in order."""
    inputs = play.exercise.inputs
    takes = desk(inputs.scenario, inputs.standard) or next(iter(inputs.scenario.seats))
    found = []
    for _, t, event in play.exercise.events:
        match event:
            case e.AlertFired(summary=says):
                seat, text = takes, says
            case e.ReportArrived(report=name):
                seat, text = takes, inputs.scenario.reports[name].says
            case e.SuggestionMade(suggestion=name):
                made = inputs.scenario.suggestions[name]
                seat, text = takes, f"{made.says} {made.because}"
            case e.InjectDelivered(to=to, says=says) | e.ReaderAsked(to=to, says=says):
                seat, text = to, says
            case e.PersonAnswered(says=says):
                seat, text = takes, says
            case _:
                continue
        reading = len(text.split()) * MINUTE // TRAINED.read_wpm
        found.append((t, seat, inputs.standard.pace.notice + reading))
    return found


def gaps(play: Played) -> list[Gap]:
    """Return every stretch in which nothing comes to a team for ten minutes or more, STARTEX and ENDEX counted in."""
    times = [0, *(t for t, _, _ in arrivals(play)), play.exercise.inputs.scenario.lasts]
    return [
        Gap(who=play.who, begins=begins, ends=ends)
        for begins, ends in pairwise(times)
        if ends - begins >= QUIET
    ]


def crowds(play: Played) -> list[Crowd]:
    """Return every stretch in which a seat has more to read than there is time; stretches that touch are one."""
    by_seat: dict[str, list[Arrival]] = {}
    for arrival in arrivals(play):
        by_seat.setdefault(arrival[1], []).append(arrival)
    return [crowd for seat, mine in by_seat.items() for crowd in _crowds(play.who, seat, mine)]


def _crowds(who: str, seat: str, mine: Sequence[Arrival]) -> list[Crowd]:
    found: list[Crowd] = []
    first, load, opened = 0, 0, 0
    for place, (t, _, takes) in enumerate(mine):
        load += takes
        while mine[first][0] <= t - WINDOW:
            load -= mine[first][2]
            first += 1
        if load <= WINDOW:
            continue
        needs = load
        if found and mine[first][0] <= found[-1].ends:
            needs = max(found.pop().needs, load)
        else:
            opened = first
        begins, items = mine[opened][0], place - opened + 1
        found.append(Crowd(who=who, seat=seat, begins=begins, ends=t, items=items, needs=needs))
    return found
