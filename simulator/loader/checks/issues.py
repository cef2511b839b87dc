"""One thing that is wrong, and where in the author's data."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal

from simulator.domain.values import dataclass

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A problem that knows its path, and not yet its line."""

    code: str
    path: Path
    message: str
    help: str = ""
    severity: Literal["error", "warning"] = "error"
    key: bool = False
    """It is about the key at the path, not the value."""


def unknown(path: Path, what: str, name: str, there: Iterable[str], *, key: bool = False) -> Issue:
    """Say that a name names nothing, with the nearest that does."""
    known = sorted(set(there))
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    if near:
        help_ = f"did you mean {near[0]!r}?"
    elif known:
        help_ = f"there is {', '.join(known[:8])}" + (f" and {len(known) - 8} more" if len(known) > 8 else "")  # noqa: PLR2004  # what fits a line
    else:
        help_ = f"no {what} is defined here"
    return Issue(code="E301", path=path, message=f"there is no {what} {name!r}", help=help_, key=key)
