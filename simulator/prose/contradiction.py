"""Two messages about one incident that do not agree, where time alone explains no change.

What lasts (which incident, when it began, was found, ended) may not move; what was said as a fact may not be unknown
later, and what was denied not be so. A scope that has grown, another severity, another state are news.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

from simulator.domain.commands import Claim
from simulator.domain.standards import FieldKind
from simulator.domain.units import DAY, HOUR, MINUTE
from simulator.domain.values import dataclass

LASTING: Final = frozenset({"incident-id", "began-at", "discovered-at", "ended-at"})
"""What does not change while time passes."""
_CLOCK: Final = re.compile(r"(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?!\d)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a message says, as far as it can be held against another."""

    t: int
    """T+ms at which it was sent."""
    type: str
    audience: str
    incident: str
    fields: Mapping[str, tuple[FieldKind, Claim]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A field that does not agree with an earlier message."""

    field: str
    how: Literal["differs", "denies", "affirms", "unsays"]
    """Another value; not so, after all; so, after all; no longer known."""
    before: Told
    claim: Claim
    """What was said then."""


def clashes(now: Told, earlier: Sequence[Told], *, within: int = 0) -> Iterator[Clash]:
    """Yield where a message disagrees with the last that spoke of the same thing; `earlier` is oldest first.

    Times that lie no more than `within` ms apart agree.
    """
    about = [one for one in reversed(earlier) if not now.incident or one.incident == now.incident]
    for name, (kind, claim) in now.fields.items():
        before = next((one for one in about if _speaks(one, now, name, kind)), None)
        if before is None:
            continue
        said = before.fields[name][1]
        how = _how(kind, claim, said, within)
        if how is not None:
            yield Clash(field=name, how=how, before=before, claim=said)


def _speaks(one: Told, now: Told, name: str, kind: FieldKind) -> bool:
    """Whether an earlier message spoke of the same thing; words at will are compared within a type only."""
    return name in one.fields and one.fields[name][0] == kind and (kind != "words" or one.type == now.type)


def _how(
    kind: FieldKind, claim: Claim, said: Claim, within: int
) -> Literal["differs", "denies", "affirms", "unsays"] | None:
    sure = ("confirmed", "suspected")
    if kind in LASTING:
        both = claim.value.strip() and said.value.strip() and claim.standing == said.standing == "confirmed"
        return "differs" if both and not _agree(claim.value, said.value, within) else None
    if said.standing == "denied" and claim.standing in sure:
        return "affirms"
    if claim.standing == "denied" and said.standing in sure and said.value.strip():
        return "denies"
    if claim.standing == "unknown" and said.standing == "confirmed" and said.value.strip():
        return "unsays"
    return None


def _agree(one: str, other: str, within: int) -> bool:
    """Whether two values are the same; of times, whether they are near, over midnight too."""
    times = [_CLOCK.search(one), _CLOCK.search(other)]
    if times[0] is None or times[1] is None:
        return " ".join(one.lower().split()) == " ".join(other.lower().split())
    a, b = (int(found[1]) * HOUR + int(found[2]) * MINUTE for found in times if found is not None)
    apart = (a - b) % DAY
    return min(apart, DAY - apart) <= within
