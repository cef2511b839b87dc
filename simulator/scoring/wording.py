"""Free text, read only for what must not be there: nobody's style is judged.

A word counts as a word of its own, with its endings, and not where it is denied: "no attack" speaks of none, and neither
do "an attack is ruled out" and "whether it is an attack".
"""

import re
from collections.abc import Iterable
from typing import assert_never

from simulator.domain import events as e
from simulator.domain.standards import MessageType
from simulator.domain.units import NEVER
from simulator.scoring.findings import NONE, Finding
from simulator.scoring.truth import Truth

_DENIED_BEFORE = re.compile(
    r"\b(?:no|not|never|nor|neither|nothing|nobody|none|without|whether|rul(?:e|es|ed|ing) out|rather than|instead of|\w+n['’]t)"
    r"\s+(?:(?!but\b|only\b)[\w'’-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""A denial or a doubt reaches three words far, and neither over a comma nor over `but`."""
_BE = r"(?:is|are|was|were|has|have|had|be|been|can|could|does|do|did)"
_DENIED_AFTER = re.compile(
    rf"(?:\s+{_BE})*(?:\s+{_BE}n['’]t|\s+(?:not(?!\s+(?:only|just)\b)|never|ruled\s+out|excluded))\b",
    re.IGNORECASE,
)
"""What follows at once, over forms of to be and the like, and takes it back."""
_ENDING = r"(?:s|es|d|ed|ing|r|rs|er|ers)?(?!\w)(?!['’]t\b)"
"""What a word may end in and still be that word: grants and granted, but not grantor."""


def says(text: str, words: Iterable[str]) -> bool:
    """Whether a text says one of the words or phrases, and does not deny it."""
    return any(
        not (_DENIED_BEFORE.search(text[: found.start()]) or _DENIED_AFTER.match(text, found.end()))
        for word in words
        for found in re.finditer(rf"(?<!\w){re.escape(word)}{_ENDING}", text, re.IGNORECASE)
    )


def among(text: str, words: Iterable[str]) -> list[str]:
    """Return those of the words or phrases that stand in a text as whole words, in any case."""
    return [word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)]


def own_words(sent: e.MessageSent) -> str:
    """Return everything its sender wrote."""
    return " ".join((sent.words, *(claim.value for claim in sent.fields.values())))


def remedies_in(truth: Truth, text: str) -> tuple[str, ...]:
    """Return the remedies a text names, written with hyphens or spaces."""
    names = truth.scenario.remedies
    return tuple(name for name in names if among(text, (name, name.replace("-", " "))))


def misplaced(truth: Truth, t: int, key: str, sent: e.MessageSent) -> list[Finding]:
    """Return what must not be there, a finding each; they count against the whole message."""
    kind = truth.standard.messages[sent.type]
    own = own_words(sent)
    found = [*_forbidden(truth, sent, kind, own), *_contradicted(truth, key, sent)]
    length = len(own.split())
    if length > kind.max_words:
        found.append(f"{length} words; at most {kind.max_words}")
    if sent.channel not in kind.channels:
        found.append(f"{kind.title} goes to {' or '.join(kind.channels)}, not {sent.channel}")
    if kind.phase in ("mitigated", "resolved"):
        watch = truth.watch if kind.phase == "resolved" else 0
        turned = truth.turned(key) if kind.phase == "mitigated" else truth.ended_at.get(key)
        if t < (NEVER if turned is None else turned + watch):
            found.append(
                "it was not over yet" if turned is None or t < turned else "it was still to be watched"
            )
    return [Finding(where="words", share=NONE, weight=0, says=text) for text in found]


def _forbidden(truth: Truth, sent: e.MessageSent, kind: MessageType, own: str) -> list[str]:
    words, services = truth.standard.words, truth.scenario.services
    found = []
    for rule in kind.forbids:
        match rule:
            case "blame":
                hits = among(own, words.blame)
            case "recovery-time":
                hits = among(own, words.recovery_time)
            case "jargon":
                hits = among(own, words.jargon)
            case "internal-names":
                hits = among(
                    own, [n for n, s in services.items() if s.public_name and s.public_name.lower() != n]
                )
            case "cause-as-fact":
                hits = [
                    claim.value
                    for name, claim in sent.fields.items()
                    if name in kind.fields
                    and kind.fields[name].kind == "cause"
                    and claim.standing == "confirmed"
                    and claim.value.strip()
                ]
            case _:
                assert_never(rule)
        if hits:
            found.append(f"{rule.replace('-', ' ')}: {hits[0]!r} does not belong here")
    return found


def _contradicted(truth: Truth, key: str, sent: e.MessageSent) -> list[str]:
    """Free words may not say what is not so, whatever the fields beside them say."""
    untrue = [untruth for found in truth.key[key].not_true.values() for untruth in found]
    return [f"not so: {untruth.says}" for untruth in untrue if says(sent.words, untruth.words)][:1]
