"""The model answer at the end of a shift: whoever goes hands over, to somebody who has come, with every clock of the role."""

from typing import Final

from simulator.domain.units import MINUTE, format_duration
from simulator.loader.hours import awake
from simulator.teams.planning import Plan

BEFORE: Final = 10 * MINUTE
"""How long before the end of a shift it is handed over; the other has come by then."""
STAYS: Final = 30 * MINUTE
"""Whoever takes over is there for at least so long after."""


def hand_over(plan: Plan) -> None:
    """Hand over each role whose holder's shift ends during play, if something is open then."""
    scenario = plan.scenario
    for role, person in scenario.seats.items():
        goes = _goes(plan, person)
        taker = _taker(plan, person, goes) if goes is not None else None
        if goes is None or taker is None:
            continue
        clocks = [clock.says for clock in plan.standard.clocks.values() if clock.role == role]
        at = format_duration(max(goes - BEFORE, MINUTE))
        plan.when(
            f"at {at} and declared and not resolved",
            "hand-over",
            role if role in scenario.seats else "",
            role=role,
            to=taker,
            notes="What is known, suspected and under way stands on the board; the last update says when the next one comes.",
            promises=clocks,
        )


def _goes(plan: Plan, person: str) -> int | None:
    """Return when somebody's shift ends during play, T+ms."""
    shift, lasts = plan.scenario.people[person].shift, plan.scenario.lasts
    if shift is None:
        return None
    stretches = awake(person, shift, plan.scenario.starts, lasts)
    return next((end for begin, end in stretches if begin <= 0 < end <= lasts), None)


def _taker(plan: Plan, person: str, goes: int) -> str | None:
    """Return who takes over: somebody of the same team and the same kind of work if there is one, who comes before and stays."""
    scenario = plan.scenario
    taken = set(scenario.seats.values()) | {
        str(move.arguments.get("to")) for move in plan.moves if move.do == "hand-over"
    }
    there = []
    for name, who in scenario.people.items():
        if name in taken or who.phone == "dead" or who.shift is None:
            continue
        stretches = awake(name, who.shift, scenario.starts, scenario.lasts)
        if any(
            begin <= goes - BEFORE and end >= min(goes + STAYS, scenario.lasts) for begin, end in stretches
        ):
            there.append(name)
    mine = scenario.people[person]

    def alike(name: str) -> tuple[int, int]:
        other = scenario.people[name]
        words = set(other.does.lower().split()) & set(mine.does.lower().split())
        return (other.team == mine.team, len(words))

    return max(there, key=alike, default=None)
