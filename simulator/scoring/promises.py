"""Promised next updates: each is followed by a message to the same readers by then, or it was broken.

Only where the standard asks for a cadence does anybody wait for the next message.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from simulator.domain import events as e
from simulator.domain.courses import Course
from simulator.domain.standards import Standard
from simulator.domain.units import DAY, HOUR, MINUTE
from simulator.scoring.truth import Truth

if TYPE_CHECKING:
    from simulator.scoring.messages import Graded

_TIME = re.compile(r"(?<!\d)([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)


def moment_of(value: str) -> int | None:
    """Return the time of day a text names, ms since midnight; None if it names none."""
    found = _TIME.search(value)
    return int(found[1]) * HOUR + int(found[2]) * MINUTE if found else None


def waiting(standard: Standard) -> frozenset[str]:
    """Return the audiences that are to hear again and again."""
    return frozenset(
        standard.messages[kind].audience
        for clock in standard.clocks.values()
        if clock.every and clock.kept_by == "message"
        for kind in clock.what
    )


def longest_wait(truth: Truth, t: int, sent: e.MessageSent, key: str) -> int:
    """Return how far ahead the next update may be promised: the longest cadence a message of this type is part of; 0 if none.

    Until the team has noticed that it is worse, the severity they gave counts.
    """
    given = [label for since, label in truth.given(key) if since <= t][-1:]
    labels = {truth.severity(key, t), *given}
    standard = truth.standard
    limits = [
        limit
        for clock in standard.clocks.values()
        if clock.every and clock.kept_by == "message"
        if sent.audience in {standard.messages[kind].audience for kind in clock.what}
        if not (clock.while_ == "monitoring" and standard.messages[sent.type].phase != "mitigated")
        for label in labels
        if (limit := clock.limits.get(label)) is not None
    ]
    return max(limits, default=0)


def promised(truth: Truth, message: "Graded") -> int | None:
    """Return the T+ms until which a message says the next will come; None if it promises nothing that anybody waits for."""
    kind = truth.standard.messages.get(message.sent.type)
    if kind is None or message.sent.audience not in waiting(truth.standard):
        return None
    for name, field in kind.fields.items():
        claim = message.sent.fields.get(name)
        said = moment_of(claim.value) if claim and field.kind == "next-update" else None
        if said is not None:
            return message.t + (said - (truth.scenario.starts + message.t) % DAY) % DAY
    return None


def broken(truth: Truth, messages: Mapping[int, "Graded"], courses: Mapping[str, Course]) -> dict[int, str]:
    """Return the lines of messages whose promise was not kept, and what became of it.

    Whoever rightly closed the incident owes nobody another word; what would fall due after ENDEX nobody waits for.
    """
    found = {}
    for seq, message in messages.items():
        promise = promised(truth, message)
        course = courses.get(message.key)
        if promise is None or course is None:
            continue
        until = promise + truth.standard.tolerances.promise
        over = course.resolved is not None and course.resolved.t < until
        kept = any(
            message.t < later.t < until
            for later in messages.values()
            if later.sent.audience == message.sent.audience
            and later.seq in {heard.seq for heard in course.messages}
        )
        if until <= truth.horizon and not (kept or over):
            off = truth.broken_off(until)
            found[seq] = f"the update promised for {truth.clock(promise)[:5]} did not come{off}"
    return found
