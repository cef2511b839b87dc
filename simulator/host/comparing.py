"""What differs between two standards, told place by place: what the one says, and what the other."""

from typing import Any

from simulator.domain.values import dataclass
from simulator.loader import LoadedStandard
from simulator.loader.extending import relabelled

SAME = ("hotwash_standard", "labels")
"""What a standard says of itself and asks of nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One place in which two standards differ."""

    where: str
    """Such as clocks.first-post.limits.SEV1, in the one's own words for severities."""
    one: str
    """What the one says there; empty if nothing."""
    other: str

    def __str__(self) -> str:
        """Return it in one line."""
        return f"{self.where}: {self.one or 'nothing'} -> {self.other or 'nothing'}"


def differences(one: LoadedStandard, other: LoadedStandard) -> list[Difference]:
    """Return every place in which the two differ, in the order of the one, then what only the other has.

    Severities are compared by rank; where two call one rank differently, that is said first.
    """
    mine, theirs = list(one.standard.severities), list(other.standard.severities)
    called = {their: my for my, their in zip(mine, theirs, strict=False) if my != their}
    found = [
        Difference(where=f"severities.{my}", one=my, other=f"{their}, the same rank")
        for their, my in called.items()
    ]
    before, after = _flat(one.data), _flat(relabelled(other.data, called))
    places = (*before, *(where for where in after if where not in before))
    return found + [
        Difference(where=where, one=before.get(where, ""), other=after.get(where, ""))
        for where in places
        if before.get(where) != after.get(where)
    ]


def _flat(data: dict[str, Any]) -> dict[str, str]:
    """Return each place with what stands there."""
    found: dict[str, str] = {}

    def walk(where: str, value: Any) -> None:
        if isinstance(value, dict) and value:
            for name, inner in value.items():
                walk(f"{where}.{name}" if where else name, inner)
        else:
            found[where] = _shown(value)

    walk("", {name: part for name, part in data.items() if name not in SAME})
    return found


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_shown(one) for one in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_shown(one)}' for name, one in value.items())}}}"
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value).strip()
