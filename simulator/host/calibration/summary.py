"""What the outcomes of many simulated teams say about a scenario: how hard it is, and which judgements tell teams apart.

Discrimination is that of classical test theory: the mean share of the best 27 in a hundred teams, less that of the worst,
ranked by everything but the judgement itself (Kelley 1939 for the 27; a fifth as the least that is worth having, Ebel).
"""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from simulator.domain.units import MICRO
from simulator.domain.values import dataclass
from simulator.host.calibration.figures import Interval, Spread, difference, spread
from simulator.host.calibration.outcome import POINT, TIMES, Outcome
from simulator.teams.simulated import SKILLS

Verdict = Literal["discriminates", "weak", "noise", "turned round", "nobody wins", "nobody loses", "rare"]
TAIL: Final = 27
"""Teams in a hundred that are the best, and as many the worst."""
ENOUGH: Final = 200
"""Thousandths of a share by which the best must be ahead, at the low end of the interval."""
NEARLY: Final = 20
"""Thousandths from all or nothing within which a mean counts as all or nothing."""
FEW: Final = 20
"""Teams in each tail below which nothing is said."""
NEEDED: Final = -(-100 * FEW // TAIL)
"""Teams that must have been asked of a judgement for its tails to be that large."""
REACH: Final = 70 * POINT
"""Hundredths of a point from which the default standard rates S: performed with some challenges."""
BANDS: Final = (("gentle", 85), ("moderate", 70), ("hard", 55), ("severe", 0))
"""Modelled difficulty by the mean score of trained teams; design. The limits of P and S, and half way to failing."""
WHOLE: Final = 1_000
"""Shares are counted in thousandths."""
BUCKETS: Final = 20
"""Columns of a distribution: five points each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """All teams of one skill."""

    skill: str
    scores: Spread
    """Hundredths of a point."""
    buckets: tuple[int, ...]
    """Teams by five points; the last has those with 95 to 100."""
    reach: int
    """Thousandths of the teams that reach 70 points."""
    times: dict[str, Spread | None]
    """Milliseconds by what is timed, over the teams that came to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One judgement over all teams."""

    id: str
    teams: int
    """Teams of which it was asked."""
    mean: int
    """Mean share, in thousandths."""
    ahead: Interval | None
    """By how much the best earn more of it than the worst, in thousandths; None where too few were asked."""
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A calibration."""

    teams: int
    groups: tuple[Group, ...]
    items: tuple[Item, ...]
    """What discriminates most stands first."""
    difficulty: str
    """One of `BANDS`; empty if no trained team was played."""
    level: str
    """The least skill of which half the teams or more reach 70 points; empty if none does."""


def summary(outcomes: Sequence[Outcome]) -> Summary:
    """Draw the outcomes together; there is at least one, and they stand in order."""
    groups = tuple(
        group
        for skill in SKILLS
        if (group := _group(skill, [outcome for outcome in outcomes if outcome.skill == skill])) is not None
    )
    names = sorted({name for outcome in outcomes for name in outcome.parts})
    whole = {outcome.number: _whole(outcome) for outcome in outcomes}
    items = [_item(name, outcomes, whole) for name in names]
    items.sort(key=lambda item: (-item.ahead.mean if item.ahead else 1, item.id))
    return Summary(
        teams=len(outcomes),
        groups=groups,
        items=tuple(items),
        difficulty=next((_band(group) for group in groups if group.skill == "trained"), ""),
        level=next((group.skill for group in groups if 2 * group.reach >= WHOLE), ""),
    )


def _band(group: Group) -> str:
    return next(name for name, least in BANDS if group.scores.mean.mean >= least * POINT)


def _group(skill: str, outcomes: Sequence[Outcome]) -> Group | None:
    scores = spread([outcome.total for outcome in outcomes])
    if scores is None:
        return None
    buckets = [0] * BUCKETS
    for outcome in outcomes:
        buckets[min(outcome.total * BUCKETS // (100 * POINT), BUCKETS - 1)] += 1
    return Group(
        skill=skill,
        scores=scores,
        buckets=tuple(buckets),
        reach=WHOLE * sum(outcome.total >= REACH for outcome in outcomes) // len(outcomes),
        times={
            what: spread([outcome.times[what] for outcome in outcomes if what in outcome.times])
            for what in TIMES
        },
    )


def _item(name: str, outcomes: Sequence[Outcome], whole: Mapping[int, tuple[int, int]]) -> Item:
    """Hold the best teams' share of a judgement against the worst teams'."""

    def rest(outcome: Outcome) -> int:
        """Return a team's share of all points but this judgement's, in millionths."""
        (won, of), (all_won, all_of) = outcome.parts[name], whole[outcome.number]
        return MICRO * (all_won - won) // max(all_of - of, 1)

    asked = [outcome for outcome in outcomes if outcome.parts.get(name, (0, 0))[1]]
    ranked = sorted(asked, key=lambda outcome: (rest(outcome), outcome.number))
    shares = [_share(outcome.parts[name]) for outcome in ranked]
    tail = TAIL * len(ranked) // 100
    mean = sum(shares) // len(shares) if shares else 0
    ahead = difference(shares[-tail:], shares[:tail]) if tail >= FEW else None
    return Item(id=name, teams=len(asked), mean=mean, ahead=ahead, verdict=_verdict(mean, ahead))


def _verdict(mean: int, ahead: Interval | None) -> Verdict:
    if ahead is None:
        return "rare"
    if mean <= NEARLY:
        return "nobody wins"
    if mean >= WHOLE - NEARLY:
        return "nobody loses"
    if ahead.high < 0:
        return "turned round"
    if ahead.low >= ENOUGH:
        return "discriminates"
    return "noise" if ahead.low <= 0 else "weak"


def _share(part: tuple[int, int]) -> int:
    won, of = part
    return WHOLE * won // of


def _whole(outcome: Outcome) -> tuple[int, int]:
    """Return all points a team won, and all that were possible."""
    return sum(won for won, _ in outcome.parts.values()), sum(of for _, of in outcome.parts.values())
