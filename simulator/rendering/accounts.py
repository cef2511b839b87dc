"""A postmortem as its reader sees it: its parts become text, and the exercise's own template frames them."""

from collections.abc import Iterable, Mapping
from typing import Final

from simulator.domain.cleaning import lines, one_line
from simulator.domain.events import PostmortemWritten
from simulator.rendering.compiling import TemplateProblem, compiled
from simulator.rendering.letters import ENVELOPE, message_templates

ACCOUNT: Final = "postmortem"
"""The template's name."""
PARTS: Final = ("summary", "impact", "timeline", "causes", "actions")
"""What it frames, each under `says`."""


def render_account(
    told: PostmortemWritten, envelope: Mapping[str, str], templates: Mapping[str, str] | None = None
) -> str:
    """Return a postmortem as text; it begins with EXERCISE. What was left out is said to be missing.

    `templates` are those of the exercise; one that is older than this template is framed by the shipped one.
    Raises TemplateProblem for a template that cannot be used.
    """
    shipped = message_templates()
    source = (templates or shipped).get(ACCOUNT, shipped[ACCOUNT])
    check_account(source)
    says = {
        "summary": one_line(told.summary) or "not said",
        "impact": one_line(told.impact) or "not said",
        "timeline": _listed(told.timeline),
        "causes": _listed(told.causes),
        "actions": _listed(
            f"{one_line(action.what)} ({action.type}). Owner: {one_line(action.owner) or 'nobody'}. "
            f"Within {action.due_days} {'day' if action.due_days == 1 else 'days'}. "
            f"Verified by: {one_line(action.verified_by) or 'nothing'}"
            for action in told.actions
        ),
    }
    context = {
        "title": f"Postmortem of {one_line(told.incident)}",
        "audience": "",
        "letter": "\n\n".join(says.values()),
        "says": says,
        "words": "",
        "envelope": {name: one_line(envelope.get(name, "")) for name in ENVELOPE},
    }
    text = compiled("message", f"messages/{ACCOUNT}.j2", source).render(context)
    return f"EXERCISE: {lines(text)}\n"


def check_account(source: str) -> None:
    """Raise TemplateProblem unless a template has a place for each part of a postmortem, and none for another."""
    template = compiled("message", f"messages/{ACCOUNT}.j2", source)
    asked = {read.removeprefix("says.") for read in template.reads if read.startswith("says.")}
    wrong = sorted(asked - set(PARTS))
    missing = [part for part in PARTS if part not in asked]
    if wrong:
        raise TemplateProblem(
            template.name, 1, f"a postmortem has no says.{wrong[0]}", f"there is {', '.join(PARTS)}"
        )
    if missing and "letter" not in template.reads:
        help_ = f"write {{{{ says.{missing[0]} }}}} where it belongs, or {{{{ letter }}}} for all of them"
        raise TemplateProblem(template.name, 1, f"it never says {missing[0]!r}", help_)


def _listed(told: Iterable[str]) -> str:
    """Return a list with a number before each line."""
    written = [one_line(one) for one in told]
    return "\n".join(f"{number}. {one}" for number, one in enumerate(written, 1)) or "nothing was written"
