"""Whether a plan went on past the check it had set itself, unchanged, while it did not help."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from simulator.domain import events as e
from simulator.domain.units import DAY, HOUR, MINUTE, SCRAPE
from simulator.observations.looking import glances, harm_goes_on
from simulator.observations.markers import MARKERS, PAST_MS
from simulator.observations.observation import Figure, Observation, observed, too_thin
from simulator.projections.words import many, span
from simulator.scoring.moments import stands_out
from simulator.scoring.promises import moment_of
from simulator.scoring.truth import Truth

MARKER: Final = MARKERS["pressing-on"]
AHEAD: Final = 6 * HOUR
"""A time of day further ahead than this is one that has been."""
EARLY: Final = 5 * MINUTE
"""Who decides this much before their own time has kept it."""
_WITHIN: Final = re.compile(
    r"\b(?:within|in|after) (\d{1,3}) ?(?:m|min|mins|minutes?)\b", re.IGNORECASE | re.ASCII
)
_RETURNS: Final = re.compile(r"\b(?:check|look again|decide|review|time-?box)", re.IGNORECASE)
"""What makes a note one that sets itself a time."""


class Check(NamedTuple):
    """A check that a plan set itself."""

    seq: int
    t: int
    what: str
    due: int
    """When it was to show."""
    decided: int | None
    """When something was decided about it; None if nothing was."""
    seqs: tuple[tuple[int, int], ...]
    helped: bool
    """Whether by then, or within the minutes that make a sign, it had."""


def pressing(truth: Truth) -> Observation:
    """Observe each change and each note that set itself a check."""
    checks, blind = [*_of_changes(truth), *_of_notes(truth)], _blind_retries(truth)
    if not (checks or blind):
        return too_thin(MARKER, "No change and no note named a signal or a time by which it would show.")
    past = {one: max((truth.end if one.decided is None else one.decided) - one.due, 0) for one in checks}
    held = [one for one in checks if past[one] >= PAST_MS and not one.helped]
    figures = [
        Figure(name="checks", value=len(checks)),
        Figure(
            name="longest past one while it did not help",
            value=max((past[one] for one in checks if not one.helped), default=0),
            unit="ms",
        ),
        Figure(name="started again unseen after failing", value=len(blind)),
    ]
    shown = [line for one in held for line in one.seqs] + [line for _, lines in blind for line in lines]
    if held:
        one = max(held, key=lambda each: (past[each], -each.seq))
        ended = f"until {truth.clock(one.decided)}" if one.decided is not None else "to the end"
        says = f"{one.what} was to show by {truth.clock(one.due)} and had not helped; it went on for {span(past[one])} past that, {ended}, with no verdict and no other plan."
    elif blind:
        says = f"{blind[0][0]} had failed, and was started again with nothing opened in between."
    else:
        says = f"{many(len(checks), 'check')} came due that plans had set themselves; none was left for {span(PAST_MS)} while it did not help."
    return observed(MARKER, says, sign=bool(held or blind), figures=figures, shown=shown)


def _of_changes(truth: Truth) -> Iterator[Check]:
    for seq, t, begun in truth.of(e.RemedyStarted):
        made = truth.scenario.remedies[begun.remedy]
        ends = [
            (at, line, isinstance(end, e.RemedyFailed))
            for line, at, end in truth.lines
            if isinstance(end, e.RemedyFinished | e.RemedyFailed)
            and end.remedy == begun.remedy
            and line > seq
        ]
        own = _own_time(truth, t, begun.expect)
        if made.kind == "hold" or (own is None and not (ends and (begun.check or begun.expect))):
            continue
        effect = made.after + made.over + SCRAPE
        due = own if own is not None else ends[0][0] + (0 if ends[0][2] else effect)
        yield _checked(
            truth,
            (seq, t),
            f"{begun.remedy}, started at {truth.clock(t)},",
            due,
            begun.check,
            since=ends[0][0] if ends else t,
        )


def _of_notes(truth: Truth) -> Iterator[Check]:
    for seq, t, note in truth.of(e.Noted):
        due = _own_time(truth, t, note.text) if _RETURNS.search(note.text) else None
        if due is not None:
            yield _checked(
                truth, (seq, t), f"The note of {truth.clock(t)}", due, "", since=max(due - EARLY, t + 1)
            )


def _checked(truth: Truth, line: tuple[int, int], what: str, due: int, signal: str, *, since: int) -> Check:
    """Return a check with what became of it; a decision counts from `since` on."""
    seq, t = line
    due = min(due, truth.end)
    decided = next(
        (
            (s, at)
            for s, at, event in truth.lines
            if s > seq and at >= min(since, due) and _decides(truth, event)
        ),
        None,
    )
    later = min(due + PAST_MS, truth.end if decided is None else decided[1])
    return Check(
        seq=seq,
        t=t,
        what=what,
        due=due,
        decided=None if decided is None else decided[1],
        seqs=(line, *([decided] if decided else [])),
        helped=not _bad(truth, signal, due, later),
    )


def _decides(truth: Truth, event: e.AnyEvent) -> bool:
    """Whether an event decides anew: a verdict, an undoing, a change, another way of seeing it."""
    if isinstance(event, e.RemedyStarted):
        return truth.scenario.remedies[event.remedy].kind != "hold"
    return isinstance(event, e.RemedyVerified | e.UndoStarted | e.Hypothesized | e.Reopened | e.Classified)


def _bad(truth: Truth, signal: str, since: int, until: int) -> bool:
    """Whether it did not help between two moments: harm went on, and the signal that was to show it, if any, stood out.

    A wave has troughs, so one scrape that looks well shows nothing.
    """
    if not (harm_goes_on(truth, since) and harm_goes_on(truth, until)):
        return False
    scrapes = range(since - since % SCRAPE, until + 1, SCRAPE)
    return signal not in truth.scenario.signals or any(stands_out(truth, signal, t) for t in scrapes)


def _own_time(truth: Truth, t: int, text: str) -> int | None:
    """Return the T+ms that words of T+`t` name as a time to come: by 11:40, within 10 minutes; None if they name none."""
    within = _WITHIN.search(text)
    if within:
        return t + int(within[1]) * MINUTE
    said = moment_of(text)
    if said is None:
        return None
    ahead = (said - (truth.scenario.starts + t) % DAY) % DAY
    return t + ahead if 0 < ahead <= AHEAD else None


def _blind_retries(truth: Truth) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    """Return the remedies that were started again after failing, with no look between, and the lines that show it."""
    found: list[tuple[str, tuple[tuple[int, int], ...]]] = []
    for seq, t, failed in truth.of(e.RemedyFailed):
        again = next(
            ((s, at) for s, at, ev in truth.of(e.RemedyStarted) if ev.remedy == failed.remedy and s > seq),
            None,
        )
        if again is not None and not glances(truth, t - 1, again[1]):
            found.append((failed.remedy, ((seq, t), again)))
    return found
