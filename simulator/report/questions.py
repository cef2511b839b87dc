"""What the team asks itself right after ENDEX: anchored on what happened, each ending in who and by when."""

from collections.abc import Sequence
from typing import Final

from simulator.report.moments import Moment

ALWAYS: Final = (
    "What did we expect to happen, and what happened instead?",
    "What told us the truth, and when could it have told us?",
    "What do we change?",
)
"""The questions of every hot wash."""
LAST: Final = "Who, and by when?"
"""How each one ends: an answer without a name and a date changes nothing."""


def questions(found: Sequence[Moment]) -> list[str]:
    """Return the questions the moments leave, then those of every hot wash."""
    anchored = [f"{moment.clock}, {moment.about}: {moment.question}" for moment in found]
    return [f"{asked} {LAST}" for asked in (*anchored, *ALWAYS)]
