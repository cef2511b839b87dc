"""The three moments that mattered most, chosen by rule: what cost most, what was known and unopened, what went best.

Ties go to the earlier; the words come from the judgement, never from a person.
"""

from dataclasses import dataclass

from simulator.domain.exercise import Exercise
from simulator.domain.units import MINUTE, format_duration
from simulator.scoring import Judgement, Scorecard
from simulator.scoring.knowing import available
from simulator.scoring.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One moment, what it was, and the question it leaves."""

    clock: str
    says: str
    points: str
    question: str


def moments(exercise: Exercise, card: Scorecard) -> list[Moment]:
    """Return at most three moments; one of them is something done well, if anything was."""
    truth = Truth(exercise, exercise.inputs.standard)
    times = {seq: t for seq, t, _ in exercise.events}

    def at(judgement: Judgement) -> int:
        return min((times[seq] for seq in judgement.events if seq in times), default=truth.end)

    found = []
    lost = [judgement for judgement in card.judgements if judgement.share < 1]
    if lost:
        worst = min(
            lost, key=lambda judgement: (judgement.points - judgement.of, at(judgement), judgement.id)
        )
        found.append(
            Moment(
                clock=truth.clock(at(worst)),
                says=f"{worst.asked.rstrip('.')}: {worst.happened}.",
                points=f"-{float(worst.of - worst.points):.1f}",
                question="What would have made this possible in time?",
            )
        )
    unopened = _unopened(truth)
    if unopened:
        found.append(unopened)
    won = [judgement for judgement in card.judgements if judgement.share == 1 and judgement.events]
    if won:
        best = max(won, key=lambda judgement: (judgement.of, -at(judgement)))
        found.append(
            Moment(
                clock=truth.clock(at(best)),
                says=f"{best.asked.rstrip('.')}: {best.happened}.",
                points=f"+{float(best.points):.1f}",
                question="What do we keep doing, and who tells the others?",
            )
        )
    return found


def _unopened(truth: Truth) -> Moment | None:
    """Return the longest time for which something that reveals a cause lay there and nobody opened it."""
    longest: tuple[int, str, int] | None = None
    for key in truth.key.values():
        for fact in key.facts.get("cause", ()):
            refs = [
                ref for ref in (*fact.known_from.any, *fact.known_from.all) if ref in truth.scenario.changes
            ]
            for ref in refs:
                since = max(available(truth, ref), 0)
                opened = truth.looks[ref][0].t if ref in truth.looks else truth.end
                if opened - since >= MINUTE and (longest is None or opened - since > longest[0]):
                    longest = (opened - since, ref, since)
    if longest is None:
        return None
    waited, ref, since = longest
    ended = "before anyone opened it" if ref in truth.looks else "and nobody ever opened it"
    return Moment(
        clock=truth.clock(since),
        says=f"The change {ref!r} was on the changes screen for {format_duration(waited)} {ended}.",
        points="",
        question="Who could have opened the changes earlier, and what would have told them to?",
    )
