"""Shifts that end during play: from then on whoever held a role is gone, and the role is somebody else's."""

from collections.abc import Iterable


def goes(stretches: Iterable[tuple[int, int]], since: int, lasts: int) -> int | None:
    """Return when somebody who has had a role since T+`since` ms goes; None if they stay, or were not on shift then.

    `stretches` are (from, to) of their shifts, T+ms; somebody without any is always there.
    """
    begun = max(since, 0)
    return next((end for begin, end in stretches if begin <= begun < end <= lasts), None)
