"""Communication: whether what had to be said was said, truly, to those who had to hear it."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction

from simulator.domain.clocks import Duty
from simulator.domain.courses import Course
from simulator.scoring.agreement import is_news, says_nothing_new
from simulator.scoring.judging import HALF, NONE, ONE, Case, judge, wanted
from simulator.scoring.messages import Graded
from simulator.scoring.scorecard import Judgement

OWN = frozenset({"internal", "legal"})
"""One's own people and one's own counsel are never told too much."""


def communication(case: Case) -> list[Judgement]:
    """Judge the contents of every owed message, and who heard."""
    found = []
    if wanted(case, "completeness"):
        found += _completeness(case)
    if wanted(case, "audiences"):
        part = Fraction(1, max(len(case.courses), 1))
        for name in case.courses:
            judgement = _audiences(case, name, part)
            found += [judgement] if judgement is not None else []
    return found


def _completeness(case: Case) -> list[Judgement]:
    """Each kind of message counts alike, and within it each duty; what nobody owed can only cost."""
    clocks = case.truth.standard.clocks
    owed = [d for found in case.owed.values() for d in found if clocks[d.clock].kept_by == "message"]
    many = Counter(duty.clock for duty in owed)
    found = [_content(case, duty, Fraction(1, len(many) * many[duty.clock])) for duty in owed]
    return found + _lies(case, {seq for duty in owed for seq in _letters(case, duty)}, len(many))


def _letters(case: Case, duty: Duty) -> tuple[int, ...]:
    """Return the messages a duty is judged by: of a slot all that fell into it, however poor; else the one that kept it."""
    if not duty.slot or duty.kept is None:
        return duty.events
    keeping = [case.graded[seq] for seq in duty.events]
    last, readers = keeping[-1].t, {message.sent.audience for message in keeping}
    inside = [
        seq
        for seq, message in case.graded.items()
        if duty.starts < message.t <= last
        and message.key == duty.subject
        and message.sent.audience in readers
    ]
    return tuple(sorted({*duty.events, *inside}))


def _content(case: Case, duty: Duty, part: Fraction) -> Judgement:
    about = f"{duty.clock}" + (f"#{duty.slot}" if duty.slot else "") + f":{duty.subject}"
    letters = [case.graded[seq] for seq in _letters(case, duty)]
    if not letters:
        advice = "Say what is known, what is not, and when you will write again."
        missing = judge(
            case,
            "completeness",
            NONE,
            about=about,
            part=part,
            happened="nothing was sent that says enough",
            advice=advice,
        )
        return replace(missing, due=duty.due)
    share = sum((letter.share for letter in letters), NONE) / len(letters)
    fresh = _freshness(case, letters) if duty.slot else ONE
    share *= fresh
    wrong = [f"{one.where}: {one.says}" for letter in letters for one in letter.findings if one.says]
    stale = len(letters) > 1 and not wrong and fresh > 0
    happened = "; ".join(wrong[:4]) or (
        "it keeps the cadence, and tells nothing that was not told before"
        if not fresh
        else "too much of the same"
        if share < 1
        else "complete, and true when it was sent"
    )
    new = "Say what is new: what you found, tried or ruled out, or what you wait for"
    advice = f"{wrong[0][:1].upper()}{wrong[0][1:]}." if wrong else f"{new}."
    return judge(
        case,
        "completeness",
        share,
        about=about,
        part=part,
        happened=happened,
        advice="Send fewer, each with something new." if stale else advice,
        events=[letter.seq for letter in letters],
    )


def _freshness(case: Case, letters: list[Graded]) -> Fraction:
    """A slot of mere repeats earns nothing; more letters in it than the standard allows cost, unless each brings something new."""
    truth, messages = case.truth, case.graded
    if all(says_nothing_new(truth, messages, letter) for letter in letters):
        return NONE
    news = [is_news(truth, messages, letter) for letter in letters]
    too_many = min(max(len(letters) - truth.standard.tolerances.per_slot, 0), news.count(False))
    return Fraction(len(letters) - too_many, len(letters))


def _lies(case: Case, judged: set[int], kinds: int) -> list[Judgement]:
    """Judge what was sent beyond what was owed: it earns nothing, and what is false in it costs as much as a kind of message."""
    false = [message for seq, message in case.graded.items() if seq not in judged and message.lies]
    return [
        judge(
            case,
            "completeness",
            NONE,
            about=message.sent.message,
            part=Fraction(1, max(kinds, 1)),
            happened="; ".join(f"{one.where}: {one.says}" for one in message.findings if one.share < 0),
            advice="Nobody had asked for this message: then it need not have said what is not so.",
            events=[message.seq],
        )
        for message in false
    ]


def _must_hear(case: Case, course: Course) -> set[str]:
    """Return the audiences that had to hear by ENDEX: those for which a message had fallen due, or was sent."""
    standard = case.truth.standard
    owed = {
        standard.messages[kind].audience
        for duty in case.owed[course.name]
        for kind in standard.clocks[duty.clock].what
        if standard.clocks[duty.clock].kept_by == "message"
    }
    clocked = {
        standard.messages[kind].audience
        for clock in standard.clocks.values()
        if clock.kept_by == "message"
        for kind in clock.what
    }
    asked = (course.tell or frozenset()) & set(standard.audiences)
    return {name for name in asked if name in owed or name not in clocked}


def _audiences(case: Case, name: str, part: Fraction) -> Judgement | None:
    """Recall times precision: an audience has heard when one message told it at least half of what it must."""
    course = case.courses[name]
    must, asked = _must_hear(case, course), course.tell or frozenset()
    sent = [message for message in case.graded.values() if message.key == name]
    heard = {message.sent.audience for message in sent if message.share >= HALF}
    needless = {message.sent.audience for message in sent} - asked - OWN
    if not must and not needless:
        return None
    reached = must & heard
    recall = Fraction(len(reached), len(must)) if must else ONE
    share = recall * Fraction(len(reached), len(reached) + len(needless)) if reached else NONE
    missing = ", ".join(one for one in case.truth.standard.audiences if one in must - heard)
    happened = f"heard: {', '.join(sorted(heard)) or 'nobody'}"
    happened += f"; not heard: {missing}" if missing else ""
    advice = f"Tell {missing}." if missing else f"No need to tell {', '.join(sorted(needless))}."
    return judge(
        case,
        "audiences",
        share,
        about=name,
        part=part,
        happened=happened,
        advice=advice,
        events=[message.seq for message in sent],
    )
