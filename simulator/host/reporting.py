"""Which authorities must hear by when, from what has happened by now: told to whoever trains, filed by nobody."""

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from typing import Any

from simulator.domain.regimes import dues, read_day, status
from simulator.domain.standards import Standard
from simulator.host.house_rules import NO_ADVICE


def told(standard: Standard, day: str, began: Mapping[Any, str], only: Collection[str] = ()) -> Iterator[str]:
    """Yield a line for each report that is owed, the soonest first, then what does not apply or has not begun.

    `began` has HH:MM (UTC, that day) by what starts clocks. Raises ValueError for a day, a time or a rule that is none.
    """
    day, regimes = read_day(day), standard.regulators
    for name in only:
        if name not in regimes:
            near = get_close_matches(name, regimes, n=1)
            help_ = f"did you mean {near[0]!r}?" if near else f"there is {', '.join(regimes) or 'none'}"
            message = f"there is no rule {name!r}; {help_}"
            raise ValueError(message)
    moments = {event: _moment(day, written) for event, written in began.items()}
    asked = tuple(only) or tuple(regimes)
    found = dues(regimes, day, moments, asked)
    yield NO_ADVICE
    for due in found:
        starts = due.stage.starts or regimes[due.regime].starts
        limit = f"by {due.by:%d %b %H:%M}" if due.by else "without undue delay"
        since = f"{starts} {due.since:%H:%M}"
        yield f"{limit}  {due.regime}: {due.stage.says}; {since}  [{regimes[due.regime].source}]"
    owed = {due.regime for due in found}
    for name in asked:
        if status(regimes[name], day) == "pending":
            yield f"pending on {day}  {name}: applies from {regimes[name].applies_from}"
        elif name not in owed:
            yield f"not begun  {name}: it starts when {regimes[name].starts}. {regimes[name].begins}"


def _moment(day: str, written: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(day), time.fromisoformat(written), tzinfo=UTC)
    except ValueError:
        message = f"{written!r} is no time of day; write HH:MM, UTC"
        raise ValueError(message) from None
