"""The first screen and the last lines: what is read before the clock runs, and what is said when one leaves."""

import textwrap
from datetime import UTC, datetime
from fractions import Fraction
from typing import Final

from simulator.domain.exercise import Play
from simulator.domain.standards import Standard
from simulator.domain.units import MINUTE
from simulator.domain.values import dataclass
from simulator.host.clock import say_speed
from simulator.host.standins import PEOPLE
from simulator.projections.stream import Known
from simulator.projections.words import capital, names, span

WIDTH: Final = 78
"""Columns of the briefing; it is read on the smallest terminal."""
LINES: Final = 20
"""Lines for the author's words and ours, so that banner, keys and the question to press enter fit 24."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """How things are done at a display: the same briefing names verbs where one types, and keys where one presses."""

    can: str
    """What one can do at all, after "You can"."""
    rules: str
    """How the house rules are read."""
    real: str
    """How one says that something real has happened."""
    stop: str
    """What stops the clock."""
    first: str
    """The three things one needs first: the last line."""
    ahead: str = ">"
    """What runs the clock ahead."""


TYPED: Final = Hands(
    can="look at anything (show), wake anyone (page), choose a remedy (start), write (message).",
    rules="show rules",
    real="Type real-emergency.",
    stop="pause",
    first="Three things to type:  ack 3  I have it   help  what can I do   quit  leave",
)


def briefing(
    known: Known,
    standard: Standard,
    others: str | None = None,
    hands: Hands = TYPED,
    lines: int = LINES,
    speed: Fraction = Fraction(1),
) -> list[str]:
    """Return the briefing, which fits one screen of 24 lines if the scenario's own words are short.

    `others` is the team that plays the seats which are not here, empty if nobody does; None if that is not known.
    `hands` is how things are done at the display it is read on; where that has more rows than the smallest, `lines` says
    so, and less is left out. `speed` is how many times as fast as the wall clock it is about to run.
    """
    when = datetime.fromtimestamp(known.starts // 1_000, UTC)
    you = "every seat: this keyboard is " + names(list(known.mine)) if known.alone else _seats(known, others)
    soon = [
        f"{clock.says.lower()} in {span(min(limit for limit in clock.limits.values() if limit is not None))}"
        for clock in standard.clocks.values()
        if clock.kept_by == "acknowledged"
        or clock.what[:1] in (("internal-brief",), ("status-investigating",))
    ][:3]
    lasts = _lasts(known.lasts, speed)
    if known.mode == "lesson":
        runs = f"it stands while you read, and each act takes its time; {hands.ahead} runs ahead."
    elif known.pace == "tabletop":
        runs = f"{span(known.lasts)}; it stands while you talk, and each act takes its time. {hands.ahead} runs ahead."
    elif known.mode == "drill":
        pace = "; " if speed != 1 else ", as fast as the wall clock; "
        runs = f"{lasts}{pace}only a facilitator stops it."
    else:
        runs = f"{lasts}; {hands.ahead} runs ahead to the next thing that reaches you, {hands.stop} stops it."
    if not known.alone and known.pace != "tabletop" and known.mode != "drill":
        runs = f"{lasts}; {hands.ahead} runs ahead, {hands.stop} stops it."
    own = _paragraphs(known.briefing)
    told = known.briefing.lower()
    facts = [  # in the order in which they are left out last; what the author has said is not said again
        *([] if known.alone else [("You are", f"{you}.", False)]),
        ("The clock", runs, False),
        (
            "EXERCISE",
            f"nothing leaves this machine. Something real? {hands.real}",
            "emergency" in told,
        ),
        ("You owe", f"what the house rules ask ({hands.rules}): {', '.join(soon)}.", "you owe" in told),
        ("You are", f"{you}.", "you are:" in told or not known.alone),
        ("You can", hands.can, "you may" in told or "you can" in told),
    ]
    room = lines - len(own) + (not known.alone)  # who one is, and who is missing, takes a line more
    kept = []
    for head, text, said in facts:
        rows = _told(head, text)
        if not said and len(rows) <= room:
            kept.append((head, rows))
            room -= len(rows)
    order = ("You are", "You can", "You owe", "The clock", "EXERCISE")
    return [
        f"EXERCISE {known.exercise}, {known.mode}, {known.pace}, {when:%A} {when.day} {when:%B %Y, %H:%M} UTC.",
        *own,
        *([""] if room > 0 else []),
        *(row for _, rows in sorted(kept, key=lambda one: order.index(one[0])) for row in rows),
        hands.first,
    ]


def _paragraphs(written: str) -> list[str]:
    """Return the author's lines; what is too long for one, as names that are drawn may make it, goes on into the next."""
    told: list[str] = []
    over = ""
    for line in written.strip().splitlines():
        goes_on = over and line[:1].islower()
        if over and not goes_on:
            told.append(over)
        *whole, last = textwrap.wrap(f"{over} {line}" if goes_on else line, WIDTH) or [""]
        told += whole
        over = last if whole else ""
        if not whole:
            told.append(last)
    return [*told, over] if over else told


def _lasts(ms: int, speed: Fraction) -> str:
    """Return how long it takes, and at another speed how long that is for whoever sits there, to the minute."""
    if speed == 1:
        return span(ms)
    minutes = max(round(ms / speed / MINUTE), 1)
    return f"{span(ms)} at {say_speed(speed)}, about {span(minutes * MINUTE)} of yours"


def others_of(play: Play) -> str:
    """Return the built-in team that plays the seats nobody has; empty if none does."""
    return play.team if play.seats and play.team != PEOPLE else ""


def _seats(known: Known, others: str | None) -> str:
    """Say which seats are here, and who has the others."""
    here = names([f"{role} ({known.seats[role]})" for role in known.mine if role in known.seats])
    there = names([f"{role} ({person})" for role, person in known.seats.items() if role not in known.mine])
    if others is None:
        return f"{here}. Not at this keyboard: {there}"
    return f"{here}. {capital(others)} plays {there}" if others else f"{here}. Nobody holds {there}"


def _told(head: str, text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=f"{head + ':':11}", subsequent_indent=" " * 11)
