"""What ending before its time means for the result, said before it is done: the rule is the scorer's.

Players who break off are judged to the planned end, so that ending early is no way out; a facilitator's end stops the
clock of every duty (`horizon` in `simulator.scoring.truth`).
"""

from typing import Final

from simulator.host.plain.context import Context
from simulator.host.plain.promising import owed_line
from simulator.projections.words import short_clock, span

NAMED: Final = 3
"""Open duties that are named; the others are counted."""


def before_the_end(context: Context, *, lead: bool) -> list[str]:
    """Return what is said before an exercise is ended early: what is open, and whether it will count."""
    known, now = context.known, context.now
    left = span(known.lasts - now)
    leaves = "quit only closes this console" if lead else "quit only leaves it"
    said = [f"This ends the exercise for good, for everyone, {left} before its time; {leaves}."]
    ends = short_clock(known.starts, known.lasts)
    open_ = [one for one in context.owed() if one.due > now]
    if lead:
        return [*said, f"Ended by you, it is judged up to now; not yet due, so not counted: {len(open_)}."]
    counts = [one for one in open_ if one.due <= known.lasts]
    said.append(
        f"Who breaks off is judged to the planned end, {ends}: what is owed by then and not done counts as missed."
    )
    said += [f"Not yet due, and will count: {owed_line(one, context)}" for one in counts[:NAMED]]
    if len(counts) > NAMED:
        said.append(f"And {len(counts) - NAMED} more that will count.")
    if len(counts) < len(open_):
        said.append(f"Due after {ends}, so not counted: {len(open_) - len(counts)}.")
    return said
