"""The desk's sheets, each made from what the seat knows: what can be chosen, what is filled in already, what it becomes.

A sheet's module is imported when one of its sheets is opened first: nobody opens one before the desk stands.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from tui.sheets.account import postmortem
    from tui.sheets.deciding import decide, remedy, state
    from tui.sheets.finding import about_words, hypotheses, hypothesis, note
    from tui.sheets.people import escalate, handover, page, reply, speaker
    from tui.sheets.sorting import dismiss, suggestion, triage

_MODULES: Final = {
    "account": ("postmortem",),
    "deciding": ("decide", "remedy", "state"),
    "finding": ("about_words", "hypotheses", "hypothesis", "note"),
    "people": ("escalate", "handover", "page", "reply", "speaker"),
    "sorting": ("dismiss", "suggestion", "triage"),
}

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


def __getattr__(name: str) -> Any:
    """Return a sheet by its name, as an import does (PEP 562). Raises AttributeError for one there is not."""
    for module, there in _MODULES.items():
        if name in there:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
