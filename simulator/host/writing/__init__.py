"""Writing a message: a letter of one-blank sentences, filled from the board, checked by what its writer can know.

Every display writes through this room's values; none of them, and nothing here, knows the answer key.
"""

from simulator.host.writing.checking import Facts, Question, asks, due, facts, leaks, warnings
from simulator.host.writing.drafts import DRAFTS, Drafts, Kept, waiting
from simulator.host.writing.filling import NEXT_UPDATE, Blank, Writer, filled
from simulator.host.writing.letter import LADDER, Letter, Sentence
from simulator.host.writing.naming import completed, duties_there
from simulator.host.writing.sending import (
    approver,
    consent,
    finish,
    question_for,
    same_draft,
    signer,
    signers,
)
from simulator.prose import OWN, Caution

__all__ = [
    "DRAFTS",
    "LADDER",
    "NEXT_UPDATE",
    "OWN",
    "Blank",
    "Caution",
    "Drafts",
    "Facts",
    "Kept",
    "Letter",
    "Question",
    "Sentence",
    "Writer",
    "approver",
    "asks",
    "completed",
    "consent",
    "due",
    "duties_there",
    "facts",
    "filled",
    "finish",
    "leaks",
    "question_for",
    "same_draft",
    "signer",
    "signers",
    "waiting",
    "warnings",
]
