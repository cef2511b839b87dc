"""Blame by name: a person, a team or a vendor beside a word that blames.

Somebody named is blamed by what stands next to the name: "Kim broke it", "caused by Kim", "Kim's mistake". A name and such
a word in one sentence are not enough: "Kim found what broke it" praises. To name is not to blame, but in a cause nobody is
one: there a person's name alone is blame, and a vendor's is not.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from simulator.domain.patterns import Found, words_in
from simulator.domain.standards import Words

_REACH: Final = 48
"""Characters a name and what blames it may be apart, the words between them included."""
_ON: Final = re.compile(r"\s+(?:(?:has|have|had|again|then|also|simply|just|once)\s+)*", re.IGNORECASE)
"""What may stand between a name and what it is said to have done."""
_BACK: Final = re.compile(r"\s{1,9}(?:(?:the|our|its|a|an)\s{1,9})?", re.IGNORECASE)
"""What may stand between "caused by" and a name."""
_OWNS: Final = re.compile(r"(?:['’]s|['’])\s+", re.IGNORECASE)


def blamed(
    text: str, words: Words, people: tuple[str, ...], others: tuple[str, ...], *, cause: bool
) -> Iterator[Found]:
    """Yield the names that are blamed in a text, in its order; of overlapping names the longest."""
    before = sorted({one.end for one in words_in(text, words.blaming_before)})
    after = {one.start for one in words_in(text, words.blaming_after)}
    owned = {one.start for one in words_in(text, words.blaming_own)}
    persons = set(people)
    last = 0
    for name in words_in(text, (*people, *others, *words.parties)):
        if name.start < last:
            continue
        person = name.what in persons
        # "because of our provider's work" tells a cause; "because of Kim's change" tells whose it was
        theirs = not person and _OWNS.match(text, name.end) is not None
        if (
            (cause and person)
            or (not theirs and _follows(text, name, before))
            or _leads(text, name, after, _ON)
            or _leads(text, name, owned, _OWNS)
        ):
            last = name.end
            yield name


def _leads(text: str, name: Found, there: AbstractSet[int], between: re.Pattern[str]) -> bool:
    """Whether one of these words comes next after the name."""
    gap = between.match(text, name.end, name.end + _REACH)
    return gap is not None and gap.end() in there


def _follows(text: str, name: Found, ends: Sequence[int]) -> bool:
    """Whether one of these words comes just before the name."""
    last = bisect_left(ends, name.start) - 1
    return last >= 0 and _BACK.fullmatch(text, ends[last], name.start) is not None
