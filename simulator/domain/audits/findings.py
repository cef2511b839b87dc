"""One thing an audit found: what, where, since when and how often, and the way out."""

from simulator.domain.values import dataclass

Place = tuple[str | int, ...]
"""The way to what is meant, in the author's data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A hole in the plan, told once however often it opens."""

    code: str
    place: Place
    message: str
    help: str
    key: bool = False
    """It is about the name at the place, not about what stands there."""
    first: int | None = None
    """When it is so for the first time, ms since 1970; None: at any time."""
    times: int = 0
    """How often in what was looked at."""
    lasts: int = 0
    """For how long, all times together, ms."""
