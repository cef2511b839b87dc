"""Governance: who may, who agreed, who was woken, what was preserved, what was written down."""

from fractions import Fraction

from simulator.domain import events as e
from simulator.domain.scenario import Remedy
from simulator.scoring.consent import acts
from simulator.scoring.decision import changes, helpful
from simulator.scoring.handing_over import handovers
from simulator.scoring.judging import HALF, NONE, ONE, Case, judge, wanted
from simulator.scoring.knowing import seen
from simulator.scoring.paging import pages
from simulator.scoring.scorecard import Judgement

TENTH = Fraction(1, 10)
CONTAINING = ("fallback", "disable")
"""Kinds of remedy that stop harm by taking the sick part out of use."""


def governance(case: Case) -> list[Judgement]:
    """Judge how the team kept to its own rules."""
    judges = {
        "authority": _authority,
        "separation": _separation,
        "pages": pages,
        "evidence-kept": _evidence_kept,
        "hypotheses": _hypotheses,
        "record": _record,
    }
    found = [judge_one(case) for name, judge_one in judges.items() if wanted(case, name)]
    return [judgement for judgement in found if judgement is not None] + handovers(case)


def _authority(case: Case) -> Judgement | None:
    """All is won by acting with consent at all, where it was worth something; each act without it halves that."""
    if not case.courses:
        return None
    truth, helps = case.truth, helpful(case.truth)
    needed = acts(truth)
    refused = [seq for seq, _, ev in truth.of(e.Refused) if ev.kind == "authority"]
    missing = [act.what for act in needed if not act.agreed]
    useful = any(
        act.agreed and (case.graded[act.seq].share >= HALF if act.message else act.what in helps)
        for act in needed
    )
    share = (ONE if useful else NONE) / 2 ** len(missing) - TENTH * len(refused)
    happened = f"{len(needed) - len(missing)} of {len(needed)} acts had the consent they need"
    if not needed:
        agreed = dict.fromkeys(
            [ev.remedy for _, _, ev in truth.of(e.RemedyApproved)]
            + [f"draft {ev.draft}" for _, _, ev in truth.of(e.MessageApproved)]
        )
        happened = f"{' and '.join(agreed)} had consent, but " if agreed else ""
        happened += "nothing was done that needed consent"
    elif not missing and not useful:
        happened += "; none of them was of use"
    happened += "".join(f"; the sign-off of {act.what} was void: {act.void}" for act in needed if act.void)
    happened += f"; {len(refused)} were refused for the role" if refused else ""
    return judge(
        case,
        "authority",
        share,
        happened=happened,
        advice=f"Have {missing[0]} approved first."
        if missing
        else "Ask whoever may decide, then act as the role that may.",
        events=[*(act.seq for act in needed), *refused],
    )


def _separation(case: Case) -> Judgement | None:
    """Somebody was named to command; and at the worst severity nobody did so who also held a role they may not, or repaired."""
    truth = case.truth
    commands = [
        role for clock in truth.standard.clocks.values() if clock.kept_by == "assigned" for role in clock.what
    ]
    pairs = [
        (role, other)
        for role in commands
        for other in (truth.standard.roles[role].not_with if role in truth.standard.roles else ())
    ]
    if not pairs or not case.courses:
        return None
    clash = next((seq for seq, both in _clashes(case, pairs) if both), None)
    named = [seq for seq, _, ev in truth.of(e.RoleAssigned) if ev.role in commands]
    both = " and ".join(pairs[0])
    return judge(
        case,
        "separation",
        ONE if named and clash is None else NONE,
        happened="nobody was named to command"
        if not named
        else "each had their own part"
        if clash is None
        else f"one person was {both}",
        advice=f"Name somebody as {pairs[0][0]}, and somebody else as {pairs[0][1]}.",
        events=[*named, *([clash] if clash is not None else [])],
    )


