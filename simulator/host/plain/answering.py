"""What fits a blank of a letter: times, numbers and names as its reader can use them, and what would be right instead.

It knows the kinds of blanks and what this seat has seen; whether an answer is true, nobody here can know.
"""

import re
from typing import Final

from simulator.domain.commands import Standing
from simulator.domain.standards import MessageField, MessageType
from simulator.domain.units import DAY, HOUR, MINUTE
from simulator.host.actions import VERBS, VIEWS
from simulator.host.plain.context import Context
from simulator.host.plain.reading import Unclear, _choose, in_house
from simulator.host.writing.filling import NEXT_UPDATE, customers_word
from simulator.host.writing.naming import duties_there
from simulator.projections.words import short_clock

_TIME: Final = re.compile(r"\b([01]?\d|2[0-3]):([0-5]\d)\b")
_NUMBERED: Final = re.compile(r"inc-\d+", re.IGNORECASE)
_PAST: Final = frozenset({"began-at", "discovered-at", "ended-at"})
SURE: Final[dict[Standing, str]] = {
    "confirmed": "sure",
    "suspected": "suspect",
    "unknown": "unknown",
    "denied": "no",
}
"""The word a player types for each standing."""
_TOPICS: Final = {
    "incident-id": "the number of an incident that has been declared, such as INC-1",
    "severity": "one of the standard's severities",
    "began-at": "a time that has been, HH:MM UTC, such as {now}",
    "discovered-at": "a time that has been, HH:MM UTC, such as {now}",
    "ended-at": "a time that has been, HH:MM UTC, such as {now}",
    "next-update": "a time to come, HH:MM UTC, such as {later}",
    "services": "services, with commas between them",
    "figure": "a signal and what it reads",
    "scope": "who and what is hit, in the reader's words",
    "cause": "what it comes from, if that is known",
    "harm": "what it does to people",
    "action": "what is being done",
    "owner": "a role or a person",
    "duties": "duties to report, each with what starts it, and commas between them",
    "state": "how far the incident has come: investigating, identified, monitoring, mitigated or resolved",
    "words": "a few words",
}
"""What each kind of blank takes."""


def fitting(field: MessageField, kind: MessageType, value: str, context: Context) -> str:
    """Return a value as it goes into this blank: SEV2 for sev2, INC-1 for 1.

    Raises Unclear for one that cannot be right there, with what would be.
    """
    if not re.search(r"\w", value):
        raise Unclear(f"{value!r} tells the reader nothing; this takes {takes(field, kind, context)}")
    if field.kind != "incident-id" and _NUMBERED.fullmatch(value.strip()):
        raise Unclear(f"{value!r} is the number of an incident; this takes {takes(field, kind, context)}")
    match field.kind:
        case "incident-id":
            return _incident(value, context)
        case "severity":
            there = context.standard.severities
            meant = _choose(value, there)
            if meant not in there:
                raise Unclear(f"a severity is {' or '.join(there)}; not {value!r}")
            return meant
        case "began-at" | "discovered-at" | "ended-at" | "next-update":
            _time(field, value, context)
        case "services":
            _services(kind, value, context)
        case "figure" if not re.search(r"\d", value):
            raise Unclear(f"{value!r} has no number; this takes {takes(field, kind, context)}")
        case _:
            pass
    return value


def takes(field: MessageField, kind: MessageType, context: Context) -> str:
    """Say what a blank takes, with an example where there is one."""
    starts = context.known.starts
    said = _TOPICS.get(field.kind, "a few words").format(
        now=short_clock(starts, context.now), later=short_clock(starts, context.now + NEXT_UPDATE)
    )
    if field.kind == "severity":
        said = " or ".join(context.standard.severities)
    elif field.kind == "services":
        said += f": {', '.join(_service_words(kind, context))}"
    elif field.kind == "duties":
        there = duties_there(context.standard, starts)
        said += f"; on this day there is {', '.join(there)}" if there else ""
    elif field.kind == "figure":
        said += f", such as {next(iter(context.known.signals), 'errors')} 11.8%"
    return said


def standings(field: MessageField) -> list[str]:
    """Return the words one may type to say how sure one is, surest first."""
    return [word for standing, word in SURE.items() if standing in field.standings]


def verb_alone(typed: str) -> str:
    """Return the verb that a line typed into a blank plainly is, with nothing or a number or a view behind it; or nothing."""
    word, _, rest = typed.strip().partition(" ")
    verb = word.lower()
    if verb in VIEWS and not rest:
        return verb
    if verb not in VERBS or (rest and not (rest.isdigit() or rest.lower() in VIEWS)):
        return ""
    return verb


def _incident(value: str, context: Context) -> str:
    there = context.board.incidents
    if not there:
        said = (
            "no incident has been declared yet, so it has no number: leave (the letter is kept), "
            "declare SEV2 and what it is, then message again"
        )
        raise Unclear(in_house(said, context.standard))
    meant = f"INC-{value}" if value.isdigit() else value.upper()
    if meant not in there:
        raise Unclear(f"there is no incident {value!r}; there is {', '.join(there)}")
    return meant


def _time(field: MessageField, value: str, context: Context) -> None:
    starts, now = context.known.starts, context.now
    found = _TIME.search(value)
    if found is None:
        near = short_clock(starts, now if field.kind in _PAST else now + NEXT_UPDATE)
        raise Unclear(f"write the time as HH:MM UTC, such as {near}; not {value!r}")
    of_day = int(found[1]) * HOUR + int(found[2]) * MINUTE
    minute = (starts + now) % DAY // MINUTE * MINUTE
    ahead = (of_day - minute) % DAY
    to_come = 0 < ahead < DAY // 2
    if field.kind in _PAST and to_come:
        raise Unclear(
            f"{found[0]} is still to come: it is {short_clock(starts, now)}; this takes a time that has been"
        )
    if field.kind == "next-update" and not to_come:
        raise Unclear(
            f"{found[0]} is past: it is {short_clock(starts, now)}; this takes a time to come, "
            f"such as {short_clock(starts, now + NEXT_UPDATE)}"
        )


def _services(kind: MessageType, value: str, context: Context) -> None:
    there = {name.lower() for name in context.known.services}
    there |= {customers_word(context, name).lower() for name in context.known.services}
    wrong = [
        part.strip()
        for part in re.split(r"[,;]| and ", value)
        if part.strip() and part.strip().lower() not in there
    ]
    if wrong:
        words = ", ".join(_service_words(kind, context))
        raise Unclear(f"there is no service {wrong[0]!r}; there is {words}")


def _service_words(kind: MessageType, context: Context) -> list[str]:
    """Return what services are called in this message: customers have words of their own."""
    words = [
        (customers_word(context, name) if kind.public else "") or name for name in context.known.services
    ]
    return list(dict.fromkeys(words))
