"""Whether looks went to one signal that stood well, while people said that something was wrong."""

from collections import Counter
from fractions import Fraction
from typing import Final

from simulator.domain import events as e
from simulator.observations.looking import Glance, glances
from simulator.observations.markers import MARKERS, SAME_LOOKS, SAME_SHARE
from simulator.observations.observation import Figure, Observation, observed, too_thin
from simulator.projections.words import many
from simulator.scoring.moments import stands_out
from simulator.scoring.truth import Truth

MARKER: Final = MARKERS["one-number"]


def one_number(truth: Truth) -> Observation:
    """Observe where looks went between the first true report and the end of its harm."""
    reports = [(t, seq, ev.report) for seq, t, ev in truth.of(e.ReportArrived) if ev.report in truth.belongs]
    if not reports:
        return too_thin(MARKER, "Nobody reported anything that was so.")
    since, seq, first = reports[0]
    until = truth.ended_at.get(truth.belongs[first], truth.end)
    looks = glances(truth, since, until)
    told = sum(t <= until for t, _, _ in reports)
    figures = [
        Figure(name="true reports", value=told),
        Figure(name="looks while they came", value=len(looks)),
    ]
    if len(looks) < SAME_LOOKS:
        return too_thin(
            MARKER,
            f"{many(len(looks), 'look')} between the first true report and the end of its harm; it takes {SAME_LOOKS}.",
            figures,
        )
    signal, times = _favourite(truth, looks)
    same = [look for look in looks if signal and look.signals == {signal} and look.what == signal]
    well = [look for look in same if not stands_out(truth, signal, look.t)]
    figures += [
        Figure(name="at the signal looked at most", value=times),
        Figure(name="of them while it stood as on a quiet day", value=len(well)),
    ]
    fixed = Fraction(times, len(looks)) >= Fraction(*SAME_SHARE) and 2 * len(well) > times
    went = f"{signal or 'no signal by itself'} had {times or 'none'} of {many(len(looks), 'look')}"
    if fixed:
        went += f", and stood as on a quiet day, while {many(told, 'report')} said that something was wrong"
    return observed(
        MARKER,
        f"After the report {first}, {went}.",
        sign=fixed,
        figures=figures,
        shown=[(seq, since), *((look.seq, look.t) for look in same)] if fixed else [],
    )


def _favourite(truth: Truth, looks: list[Glance]) -> tuple[str, int]:
    """Return the signal that was looked at most by itself, whole and not in slices, and how often."""
    alone = Counter(look.what for look in looks if look.what in truth.scenario.signals)
    return alone.most_common(1)[0] if alone else ("", 0)
