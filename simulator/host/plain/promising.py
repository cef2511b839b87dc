"""What is owed, kept and missed, said in lines."""

from simulator.host.plain.context import Context
from simulator.projections.owed import Owed, Settled
from simulator.projections.words import short_clock, span


def promises(context: Context) -> list[str]:
    """Say how many promises were kept, how many of them late, and which were missed; nothing before the first."""
    done = context.settled()
    if not done:
        return []
    missed = [one.says.lower() for one in done if one.kept is None]
    late = sum(one.late for one in done)
    kept = f"Kept: {len(done) - len(missed)}" + (f", {late} of them late" if late else "")
    return [f"{kept}; missed: {', '.join(dict.fromkeys(missed)) or 'none'}. show clocks says which."]


def settled_line(one: Settled, context: Context) -> str:
    """Say what was kept and when, or what was missed."""
    row = context.inbox.by_name(one.about)
    about = f" ({row.kind} {row.number})" if row is not None else f", {one.about}" if one.about else ""
    if one.kept is None:
        return f"Missed: {one.says}{about}, due {short_clock(context.known.starts, one.due)}."
    stands = f"late by {span(one.kept - one.due)}" if one.late else "in time"
    return f"Kept: {one.says}{about}, {short_clock(context.known.starts, one.kept)}, {stands}."


def owed_line(one: Owed, context: Context) -> str:
    """Say what is owed, and by when."""
    left = one.left(context.now)
    row = context.inbox.by_name(one.about)
    about = f" ({row.kind} {row.number})" if row is not None else f", {one.about}" if one.about else ""
    to = f", to {one.to}" if one.to else ""
    due = f"in {span(left)}" if left >= 0 else f"late by {span(left)}"
    return f"{one.says}{about}{to}: {due} ({short_clock(context.known.starts, one.due)}, {one.role})."
