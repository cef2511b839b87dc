"""The three moments that mattered most, chosen by rule: what cost most, what was known and unopened, what went best.

Ties go to the earlier; the words come from the judgement, never from a person.
"""

from collections.abc import Iterator
from fractions import Fraction

from simulator.domain import events as e
from simulator.domain.exercise import Exercise
from simulator.domain.scenario import KeyFact
from simulator.domain.units import MINUTE, NEVER, format_duration
from simulator.domain.values import dataclass
from simulator.scoring import Judgement, Scorecard
from simulator.scoring.knowing import available, known_since, refs
from simulator.scoring.truth import Truth

FAR: Fraction = Fraction(1, 2)
"""A message that earned less than this share of its points was far from the truth, or said far too little of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One moment, what it was, and the question it leaves."""

    clock: str
    about: str
    """What it is about, in a word or two, so that its question can be asked elsewhere: remedy, the change 'permissions'."""
    says: str
    points: str
    question: str
    judgement: str = ""
    """The judgement it tells, by id; empty where it tells none."""


def moments(exercise: Exercise, card: Scorecard) -> list[Moment]:
    """Return at most three moments; one of them is something done well, if anything was."""
    truth = Truth(exercise, exercise.inputs.standard)
    times = {seq: t for seq, t, _ in exercise.events}

    def at(judgement: Judgement) -> int:
        return min((times[seq] for seq in judgement.events if seq in times), default=truth.end)

    found = []
    lost = [judgement for judgement in card.judgements if judgement.share < 1]
    worst = min(lost, key=lambda one: (one.points - one.of, at(one), one.id), default=None)
    if worst is not None:
        found.append(_judged(truth, worst, at(worst), "What would have made this possible in time?"))
    unopened = _unopened(truth)
    if unopened is not None:
        found.append(unopened)
    else:
        sent = {seq for seq, _, _ in truth.of(e.MessageSent)}
        letters = [
            one for one in lost if one is not worst and one.share < FAR and sent.intersection(one.events)
        ]
        furthest = min(letters, key=lambda one: (one.share, at(one), one.id), default=None)
        if furthest is not None:
            asks = "What did we know when we wrote it, and who reads it before it goes?"
            found.append(_judged(truth, furthest, at(furthest), asks))
    won = [judgement for judgement in card.judgements if judgement.share == 1 and judgement.events]
    best = min(won, key=lambda one: (-one.of, at(one), one.id), default=None)
    if best is not None:
        found.append(_judged(truth, best, at(best), "What do we keep doing, and who tells the others?"))
    return found


def _judged(truth: Truth, judgement: Judgement, at: int, question: str) -> Moment:
    lost = judgement.of - judgement.points
    about = _named(truth, judgement)
    told = [f"{about[:1].upper()}{about[1:]}: {judgement.happened.rstrip('.')}."]
    told.append(judgement.advice or f"{judgement.asked.partition('.')[0]}.")
    return Moment(
        clock=truth.clock(at),
        about=about,
        says=" ".join(told),
        points=f"-{float(lost):.1f}" if lost else f"+{float(judgement.points):.1f}",
        question=question,
        judgement=judgement.id,
    )


def _named(truth: Truth, judgement: Judgement) -> str:
    """Return a judgement's name as one says it; which of several incidents is said only where there are several."""
    kind, *about = judgement.id.partition("#")[0].split(":")
    several = len(truth.key) > 1
    return " ".join([kind.replace("-", " "), *(one for one in about if several or one not in truth.key)])


def _unopened(truth: Truth) -> Moment | None:
    """Return the longest time for which a fact of the answer key lay there to be opened, and nobody opened it."""
    longest = min(_waits(truth), key=lambda wait: (wait[1] - wait[2], wait[1], wait[3]), default=None)
    if longest is None:
        return None
    fact, since, opened, ref = longest
    kind, place = _place(truth, ref)
    ended = _ended(truth, fact, opened)
    lay = f"was on the {place} screen for {format_duration(opened - since)}{ended}"
    return Moment(
        clock=truth.clock(since),
        about=f"the {kind} {ref!r}",
        says=f"The {kind} {ref!r} {lay}. It tells this: {fact.says.rstrip('.')}.",
        points="",
        question=f"Who could have opened the {place} earlier, and what would have told them to?",
    )


def _ended(truth: Truth, fact: KeyFact, until: int) -> str:
    looked = {seq for seq, _, _ in truth.of(e.LookedAt)}
    looks = [look for ref in refs(fact.known_from) for look in truth.looks.get(ref, ()) if look.t == until]
    if any(look.seq in looked for look in looks):
        return " before anyone opened it"
    return " and nobody opened it" if until == truth.end else ", unopened until somebody spoke of it"


def _waits(truth: Truth) -> Iterator[tuple[KeyFact, int, int, str]]:
    """Yield (fact, since, until, evidence) for each fact that waited a minute or more to be opened.

    What comes into the inbox by itself needs no opening: a fact that an alert, a report or a message tells waits no longer.
    """
    facts = (fact for key in truth.key.values() for topic in key.facts.values() for fact in topic)
    for fact in facts:
        screens = {ref: available(truth, ref) for ref in refs(fact.known_from) if _place(truth, ref)[1]}
        if not screens:
            continue
        true_from = 0 if fact.from_ is None else truth.first_holding(fact.from_.term)
        since, ref = min((lay, ref) for ref, lay in screens.items())
        if true_from is None or since == NEVER:
            continue
        since = max(since, true_from)
        told = [available(truth, one) for one in fact.known_from.any if one not in screens]
        looked = known_since(truth, fact.known_from, truth.end)
        until = min([truth.end, *told, *([] if looked is None else [looked])])
        if until - since >= MINUTE:
            yield fact, since, until, ref


def _place(truth: Truth, ref: str) -> tuple[str, str]:
    """Return what kind of evidence this is, and the screen on which it waits; no screen for what comes by itself."""
    scenario = truth.scenario
    if ref.partition("{")[0] in scenario.signals:
        return "signal", "metrics"
    kinds = ((scenario.logs, "log"), (scenario.traces, "trace"), (scenario.changes, "change"))
    return next(((kind, f"{kind}s") for there, kind in kinds if ref in there), ("", ""))
