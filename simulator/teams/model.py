"""The model answer: for each duty the act that keeps it, at the standard's human pace, once what it needs is known.

A pure function of scenario and standard, printable as a team file; it reads the answer key to know what is right, looks
at the evidence before it claims, and uses the commands everyone has.
"""

from dataclasses import replace
from typing import Any

from simulator.domain.answers import owners
from simulator.domain.people import PATIENCE
from simulator.domain.scenario import IncidentKey, Scenario, SeverityWhen
from simulator.domain.standards import Standard
from simulator.domain.teams import TeamFile
from simulator.teams.asking import letter_for
from simulator.teams.handing_over import hand_over
from simulator.teams.letters import Letters
from simulator.teams.looking import Looking, to_sort, way_to
from simulator.teams.mending import mend
from simulator.teams.planning import Moments, Plan, lasting

PRESSING = ("critical", "error", "warning", "info")


def model_answer(scenario: Scenario, standard: Standard) -> TeamFile:
    """Does everything right, in time, and nothing else."""
    plan = Plan(scenario, standard)
    whose = owners(scenario)
    _take(plan, whose)
    _weigh(plan)
    for name, key in scenario.answer_key.incidents.items():
        mine = sorted(
            (item for item, owner in whose.items() if owner == name), key=lambda i: _press(scenario, i)
        )
        if mine:
            alone = len(scenario.answer_key.incidents) == 1
            _incident(plan, name, key, Moments(plan=plan, key=key, items=tuple(mine), alone=alone))
    _answer(plan)
    hand_over(plan)
    return TeamFile(
        title="model-answer",
        says="What the answer key and the standard ask, at a human pace.",
        moves=tuple(plan.moves),
    )


def _press(scenario: Scenario, item: str) -> tuple[int, int]:
    """Return what orders alerts by priority and reports, after them, by when they come; those that may not come are last."""
    if item in scenario.alerts:
        return PRESSING.index(scenario.alerts[item].priority), 0
    at = scenario.reports[item].at
    return len(PRESSING), scenario.lasts if at is None else at


def _take(plan: Plan, whose: dict[str, str]) -> None:
    """Take every alert that must be taken, and clear away what is nothing once somebody has looked."""
    scenario, pace = plan.scenario, plan.pace
    calls = {name: rule.priority for name, rule in scenario.alerts.items()}
    calls |= {name: noise.priority for name, noise in scenario.noise.items()}
    for item, priority in calls.items():
        if _asked(plan, "acknowledged", priority) or item in whose:
            plan.when(f"{lasting(pace.notice)} after {plan.arrival(item)}", "acknowledge", item=item)
    for item in (*calls, *scenario.reports):
        if item not in whose and _asked(plan, "disposed", calls.get(item, "warning")):
            _wave_away(plan, item)


def _asked(plan: Plan, kept_by: str, priority: str) -> bool:
    """Whether the standard gives a time in which something of this priority must be taken or sorted."""
    clocks = [clock for clock in plan.standard.clocks.values() if clock.kept_by == kept_by]
    return any(clock.limits.get(priority) is not None for clock in clocks)


def _wave_away(plan: Plan, item: str) -> None:
    """Look whether something is wrong, and dismiss it with its reason."""
    pace, came, noise = plan.pace, plan.arrival(item), plan.scenario.noise.get(item)
    later = lasting(pace.notice + pace.acknowledge + pace.look + pace.decide)
    if noise is not None and noise.kind == "duplicate" and noise.of:
        wait = f"{later} after {came} and {plan.arrival(noise.of)}"
        plan.when(wait, "dismiss", item=item, reason="duplicate", of=noise.of)
        return
    seen = lasting(pace.notice + pace.acknowledge + pace.look)
    plan.when(f"{seen} after {came}", "look", what=to_sort(plan.scenario, item))
    reason = "not-actionable" if noise is not None and noise.kind != "false" else "false"
    plan.when(f"{later} after {came}", "dismiss", item=item, reason=reason)


def _weigh(plan: Plan) -> None:
    """Look at what speaks for or against each proposal, and then take it or leave it."""
    scenario, pace = plan.scenario, plan.pace
    for name, made in scenario.suggestions.items():
        proposed = f"suggestion {name} made"
        eyes = " or ".join(f"looked at {ref}" for ref in made.against[:4])
        if eyes:
            shut = f"{lasting(pace.notice + pace.look)} after {proposed} and not ({eyes})"
            plan.when(shut, "look", what=way_to(scenario, made.against[0]))
        seen = f" and ({eyes})" if eyes else ""
        plan.when(
            f"{lasting(pace.notice + pace.look + pace.decide)} after {proposed}{seen}",
            "answer-suggestion",
            suggestion=name,
            accept=made.truth == "right",
            why=f"It is {made.truth}.",
        )


