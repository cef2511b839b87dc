"""Fields of a message that can be checked against the world: numbers, times, names, and where things stand."""

import re
from fractions import Fraction
from typing import assert_never

from simulator.domain import events as e
from simulator.domain.commands import Claim
from simulator.domain.evidence import slice_of
from simulator.domain.standards import MessageField
from simulator.domain.units import DAY, HOUR, MICRO, MINUTE, SCRAPE, Unreadable, read_quantity
from simulator.scoring.claims import Found
from simulator.scoring.findings import FALSE, HALF, NONE, ONE
from simulator.scoring.promises import longest_wait, moment_of
from simulator.scoring.recognising import duties_share
from simulator.scoring.truth import Truth
from simulator.scoring.wording import among, remedies_in

_STATES = ("investigating", "identified", "monitoring", "mitigated", "resolved")
ROUNDING = 600
"""Millionths that rounding to tenths of a percent may lose."""
SOON = 10 * MINUTE
"""What is being done is under way, or will be before this is over."""


def field_share(
    truth: Truth, t: int, sent: e.MessageSent, key: str, field: MessageField, claim: Claim
) -> Found:
    """Return what a field earns, and what would have been right."""
    value = claim.value.strip()
    match field.kind:
        case "incident-id":
            return _said(
                bool(sent.incident) and value.casefold() == sent.incident.casefold(),
                f"the incident is {sent.incident or 'not yet declared'}",
            )
        case "severity":
            return _severity(truth, t, sent, key, value)
        case "began-at" | "discovered-at" | "ended-at":
            return _moment(truth, t, key, field, claim)
        case "services":
            return _services(truth, key, value)
        case "figure":
            return _figure(truth, t, value)
        case "next-update":
            return _next_update(truth, t, sent, key, claim)
        case "state":
            return _state(truth, t, key, value)
        case "owner":
            return _said(_names_somebody(truth, value), "name a role or a person")
        case "action":
            return _action(truth, t, claim)
        case "duties":
            return duties_share(truth, t, key, claim)
        case "words":
            return ONE, ""
        case "scope" | "cause" | "harm":
            return NONE, "a claim is judged elsewhere"
        case _:
            assert_never(field.kind)


def _said(right: bool, says: str) -> Found:  # noqa: FBT001  # a truth
    return (ONE, "") if right else (NONE, says)


def _severity(truth: Truth, t: int, sent: e.MessageSent, key: str, value: str) -> Found:
    given = truth.world.incidents.get(sent.incident)
    team = [label for since, label in given.severities if since <= t][-1:] if given else []
    rubric = truth.severity(key, t)
    labels = {label.casefold(): label for label in truth.exercise.inputs.standard.severities}
    said = labels.get(value.casefold(), value)
    right = said in team or (said in labels.values() and truth.label(said) == rubric)
    return _said(right, f"the severity then was {(team or [rubric])[0]}")


def _moment(truth: Truth, t: int, key: str, field: MessageField, claim: Claim) -> Found:
    """Judge a time of day: HH:MM, UTC."""
    detected = truth.detected(key) or 0
    ended = truth.ended_at.get(key)
    if field.kind == "ended-at":
        if ended is None:
            return NONE, "say when it ended once it has"
        begins, ends = truth.turned(key) or ended, ended
    elif claim.standing == "unknown":
        early = t < detected + truth.standard.tolerances.grace
        return (ONE, "") if early else (HALF, f"by then it could be known: {truth.clock(detected)[:5]}")
    else:
        begins, ends = _since(truth, key, field, detected)
    said = moment_of(claim.value)
    if said is None:
        return NONE, "write the time as HH:MM, UTC"
    near = _apart(truth, said, begins, ends) <= truth.standard.tolerances.time
    return _said(near, f"it was {truth.clock(ends if field.kind == 'ended-at' else begins)[:5]}")


def _since(truth: Truth, key: str, field: MessageField, detected: int) -> tuple[int, int]:
    """Return between which moments the right answer lies: when it began, and when somebody said so first."""
    declared = [truth.world.incidents[name].declared for name in truth.named(key)]
    if field.kind == "discovered-at":
        return detected, max([detected, *declared[:1]])
    # a fault may begin again, long after: it began when it first did
    begun = [ev.since for _, _, ev in truth.of(e.FaultBegan) if ev.fault in truth.key[key].explains]
    began = min(begun, default=detected)
    return (began, detected) if detected - began < DAY // 2 else (began, began)


def _apart(truth: Truth, said: int, begins: int, ends: int) -> int:
    """Return how far a time of day lies from a stretch of less than half a day, ms, over midnight too."""
    after = (said - (truth.scenario.starts + begins)) % DAY
    return 0 if after <= ends - begins else min(DAY - after, after - (ends - begins))


