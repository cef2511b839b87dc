"""Duties to report, as a team tells counsel of them: which have begun, and by which event, on the exercise's own day.

Counsel files; what is judged is that a team recognises what may have begun, names what starts its clock, and cries no
wolf. A rule that does not apply yet has begun nothing.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final, Literal, get_args

from simulator.domain.commands import Claim
from simulator.domain.patterns import Found, words_in
from simulator.domain.regimes import Regime, Starts, day_of, status
from simulator.scoring.claims import Found as Judged
from simulator.scoring.findings import HALF, NONE, ONE
from simulator.scoring.truth import Truth
from simulator.scoring.wording import denied, said

_ENDS: Final = re.compile(r"[;\n]|\.(?=\s)")
"""Where a clause ends."""
Thing = tuple[Literal["rule", "event"], str, bool]
"""A rule or a starting event as it is told, and whether a bracket opens before it."""


def duties_share(truth: Truth, t: int, key: str, claim: Claim) -> Judged:
    """Return what naming the duties earns, and what would have been right.

    Half of each is its name, half the event that starts its clock; naming one that has not begun takes as much away as
    half of it. Where the answer key knows of none, whatever is said is right but for a rule that is named.
    """
    begun, coming = _begun(truth, t, key)
    told = _said(truth, claim.value) if claim.standing in ("confirmed", "suspected") else {}
    known = truth.standard.regulators
    if not told:
        if claim.standing in ("confirmed", "suspected") and not (begun or coming):
            return ONE, ""
        recent = all(t < since + truth.standard.tolerances.grace for since in begun.values())
        if not begun or (claim.standing == "unknown" and recent):
            return ONE, ""
        return NONE, f"these had begun: {_named(known, begun)}"
    wrong = [name for name in told if name not in begun and name not in coming]
    right = sum((_half(known[name], told[name]) for name in begun if name in told), NONE)
    whole = len(begun) + len(wrong) * HALF
    share = right / whole if begun else (NONE if wrong else ONE)
    if share == 1:
        return ONE, ""
    if not begun:
        return NONE, f"none had begun: {', '.join(wrong)} {'has' if len(wrong) == 1 else 'have'} not"
    return share, f"these had begun: {_named(known, begun)}"


def _begun(truth: Truth, t: int, key: str) -> tuple[dict[str, int], frozenset[str]]:
    """Return since when each duty has begun that had by `t`, and which may still come."""
    reports, rules = truth.key[key].reports, truth.standard.regulators
    day = day_of(truth.scenario.starts)
    begun: dict[str, int] = {}
    coming = set()
    for name, when in reports.items():
        if name not in rules or status(rules[name], day) != "in force":
            continue
        since = truth.first_holding(when.term)
        if since is not None and since <= t:
            begun[name] = since
        else:
            coming.add(name)
    return begun, frozenset(coming)


def _said(truth: Truth, text: str) -> dict[str, str]:
    """Return the rules a text names and does not deny, each with the event it is said to start with, or nothing.

    An event belongs to the rules before it, as in `gdpr-33 and nis2-23 (aware)`, unless its clause begins with one, as in
    `aware at 11:05: gdpr-33, nis2-23`; one that stands in a clause of its own goes with the rules that have none.
    """
    found: dict[str, str] = {}
    without: list[str] = []
    alone = ""
    for things in _clauses(truth, text):
        rules = [name for kind, name, _ in things if kind == "rule"]
        if not rules:
            found |= dict.fromkeys(without, things[0][1])
            alone, without = ("" if without else things[0][1]), []
        for name, event in _paired(things).items():
            found[name] = event or alone
        without += [name for name in rules if not found[name]]
    return found


def _clauses(truth: Truth, text: str) -> Iterator[list[Thing]]:
    """Yield what each clause tells that tells anything: rules, each where it is named first, and starting events."""
    rules = _rules(truth, text)
    told: list[tuple[int, Thing]] = [(hit.start, ("rule", name, False)) for name, hit in rules.items()]
    for hit in said(text, get_args(Starts)):
        if not any(rule.start <= hit.start < rule.end for rule in rules.values()):
            bracketed = text[max(hit.start - 2, 0) : hit.start].rstrip().endswith("(")
            told.append((hit.start, ("event", hit.what, bracketed)))
    told.sort()
    while told:
        last = _ENDS.search(text, told[0][0])
        end = last.start() if last else len(text)
        yield [thing for at, thing in told if at < end]
        told = [one for one in told if one[0] >= end]


def _rules(truth: Truth, text: str) -> dict[str, Found]:
    """Return where a text first names each rule and does not deny it, by the longest of its names there."""
    called = {
        what: name
        for name, rule in truth.standard.regulators.items()
        for what in (name, rule.title, rule.title.partition(":")[0])
    }
    found: dict[str, Found] = {}
    for hit in words_in(text, called):
        name = called[hit.what]
        if name not in found and not denied(text, hit.start, hit.end):
            found[name] = hit
    return found


def _paired(things: list[Thing]) -> dict[str, str]:
    """Return each rule of a clause with its starting event: of several, the one that is told nearest."""
    forward = bool(things) and things[0][0] == "event"
    found: dict[str, str] = {}
    waiting: list[str] = []
    ahead = ""
    for kind, name, bracketed in things:
        if kind == "rule":
            found.setdefault(name, ahead)
            waiting.append(name)
            continue
        if bracketed or not forward:
            found |= dict.fromkeys(waiting, name)
        else:
            ahead = name
        waiting = []
    return found


def _half(rule: Regime, event: str) -> Fraction:
    """Return what one duty earns: half for being named, half for the event that starts it."""
    return ONE if event == rule.starts else HALF


def _named(rules: dict[str, Regime], begun: dict[str, int]) -> str:
    return ", ".join(f"{name} ({rules[name].starts})" for name in begun)
