"""A finished exercise, told: every event as one sentence, with the whole truth, for whoever judges or learns from it."""

from simulator.domain import events as e
from simulator.domain.commands import FACILITATOR
from simulator.domain.exercise import Exercise
from simulator.domain.world import evolve
from simulator.host.knowing import known
from simulator.host.redaction import Viewer
from simulator.host.safe import safe_text
from simulator.host.seat import Seat
from simulator.projections.inbox import inbox
from simulator.projections.words import clock, say, span
from simulator.report import Scene


def film(exercise: Exercise, name: str) -> list[Scene]:
    """Return what happened, in order; looks at evidence are told too, because what was never opened matters."""
    world = exercise.inputs.world()
    roles = (FACILITATOR, *exercise.inputs.scenario.seats)
    viewer = Viewer(roles=frozenset(roles), world=world)
    seat = Seat(viewer, roles)
    knows = known(name, exercise.inputs, viewer, roles)
    scenes = []
    for seq, t, event in exercise.events:
        evolve(world, t, event)
        seat.take(seq, t, event)
        for shown in seat.fresh():
            text = _truth(event) or safe_text(say(shown, knows, inbox(seat.seen)))
            scenes.append(
                Scene(seq=seq, t=t, clock=clock(knows.starts, t), says=text, truth=isinstance(event, HIDDEN))
            )
    return scenes


HIDDEN = (e.FaultBegan, e.FaultEased, e.FaultEnded, e.HarmChanged, e.WorldHeld)
"""What no seat saw while it happened."""


def _truth(event: e.AnyEvent) -> str:
    """Say what was really so; nothing for what somebody saw."""
    match event:
        case e.FaultBegan(fault=name, since=since):
            return (
                f"Fault {name} begins." if since >= 0 else f"Fault {name} has been at work for {span(since)}."
            )
        case e.FaultEased(fault=name, left=left, remedy=remedy):
            return (
                f"{remedy or 'The world'} takes from fault {name}; {left // 10_000} percent of it are left."
            )
        case e.FaultEnded(fault=name):
            return f"Fault {name} has ended."
        case e.HarmChanged(cause=cause, people=people, usd=usd, decisions=decisions):
            rates = ((people, "people"), (usd, "dollars"), (decisions, "decisions"))
            harm = ", ".join(f"{rate:,} {what} a minute" for rate, what in rates if rate)
            return f"Harm from {cause}: {harm or 'none any more'}."
        case e.WorldHeld(event=name):
            return f"{name} would have happened, and was stopped."
        case _:
            return ""
