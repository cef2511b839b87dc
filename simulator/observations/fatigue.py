"""Whether alerts waited longer the more alerts that asked for nothing had come before them."""

from typing import Final, NamedTuple

from simulator.domain import events as e
from simulator.domain.units import HOUR
from simulator.observations.markers import FEWEST_ON_A_SIDE, MARKERS, NOTICEABLE_MS, SLOWER
from simulator.observations.observation import Figure, Observation, observed, too_thin
from simulator.projections.words import many, span
from simulator.scoring.items import priority_of, taken
from simulator.scoring.truth import Truth

MARKER: Final = MARKERS["alert-fatigue"]
WINDOW: Final = 2 * HOUR
BINS: Final = (("0-29 before", 0, 30), ("30-79 before", 30, 80), ("80 or more before", 80, None))
"""The study's: alarms that asked for nothing, in the 120 minutes before."""
MILLE: Final = 1_000


class Waited(NamedTuple):
    """One alert that somebody had to take."""

    before: int
    """Firings that asked for nothing, in the two hours before it."""
    ms: int
    """Until it was taken; of one that never was, until the end."""
    share: int
    """The same, in thousandths of the time its priority had."""
    taken: bool
    seq: int
    """The line that took it, or with which it came."""
    t: int


def fatigue(truth: Truth) -> Observation:
    """Observe how long alerts waited."""
    found = _waits(truth)
    up = sum(one.taken for one in found)
    figures = [
        Figure(name="alerts somebody had to take", value=len(found)),
        Figure(name="of them taken", value=up),
        *_in_bins(found),
    ]
    if not up:
        return too_thin(MARKER, "No alert that somebody had to take was taken.", figures)
    cut = sorted(one.before for one in found)[len(found) // 2]
    fewer = [one for one in found if one.before < cut]
    more = [one for one in found if one.before >= cut]
    if min(len(more), sum(one.taken for one in fewer)) < FEWEST_ON_A_SIDE:
        least, most = min(one.before for one in found), max(one.before for one in found)
        before = str(least) if least == most else f"{least} to {most}"
        return too_thin(
            MARKER,
            f"{many(len(found), 'alert')} somebody had to take, with {before} before each that asked for nothing: "
            f"too few for two groups of {FEWEST_ON_A_SIDE}.",
            figures,
        )
    early, late = median([one.ms for one in fewer]), median([one.ms for one in more])
    pressed, strained = median([one.share for one in fewer]), median([one.share for one in more])
    sign = late >= SLOWER * early and late - early >= NOTICEABLE_MS and strained >= SLOWER * pressed
    untaken = sum(not one.taken for one in more)
    never = f", {untaken} of them never taken" if untaken else ""
    return observed(
        MARKER,
        f"{len(fewer)} alerts with fewer than {cut} before them that asked for nothing waited {span(early)} in the median, "
        f"{len(more)} with {cut} or more {span(late)}{never}.",
        sign=sign,
        figures=[
            *figures,
            Figure(name="median wait, fewer before", value=early, unit="ms"),
            Figure(name="median wait, more before", value=late, unit="ms"),
        ],
        shown=[(one.seq, one.t) for one in more if one.ms > early],
    )


def median(values: list[int]) -> int:
    """Return the middle of some numbers, cut to a whole one; there must be any."""
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) // 2


def _waits(truth: Truth) -> list[Waited]:
    idle = [
        t
        for _, t, fired in truth.of(e.AlertFired)
        if fired.alert not in truth.belongs and fired.alert not in truth.aftermath
    ]
    came = {fired.alert: seq for seq, _, fired in reversed(list(truth.of(e.AlertFired)))}
    found = []
    for name, item in truth.world.items.items():
        limit = _limit(truth, name)
        up = taken(truth, name)
        if item.kind != "alert" or limit is None or (up is None and item.arrived + limit > truth.end):
            continue
        ms = (truth.end if up is None else up.t) - item.arrived
        found.append(
            Waited(
                before=sum(item.arrived - WINDOW < t < item.arrived for t in idle),
                ms=ms,
                share=ms * MILLE // limit,
                taken=up is not None,
                seq=came[name] if up is None else up.seq,
                t=item.arrived if up is None else up.t,
            )
        )
    return found


def _limit(truth: Truth, alert: str) -> int | None:
    """Return within what time an alert of this priority must be taken; None if it need not be."""
    clocks = [clock for clock in truth.standard.clocks.values() if clock.kept_by == "acknowledged"]
    limits = [clock.limits.get(priority_of(truth, alert)) for clock in clocks]
    return min((limit for limit in limits if limit), default=None)


def _in_bins(found: list[Waited]) -> list[Figure]:
    figures = []
    for name, least, below in BINS:
        here = [one.ms for one in found if least <= one.before and (below is None or one.before < below)]
        figures.append(Figure(name=f"{name}, n", value=len(here)))
        if here:
            figures.append(Figure(name=f"{name}, median wait", value=median(here), unit="ms"))
    return figures
