"""Questions that only a letter answers: which letter that is, and whom a handover names.

When letters are written, and what goes into them, stands in `letters` and `blanks`; the role itself is passed on in
`handing_over`, and all other questions get a reply.
"""

import re

from simulator.domain.scenario import Inject, Scenario
from simulator.domain.standards import Standard
from simulator.teams.planning import Plan


def letter_for(scenario: Scenario, standard: Standard, inject: Inject) -> str:
    """Return the message that a question waits for, if no clock asks for any that would answer it; else a reply will do."""
    clocked = {
        kind for clock in standard.clocks.values() if clock.kept_by == "message" for kind in clock.what
    }
    kinds = inject.answered_by if clocked.isdisjoint(inject.answered_by) else ()
    there = scenario.answer_key.incidents and inject.asks
    can = (kind for kind in kinds if not scenario.seats.keys().isdisjoint(standard.messages[kind].sent_by))
    return next(can, "") if there else ""


def successor(plan: Plan, inject: str, kind: str) -> str:
    """Return who asks to take over, if the letter is of that kind: one that must say who has it from now on."""
    fields = plan.standard.messages[kind].fields.values()
    if not inject or not any(field.kind == "owner" and field.critical for field in fields):
        return ""
    asks = plan.scenario.injects[inject].from_
    return next((who for who in plan.scenario.people if re.search(rf"\b{re.escape(who)}\b", asks)), "")
