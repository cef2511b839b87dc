"""How far some acts were right by themselves: a label, and a verdict on a change."""

from fractions import Fraction

from simulator.domain import events as e
from simulator.domain.scenario import Remedy
from simulator.domain.units import MICRO
from simulator.scoring.findings import HALF, NONE, ONE
from simulator.scoring.truth import Truth
from simulator.scoring.wording import among

Right = tuple[Fraction, str]
"""How far it was right, and what was not."""


def classification_share(truth: Truth, key: str, said: e.Classified) -> Right:
    """Return how far a label was right: type and category, half each."""
    incident = truth.key[key]
    right = [said.type == incident.type, said.category == incident.category]
    return Fraction(sum(right), 2), "" if all(right) else "the label was not right"


def looked_after(truth: Truth, remedy: str, since: int, until: int) -> bool:
    """Whether somebody opened a signal that shows what a change did: one its faults move, or one that was named.

    A signal that neither a fault nor this change can move shows nothing, whoever names it.
    """
    made = truth.scenario.remedies[remedy]
    moved = {move.signal for move in made.moves}
    moved |= {move.signal for fault in truth.scenario.faults.values() for move in fault.moves}
    checks = moved & {ev.check for _, _, ev in truth.of(e.RemedyStarted) if ev.remedy == remedy}
    checks |= {move.signal for fault in made.ends for move in truth.scenario.faults[fault].moves}
    return any(since <= look.at and look.t <= until for ref in checks for look in truth.looks.get(ref, ()))


def verdict_share(truth: Truth, remedy: str, at: int) -> Right:
    """Return how far it was right to say that a change worked or did not: false is worth nothing, unseen a half."""
    finished = max(
        (t for _, t, ev in truth.of(e.RemedyFinished) if ev.remedy == remedy and t <= at), default=at
    )
    said = [ev.works for _, t, ev in truth.of(e.RemedyVerified) if ev.remedy == remedy and t == at]
    made = truth.scenario.remedies[remedy]
    if said and said[0] not in _true_verdicts(truth, remedy, made):
        return NONE, "that is not what it did"
    return (ONE, "") if looked_after(truth, remedy, finished, at) else (HALF, "nobody had looked")


def _true_verdicts(truth: Truth, remedy: str, made: Remedy) -> set[bool]:
    """Return what may truly be said of a finished change; of one that helped in part, either."""
    if made.ends:
        return {True} if max(made.ends.values()) == MICRO else {True, False}
    prevents = any(
        event.unless is not None and among(event.unless.text, (remedy,))
        for event in truth.scenario.events.values()
    )
    return {True} if prevents else {True, False} if not (made.harms or made.moves or made.starts) else {False}