def services_in(truth: Truth, value: str) -> tuple[frozenset[str], int]:
    """Return the services a list names, by their own or public names, and how many words name none."""
    said = {part.strip().lower() for part in re.split(r"[,;]| and ", value.lower()) if part.strip()}
    names = {
        name: {name.lower(), service.public_name.lower()} - {""}
        for name, service in truth.scenario.services.items()
    }
    known = frozenset(name for name, called in names.items() if called & said)
    return known, sum(1 for word in said if not any(word in called for called in names.values()))


def _services(truth: Truth, key: str, value: str) -> Found:
    hit, unknown = services_in(truth, value)
    right = set(truth.key[key].services)
    public = {truth.scenario.services[name].public_name or name for name in right}
    same = {name for name in truth.scenario.services if truth.scenario.services[name].public_name in public}
    hit = hit - (same - right)  # two services under one public name are one to its reader
    union = len(hit | right) + unknown
    share = Fraction(len(hit & right), union) if union else NONE
    return share, "" if share == 1 else f"hit were {', '.join(truth.key[key].services)}"


def _figure(truth: Truth, t: int, value: str) -> Found:
    """A figure is right if its signal had it, within tolerance, in the minutes before."""
    said = signal_and_number(truth, value)
    if said is None:
        return NONE, "name the signal and its value, such as edge.errors_ratio 11.8%"
    signal, where, number = said
    state, tolerances = truth.world.signals[signal], truth.standard.tolerances
    for scrape in range(t - t % SCRAPE, max(t - tolerances.figure_window, -SCRAPE), -SCRAPE):
        real = state.read(scrape, where)
        if abs(real - number) <= abs(real) * tolerances.figure // MICRO + ROUNDING:
            return ONE, ""
    return NONE, f"{signal} did not read that in the minutes before"


def signal_and_number(truth: Truth, value: str) -> tuple[str, tuple[tuple[str, str], ...], int] | None:
    """Return the first signal a text names, its slice, and the first number there, in millionths; None without either."""
    names = {name.lower(): name for name in truth.scenario.signals}
    parts = value.replace(", ", " ").split()
    for part in parts:
        bare = names.get(part.partition("{")[0].lower(), "")
        if bare:
            where = slice_of(truth.scenario.signals[bare].by, bare + part[len(bare) :])
            number = next((n for p in parts if (n := _number(p)) is not None), None)
            return None if where is None or number is None else (bare, where, number)
    return None


def _number(part: str) -> int | None:
    """Read a number as screens write it: 11.8%, 212, 40.1k, 1,200."""
    plain = part.strip(".;:()").replace(",", "")
    times = 1_000 if plain[-1:] in ("k", "K") else 1
    try:
        return read_quantity(plain.rstrip("kK").removesuffix("/s").removesuffix("ms")) * times
    except Unreadable:
        return None


def _next_update(truth: Truth, t: int, sent: e.MessageSent, key: str, claim: Claim) -> Found:
    """A promise lies ahead, and no further than an update is due; whether it was kept is judged later."""
    if claim.standing == "denied":
        return ONE, ""
    said = moment_of(claim.value)
    if said is None:
        return NONE, "say when you will write again, as HH:MM"
    ahead = (said - (truth.scenario.starts + t) % DAY) % DAY
    wait = longest_wait(truth, t, sent, key)
    slack = truth.standard.tolerances.promise + MINUTE
    return _said(0 < ahead <= (wait or 4 * HOUR) + slack, "the next update is due sooner than that")


def _state(truth: Truth, t: int, key: str, value: str) -> Found:
    word = value.lower()
    if word not in _STATES:
        return NONE, f"say {', '.join(_STATES[:-1])} or {_STATES[-1]}"
    ended, turned = truth.ended_at.get(key), truth.turned(key)
    if word == "resolved" and (ended is None or t < ended + truth.watch):
        return FALSE, "it was not over yet"
    if word in ("monitoring", "mitigated") and (turned is None or t < turned):
        return FALSE, "the harm had not stopped yet"
    return ONE, ""


def _names_somebody(truth: Truth, value: str) -> bool:
    cast, roles = truth.world.cast, truth.standard.roles
    called = [*cast.people.values(), *truth.scenario.people, *truth.scenario.rosters]
    called += [name for role in roles for name in (role, role.replace("-", " "), roles[role].title)]
    called += [person.name for person in truth.scenario.people.values() if person.name]
    return bool(among(value, called))


def _action(truth: Truth, t: int, claim: Claim) -> Found:
    """Something is being done, and it is that: what it names was agreed to or begun, or will be in a moment."""
    started = [(at, ev.remedy) for _, at, ev in truth.of(e.RemedyStarted)]
    if claim.standing in ("unknown", "denied"):
        running = [name for at, name in started if at <= t]
        return _said(not running, f"by then {', '.join(running)} had been started")
    named = remedies_in(truth, claim.value)
    agreed = [(at, ev.remedy) for _, at, ev in truth.of(e.RemedyApproved)]
    under_way = {name for at, name in (*started, *agreed) if at <= t + SOON}
    idle = [name for name in named if name not in under_way]
    return _said(not idle, f"{', '.join(idle)} was not being done")
