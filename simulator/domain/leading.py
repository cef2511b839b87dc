"""What a facilitator does to an exercise: injects, the frame, and its end."""

from typing import assert_never

from simulator.domain import commands as c
from simulator.domain import events as e
from simulator.domain.refusals import Decided, Refusal, not_now, unknown
from simulator.domain.world import World


def lead(world: World, t: int, command: c.Lead) -> Decided:
    """Return what a facilitator's command brings about at T+`t` ms."""
    by = command.seat
    if by != c.FACILITATOR and not isinstance(command, c.End):
        return Refusal(
            kind="authority", why=f"{by} may not {type(command).__name__}: that is for the facilitator"
        )
    match command:
        case c.FireInject(inject=name) | c.HoldInject(inject=name) | c.EditInject(inject=name):
            if name not in world.scenario.injects and name not in world.scenario.cards:
                return unknown("inject", name, (*world.scenario.injects, *world.scenario.cards))
            told = world.injects.get(name)
            if told is not None and told.delivered is not None:
                return not_now(f"{name} was delivered already")
            if isinstance(command, c.FireInject):
                return (e.InjectFired(by=by, inject=name),)
            if isinstance(command, c.HoldInject):
                return (e.InjectHeld(by=by, inject=name, hold=command.hold),)
            if command.to and command.to not in world.standard.roles:
                return unknown("role", command.to, world.standard.roles)
            if command.at is not None and command.at <= t:
                return not_now("that time has passed")
            return (e.InjectEdited(by=by, inject=name, says=command.says, to=command.to, at=command.at),)
        case c.FreezeConsequences(freeze=freeze):
            return (e.ConsequencesFrozen(by=by, freeze=freeze),)
        case c.SpeakAs(as_=as_, to=to, text=text):
            return (e.Spoken(by=by, as_=as_, to=to, text=text),)
        case c.Whisper(to=to, text=text):
            return (e.Whispered(by=by, to=to, text=text),)
        case c.CorrectRecord(line=line, text=text):
            return (e.RecordCorrected(by=by, line=line, text=text),)
        case c.BlankReminders(blank=blank):
            return (e.RemindersBlanked(by=by, blank=blank),)
        case c.Continue():
            return (e.Continued(by=by),) if world.suspended else not_now("play is not suspended")
        case c.End(why=why):
            return (e.EndAsked(by=by, why=why),)
        case _:
            assert_never(command)
