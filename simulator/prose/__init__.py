"""What words are like, whoever reads them: one pair of eyes for whoever writes a message and for whoever judges it.

Everything here is computed from arguments; the composer passes what its seat knows, the grader what the world holds.
It leaves to the grader whether a text is true: nothing here has heard of an answer key.
"""

from simulator.prose.checks import OWN, Caution, CautionKind, Knowledge, Passage, cautions
from simulator.prose.contradiction import Clash, Told, clashes
from simulator.prose.level import Hard, hardest
from simulator.prose.naming import our_words, people_called, teams_called, vendors_called

__all__ = [
    "OWN",
    "Caution",
    "CautionKind",
    "Clash",
    "Hard",
    "Knowledge",
    "Passage",
    "Told",
    "cautions",
    "clashes",
    "hardest",
    "our_words",
    "people_called",
    "teams_called",
    "vendors_called",
]
