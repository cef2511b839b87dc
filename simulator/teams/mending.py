"""The model answer's repair: the best there is, in its order; said beforehand, checked after, watched, closed, written up."""

from simulator.domain.conditions import compares_in
from simulator.domain.scenario import IncidentKey, Scenario
from simulator.teams.planning import Moments, Plan, lasting

DAYS = 28
"""By when the first corrective action is due."""


def mend(plan: Plan, key: IncidentKey, title: str, moments: Moments) -> None:
    """Plan the repair of one incident, and its end."""
    before = moments.classified(plan.pace.decide)
    for name in key.decisions[0].best:
        _change(plan, name, before)
        before = f"{lasting(plan.pace.decide)} after remedy {name} finished"
    _close(plan, title, moments)
    _account(plan, key, title, moments)


def _change(plan: Plan, name: str, ready: str) -> None:
    """Have one remedy approved, start it, note it, and look whether it did what it should."""
    scenario, pace = plan.scenario, plan.pace
    remedy = scenario.remedies[name]
    check = checked_by(scenario, name)
    if remedy.approval and remedy.by not in remedy.approval:
        plan.when(ready, "approve-remedy", remedy=name)
        ready = f"approved {name}"
    expect = f"{check} goes back to its normal value" if check else remedy.says or "It does what it says."
    plan.when(ready, "start", remedy=name, expect=expect, check=check)
    plan.when(
        f"{lasting(pace.note)} after remedy {name} started",
        "note",
        text=f"Started {name}. {remedy.says}".strip(),
    )
    if remedy.kind == "hold":
        return
    shows = remedy.after + remedy.over + pace.look
    if check:
        plan.when(f"{lasting(shows)} after remedy {name} finished", "look", what=check)
    cites = [check] if check else []
    plan.when(
        f"{lasting(shows + pace.note)} after remedy {name} finished",
        "verify",
        remedy=name,
        works=True,
        cites=cites,
    )


def checked_by(scenario: Scenario, remedy: str) -> str:
    """Return the signal that shows whether a remedy did what it should: one that its faults move and an alert watches, if any."""
    moved = [move.signal for fault in scenario.remedies[remedy].ends for move in scenario.faults[fault].moves]
    compared = {
        compare.signal for rule in scenario.alerts.values() for compare in compares_in(rule.when.term)
    }
    return next(iter((*(signal for signal in moved if signal in compared), *moved)), "")


def _close(plan: Plan, title: str, moments: Moments) -> None:
    """Say that it is being watched, and after the watch that it is over."""
    note = plan.pace.note
    plan.when(moments.over, "monitoring", incident=title)
    plan.when(moments.watched(note), "note", text=f"The harm of {title!r} has stopped; watching.")
    plan.when(moments.watched(moments.watch), "resolve", incident=title)
    plan.when(moments.closed(note), "note", text=f"Closed {title!r} after the watch.")


def _account(plan: Plan, key: IncidentKey, title: str, moments: Moments) -> None:
    """Write the postmortem, if there is time left: it is due in days."""
    action = {
        "what": "Catch this cause before it reaches production again",
        "type": "prevent",
        "owner": next(iter(plan.scenario.seats)),
        "due_days": DAYS,
        "verified_by": "The same fault, tried in a test, is caught.",
    }
    causes = [fact.says for fact in key.facts.get("cause", ())] or [title]
    causes.append("Nothing stopped it before it reached production")
    harm = "; ".join(fact.says for fact in key.facts.get("harm") or key.facts.get("scope") or ())
    check = next((found for name in key.decisions[0].best if (found := checked_by(plan.scenario, name))), "")
    figure = f"{check} stands at {{value {check}}} again" if check else ""
    about = f"{{incident {title}}}"
    timeline = [
        f"{{detected}} UTC: {about}, the first sign of it",
        f"{{restored}} UTC: {' and '.join(key.decisions[0].best)}, done",
        f"{{now}} UTC: {about} is over",
    ]
    plan.when(
        moments.closed(plan.pace.write),
        "postmortem",
        incident=title,
        summary=title,
        impact="; ".join(part for part in (harm or title, figure) if part),
        causes=causes,
        timeline=timeline,
        actions=[action],
    )
