"""Where looks went: which services a look was at, and whether a signal stood out then."""

from typing import NamedTuple

from simulator.domain import events as e
from simulator.scoring.truth import Truth


class Glance(NamedTuple):
    """One look at evidence, by its line."""

    seq: int
    t: int
    what: str
    services: frozenset[str]
    """Those it was about; none for a feed, which is about all of them."""
    signals: frozenset[str]
    """Those it showed."""


def glances(truth: Truth, after: int, until: int) -> list[Glance]:
    """Return the looks in (after, until], in order."""
    return [
        Glance(
            seq=seq,
            t=t,
            what=look.what,
            services=services_of(truth, look.what),
            signals=frozenset(one for one in look.shows if one in truth.scenario.signals),
        )
        for seq, t, look in truth.of(e.LookedAt)
        if after < t <= until
    ]


def services_of(truth: Truth, what: str) -> frozenset[str]:
    """Return the services that something one can look at, or cite, is about."""
    scenario = truth.scenario
    kind, _, name = what.partition(" ")
    if kind in ("logs", "dashboard") and name in scenario.services:
        return frozenset((name,))
    signal = what.partition("{")[0]
    if signal in scenario.signals:
        return frozenset((signal.partition(".")[0],))
    trace = scenario.traces.get(what)
    if trace is not None:
        return frozenset(span.service for span in trace.spans)
    report = scenario.reports.get(what)
    if report is not None:
        return frozenset((report.owner,)) if report.owner else frozenset()
    about = (
        scenario.alerts.get(what)
        or scenario.noise.get(what)
        or scenario.logs.get(what)
        or scenario.changes.get(what)
    )
    return frozenset((about.service,)) if about is not None else frozenset()


def harm_goes_on(truth: Truth, t: int) -> bool:
    """Whether some incident had been there to notice and was not mitigated yet at `t`."""
    return any(
        detected <= t and (ended is None or t < ended)
        for key in truth.key
        if (detected := truth.detected(key)) is not None
        for ended in (truth.ended_at.get(key),)
    )