def _incident(plan: Plan, name: str, key: IncidentKey, moments: Moments) -> None:
    """Plan everything one incident asks for, from its first alert to its account."""
    title, pace = key.title or name, plan.pace
    looking = Looking(plan, key, moments)
    moments = replace(moments, label_after=looking.takes + pace.classify)
    severity = next(given for given in key.severity if not isinstance(given, SeverityWhen))
    plan.when(moments.called(), "declare", title=title, severity=severity)
    _name_commander(plan, moments)
    for item in moments.items:
        came = f"{lasting(pace.notice + pace.acknowledge + pace.decide)} after {plan.arrival(item)}"
        plan.when(f"{came} and {moments.declared(pace.decide)}", "link", item=item, incident=title)
    looking.write()
    _classify(plan, key, title, moments, looking.cites)
    _think(plan, key, moments, looking.cites)
    _wake(plan, key, moments, title)
    Letters(plan, key, name, moments, looking).write()
    mend(plan, key, title, moments)


def _name_commander(plan: Plan, moments: Moments) -> None:
    """Say who commands: whoever sits there, unless the same person also holds what no commander may."""
    scenario, roles = plan.scenario, plan.standard.roles
    if plan.moves and any(move.do == "assign" for move in plan.moves):
        return
    for clock in plan.standard.clocks.values():
        for role in clock.what if clock.kept_by == "assigned" else ():
            others = {scenario.seats.get(other) for other in roles[role].not_with}
            whom = [scenario.seats.get(role), *scenario.people]
            person = next(one for one in whom if one is not None and one not in others)
            plan.when(moments.declared(plan.pace.decide), "assign", role=role, person=person)


def _classify(plan: Plan, key: IncidentKey, title: str, moments: Moments, cites: list[str]) -> None:
    """Say what it is once that has been seen, and again when it has become worse."""
    what: dict[str, Any] = {
        "incident": title,
        "type": key.type,
        "category": key.category,
        "services": list(key.services),
        "cites": cites,
        "confidence": "likely",
    }
    seen = "".join(f" and looked at {cite}" for cite in cites)
    for given in key.severity:
        if isinstance(given, SeverityWhen):
            worse = f"({given.when.text}) and {moments.classified(1_000)}"
            plan.when(worse, "classify", severity=given.is_, **what)
        else:
            plan.when(moments.declared(moments.label_after) + seen, "classify", severity=given, **what)


def _think(plan: Plan, key: IncidentKey, moments: Moments, cites: list[str]) -> None:
    """Record what may be so, and what else, each with what speaks for or against it."""
    if not cites:
        return
    causes, others = key.facts.get("cause", ()), key.not_true.get("cause", ())
    seen = "".join(f" and looked at {cite}" for cite in cites)
    looked = moments.declared(moments.label_after + plan.pace.note) + seen
    number = 1 + sum(1 for move in plan.moves if move.do == "hypothesize")
    says = causes[0].says if causes else key.title
    plan.when(looked, "hypothesize", hypothesis=f"H{number}", says=says, status="open", supports=cites)
    other = others[0].says if others else "a fault in the release before"
    plan.when(
        looked, "hypothesize", hypothesis=f"H{number + 1}", says=other, status="rejected", against=cites
    )


def _wake(plan: Plan, key: IncidentKey, moments: Moments, title: str) -> None:
    """Call who is needed, and the next on the roster where the phone rings in vain."""
    pace = plan.pace
    for place, target in enumerate(key.pages):
        first = pace.page * (place + 1)
        plan.when(moments.declared(first), "page", target=target, why=title)
        roster = plan.scenario.rosters.get(target)
        if roster is None:
            continue
        stretches = {who for stretch in roster.shifts for who in (stretch.primary, stretch.backup)}
        nobody = f"not ({' or '.join(f'answered {who}' for who in sorted({*stretches, roster.lead}))})"
        next_ones = dict.fromkeys([*(stretch.backup for stretch in roster.shifts), roster.lead])
        for turn, who in enumerate(next_ones, start=1):
            waited = first + turn * (PATIENCE + pace.page)
            plan.when(f"{moments.declared(waited)} and {nobody}", "page", target=who, why=title)


def _answer(plan: Plan) -> None:
    """Answer everybody who asks, honestly and soon; who waits for a letter gets that."""
    pace = plan.pace
    for name, inject in (*plan.scenario.injects.items(), *plan.scenario.cards.items()):
        by_letter = name in plan.scenario.injects and letter_for(plan.scenario, plan.standard, inject)
        if inject.asks and not by_letter:
            heard = f"{lasting(pace.notice + pace.write)} after inject {name} delivered"
            honest = "We are looking into it. What we know and do not know is in the incident channel, and we keep it current."
            plan.when(
                heard,
                "reply",
                seat=inject.to if inject.to in plan.scenario.seats else "",
                inject=name,
                text=honest,
            )
