"""Where the words that a finding is about stand in the letter as its reader got it.

A finding points into a field's value, or into the sender's own paragraph; the letter puts each of them into its sentence,
and breaks lines where the sender did not.
"""

import re
from itertools import islice

from simulator.domain import events as e
from simulator.domain.cleaning import fit, one_line
from simulator.domain.standards import Standard
from simulator.scoring.findings import Finding, Place

Stretch = tuple[int, int]
"""[start, end) in characters of the letter."""


def pointed_at(place: Place, sent: e.MessageSent) -> str:
    """Return the words a place holds, in one line."""
    return one_line(_whole(place.where, sent)[place.start : place.end])


def stretches(finding: Finding, sent: e.MessageSent, standard: Standard) -> tuple[Stretch, ...]:
    """Return where the words of a finding stand in a letter's text; what is not read there is left out."""
    found = set()
    for place in finding.places:
        begins, words = _begins(place.where, sent, standard), _pattern(pointed_at(place, sent))
        if begins < 0 or words is None:
            continue
        # the same words may stand before the place, in the same text
        earlier = len(words.findall(_whole(place.where, sent)[: place.start]))
        hit = next(islice(words.finditer(sent.text, begins), earlier, None), None)
        found |= {hit.span()} if hit is not None else set()
    return tuple(sorted(found))


def _whole(where: str, sent: e.MessageSent) -> str:
    return fit(sent.fields[where].value if where in sent.fields else sent.words)


def _begins(where: str, sent: e.MessageSent, standard: Standard) -> int:
    """Return where in the letter the sentence of a field, or the own words, begin; -1 if they are not there."""
    if where not in sent.fields:
        words = _pattern(one_line(sent.words))
        hits = list(words.finditer(sent.text)) if words is not None else []
        return hits[-1].start() if hits else -1
    kind = standard.messages.get(sent.type)
    field = kind.fields.get(where) if kind is not None else None
    wording = field.standings.get(sent.fields[where].standing, "{}") if field is not None else "{}"
    opening = one_line(wording.partition("{}")[0])
    first = one_line(sent.fields[where].value).split(" ", 1)[0]
    words = _pattern(f"{opening} {first}".strip())
    hit = words.search(sent.text) if words is not None else None
    return -1 if hit is None else hit.end() - len(first)


def _pattern(words: str) -> re.Pattern[str] | None:
    """Return what finds words wherever the letter breaks its lines."""
    parts = words.rstrip(". ").split()
    return re.compile(r"\s+".join(map(re.escape, parts))) if parts else None
