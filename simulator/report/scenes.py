"""What happened, beside what was judged about it."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from simulator.domain.values import dataclass
from simulator.projections.words import counted
from simulator.scoring import Judgement, Scorecard

TENTH: Final = Fraction(1, 10)
LESS_HARM: Final = "Less harm than the model answer did, which is not yet a better score: harm is counted apart from the points"
"""What is said of a team that did: a bold remedy may end the harm, and lose everything else."""


MORE_HARM: Final = "more than if nobody acts: what was changed has a price of its own"
"""What is said of a team that did: a block keeps visitors out, a refund is paid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One event, told."""

    seq: int
    """Its line in the log."""
    t: int
    """T+ms."""
    clock: str
    """The exercise's own clock."""
    says: str
    truth: bool = False
    """No seat saw it then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """Harm of one kind on the same seed: by this team, by the model answer, and if nobody acts."""

    team: int
    model: int
    nobody: int
    unit: str = "people"
    """people, usd or decisions."""
    broken_off: bool = False
    """All three are counted until play was broken off; what came after is not known, so nobody is said to have won."""

    @property
    def spared(self) -> int | None:
        """Of every hundred that could be spared, how many were; None where nothing could be."""
        could = self.nobody - min(self.model, self.team)
        return None if could <= 0 else max(100 * (self.nobody - self.team) // could, 0)

    def __str__(self) -> str:
        line = (
            f"you {counted(self.unit, self.team)}, model answer {self.model:,}, nobody acts {self.nobody:,}"
        )
        if self.broken_off:
            return f"{line}, all three until play was broken off."
        if self.team > self.nobody:
            return f"{line}; {MORE_HARM}."
        if self.spared is None:
            return line
        better = f" {LESS_HARM}." if self.team < self.model else ""
        who = "who" if self.unit == "people" else "that"
        return f"{line}: you spared {self.spared} of every 100 {who} could be spared.{better}"


def points_words(judgement: Judgement) -> str:
    """Say what a judgement earned: 1.6 of 3.0; of less than a tenth of a point, 0.03 of 0.04."""
    digits = 1 if judgement.of >= TENTH else 2
    return f"{float(judgement.points):.{digits}f} of {float(judgement.of):.{digits}f}"


def proofs(card: Scorecard) -> dict[int, list[Judgement]]:
    """Return the judgements by the line of the event that proves them, where they first touch it.

    What was never done has no such line: it stands where it fell due.
    """
    found: dict[int, list[Judgement]] = {}
    for judgement in card.judgements:
        if judgement.events and judgement.due is None:
            found.setdefault(judgement.events[0], []).append(judgement)
    return found


def timeline(scenes: Iterable[Scene], card: Scorecard) -> Iterator[str]:
    """Yield the exercise line by line, each judgement below the event that proves it.

    What was never done stands before the first line of the moment at which it fell due or of a later one; what would have
    fallen due after the end, or never had a time, comes last.
    """
    judged = proofs(card)
    undone = sorted((one for one in card.judgements if one.due is not None), key=lambda one: one.due or 0)
    for scene in scenes:
        while undone and (undone[0].due or 0) <= scene.t:
            yield f"      {_verdict(undone.pop(0))}"
        mark = "* " if scene.truth else "  "
        yield f"{mark}{scene.clock}  {scene.says}"
        for judgement in judged.get(scene.seq, ()):
            yield f"      {_verdict(judgement)}"
    untimed = [one for one in card.judgements if not one.events and one.due is None and one.share < 1]
    missed = [*undone, *untimed]
    if missed:
        yield ""
        yield "  What never happened:"
        yield from (f"      {_verdict(judgement)}" for judgement in missed)


def _verdict(judgement: Judgement) -> str:
    return f"[{points_words(judgement)}] {judgement.clause} {judgement.id}: {judgement.happened}"
