"""What happened, beside what was judged about it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from simulator.scoring import Judgement, Scorecard


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
    """People harmed on the same seed: by this team, by the model answer, and if nobody acts."""

    team: int
    model: int
    nobody: int
    broken_off: bool = False
    """All three are counted until play was broken off; what came after is not known, so nobody is said to have won."""

    @property
    def spared(self) -> int | None:
        """Of every hundred that could be spared, how many were; None where nothing could be."""
        could = self.nobody - min(self.model, self.team)
        return None if could <= 0 else max(100 * (self.nobody - self.team) // could, 0)

    def __str__(self) -> str:
        line = f"you {self.team:,} people, model answer {self.model:,}, nobody acts {self.nobody:,}"
        if self.broken_off:
            return f"{line}, all three until play was broken off."
        if self.spared is None:
            return line
        better = " You beat the model answer." if self.team < self.model else ""
        return f"{line}: you spared {self.spared} of every 100 who could be spared.{better}"


def proofs(card: Scorecard) -> dict[int, list[Judgement]]:
    """Return the judgements by the line of the event that proves them, where they first touch it."""
    found: dict[int, list[Judgement]] = {}
    for judgement in card.judgements:
        if judgement.events:
            found.setdefault(judgement.events[0], []).append(judgement)
    return found


def timeline(scenes: Iterable[Scene], card: Scorecard) -> Iterator[str]:
    """Yield the exercise line by line, each judgement below the event that proves it, and what never happened last."""
    judged = proofs(card)
    for scene in scenes:
        mark = "* " if scene.truth else "  "
        yield f"{mark}{scene.clock}  {scene.says}"
        for judgement in judged.get(scene.seq, ()):
            yield f"      {_verdict(judgement)}"
    missed = [judgement for judgement in card.judgements if not judgement.events and judgement.share < 1]
    if missed:
        yield ""
        yield "  What never happened:"
        yield from (f"      {_verdict(judgement)}" for judgement in missed)


def _verdict(judgement: Judgement) -> str:
    points = f"{float(judgement.points):.1f} of {float(judgement.of):.1f}"
    return f"[{points}] {judgement.clause} {judgement.id}: {judgement.happened}"
