"""Names one writes into a blank and need not know by heart: the duties to report that apply, each with what starts it.

They are the house rules', which everybody may read; whether one has begun, nobody here can know.
"""

import re
from collections.abc import Sequence
from typing import Final

from simulator.domain.regimes import day_of, status
from simulator.domain.standards import Standard

_BETWEEN: Final = re.compile(r"(?:[,;]|\band\b)\s*(?!.*(?:[,;]|\band\b))", re.IGNORECASE)
"""What stands before the last name that is written."""


def duties_there(standard: Standard, starts: int) -> tuple[str, ...]:
    """Return each duty that applies on the day of STARTEX, ms since 1970, as counsel reads it: gdpr-33 (aware)."""
    day = day_of(starts)
    return tuple(
        f"{name} ({rule.starts})"
        for name, rule in standard.regulators.items()
        if status(rule, day) == "in force"
    )


def completed(written: str, names: Sequence[str]) -> str:
    """Return what is written with its last name completed, or with nothing to complete an empty text."""
    found = _BETWEEN.search(written)
    before = written[: found.end()] if found else ""
    last = written[len(before) :].lower()
    there = [name for name in names if last and name.lower().startswith(last) and name not in before]
    return before + there[0] if there else ""
