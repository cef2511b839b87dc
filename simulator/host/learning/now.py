"""The learning record as of now: what was played since is settled first, then it is read."""

from collections.abc import Sequence
from dataclasses import replace

from simulator.host.clock import today
from simulator.host.learning.course import Taught
from simulator.host.learning.record import Record, forget, remember, remembered
from simulator.host.learning.settling import unsettled
from simulator.host.learning.standing import Standing, standing
from simulator.host.lobby import next_drill
from simulator.host.store import kept


def record_now(there: Sequence[Taught]) -> Record:
    """Return the record with everything that was played up to now in it. Raises OSError."""
    new = unsettled(remembered(), there)
    for learned in new:
        remember(learned)
    return remembered()


def standing_now(there: Sequence[Taught], record: Record | None = None) -> Standing:
    """Return where one stands today, by the record as of now; with a drill to play where no lesson is left."""
    found = standing((record or record_now(there)).lines, there, today())
    return found if found.next.lesson else replace(found, next=replace(found.next, drill=next_drill()))


def forget_all() -> int:
    """Forget everything up to now, exercises that are kept included, and return how many lines there were."""
    return forget(max((one.touched for one in kept()), default=0))
