"""How explanations were handled: whether the first one held although it was not so, and whether anything was held against it."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from simulator.domain import events as e
from simulator.domain.units import MINUTE, NEVER
from simulator.observations.looking import glances, services_of
from simulator.observations.markers import FEWEST_LOOKS, HELD_MS, MARKERS, MOST_OF
from simulator.observations.observation import Figure, Observation, observed, too_thin
from simulator.projections.words import cut, many, span
from simulator.scoring.knowing import available, bears_on, refs
from simulator.scoring.truth import Truth
from simulator.scoring.wording import among, says

ANCHORING: Final = MARKERS["anchoring"]
CONFIRMATION: Final = MARKERS["confirmation"]
NONE_RECORDED: Final = "No hypothesis was recorded."
QUOTED: Final = 70
"""Characters of a hypothesis that are quoted."""
Said = tuple[int, int, e.Hypothesized]


def anchoring(truth: Truth) -> Observation:
    """Observe how long the first explanation stood alone, and where the looks went meanwhile."""
    said = list(truth.of(e.Hypothesized))
    if not said:
        return too_thin(ANCHORING, NONE_RECORDED)
    place = next((number for number, line in enumerate(said) if line[2].status != "rejected"), None)
    if place is None:
        return too_thin(ANCHORING, "What was recorded was rejected at once: no explanation was held.")
    (seq, t, one), before, later = said[place], said[:place], said[place + 1 :]
    rival = next((line for line in (*before, *later) if _competes(one, line[2])), None)
    until = truth.end if rival is None else max(rival[1], t)
    looks, aim = glances(truth, t, until), _aim(truth, one)
    other = max(t, _otherwise_since(truth, aim))
    since = [look for look in looks if look.t >= other]
    kept = [look for look in since if look.services and look.services <= aim]
    figures = [
        Figure(name="alone for", value=until - t, unit="ms"),
        Figure(name="looks meanwhile", value=len(looks)),
    ]
    if aim:
        figures += [
            Figure(name="looks once other evidence lay there", value=len(since)),
            Figure(name="of them at its own services", value=len(kept)),
        ]
    ended = f"until {_ending(one, rival[2])} at {truth.clock(rival[1])}" if rival else "to the end"
    alone = f"{one.hypothesis} ({_quoted(one)}) stood alone for {span(until - t)} and {many(len(looks), 'look')}, {ended}"
    if rival is not None and not looks and until - t < MINUTE:
        alone = f"{one.hypothesis} ({_quoted(one)}) had {rival[2].hypothesis} beside it at once"
    held = until - t >= HELD_MS
    right = _right(truth, one, later)
    if held and right is None:
        return too_thin(ANCHORING, f"{alone}; whether it was so cannot be told from its words.", figures)
    if held and right is False and len(looks) < FEWEST_LOOKS:
        return too_thin(
            ANCHORING, f"{alone}; it takes {FEWEST_LOOKS} looks to tell where they went.", figures
        )
    narrow = not aim or (bool(since) and Fraction(len(kept), len(since)) >= Fraction(*MOST_OF))
    went = f"; {len(kept)} of {len(since)} looks went to {_listed(aim)} while other evidence lay there"
    return observed(
        ANCHORING,
        f"{alone}{'; it was not so' if right is False else ''}{went if aim and since else ''}.",
        sign=held and right is False and narrow,
        figures=figures,
        shown=[
            (seq, t),
            *((look.seq, look.t) for look in kept or looks),
            *([(rival[0], rival[1])] if rival else []),
        ],
    )


def confirmation(truth: Truth) -> Observation:
    """Observe what was recorded and opened for and against what might be so."""
    said = list(truth.of(e.Hypothesized))
    if not said:
        return too_thin(CONFIRMATION, NONE_RECORDED)
    last = {line[2].hypothesis: line[2] for line in said}
    for_it = {ref for one in last.values() for ref in one.supports}
    against = {ref for one in last.values() for ref in one.against}
    looks = glances(truth, said[0][1], truth.end)
    rejected = any(one.status == "rejected" for one in last.values())
    figures = (
        Figure(name="hypotheses", value=len(last)),
        Figure(name="evidence for", value=len(for_it)),
        Figure(name="of it opened", value=_opened(truth, for_it)),
        Figure(name="evidence against", value=len(against)),
        Figure(name="of that opened", value=_opened(truth, against)),
        Figure(name="looks after the first", value=len(looks)),
    )
    there = "1 hypothesis was" if len(last) == 1 else f"{len(last)} hypotheses were"
    told = f"{there} recorded, with {many(len(for_it), 'piece')} of evidence for and {len(against) or 'none'} against"
    alone = len(last) == 1 and not against and not rejected
    if alone and len(looks) < FEWEST_LOOKS:
        return too_thin(CONFIRMATION, f"{told}; {many(len(looks), 'look')} followed.", figures)
    return observed(
        CONFIRMATION,
        f"{told}; {many(len(looks), 'look')} followed.",
        sign=alone,
        figures=figures,
        shown=[(seq, t) for seq, t, _ in said],
    )


def _opened(truth: Truth, evidence: set[str]) -> int:
    return sum(ref in truth.looks for ref in evidence)


def _competes(first: e.Hypothesized, then: e.Hypothesized) -> bool:
    """Whether a later line ends the time in which the first explanation stood alone."""
    return then.hypothesis != first.hypothesis or then.status == "rejected" or then.says != first.says


def _ending(first: e.Hypothesized, then: e.Hypothesized) -> str:
    """Say what ended the time in which the first explanation stood alone."""
    if then.hypothesis != first.hypothesis:
        return then.hypothesis
    return "it was rejected" if then.status == "rejected" else "it was said otherwise"


def _aim(truth: Truth, one: e.Hypothesized) -> frozenset[str]:
    """Return the services an explanation points to: those of its evidence, and those it names."""
    services = truth.scenario.services
    public = {service.public_name: name for name, service in services.items() if service.public_name}
    named = {public.get(word, word) for word in among(one.says, (*services, *public))}
    return frozenset(named).union(*(services_of(truth, ref) for ref in one.supports))


def _otherwise_since(truth: Truth, aim: frozenset[str]) -> int:
    """Return from when evidence of the true cause lay open that is about none of these services."""
    shows = {
        ref
        for key in truth.key.values()
        for fact in key.facts.get("cause", ())
        for ref in refs(fact.known_from)
        if services_of(truth, ref) and services_of(truth, ref).isdisjoint(aim)
    }
    return min((available(truth, ref) for ref in shows), default=NEVER)


def _right(truth: Truth, one: e.Hypothesized, later: Sequence[Said]) -> bool | None:
    """Whether an explanation was so: by its words, by what the team itself came to, or by its evidence; None if none tells."""
    keys = truth.key.values()
    causes = [fact for key in keys for fact in key.facts.get("cause", ())]
    if any(says(one.says, (*fact.words, fact.says)) for fact in causes):
        return True
    if any(says(one.says, untrue.words) for key in keys for untrue in key.not_true.get("cause", ())):
        return False
    if any(then.hypothesis == one.hypothesis and then.status == "rejected" for _, _, then in later):
        return False
    bears = frozenset(ref for key in truth.key for ref in bears_on(truth, key))
    return False if one.supports and causes and bears.isdisjoint(one.supports) else None


def _quoted(one: e.Hypothesized) -> str:
    return f'"{cut(one.says.rstrip("."), QUOTED)}"'


def _listed(services: frozenset[str]) -> str:
    return ", ".join(sorted(services))
