"""What the facilitator's page says of the markers is what the program counts."""

import re

from simulator.observations import MARKERS


def test_the_facilitators_page_has_every_marker_word_for_word(checkout):
    """Name, how it is called, what is counted and after whom, in the order in which they are told."""
    page = (checkout / "docs" / "facilitating.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+) \| `([a-z-]+)` \| (.+) \| (.+) \|$", page, re.MULTILINE)

    assert rows == [(one.name, one.id, one.counts, one.source) for one in MARKERS.values()]


def test_no_marker_speaks_of_what_somebody_is_like():
    """Of the work, of what was done and of the log; never of a person's nature."""
    words = " ".join(f"{one.name} {one.counts} {one.advice}" for one in MARKERS.values()).lower()

    assert (
        re.findall(r"\b(?:biased|careless|lazy|stubborn|stupid|tired|overconfident|his|her|he|she)\b", words)
        == []
    )