def _clashes(case: Case, pairs: list[tuple[str, str]]) -> list[tuple[int, bool]]:
    """Return (line, whether two of a pair were then in one hand) for each act at the worst severity."""
    truth = case.truth
    held, worst = dict(truth.scenario.seats), next(iter(truth.standard.severities))
    found = []
    for seq, t, event in truth.lines:
        if isinstance(event, e.RoleAssigned):
            held[event.role] = event.person
        elif isinstance(event, e.HandedOver):
            held[event.role] = event.to
        severe = any((c.detected or 0) <= t and c.severity_at(t) == worst for c in case.courses.values())
        if severe and isinstance(event, e.Done) and event.by in held:
            one_hand = any(held.get(a) == held.get(b) and a in held for a, b in pairs)
            repairs = isinstance(event, e.RemedyStarted) and any(event.by == a for a, _ in pairs)
            found.append((seq, one_hand or repairs))
    return found


def _evidence_kept(case: Case) -> Judgement | None:
    """Evidence was put by before the first change began: what counts is when that was started, if it was kept in the end.

    Stopping harm never waits: what only takes the sick part out of use, and destroys nothing, may come before it.
    """
    truth = case.truth
    at_risk = {name for remedy in truth.scenario.remedies.values() for name in remedy.destroys}
    keepers = [name for name, remedy in truth.scenario.remedies.items() if at_risk & set(remedy.keeps)]
    if not case.courses or not at_risk or not keepers:
        return None
    kept = [seq for seq, _, ev in truth.of(e.EvidenceKept) if at_risk & set(ev.evidence)]
    lost = [seq for seq, _, _ in truth.of(e.EvidenceLost)]
    first = next(
        (t for _, t, ev in changes(truth) if not _contains(truth.scenario.remedies[ev.remedy])), truth.end
    )
    begun = min((t for _, t, ev in truth.of(e.RemedyStarted) if ev.remedy in keepers), default=truth.end)
    share = NONE if lost or not kept else ONE if begun <= first else HALF
    happened = (
        "evidence was destroyed"
        if lost
        else "not preserved"
        if not kept
        else "kept first"
        if share == 1
        else "kept after the first change"
    )
    return judge(
        case,
        "evidence-kept",
        share,
        happened=happened,
        advice=f"Start {keepers[0]} before anything else; stopping harm never waits for it to finish.",
        events=[*kept, *lost],
    )


def _contains(remedy: Remedy) -> bool:
    """Whether a remedy only takes something out of use: it stops harm, and leaves everything to be looked at."""
    return remedy.kind in CONTAINING and not remedy.destroys


def _hypotheses(case: Case) -> Judgement | None:
    """Two different possibilities, each grounded in evidence one had looked at, and something that speaks against one."""
    if not case.courses:
        return None
    truth = case.truth
    until = min(truth.ended_at.values(), default=truth.end)
    most = truth.standard.tolerances.cites
    grounded: dict[str, int] = {}
    against = False
    for seq, t, ev in truth.of(e.Hypothesized):
        cited = (*ev.supports[:most], *ev.against[:most])
        if t <= until and cited and all(seen(truth, ref, t) is not None for ref in cited):
            grounded.setdefault(ev.says.strip().lower(), seq)
            against = against or bool(ev.against)
    share = Fraction(min(len(grounded), 2), 2) * (ONE if against else Fraction(3, 4))
    happened = f"{len(grounded)} recorded with evidence one had looked at"
    return judge(
        case,
        "hypotheses",
        share,
        happened=happened + ("" if against or not grounded else "; nothing spoke against any"),
        advice="Record at least two possibilities, with what speaks for and against each.",
        events=grounded.values(),
    )


def _record(case: Case) -> Judgement | None:
    """Every change of the world and of the incident's state has a line of its own in the record near it."""
    if not case.courses:
        return None
    truth = case.truth
    near = truth.standard.tolerances.time
    notes = [(seq, t) for seq, t, _ in truth.of(e.Noted)]
    turns = [t for _, t, ev in truth.lines if isinstance(ev, e.RemedyStarted | e.Monitored | e.Resolved)]
    noted: list[int] = []
    for turn in turns:
        beside = [seq for seq, t in notes if abs(t - turn) <= near and seq not in noted]
        noted += beside[:1]
    return judge(
        case,
        "record",
        Fraction(len(noted), len(turns)) if turns else NONE,
        happened=f"{len(noted)} of {len(turns)} decisions were written down",
        advice="Note what was decided and why, when it is decided.",
        events=noted,
    )
