"""Who is on call, who holds a role, and what happens when a phone rings."""

from typing import Final

from simulator.domain import events as e
from simulator.domain.scenario import OnCall, Roster
from simulator.domain.units import MINUTE
from simulator.domain.world import World

LADDER: Final = "ladder"
"""Who calls when nobody has acknowledged."""
PATIENCE: Final = 5 * MINUTE
"""How long a phone rings before the caller gives up (PagerDuty's on-call guide gives up on a rung after five)."""


def on_call(roster: Roster, t: int) -> OnCall:
    """Return the stretch that answers at `t`: while two overlap, the one that hands over; outside all, the nearest."""
    for stretch in roster.shifts:
        if stretch.from_ <= t < stretch.to:
            return stretch
    return min(roster.shifts, key=lambda stretch: min(abs(stretch.from_ - t), abs(stretch.to - t)))


def holder_of(world: World, role: str) -> str:
    """Return the person who has the role, by assignment or by seat; KeyError if nobody has."""
    return world.roles.get(role) or world.scenario.seats[role]


def ring(world: World, person: str, by: str, target: str, about: str) -> tuple[e.AnyEvent, ...]:
    """Return the call; the ladder does not call again whose phone rings or who is here already."""
    called = world.people.get(person)
    if by == LADDER and called is not None and (called.ringing or called.answered is not None):
        return ()
    return (e.PersonPaged(person=person, by=by, target=target, about=about),)


def rings_for(world: World, person: str, t: int) -> tuple[int, bool]:
    """Return how long the phone of someone called at `t` rings, ms, and whether they then answer."""
    who = world.scenario.people[person]
    if person in world.dead_phones:
        return PATIENCE, False
    if world.cast.is_awake(person, t):
        return who.answers_after, True
    if who.asleep_answers_after is not None:
        return who.asleep_answers_after, True
    return PATIENCE, False


def rung(roster: Roster, t: int, to: str) -> tuple[str, ...]:
    """Return whom a rung of the ladder calls: primary, backup, lead, or everybody of the team."""
    now = on_call(roster, t)
    match to:
        case "primary":
            return (now.primary,)
        case "backup":
            return (now.backup,)
        case "lead":
            return (roster.lead,)
        case _:
            return tuple(dict.fromkeys((now.primary, now.backup, roster.lead, *roster.others)))
