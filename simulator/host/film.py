"""A finished exercise, told: every event as one sentence, with the whole truth, for whoever judges or learns from it."""

from typing import assert_never

from simulator.domain import events as e
from simulator.domain.commands import FACILITATOR
from simulator.domain.exercise import Exercise
from simulator.domain.units import format_duration
from simulator.domain.world import evolve
from simulator.host.knowing import known
from simulator.host.redaction import Viewer
from simulator.host.safe import safe_text
from simulator.host.seat import Seat
from simulator.projections.inbox import Inbox, inbox
from simulator.projections.words import clock, full, names, say, span
from simulator.report import Scene

Hidden = (
    e.FaultBegan
    | e.FaultEased
    | e.FaultEnded
    | e.HarmChanged
    | e.WorldHeld
    | e.EvidenceLost
    | e.InjectHeld
    | e.InjectEdited
    | e.InjectFired
)
"""What no seat saw while it happened: the world as it was, and the facilitator's hand."""


def film(exercise: Exercise, name: str) -> list[Scene]:
    """Return what happened, in order; looks at evidence are told too, because what was never opened matters."""
    world = exercise.inputs.world()
    roles = (FACILITATOR, *exercise.inputs.scenario.seats)
    viewer = Viewer(roles=frozenset(roles), world=world)
    seat = Seat(viewer, roles)
    knows = known(name, exercise.inputs, viewer, ())  # told to no seat: every "to you" becomes a role
    scenes, rows = [], Inbox()
    for seq, t, event in exercise.events:
        evolve(world, t, event)
        seat.take(seq, t, event)
        for shown in seat.fresh():
            rows = inbox([shown], rows)
            text = truth_words(event) if isinstance(event, Hidden) else say(shown, knows, rows)
            untold = isinstance(event, e.WorldMoved) and not shown.get("says")
            scenes.append(
                Scene(
                    seq=seq,
                    t=t,
                    clock=clock(knows.starts, t),
                    says=safe_text(text),
                    truth=untold or isinstance(event, Hidden),
                )
            )
    return scenes


def truth_words(event: Hidden) -> str:
    """Say in one sentence what no seat saw."""
    match event:
        case e.FaultBegan(fault=name, since=since):
            return (
                f"Fault {name} begins." if since >= 0 else f"Fault {name} has been at work for {span(since)}."
            )
        case e.FaultEased(fault=name, left=left, remedy=remedy):
            by = f"Remedy {remedy}" if remedy else "The world"
            return f"{by} takes from fault {name}; {left // 10_000} percent of it is left."
        case e.FaultEnded(fault=name):
            return f"Fault {name} has ended."
        case e.HarmChanged(cause=cause, people=people, usd=usd, decisions=decisions):
            rates = ((people, "people"), (usd, "dollars"), (decisions, "decisions"))
            harm = ", ".join(f"{rate:,} {what} a minute" for rate, what in rates if rate)
            return f"Harm from {cause}: {harm or 'none any more'}."
        case e.WorldHeld(event=name):
            return f"{name} would have happened, and was stopped."
        case e.EvidenceLost(evidence=lost):
            return f"Evidence is gone: {names(lost)}."
        case e.InjectHeld(inject=name, hold=hold):
            return f"The facilitator {'holds back' if hold else 'lets go'} inject {name}."
        case e.InjectEdited(inject=name, says=says, to=to, at=at):
            when = f", at T+{format_duration(at)}" if at is not None else ""
            whom = f", to {to}" if to else ""
            words = f", in other words: {says}" if says else ""
            return full(f"The facilitator changes inject {name}{when}{whom}{words}")
        case e.InjectFired(inject=name):
            return f"The facilitator delivers inject {name} now."
        case _:
            assert_never(event)
