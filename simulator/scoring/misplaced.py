"""What must not be there in a message, whatever its fields say: each costs a share of all of it.

What that is without knowing the world stands in `prose`, for the composer too; here the world is asked: what is not so,
what was planted, what was not over yet.
"""

from collections.abc import Sequence

from simulator.domain import events as e
from simulator.domain.cleaning import fit
from simulator.domain.patterns import Found
from simulator.domain.standards import MessageType
from simulator.domain.units import NEVER
from simulator.prose import (
    Caution,
    Knowledge,
    Passage,
    cautions,
    our_words,
    people_called,
    teams_called,
    vendors_called,
)
from simulator.scoring.findings import NONE, Finding, Place, Rule, whole
from simulator.scoring.knowing import facts_at
from simulator.scoring.leaks import planted
from simulator.scoring.truth import Truth
from simulator.scoring.wording import said

_DESK = frozenset({"an e-mail address", "a telephone number"})
"""What may be one's own desk, which readers are told to write to: these cost only where they were planted."""


def passages(kind: MessageType, sent: e.MessageSent) -> list[Passage]:
    """Return the texts its reader gets from the sender: the values that have a place in their sentence, and the own words.

    Without the signs that no reader sees: what hides behind them is read.
    """
    found = [
        Passage(where=name, kind=field.kind, text=fit(sent.fields[name].value))
        for name, field in kind.fields.items()
        if name in sent.fields and "{}" in field.standings.get(sent.fields[name].standing, "{}")
    ]
    return [*found, Passage(where="words", kind="words", text=fit(sent.words))]


def misplaced(truth: Truth, t: int, key: str, sent: e.MessageSent) -> list[Finding]:
    """Return what must not be there, a finding for each rule; they count against the whole message."""
    kind = truth.standard.messages[sent.type]
    texts = passages(kind, sent)
    channel = truth.standard.channels.get(sent.channel)
    restricted = channel is not None and channel.sensitive
    secrets = () if restricted else _planted(truth, texts)
    read = cautions(kind, texts, knowledge(truth), restricted=restricted)
    found = _by_rule([one for one in read if not any(_within(one, place) for _, place in secrets)])
    if secrets:
        private = f"{secrets[0][0]} is private: it may stand in a room for that, and nowhere else"
        found.append(_finding("leak", private, [place for _, place in secrets]))
    found += [*_told_as_fact(kind, sent), *_not_so(truth, t, key, sent, texts[-1].text)]
    if sent.channel not in kind.channels:
        goes = f"{kind.title} goes to {' or '.join(kind.channels)}, not {sent.channel}"
        found.append(_finding("channel", goes, []))
    return [*found, *_too_early(truth, t, key, sent, kind)]


def _finding(rule: Rule, text: str, places: Sequence[Place]) -> Finding:
    where = places[0].where if places else "words"
    return Finding(where=where, rule=rule, share=NONE, weight=0, says=text, places=tuple(places))


def _by_rule(found: Sequence[Caution]) -> list[Finding]:
    """Return one finding for each rule that was broken, with all the words that break it."""
    counted = [one for one in found if not (one.kind == "leak" and one.what in _DESK)]
    return [
        _finding(
            rule,
            next(one.says for one in counted if one.kind == rule).rstrip("."),
            [Place(where=one.where, start=one.start, end=one.end) for one in counted if one.kind == rule],
        )
        for rule in dict.fromkeys(one.kind for one in counted)
    ]


def _planted(truth: Truth, texts: Sequence[Passage]) -> tuple[tuple[str, Place], ...]:
    """Return the planted secrets in a message, by name, each with where it stands."""
    return tuple(
        (name, Place(where=one.where, start=start, end=end))
        for one in texts
        for name, start, end in planted(truth, one.text)
    )


def _within(one: Caution, place: Place) -> bool:
    """Whether what looks private is known to be: it is then said once, by its name."""
    return one.kind == "leak" and one.where == place.where and one.start < place.end and place.start < one.end


def _told_as_fact(kind: MessageType, sent: e.MessageSent) -> list[Finding]:
    """A cause in its field may not be called confirmed where the standard forbids it."""
    told = [
        place
        for name, claim in sent.fields.items()
        for place in whole(name, claim.value)
        if "cause-as-fact" in kind.forbids
        and name in kind.fields
        and kind.fields[name].kind == "cause"
        and claim.standing == "confirmed"
        and claim.value.strip()
    ]
    says_ = "the cause is told as a fact: say what you suspect, or that you are looking"
    return [_finding("cause-as-fact", says_, told)] if told else []


def _not_so(truth: Truth, t: int, key: str, sent: e.MessageSent, own: str) -> list[Finding]:
    """Free words may not say what is not so, whatever the fields beside them say, nor deny what those say."""
    found = []
    for untruth in (one for told in truth.key[key].not_true.values() for one in told):
        hits = said(own, untruth.words)
        if hits:
            found.append(_finding("not-so", f"not so: {untruth.says}", _places("words", hits)))
            break
    denials = _places("words", said(own, truth.standard.words.no_harm))
    harms = [claim for name, claim in sent.fields.items() if _of_harm(truth, sent, name)]
    told = [claim.value for claim in harms if claim.standing in ("confirmed", "suspected")]
    facts = [fact.says for fact in facts_at(truth, key, "harm", t)]
    if denials and any(value.strip() for value in told):
        found.append(_finding("not-so", "this denies what the letter itself says of harm", denials))
    elif denials and facts:
        found.append(_finding("not-so", f"it was so: {facts[0]}", denials))
    return found


def _of_harm(truth: Truth, sent: e.MessageSent, name: str) -> bool:
    field = truth.standard.messages[sent.type].fields.get(name)
    return field is not None and field.kind == "harm"


def _places(where: str, hits: Sequence[Found]) -> list[Place]:
    return [Place(where=where, start=one.start, end=one.end) for one in hits]


def _too_early(truth: Truth, t: int, key: str, sent: e.MessageSent, kind: MessageType) -> list[Finding]:
    """A letter that says it is better, or over, is sent once it is."""
    if kind.phase not in ("mitigated", "resolved"):
        return []
    watch = truth.watch if kind.phase == "resolved" else 0
    turned = truth.turned(key) if kind.phase == "mitigated" else truth.ended_at.get(key)
    if t >= (NEVER if turned is None else turned + watch):
        return []
    states = [name for name, field in kind.fields.items() if field.kind == "state" and name in sent.fields]
    places = [place for name in states for place in whole(name, sent.fields[name].value)]
    early = "it was not over yet" if turned is None or t < turned else "it was still to be watched"
    return [_finding("phase", early, places)]


def knowledge(truth: Truth) -> Knowledge:
    """Return what the reader of words knows of this world by itself: house rules and names."""
    if truth.knowledge is None:
        scenario, cast = truth.scenario, truth.world.cast
        services = {name: one.public_name for name, one in scenario.services.items()}
        models = [one.model for one in scenario.services.values()]
        ours = our_words(services, (*scenario.signals, *cast.hosts.values(), *models))
        things = (*services, *services.values())
        names = (*cast.people.values(), *(one.name or "" for one in scenario.people.values()))
        sources = [cast.fill(report.from_) for report in scenario.reports.values()]
        truth.knowledge = Knowledge(
            standard=truth.standard,
            internal=ours,
            people=people_called(truth.standard, names, things),
            others=(*teams_called(scenario.rosters, things), *vendors_called(sources)),
        )
    return truth.knowledge
