"""Where somebody is in the hot wash: the page, the film's moment, what is unfolded; no part of the result."""

from dataclasses import field
from typing import Final

from simulator.domain.values import dataclass

TABS: Final = (
    ("1", "Result", "result"),
    ("2", "Film", "film"),
    ("3", "Judgements", "judgements"),
    ("4", "Messages", "messages"),
    ("5", "Questions", "questions"),
    ("6", "Observations", "observations"),
)
"""(digit, title, name) of each page."""


@dataclass(slots=True)
class Looking:
    """What one person at the keyboard looks at."""

    tab: str = "result"
    t: int = 0
    """The film's moment, T+ms."""
    moment: int = 0
    """Which of the three moments is selected."""
    playing: bool = False
    """The film runs."""
    opened: set[str] = field(default_factory=set)
    """Judgements and observations whose lines of the log show, by the id of their item."""
    selected: str = ""
    """The id of the selected item of the page."""
    ascii: bool = False
    """Draw charts in plain letters."""
