"""The numbers of an account held against the world: a signal's readings, and what the harm came to by then.

A number that counts something else (four people worked on it) can be held against nothing, and is neither right nor
wrong; how many a minute is no count of how many.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from simulator.domain import events as e
from simulator.domain.accounts import Counted
from simulator.domain.units import MICRO, SCRAPE
from simulator.scoring.fields import ROUNDING, signal_and_number
from simulator.scoring.truth import Truth

MOST: Final = 20
"""Parts of the impact that are looked at; nobody reads more numbers in one paragraph."""
LONGEST: Final = 400
"""Characters of one part."""
_PARTS: Final = re.compile(r"[;\n]|,\s(?=\D)|\.(?=\s|$)")
"""Where one statement ends: not at the comma of 51,000."""
_RATE: Final = re.compile(r"\b(?:a|an|per|each|every)\s+(?:second|minute|hour|day)\b|/s\b", re.IGNORECASE)
_NUMBER: Final = r"(?P<whole>\d{1,3}(?:[ ,]\d{3}){1,4}|\d{1,15})(?:\.(?P<tenth>\d)\d{0,9})?\s?(?P<times>k|m|thousand|million)?\b"
_TIMES: Final = {"": 1, "k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}


def wrong_numbers(truth: Truth, told: e.PostmortemWritten) -> tuple[int, list[str]]:
    """Return how many numbers of the impact were so, and what would have been right for those that were not."""
    t = next((t for _, t, event in truth.of(e.PostmortemWritten) if event is told), truth.end)
    right, wrong = 0, []
    for part in islice(filter(None, map(str.strip, _PARTS.split(told.impact))), MOST):
        said = part[:LONGEST]
        for so, real in (*_readings(truth, t, told.incident, said), *_counts(truth, t, said)):
            right += so
            wrong += [] if so else [real]
    return right, wrong


def _readings(truth: Truth, t: int, incident: str, part: str) -> Iterator[tuple[bool, str]]:
    """Yield whether a signal that is named ever read what is said of it, from when the incident began."""
    said = signal_and_number(truth, part)
    key = truth.about(incident)
    if said is None or not key:
        return
    signal, where, number = said
    state, near = truth.world.signals[signal], truth.standard.tolerances.figure
    began = min((truth.began(fault) for fault in truth.key[key].explains), default=0)
    scrapes = range(max(began - began % SCRAPE, 0), t + 1, SCRAPE)
    reads = (state.read(scrape, where) for scrape in scrapes)
    so = any(abs(real - number) <= abs(real) * near // MICRO + ROUNDING for real in reads)
    yield so, f"{signal} never read that"


def _counts(truth: Truth, t: int, part: str) -> Iterator[tuple[bool, str]]:
    """Yield whether what is counted of each harm is what there was by then; nothing where the world counts none."""
    if _RATE.search(part):
        return
    near, alone = truth.standard.tolerances.figure, len(truth.key) == 1
    for harm, words in truth.standard.postmortem.counts.items():
        real = truth.world.harm[harm].at(t)
        for said in _said(part, words) if real else ():
            so = abs(real - said) * MICRO <= real * near
            if so or alone:  # of two incidents at once, nobody can say which of them did it
                yield so, f"{harm} {real:,} by then"


def _said(part: str, words: Counted) -> Iterator[int]:
    """Yield each number of what these words count: 51,000 people, 12 affected customers, $2m."""
    behind = "|".join(re.escape(word) for word in words if word[:1].isalnum())
    before = "|".join(re.escape(word) for word in words if not word[:1].isalnum())
    shapes = (
        [rf"(?<![\w.,:-])(?<!\bin )(?<!\bof ){_NUMBER}\s+(?:[\w-]{{1,30}}\s+){{0,2}}?(?:{behind})\b"]
        if behind
        else []
    )
    shapes += [rf"(?:{before})\s?{_NUMBER}"] if before else []
    for shape in shapes:
        yield from map(_read, islice(re.finditer(shape, part, re.IGNORECASE), MOST))


def _read(hit: re.Match[str]) -> int:
    times = _TIMES[(hit["times"] or "").lower()]
    return int(re.sub(r"[ ,]", "", hit["whole"])) * times + int(hit["tenth"] or 0) * times // 10
