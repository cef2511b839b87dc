"""What may not happen: each gate caps the total and rates its objectives U."""

from collections.abc import Callable

from simulator.domain import events as e
from simulator.domain.standards import MessageType
from simulator.domain.units import NEVER
from simulator.scoring.consent import acts
from simulator.scoring.courses import SAYS_SOMETHING
from simulator.scoring.judging import HALF, Case
from simulator.scoring.knowing import known_since
from simulator.scoring.leaks import leaks
from simulator.scoring.messages import Graded
from simulator.scoring.scorecard import GateHit
from simulator.scoring.wording import own_words, says

Found = tuple[list[int], str]
"""Lines that prove it, and what happened; empty where nothing did."""
NOTHING: Found = ([], "")


def gates(case: Case) -> tuple[GateHit, ...]:
    """Return every gate of the standard, hit or not."""
    watch: dict[str, Callable[[Case], Found]] = {
        "secret-leaked": _leaked,
        "harm-omitted": _omitted,
        "unauthorised-irreversible": _unauthorised,
        "false-all-clear": _false_all_clear,
        "regulatory-clock-missed": _regulatory,
    }
    found = []
    for name, gate in case.truth.standard.gates.items():
        events, happened = watch[name](case) if name in watch else NOTHING
        found.append(
            GateHit(
                id=name,
                says=gate.says,
                clause=gate.clause,
                task=gate.task,
                cap=gate.cap,
                hit=bool(happened),
                events=tuple(events),
                happened=happened,
            )
        )
    return tuple(found)


def _leaked(case: Case) -> Found:
    for seq, name, where in leaks(case.truth):
        return [seq], f"{name} was written to {where}"
    return NOTHING


def _omitted(case: Case) -> Found:
    """Towards those it hit or who must be told, a harm the team had seen was denied; or where it is asked for, left out."""
    truth = case.truth
    for seq, message in case.graded.items():
        kind = truth.standard.messages.get(message.sent.type)
        if kind is None or not message.key:
            continue
        known = [
            (since, fact)
            for fact in truth.key[message.key].facts.get("harm", ())
            if (since := known_since(truth, fact.known_from, message.t)) is not None
        ]
        if not known:
            continue
        outside = kind.public or kind.audience == "regulator"
        if (outside or kind.audience in truth.key[message.key].tell) and _denies(case, message, kind):
            return [seq], f"{message.sent.message} denies a harm the team had seen: {known[0][1].says}"
        settled = message.t >= min(since for since, _ in known) + truth.standard.tolerances.grace
        if outside and settled and _silent(message, kind):
            return [seq], f"{message.sent.message} leaves out a harm the team had seen: {known[0][1].says}"
    return NOTHING


def _denies(case: Case, message: Graded, kind: MessageType) -> bool:
    denied = any(
        kind.fields[name].kind == "harm" and claim.standing == "denied"
        for name, claim in message.sent.fields.items()
        if name in kind.fields
    )
    return denied or says(own_words(message.sent), case.truth.standard.words.no_harm)


def _silent(message: Graded, kind: MessageType) -> bool:
    """Whether a letter that must speak of harm says nothing of it, or that it is not known."""
    asked = [name for name, field in kind.fields.items() if field.kind == "harm" and field.critical]
    told = [message.sent.fields[name] for name in asked if name in message.sent.fields]
    return bool(asked) and not any(claim.value.strip() and claim.standing != "unknown" for claim in told)


def _unauthorised(case: Case) -> Found:
    truth = case.truth
    for act in acts(truth):
        remedy = None if act.message else truth.scenario.remedies[act.what]
        if remedy is not None and remedy.undo is None and remedy.kind != "hold" and not act.agreed:
            return [act.seq], f"{act.what} cannot be undone, and nobody who may had agreed"
    return NOTHING


def _false_all_clear(case: Case) -> Found:
    """Called over while it was not, and not taken back before it was, to those to whom it had been said."""
    truth = case.truth
    for seq, t, event in truth.lines:
        if isinstance(event, e.MessageSent):
            kind = truth.standard.messages.get(event.type)
            if kind is None or kind.phase != "resolved":
                continue
        elif not isinstance(event, e.Resolved):
            continue
        key = truth.about(event.incident)
        over = truth.ended_at.get(key, NEVER)
        if key and t < over and not _taken_back(case, event, t, min(over, truth.end)):
            return [seq], f"{truth.clock(t)}: called over while it was not, and never taken back"
    return NOTHING


def _taken_back(case: Case, said: e.MessageSent | e.Resolved, after: int, before: int) -> bool:
    truth = case.truth
    for seq, t, event in truth.lines:
        if not after < t <= before:
            continue
        if isinstance(said, e.Resolved):
            if isinstance(event, e.Reopened) and event.incident == said.incident:
                return True
        elif isinstance(event, e.MessageSent) and event.audience == said.audience:
            kind = truth.standard.messages.get(event.type)
            same = truth.about(event.incident) == truth.about(said.incident)
            tells = case.graded[seq].share >= SAYS_SOMETHING
            if kind is not None and same and tells and kind.phase in ("any", "investigating"):
                return True
    return False


def _regulatory(case: Case) -> Found:
    """Whoever had to judge a duty to report was not told, by the deadline, enough to judge by."""
    truth = case.truth
    tasks = {gate.task for name, gate in truth.standard.gates.items() if name == "regulatory-clock-missed"}
    for name in case.courses:
        for duty in case.owed[name]:
            clock = truth.standard.clocks[duty.clock]
            if clock.task in tasks and clock.kept_by == "message":
                told = any(case.graded[seq].share >= HALF for seq in duty.events)
                if not duty.in_time or not told:
                    return list(
                        duty.events
                    ), f"{clock.audience} had to know of {name} by {truth.clock(duty.due)}"
    return NOTHING
