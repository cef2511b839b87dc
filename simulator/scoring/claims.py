"""A claim about scope, cause or harm, judged by what was so, what could be known, and what had been looked at.

Suspected and unknown earn full marks until the fact was knowable plus a grace; confirmed needs its evidence looked at
before; a false claim costs what a true one earns.
"""

from fractions import Fraction

from simulator.domain.commands import Claim
from simulator.domain.scenario import KeyFact
from simulator.domain.standards import MessageType
from simulator.scoring.findings import FALSE, HALF, NONE, ONE, QUARTER
from simulator.scoring.knowing import facts_at, knowable, known_since, refs, seen
from simulator.scoring.truth import Truth
from simulator.scoring.wording import says

Found = tuple[Fraction, str]
"""A share, and what would have been right."""


def claim_share(truth: Truth, t: int, key: str, kind: MessageType, topic: str, claim: Claim) -> Found:
    """Return what a claim earns of its field, and what would have been right."""
    facts = facts_at(truth, key, topic, t)
    right = "; ".join(fact.says for fact in facts) or "nothing of the kind was so"
    guarded = topic == "cause" and "cause-as-fact" in kind.forbids
    early = not facts or t < _due_to_know(truth, key, facts)
    if claim.standing == "unknown":
        # outside, nobody is owed a cause before it is certain
        waits = early or (guarded and kind.public)
        return (ONE, "") if waits else (NONE, f"by then it could be known: {right}")
    if claim.standing == "denied":
        return _denied(truth, key, topic, claim, facts, right)
    false = says(claim.value, _untrue(truth, key, topic))
    meant = _meant(truth, facts, claim)
    if claim.standing == "suspected":
        if early:
            return ONE, ""
        if false:
            return NONE, f"it was not that: {right}"
        if not meant:
            return QUARTER, f"it does not say what was so: {right}"
        full = ONE if guarded else HALF
        share = full * _backed(truth, t, meant, claim)
        return share, "" if share == 1 else f"by then it could be confirmed, and by what: {right}"
    if false:
        return FALSE, f"told as fact, and not so: {right}"
    if not meant:
        return QUARTER, f"it does not say what was so: {right}"
    if not any(known_since(truth, fact.known_from, t) is not None for fact in meant):
        return NONE, "told as fact before anybody had looked at what shows it"
    share = _backed(truth, t, meant, claim)
    return share, "" if share == 1 else "cite what shows it, and nothing else"


def _due_to_know(truth: Truth, key: str, facts: list[KeyFact]) -> int:
    """Return from when not knowing is no longer an answer."""
    first = min(knowable(truth, fact.known_from) for fact in facts)
    return max(truth.detected(key) or 0, first) + truth.standard.tolerances.grace


def _denied(truth: Truth, key: str, topic: str, claim: Claim, facts: list[KeyFact], right: str) -> Found:
    if not facts:
        return ONE, ""
    if not claim.value.strip() or _says(claim, facts):
        return FALSE, f"it was so: {right}"
    denies = says(claim.value, _untrue(truth, key, topic))
    return (ONE, "") if denies else (QUARTER, "deny only what you know is not so")


def _untrue(truth: Truth, key: str, topic: str) -> list[str]:
    """Return the words that say something false about a topic."""
    not_true = truth.key[key].not_true
    return [word for name, found in not_true.items() if name == topic for one in found for word in one.words]


def _says(claim: Claim, facts: list[KeyFact]) -> list[KeyFact]:
    return [fact for fact in facts if says(claim.value, (*fact.words, fact.says))]


def _cited(truth: Truth, claim: Claim) -> tuple[str, ...]:
    return claim.cites[: truth.standard.tolerances.cites]


def _meant(truth: Truth, facts: list[KeyFact], claim: Claim) -> list[KeyFact]:
    """Return the facts a claim tells: by its words, or else by the evidence it cites."""
    cited = set(_cited(truth, claim))
    return _says(claim, facts) or [fact for fact in facts if cited & refs(fact.known_from)]


def _backed(truth: Truth, t: int, meant: list[KeyFact], claim: Claim) -> Fraction:
    """Return how well a claim's evidence fits: precision and recall together weigh half; without any, all of the record does."""
    if not claim.cites:
        return ONE
    good = [ref for ref in _cited(truth, claim) if seen(truth, ref, t) is not None]
    fitting = [ref for ref in good if any(ref in refs(fact.known_from) for fact in meant)]
    precision = Fraction(len(fitting), len(claim.cites))
    recall = max(_recall(fact, fitting) for fact in meant)
    together = 2 * precision * recall / (precision + recall) if fitting else NONE
    return HALF + HALF * together


def _recall(fact: KeyFact, cited: list[str]) -> Fraction:
    """Return how much of what it takes to know a fact is cited."""
    known = fact.known_from
    if not set(cited).isdisjoint(known.any):
        return ONE
    return Fraction(len(set(cited) & set(known.all)), len(known.all)) if known.all else NONE


def told(truth: Truth, key: str, topic: str, value: str) -> tuple[str, ...]:
    """Return which facts and untruths about a topic a text tells."""
    if not key:
        return ()
    incident = truth.key[key]
    facts = [fact for name, found in incident.facts.items() if name == topic for fact in found]
    untrue = [one for name, found in incident.not_true.items() if name == topic for one in found]
    return tuple(
        [fact.says for fact in facts if says(value, (*fact.words, fact.says))]
        + [one.says for one in untrue if says(value, one.words)]
    )
