"""What three kinds of team can do, each number with its source: times as medians in ms, odds in thousandths.

`design` means that the value is ours: nobody has published one for this kind of work, and an author may find another.
The novice of a number is the slow end of what is published, the trained the middle, the expert the fast end.
"""

from dataclasses import fields
from typing import Final

from simulator.domain.units import MINUTE, SECOND
from simulator.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """How fast a team works and how often it errs."""

    name: str
    notice_ms: int
    """From something's arrival until somebody sees it."""
    look_ms: int
    """To open a piece of evidence and understand it."""
    decide_ms: int
    """To make up one's mind: what it is, what to do, whether to agree."""
    read_wpm: int
    """Words read in a minute."""
    write_wpm: int
    """Words written in a minute, thought about as they are written."""
    recheck_ms: int
    """From the end of a change that did not help until somebody sees that, and another is chosen."""
    forgets: int
    """Odds that something nobody asks for is not done: a note, a check, a hypothesis, a link."""
    skips: int
    """Odds that something a clock on the desk asks for is not done: a message, a page, an answer."""
    leaves_out: int
    """Odds that a blank of a message stays empty."""
    mislabels: int
    """Odds that the first label names another type, category or severity than it should."""
    anchors: int
    """Odds that the first change is the one that tempts, not the one that helps."""
    stays: int
    """Odds that a wrong label or a change that did not help is held on to, until twice the time is over."""
    trusts: int
    """Odds that a wrong proposal of the automation is taken, were the automation wholly sure of it."""
    cries_wolf: int
    """Odds that a false alarm of high priority is called an incident."""
    short_handed: int
    """Odds that one seat is empty, and another does its work besides."""


SOURCES: Final[dict[str, str]] = {
    "notice_ms": "design; the standard's own pace for the trained",
    "look_ms": "design; the standard's own pace for the trained",
    "decide_ms": "design; the standard's own pace for the trained",
    "read_wpm": "Brysbaert 2019, doi.org/10.1016/j.jml.2019.104047, 190 studies: 238 in silence, most between 175 and 300",
    "write_wpm": "Karat and others 1999 (from a secondary source): 19 composing; slow and fast typists in proportion",
    "recheck_ms": "design",
    "forgets": "design",
    "skips": "design; less than is forgotten, because the desk shows what is owed",
    "leaves_out": "design; the desk asks what a reader would ask, so less than is forgotten",
    "mislabels": "design; doubled where something that misleads came first (anchoring)",
    "anchors": "design; doubled where something that misleads came first (anchoring)",
    "stays": "design; plan continuation",
    "trusts": "design; that trust decides whether wrong advice is followed: Goddard and others 2012, "
    "doi.org/10.1136/amiajnl-2011-000089",
    "cries_wolf": "design",
    "short_handed": "design",
}
"""Where each number comes from."""

NOVICE: Final = Skill(
    name="novice",
    notice_ms=45 * SECOND,
    look_ms=60 * SECOND,
    decide_ms=2 * MINUTE,
    read_wpm=175,
    write_wpm=13,
    recheck_ms=15 * MINUTE,
    forgets=500,
    skips=350,
    leaves_out=250,
    mislabels=500,
    anchors=500,
    stays=600,
    trusts=800,
    cries_wolf=250,
    short_handed=250,
)
TRAINED: Final = Skill(
    name="trained",
    notice_ms=20 * SECOND,
    look_ms=30 * SECOND,
    decide_ms=60 * SECOND,
    read_wpm=238,
    write_wpm=19,
    recheck_ms=6 * MINUTE,
    forgets=250,
    skips=120,
    leaves_out=100,
    mislabels=250,
    anchors=250,
    stays=300,
    trusts=450,
    cries_wolf=100,
    short_handed=150,
)
EXPERT: Final = Skill(
    name="expert",
    notice_ms=12 * SECOND,
    look_ms=20 * SECOND,
    decide_ms=40 * SECOND,
    read_wpm=300,
    write_wpm=23,
    recheck_ms=3 * MINUTE,
    forgets=60,
    skips=30,
    leaves_out=30,
    mislabels=60,
    anchors=60,
    stays=100,
    trusts=150,
    cries_wolf=25,
    short_handed=80,
)
SKILLS: Final = {skill.name: skill for skill in (NOVICE, TRAINED, EXPERT)}
"""Every skill by name, from the least."""
PARAMETERS: Final = tuple(field.name for field in fields(Skill) if field.name != "name")
"""The numbers of a skill, by name."""
VERSION: Final = 2
"""Counts every change of what simulated teams do: results of two versions are never put together."""
