"""Duties to report, as a team tells counsel of them: which have begun, and by which event, on the exercise's own day.

Counsel files; what is judged is that a team recognises what may have begun, names what starts its clock, and cries no
wolf. A rule that does not apply yet has begun nothing.
"""

import re
from fractions import Fraction

from simulator.domain.commands import Claim
from simulator.domain.regimes import Regime, day_of, status
from simulator.scoring.claims import Found
from simulator.scoring.findings import HALF, NONE, ONE
from simulator.scoring.truth import Truth
from simulator.scoring.wording import denied


def duties_share(truth: Truth, t: int, key: str, claim: Claim) -> Found:
    """Return what naming the duties earns, and what would have been right.

    Half of each is its name, half the event that starts its clock; naming one that has not begun takes as much away as
    half of it. Where the answer key knows of none, whatever is said is right but for a rule that is named.
    """
    begun, coming = _begun(truth, t, key)
    said = _said(truth, claim.value) if claim.standing in ("confirmed", "suspected") else {}
    known = truth.standard.regulators
    if not said:
        if claim.standing in ("confirmed", "suspected") and not (begun or coming):
            return ONE, ""
        recent = all(t < since + truth.standard.tolerances.grace for since in begun.values())
        if not begun or (claim.standing == "unknown" and recent):
            return ONE, ""
        return NONE, f"these had begun: {_named(known, begun)}"
    wrong = [name for name in said if name not in begun and name not in coming]
    right = sum((_half(known[name], said[name]) for name in begun if name in said), NONE)
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
    """Return the rules a text names and does not deny, each with the words from its name to the next one's."""
    found: list[tuple[int, int, str]] = []
    for name, rule in truth.standard.regulators.items():
        called = (name, name.replace("-", " "), rule.title, rule.title.partition(":")[0])
        places = [
            hit
            for one in called
            for hit in re.finditer(rf"(?<![\w-]){re.escape(one)}(?![\w-])", text, re.IGNORECASE)
            if not denied(text, hit.start(), hit.end())
        ]
        if places:
            first = min(places, key=lambda hit: (hit.start(), -hit.end()))
            found.append((first.start(), first.end(), name))
    found.sort()
    ends = [*(start for start, _, _ in found[1:]), len(text)]
    return {name: text[end:until] for (_, end, name), until in zip(found, ends, strict=False)}


def _half(rule: Regime, words: str) -> Fraction:
    """Return what one duty earns: half for being named, half for the event that starts it."""
    starts = re.search(rf"(?<!\w){rule.starts}(?!\w)", words, re.IGNORECASE)
    return ONE if starts else HALF


def _named(rules: dict[str, Regime], begun: dict[str, int]) -> str:
    return ", ".join(f"{name} ({rules[name].starts})" for name in begun)
