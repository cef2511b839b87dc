"""What can be won and lost: the highest and lowest score anybody came to, and judgements that are the same for everybody."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from simulator.domain.values import dataclass
from simulator.host.rehearsing.playing import Played
from simulator.scoring.scorecard import without_slot

FEW: Final = 10
"""Teams of which a judgement must have been asked before it is called the same for everybody, if there were so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """A judgement that nobody can win, or nobody can lose."""

    id: str
    teams: int
    """Of whom it was asked."""
    share: Fraction
    """The most anybody won of it, or the least."""
    happened: str
    """What was said to whoever came nearest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """The ends of what is attainable."""

    highest: int
    """Hundredths of a point, as every score of a rehearsal."""
    highest_by: str
    lowest: int
    lowest_by: str
    never_won: tuple[Same, ...]
    never_lost: tuple[Same, ...]


def worth(plays: Sequence[Played]) -> Worth:
    """Return what the exercises came to; there is at least one."""
    best = max(plays, key=lambda play: play.card.total)
    worst = min(plays, key=lambda play: play.card.total)
    asked: dict[str, list[tuple[Fraction, str]]] = {}
    for play in plays:
        for name, share, happened in _shares(play):
            asked.setdefault(name, []).append((share, happened))
    never_won, never_lost = [], []
    for name, shares in sorted(asked.items()):
        if len(shares) < min(FEW, len(plays)):
            continue
        share, happened = max(shares)
        least = min(shares)[0]
        if share < 1:
            never_won.append(Same(id=name, teams=len(shares), share=share, happened=happened))
        elif least == 1:
            never_lost.append(Same(id=name, teams=len(shares), share=least, happened=happened))
    return Worth(
        highest=best.hundredths,
        highest_by=best.who,
        lowest=worst.hundredths,
        lowest_by=worst.who,
        never_won=tuple(never_won),
        never_lost=tuple(never_lost),
    )


def _shares(play: Played) -> list[tuple[str, Fraction, str]]:
    """Return the share of each judgement; the slots of a cadence are one."""
    won: dict[str, Fraction] = {}
    of: dict[str, Fraction] = {}
    said: dict[str, str] = {}
    for judgement in play.card.judgements:
        name = without_slot(judgement.id)
        won[name] = won.get(name, Fraction(0)) + judgement.points
        of[name] = of.get(name, Fraction(0)) + judgement.of
        said[name] = judgement.happened
    return [(name, won[name] / of[name], said[name]) for name in won if of[name]]
