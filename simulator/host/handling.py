"""How long an act takes in tabletop, where the clock stands while people talk: the standard's own handling times."""

from typing import assert_never

from simulator.domain import commands as c
from simulator.domain.standards import Pace


def handling(command: c.AnyCommand, pace: Pace) -> int:
    """Return the exercise ms that pass before the command is done."""
    match command:
        case c.Acknowledge() | c.Dismiss() | c.Link():
            return pace.acknowledge
        case c.LookAt():
            return pace.look
        case c.Declare() | c.Reopen():
            return pace.declare
        case c.Classify():
            return pace.classify
        case c.Page() | c.AssignRole() | c.HandOver():
            return pace.page
        case c.Send() | c.Reply() | c.WritePostmortem():
            return pace.write
        case c.Note() | c.Hypothesize():
            return pace.note
        case (
            c.AnswerSuggestion()
            | c.ApproveRemedy()
            | c.StartRemedy()
            | c.VerifyRemedy()
            | c.UndoRemedy()
            | c.ApproveMessage()
            | c.MarkMonitoring()
            | c.Resolve()
        ):
            return pace.decide
        case (
            c.Draft()
            | c.AskHint()  # it costs points; reading it is no part of the incident
            | c.RealEmergency()
            | c.End()
            | c.FireInject()
            | c.HoldInject()
            | c.EditInject()
            | c.FreezeConsequences()
            | c.SpeakAs()
            | c.Whisper()
            | c.CorrectRecord()
            | c.BlankReminders()
            | c.Continue()
        ):
            return 0
        case _:
            assert_never(command)
