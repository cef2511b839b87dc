"""Messages held against one another: two that contradict each other, and one that says nothing new.

A correction is no contradiction: where an earlier message was wrong and this one is right, it earns what it earns.
Nor is news: what was so then and is not now may be told both ways.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from simulator.domain.commands import Claim
from simulator.prose import Clash, Told, clashes
from simulator.scoring.claims import told
from simulator.scoring.fields import services_in
from simulator.scoring.findings import NONE, Finding, whole
from simulator.scoring.messages import Graded, worth
from simulator.scoring.truth import Truth
from simulator.scoring.wording import remedies_in

_WORDS = re.compile(r"\w+")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d\d(?!\d)")


def with_contradictions(truth: Truth, messages: Mapping[int, Graded]) -> dict[int, Graded]:
    """Return the messages, oldest first, each with what in it contradicts one before it."""
    found: dict[int, Graded] = {}
    earlier: list[tuple[Told, Graded]] = []
    for seq, message in messages.items():
        if not message.key:
            found[seq] = message
            continue
        now = _told(truth, message)
        by_told = {id(one): graded for one, graded in earlier}
        wrong = [
            _finding(truth, message, clash)
            for clash in clashes(now, [one for one, _ in earlier], within=2 * truth.standard.tolerances.time)
            if _counts(message, by_told[id(clash.before)], clash)
        ]
        findings = (*message.findings, *wrong[:1])
        found[seq] = replace(message, findings=findings, share=worth(list(findings))) if wrong else message
        earlier.append((now, message))
    return found


def _told(truth: Truth, message: Graded) -> Told:
    kinds = truth.standard.messages[message.sent.type].fields
    return Told(
        t=message.t,
        type=message.sent.type,
        audience=message.sent.audience,
        incident=message.key,
        fields={
            name: (kinds[name].kind, claim) for name, claim in message.sent.fields.items() if name in kinds
        },
    )


def _counts(now: Graded, before: Graded, clash: Clash) -> bool:
    """Whether two messages that do not agree cannot both be fair: neither a correction, nor news, nor caution outside."""
    right, was_right = (_share(one, clash.field) == 1 for one in (now, before))
    if clash.how == "unsays":
        # less sure than before, to the same readers; others may be told later
        return now.sent.audience == before.sent.audience and was_right
    return not right


def _share(message: Graded, field: str) -> object:
    return next((one.share for one in message.findings if one.where == field and one.rule == "field"), NONE)


def _finding(truth: Truth, message: Graded, clash: Clash) -> Finding:
    """Say what was told whom, and point at what says otherwise."""
    at, value = truth.clock(clash.before.t)[:5], message.sent.fields[clash.field].value
    said = {
        "differs": f"{clash.claim.value!r}",
        "denies": f"{clash.claim.value!r}",
        "affirms": "that it is not so",
        "unsays": f"{clash.claim.value!r} as a fact",
    }[clash.how]
    return Finding(
        where=clash.field,
        rule="contradiction",
        share=NONE,
        weight=0,
        says=f"at {at} {clash.before.audience} were told {said}: say what is so, and that it was said otherwise",
        places=whole(clash.field, value),
    )


def before(messages: Mapping[int, Graded], message: Graded) -> Graded | None:
    """Return the message its readers had before this one."""
    earlier = [
        one
        for one in messages.values()
        if one.seq < message.seq and one.sent.audience == message.sent.audience and one.key == message.key
    ]
    return earlier[-1] if earlier else None


def is_news(truth: Truth, messages: Mapping[int, Graded], message: Graded) -> bool:
    """Whether its readers learn something of the incident that they had not read before."""
    last = before(messages, message)
    return last is None or gist(truth, last) != gist(truth, message)


def says_nothing_new(truth: Truth, messages: Mapping[int, Graded], message: Graded) -> bool:
    """Whether a message tells what the one before it told, in whatever words.

    The time of the next and one's own paragraph aside: a promise is no news, and points never hang on free words.
    """
    last = before(messages, message)
    if last is None or last.sent.type != message.sent.type:
        return False
    return not is_news(truth, messages, message) and _details(truth, last) == _details(truth, message)


def gist(truth: Truth, message: Graded) -> object:
    """Return what a message tells, however it is put: two with the same gist tell their reader the same.

    Figures, times of the next update and words at will are no news by themselves.
    """
    sent = message.sent
    kinds = truth.standard.messages[sent.type].fields
    found: Counter[object] = Counter()
    for name, claim in sent.fields.items():
        kind = kinds[name].kind if name in kinds else "words"
        value = claim.value.strip().lower()
        match kind:
            case "scope" | "cause" | "harm":
                found[kind, claim.standing, told(truth, message.key, kind, value)] += 1
            case "services":
                found[kind, services_in(truth, value)[0]] += 1
            case "action":
                found[kind, claim.standing, remedies_in(truth, value)] += 1
            case "severity" | "state" | "began-at" | "ended-at" | "owner":
                found[kind, value] += 1
            case _:
                pass
    return frozenset(found.items())


def _details(truth: Truth, message: Graded) -> object:
    """Return what else could be news: figures, and words at will as far as they are words and not the time of day."""
    kinds = truth.standard.messages[message.sent.type].fields
    return {
        name: (claim.standing, _plain(claim))
        for name, claim in message.sent.fields.items()
        if name in kinds and kinds[name].kind in ("figure", "words", "duties")
    }


def _plain(claim: Claim) -> tuple[str, ...]:
    return tuple(_WORDS.findall(_CLOCK.sub(" ", claim.value.casefold())))
