"""The words of a message, and later of a report: the only room that knows Jinja2.

A message is a letter of sentences with one blank each; what is true of a field is in its claim, and the standard has the
wording for each standing.
A template only frames the letter. It reads prepared text and calls nothing (`sandbox.py` says why that is enforced here).
What players and scenarios write is data to a template, never a template.
"""

from simulator.domain.cleaning import lines, one_line
from simulator.rendering.accounts import ACCOUNT, check_account, render_account
from simulator.rendering.compiling import TemplateProblem
from simulator.rendering.letters import (
    ANY,
    ENVELOPE,
    check_letter,
    message_templates,
    render_message,
    sentences,
    template_of,
)
from simulator.rendering.reports import render_report

__all__ = [
    "ACCOUNT",
    "ANY",
    "ENVELOPE",
    "TemplateProblem",
    "check_account",
    "check_letter",
    "lines",
    "message_templates",
    "one_line",
    "render_account",
    "render_message",
    "render_report",
    "sentences",
    "template_of",
]
