"""When an incident could be noticed, when its harm really stopped, and with which line each thing came."""

from typing import TYPE_CHECKING

from simulator.domain import events as e
from simulator.domain.probes import holds
from simulator.domain.units import MICRO, NEVER, SCRAPE

if TYPE_CHECKING:
    from simulator.scoring.truth import Truth


def detect(truth: "Truth", key: str) -> int | None:
    """Return when an incident could first be noticed, None if it never showed itself (see `Truth.detected`)."""
    begun = min((truth.began(fault) for fault in truth.key[key].explains), default=NEVER)
    if begun == NEVER:
        return None
    fired = [t for _, t, event in truth.of(e.AlertFired) if truth.belongs.get(event.alert) == key]
    came = [t for _, t, event in truth.of(e.ReportArrived) if truth.belongs.get(event.report) == key]
    called = [t for t in (*fired, *came) if t >= begun]
    return min(called) if called else _visible(truth, key, begun)


def _visible(truth: "Truth", key: str, begun: int) -> int | None:
    """Return the first scrape at which a signal the incident moves stands outside its quiet range."""
    moved = {move.signal for fault in truth.key[key].explains for move in truth.scenario.faults[fault].moves}
    for t in range(begun - begun % SCRAPE, truth.end + 1, SCRAPE):
        if any(stands_out(truth, name, t) for name in moved):
            return max(t, begun)
    return None


def stands_out(truth: "Truth", name: str, t: int) -> bool:
    """Whether a signal stood outside all it does on a quiet day, its noise and its rhythm."""
    signal = truth.scenario.signals[name]
    swing = abs(signal.baseline * signal.rhythm.swing // MICRO) if signal.rhythm else 0
    return abs(truth.world.signals[name].read(t) - signal.baseline) > signal.noise + swing


def mitigate(truth: "Truth", key: str) -> int | None:
    """Return when the harm stopped for good: from then on the key's condition held through the watch, or to the end."""
    begun = min((truth.began(fault) for fault in truth.key[key].explains), default=NEVER)
    if begun == NEVER:
        return None
    since: int | None = None
    term = truth.key[key].mitigated.term
    for t in range(begun - begun % SCRAPE + SCRAPE, truth.end + 1, SCRAPE):
        if not holds(term, truth.world, t):
            since = None
        elif since is None:
            since = t
        elif t - since >= truth.watch:
            return since
    return since


def turn(truth: "Truth", key: str) -> int | None:
    """Return when what stopped an incident's harm took effect: from then on it is no lie to say one is watching."""
    ended = truth.ended_at.get(key)
    if ended is None:
        return None
    explains = truth.key[key].explains
    eased = [t for _, t, ev in truth.of(e.FaultEased) if t <= ended and ev.fault in explains]
    stopped = [t for _, t, ev in truth.of(e.FaultEnded) if t <= ended and ev.fault in explains]
    return max((*eased, *stopped), default=ended)


def origins_of(truth: "Truth") -> dict[str, int]:
    """Return the line with which each thing came: what an act that is missing should have followed."""
    found: dict[str, int] = {}
    for seq, _, event in truth.lines:
        match event:
            case (
                e.AlertFired(alert=name)
                | e.ReportArrived(report=name)
                | e.InjectDelivered(inject=name)
                | e.ReaderAsked(question=name)
                | e.SuggestionMade(suggestion=name)
                | e.RemedyFinished(remedy=name)
            ):
                found.setdefault(name, seq)
            case _:
                pass
    return found | {key: line for key in truth.key if (line := _showed(truth, key)) is not None}


def _showed(truth: "Truth", key: str) -> int | None:
    """Return the line with which an incident could first be noticed, or with which it began."""
    detected = truth.detected(key)
    for seq, t, event in truth.lines:
        item = getattr(event, "alert", "") or getattr(event, "report", "")
        if t == detected and truth.belongs.get(item) == key:
            return seq
    explains = truth.key[key].explains
    return next((seq for seq, _, began in truth.of(e.FaultBegan) if began.fault in explains), None)
