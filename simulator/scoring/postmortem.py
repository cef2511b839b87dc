"""A postmortem held against what the standard asks of it, part by part; nobody's style is judged."""

import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from fractions import Fraction

from simulator.domain import events as e
from simulator.domain.accounts import Part
from simulator.domain.units import DAY, MINUTE
from simulator.scoring.findings import HALF, NONE, ONE
from simulator.scoring.impact import wrong_numbers
from simulator.scoring.truth import Truth
from simulator.scoring.wording import among, says

Found = tuple[Fraction, str]
"""How far a part is there, and what is missing of it."""
_TIME = re.compile(r"(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?!\d)")
_FIGURE = re.compile(r"(?<![\w:.-])[$€£]?\d[\d,. ]*\d*\s*(?:%|[A-Za-z]\w*)|[$€£]\s?\d")
"""A number that counts something: 51,000 people, 11.8%, 47 minutes, $2m."""
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*\w|\w")


def postmortem_share(truth: Truth, told: e.PostmortemWritten) -> Found:
    """Return how much of what the standard asks of a postmortem is there, and what is not; an empty one earns nothing."""
    judges: dict[Part, Callable[[Truth, e.PostmortemWritten], Found]] = {
        "summary": _summary,
        "impact": _impact,
        "timeline": _timeline,
        "causes": _causes,
        "no-blame": _no_blame,
        "actions": _actions,
    }
    parts = truth.standard.postmortem.parts
    whole = sum(part.weight for part in parts.values())
    written = any((told.summary.strip(), told.impact.strip(), told.actions))
    earned, missing = NONE, []
    for name, part in parts.items():
        share, lacks = judges[name](truth, told)
        earned += share * part.weight
        if lacks:
            missing.append(lacks)
    share = earned / whole if written and whole else NONE
    return share, f"it lacks {', '.join(missing)}" if missing else ""


def _summary(_truth: Truth, told: e.PostmortemWritten) -> Found:
    return (ONE, "") if told.summary.strip() else (NONE, "a summary")


def _impact(truth: Truth, told: e.PostmortemWritten) -> Found:
    """What it did to whom, in numbers that were so; words alone are half of it."""
    needed = truth.standard.postmortem.figures
    if not told.impact.strip():
        return NONE, "what it did to whom"
    there = len(set(_FIGURE.findall(_TIME.sub(" ", told.impact))))
    if there < needed:
        return HALF, "the impact in numbers"
    right, wrong = wrong_numbers(truth, told)
    if wrong and right < needed:
        return HALF, f"the impact in numbers as they were ({wrong[0]})"
    return ONE, ""


def _timeline(truth: Truth, told: e.PostmortemWritten) -> Found:
    """Lines with a time and the name of something that happened then, each of another event of the log."""
    needed = truth.standard.postmortem.moments
    known = _names(truth)
    used: set[int] = set()
    for entry in told.timeline:
        seq = next((seq for seq in _shown_by(truth, known, entry) if seq not in used), None)
        if seq is not None:
            used.add(seq)
    share = Fraction(min(len(used), needed), needed) if needed else ONE
    return share, "" if share == 1 else f"a timeline of {needed} events with their times and names"


def _names(truth: Truth) -> set[str]:
    """Return the names by which players know what happens: items, incidents, changes, messages, questions."""
    sent = {event.message for _, _, event in truth.of(e.MessageSent)}
    return {*truth.origins, *truth.world.incidents, *truth.scenario.remedies, *sent} - {*truth.key}


def _shown_by(truth: Truth, known: set[str], entry: str) -> Iterable[int]:
    """Yield the lines of the log that a line of the timeline may mean: near its time, about what it names."""
    found = _TIME.search(entry)
    names = known & set(_NAME.findall(_TIME.sub(" ", entry)))
    if not found or not names:
        return
    day, near = 24 * 60 * MINUTE, truth.standard.tolerances.time
    at = (int(found[1]) * 60 + int(found[2])) * MINUTE
    for seq, t, event in truth.lines:
        apart = abs((truth.scenario.starts + t) % day - at)
        if min(apart, day - apart) <= near and not names.isdisjoint(_about(event)):
            yield seq


def _about(event: e.AnyEvent) -> set[str]:
    """Return what an event that players saw says of itself, but for who did it."""
    if isinstance(event, e.PostmortemWritten | e.Refused | e.FaultBegan | e.FaultEased | e.FaultEnded):
        return set()
    named = (one.name for one in fields(event) if one.name != "by")
    return {value for name in named if isinstance(value := getattr(event, name), str)}


def _causes(truth: Truth, told: e.PostmortemWritten) -> Found:
    """As many different causes as are asked for, and the true one among them; without it, half."""
    needed = truth.standard.postmortem.causes
    there = {cause.strip().lower() for cause in told.causes if cause.strip()}
    share, true = Fraction(min(len(there), needed), needed) if needed else ONE, _truly(truth, told)
    if share < 1:
        return share * true, f"{needed} contributing causes" if needed > 1 and there else "causes"
    return true, "" if true == 1 else "the cause as it was"


def _truly(truth: Truth, told: e.PostmortemWritten) -> Fraction:
    """Return a half where the answer key knows the cause by its words and no cause says it."""
    key = truth.about(told.incident)
    facts = [fact for fact in truth.key[key].facts.get("cause", ()) if fact.words] if key else []
    said = [*told.causes, told.summary]
    hit = any(text.strip() == fact.says or says(text, fact.words) for fact in facts for text in said)
    return ONE if hit or not facts else HALF


def _no_blame(truth: Truth, told: e.PostmortemWritten) -> Found:
    done = (text for action in told.actions for text in (action.what, action.verified_by))
    whole = " ".join((told.summary, told.impact, *told.causes, *told.timeline, *done))
    blamed = among(whole, truth.standard.words.blame)
    return (NONE, "no blame") if blamed else (ONE, "")


def _actions(truth: Truth, told: e.PostmortemWritten) -> Found:
    """Each action says what, who, by when within the limit, and how one will know; all of them count."""
    needed = truth.standard.postmortem.actions
    if not told.actions:
        return NONE, "an action with an owner, a day and a check"
    limit = truth.standard.postmortem.due.get(_severity(truth, told.incident))
    shares, lacks = [], []
    for action in told.actions:
        parts = {
            "what changes": bool(action.what.strip()),
            "an owner": bool(action.owner.strip()),
            "a day within the limit": action.due_days > 0
            and (limit is None or action.due_days * DAY <= limit),
            "a check": bool(action.verified_by.strip()) and action.verified_by.strip() != action.what.strip(),
        }
        shares.append(Fraction(sum(parts.values()), len(parts)))
        lacks += [what for what, there in parts.items() if not there]
    share = sum(shares, NONE) / max(len(shares), needed)
    missing = " and ".join(dict.fromkeys(lacks)) or f"{needed} actions"
    return share, "" if share == 1 else f"an action with {missing}" if lacks else missing


def _severity(truth: Truth, incident: str) -> str:
    """Return the worst severity an incident had by the rubric or was given."""
    key = truth.about(incident)
    if not key:
        return list(truth.standard.severities)[-1]
    labels = [label for _, label in (*truth.severities(key), *truth.given(key))]
    return min(labels, key=truth.standard.rank)
