"""The desk's sheets, each made from what the seat knows: what can be chosen, what is filled in already, what it becomes."""

from tui.sheets.account import postmortem
from tui.sheets.deciding import decide, remedy, state
from tui.sheets.finding import about_words, hypotheses, hypothesis, note
from tui.sheets.people import escalate, handover, page, reply, speaker
from tui.sheets.sorting import dismiss, suggestion, triage

__all__ = [
    "about_words",
    "decide",
    "dismiss",
    "escalate",
    "handover",
    "hypotheses",
    "hypothesis",
    "note",
    "page",
    "postmortem",
    "remedy",
    "reply",
    "speaker",
    "state",
    "suggestion",
    "triage",
]
