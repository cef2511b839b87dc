"""What happened, said in one sentence: what the plain display prints, and what a timeline lists.

Sentence case, no columns, the thing before the person; numbers as they are read aloud.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

from simulator.domain.units import DAY, HOUR, MICRO, MINUTE, SECOND
from simulator.projections.inbox import Inbox, Row
from simulator.projections.stream import Known, SeatEvent

LONGEST: Final = 160
"""Characters in one spoken line."""
_PERCENT: Final = re.compile(r"(\d) ?%")
HARM_WORDS: Final = {"people": "people", "usd": "dollars", "decisions": "wrong decisions"}
"""Each kind of harm, as one says it after a number."""
KINDS: Final = {"alert": "Alert", "report": "Report", "question": "Question", "suggestion": "Suggestion"}


def clock(starts: int, t: int) -> str:
    """Write a moment as the exercise's own clock, UTC: 11:18:10; the day before or after is said."""
    at = (starts + t) // SECOND
    days = (starts + t) // DAY - starts // DAY
    day = "" if not days else f" ({many(abs(days), 'day')} {'before' if days < 0 else 'on'})"
    return f"{at // 3600 % 24:02d}:{at // 60 % 60:02d}:{at % 60:02d}{day}"


def short_clock(starts: int, t: int) -> str:
    """Write a moment without its seconds: 11:18."""
    return clock(starts, t)[:5]


