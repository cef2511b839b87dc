"""The learning record as of now: what was played since is settled first, then it is read."""

from collections.abc import Sequence

from simulator.host.clock import today
from simulator.host.learning.course import Taught
from simulator.host.learning.record import Record, forget, remember, remembered
from simulator.host.learning.settling import unsettled
from simulator.host.learning.standing import Standing, standing
from simulator.host.store import kept


def record_now(there: Sequence[Taught]) -> Record:
    """Return the record with everything that was played up to now in it. Raises OSError."""
    new = unsettled(remembered(), there)
    for learned in new:
        remember(learned)
    return remembered()


def standing_now(there: Sequence[Taught]) -> Standing:
    """Return where one stands today."""
    return standing(record_now(there).lines, there, today())


def forget_all() -> int:
    """Forget everything up to now, exercises that are kept included, and return how many lines there were."""
    return forget(max((one.touched for one in kept()), default=0))