def span(ms: int) -> str:
    """Write how long, as one says it: 2 minutes 24."""
    ms = abs(ms)
    if ms < MINUTE:
        return many(ms // SECOND, "second")
    if ms < HOUR:
        minutes, seconds = ms // MINUTE, ms % MINUTE // SECOND
        return many(minutes, "minute") + (f" {seconds}" if seconds else "")
    hours, minutes = ms // HOUR, ms % HOUR // MINUTE
    return many(hours, "hour") + (f" {many(minutes, 'minute')}" if minutes else "")


def many(count: int, what: str) -> str:
    """Say how many of something there are: 1 second, 2 seconds."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def counted(unit: str, count: int) -> str:
    """Say how much harm of a kind there is: 4,200 people, 90 dollars, 12 wrong decisions."""
    return f"{count:,} {HARM_WORDS[unit]}"


def spoken(text: str) -> str:
    """Write signs as words: 58 percent."""
    return _PERCENT.sub(r"\1 percent", text)


def cut(text: str, longest: int = LONGEST) -> str:
    """Return one line of at most so many characters, cut between words; what is cut off is said by three dots."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    room = longest - len(" ...")
    short = (
        line[: room + 1].rpartition(" ")[0] or line[:room]
    )  # a word that fills the line is cut all the same
    return short.rstrip(" ,;:") + " ..."


def full(sentence: str) -> str:
    """End a sentence."""
    sentence = sentence.strip()
    return sentence if sentence[-1:] in (".", "!", "?", ":", "") else f"{sentence}."


def capital(text: str) -> str:
    """Begin a sentence."""
    return text[:1].upper() + text[1:]


def title_of(row: Row) -> str:
    """Name a row by its kind and number: Alert 3."""
    return f"{KINDS[row.kind]} {row.number}"


def who(known: Known, by: str) -> str:
    """Say who acted: you at a keyboard with one seat, the role where several are at one keyboard."""
    if by == "ladder":
        return "The escalation ladder"
    if by in known.mine and len(known.mine) == 1:
        return "You"
    return known.roles.get(by, by).partition(" (")[0].capitalize()


def names(values: Sequence[Any]) -> str:
    """Join names: a, b and c."""
    words = [str(value) for value in values]
    return ", ".join(words[:-1]) + (" and " if len(words) > 1 else "") + (words[-1] if words else "nothing")


def have(known: Known, by: str) -> str:
    """Say who has it: You have, Commander has."""
    subject = who(known, by)
    return "You have" if subject == "You" else f"{subject} has"


def state_of(row: Row) -> str:
    """Say who has a row, or that it waits."""
    if row.kind == "question":
        if not row.asks:
            return "No answer needed"
        return f"Answered by {row.holder}" if row.answered is not None else "Waits for an answer"
    if row.kind == "suggestion":
        return f"Decided by {row.holder}" if row.answered is not None else "Nobody has decided"
    if row.dismissed:
        return f"Dismissed as {row.dismissed}"
    if row.incident:
        return f"Part of {row.incident}" + (f", {row.holder} has it" if row.holder else "")
    return f"{row.holder} has it" if row.holder else "Nobody has it"


def headline(row: Row) -> str:
    """Say what a row is: Alert 3, error, bot-scorer: null scores 58 percent."""
    parts = [title_of(row)]
    if row.kind == "alert":
        parts += [row.priority, row.source]
    elif row.kind == "question":
        parts = [f"{'Question' if row.asks else 'Message'} {row.number} to {row.to} from {row.source}"]
    else:
        parts.append(f"from {row.source}")
    times = f" ({row.times} times)" if row.times > 1 and row.kind != "question" else ""
    return f"{', '.join(part for part in parts if part)}: {row.text}{times}"


def say(event: SeatEvent, known: Known, rows: Inbox) -> str:
    """Say what happened, in one sentence; the rows are the inbox after it."""
    return full(cut(spoken(_say(event, known, rows)), LONGEST - 12))


def _named(rows: Inbox, name: str) -> str:
    row = rows.by_name(name)
    return title_of(row).lower() if row is not None else name


def _say(event: SeatEvent, known: Known, rows: Inbox) -> str:  # one arm per event
    get = event.get
    by = get("by")
    act = who(known, by) if by else ""
    match event.what:
        case "ExerciseStarted":
            return "The exercise has started"
        case "AlertFired":
            row = rows.by_name(get("alert"))
            return f"{full(headline(row))} {state_of(row)}" if row else get("summary")
        case "AlertCleared":
            return f"{_named(rows, get('alert')).capitalize()} has cleared by itself"
        case "ReportArrived":
            row = rows.by_name(get("report"))
            times = f" ({get('times')} of them)" if get("times", 1) > 1 else ""
            number = f"Report {row.number}" if row else "Report"
            return f"{number}, {get('method')} from {get('from')}{times}: {get('says')}"
        case "InjectDelivered":
            row = rows.by_name(get("inject"))
            what = "Question" if get("asks") else "Message"
            to = "you" if known.alone or get("to") in known.mine else get("to")
            again = ", again" if get("round", 1) > 1 else ""
            number = f" {row.number}" if row else ""
            seat = f" as {get('to')}" if to == "you" and len(known.mine) > 1 else ""
            return f"{what}{number} to {to}{seat} from {get('from')}{again}: {get('says')}"
        case "ReaderAsked":
            row = rows.by_name(get("question"))
            to = "you" if known.alone or get("to") in known.mine else get("to")
            seat = f" as {get('to')}" if to == "you" and len(known.mine) > 1 else ""
            number = f" {row.number}" if row else ""
            return f"Question{number} to {to}{seat} from {get('from')}, who has read {get('message')}: {get('says')}"
        case "SuggestionMade":
            row = rows.by_name(get("suggestion"))
            sure = f", {get('confidence', 0) // 10_000} percent sure"
            return f"Suggestion {row.number if row else ''} from the assistant{sure}: {get('says')}"
        case "WorldMoved":
            return str(get("says")) or f"{get('event')} happens, and nobody is told"
        case "PersonPaged":
            if by == "ladder":
                return (
                    f"{act} calls {get('name')} ({get('person')}): nobody has {_named(rows, get('target'))}"
                )
            about = f", about {_named(rows, get('about'))}" if get("about") else ""
            asked = f" for {get('target')}" if get("target") not in ("", get("person"), get("about")) else ""
            return f"{act} calls {get('name')} ({get('person')}){asked}{about}: ringing"
        case "PersonAnswered":
            says = f" and says: {get('says')}" if get("says") else ""
            return f"{get('name')} ({get('person')}) is here{says}"
        case "PersonSilent":
            return f"{get('name')} ({get('person')}) does not answer"
        case "RemedyFinished":
            return f"Remedy {get('remedy')} is done"
        case "RemedyFailed":
            says = f": {get('says')}" if get("says") else ""
            return f"Remedy {get('remedy')} has failed{says}"
        case "RemedyUndone":
            return f"Remedy {get('remedy')} has been undone"
        case "EvidenceKept":
            return f"Kept as evidence: {names(get('evidence', ()))}"
        case "HintOffered":
            each = f", {points(get('cost'))} for each level" if get("cost") else ""
            return f"A hint can be had{each}: type hint"
        case "ExerciseEnded":
            return "The exercise has ended"
        case _:
            return _acted(event, known, rows, act)


def _acted(event: SeatEvent, known: Known, rows: Inbox, act: str) -> str:  # one arm per event
    get, by = event.get, event.get("by")
    match event.what:
        case "Acknowledged":
            return f"{have(known, by)} {_named(rows, get('item'))}"
        case "Dismissed":
            of = f" of {_named(rows, get('of'))}" if get("of") else ""
            return f"{act} dismissed {_named(rows, get('item'))}: {get('reason')}{of}"
        case "Linked":
            return f"{_named(rows, get('item')).capitalize()} now belongs to {get('incident')}"
        case "Declared":
            return f"{act} declared {get('incident')}, {get('severity')}: {get('title')}"
        case "Classified":
            kind = f"{get('type')}, cause in {get('category')}, {get('severity')}"
            return f"{get('incident')} is seen as {kind}, {get('confidence')}; services {names(get('services', ()))}"
        case "RoleAssigned":
            return f"{get('person')} is {get('role')} now"
        case "HandedOver":
            return f"{get('role')} goes to {get('to')}: {get('notes')}"
        case "LookedAt":
            return f"{act} looked at {get('what')}"
        case "Hypothesized":
            evidence = f", for it {names(get('supports'))}" if get("supports") else ""
            against = f", against it {names(get('against'))}" if get("against") else ""
            return f"{get('hypothesis')}, {get('status')}: {get('says')}{evidence}{against}"
        case "SuggestionAnswered":
            return f"{act} {'takes' if get('accept') else 'leaves'} {_named(rows, get('suggestion'))}"
        case "RemedyApproved":
            return f"{act} approved {get('remedy')}"
        case "RemedyStarted":
            check = f"; check: {get('check')}" if get("check") else ""
            expect = f", expecting: {get('expect')}" if get("expect") else ""
            return f"{act} started {get('remedy')}{expect}{check}"
        case "RemedyVerified":
            return f"{act} says that {get('remedy')} {'works' if get('works') else 'does not work'}"
        case "UndoStarted":
            return f"{act} is undoing {get('remedy')}"
        case "Drafted":
            return f"{act} wrote draft {get('draft')}, {get('type')}"
        case "MessageApproved":
            return f"{act} signed draft {get('draft')}"
        case "SignOffVoided":
            return f"The sign-off of draft {get('draft')} is void: {get('why')}; it waits to be signed again"
        case "MessageSent":
            return f"{act} sent {get('message')}, {get('type')}, to {get('audience')} by {get('channel')}"
        case "Replied":
            return f"{act} answered {_named(rows, get('inject'))}: {get('text')}"
        case "Monitored":
            return f"{get('incident')} is being watched"
        case "Resolved":
            return f"{get('incident')} is called resolved"
        case "Reopened":
            return f"{get('incident')} is open again: {get('why')}"
        case "PostmortemWritten":
            return f"{act} wrote the postmortem of {get('incident')}"
        case "Noted":
            return f"Note by {by}: {get('text')}"
        case "HintGiven":
            says = ", then ".join(str(get("says")).strip().splitlines())
            paid = f", {points(get('cost'))}" if get("cost") else ""
            return f"Hint, level {get('level')}{paid}: {says}"
        case "Refused":
            return f"Not done: {get('why')}"
        case "Spoken":
            return f"{get('from')} says: {get('says')}"
        case "Whispered":
            return f"The facilitator whispers: {get('says')}"
        case "RecordCorrected":
            return f"Correction by the facilitator: {get('says')}"
        case "ConsequencesFrozen":
            return "Consequences stand still" if get("freeze") else "Consequences run again"
        case "RemindersBlanked":
            return "What is owed is no longer shown" if get("blank") else "What is owed is shown again"
        case "Suspended":
            return f"REAL EMERGENCY, play is suspended: {get('why') or 'no reason given'}"
        case "Continued":
            return "Play goes on"
        case "EndAsked":
            return f"{act} ends the exercise"
        case _:
            return _told(event)


def _told(event: SeatEvent) -> str:
    """Say what only a facilitator sees: the event's name and what it carries."""
    words = re.sub(r"(?<!^)([A-Z])", lambda found: " " + found[1].lower(), event.what)
    carried = ", ".join(
        f"{name} {value}" for name, value in event.body.items() if value not in ("", None, (), [])
    )
    return f"{words}: {carried}" if carried else words


def points(cost: int) -> str:
    """Say what help costs, given in millionths: 1 point, 2.5 points."""
    shown = f"{cost / MICRO:g}"
    return f"{shown} point{'s' * (shown != '1')}"
