"""Where a finding's words stand in the letter as its reader got it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from simulator.domain.commands import Claim
from simulator.domain.events import MessageSent
from simulator.host.marking import pointed_at, stretches
from simulator.loader import load_standard
from simulator.rendering import render_message
from simulator.scoring.findings import Finding, Place

STANDARD = load_standard("default").standard
FIELDS = {
    "scope": Claim(value="errors, and errors again"),
    "cause": Claim(value="", standing="unknown"),
    "next-update": Claim(value="11:40"),
}
WORDS = "errors come and go.\nIt was human\nerror."
SENT = MessageSent(
    by="incident-commander", message="MSG-1", type="status-investigating", audience="customers",
    channel="status-page", incident="INC-1", fields=FIELDS, words=WORDS,
    text=render_message(STANDARD, "status-investigating", FIELDS, WORDS, {"at": "11:17", "sender": "incident-commander"}),
)  # fmt: skip


def marked(where, start, end, sent=SENT):
    """The words of the letter that are marked, and what stands just before them."""
    place = Place(where=where, start=start, end=end)
    finding = Finding(where=where, share=Fraction(0), weight=0, says="", places=(place,))
    return [
        (sent.text[max(begins - 5, 0) : begins], sent.text[begins:ends])
        for begins, ends in stretches(finding, sent, STANDARD)
    ]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (("scope", 0, 24), [("his: ", "errors, and errors again")]),
        (("scope", 12, 18), [(" and ", "errors")]),
        (("words", 0, 6), [("TC.\n\n", "errors")]),
        (("words", 27, 38), [("was ", "human\nerror")]),
        (("next-update", 0, 5), [("n by ", "11:40")]),
    ],
)
def test_words_are_marked_where_they_stand_and_nowhere_else(place, words):
    """The same word may stand in a field, in it again, and in the paragraph below."""
    found = marked(*place)

    assert [text for _, text in found] == [text for _, text in words]
    assert [before.endswith(ends[-4:]) for (before, _), (ends, _) in zip(found, words, strict=True)] == [True]


def test_what_the_reader_does_not_get_is_marked_nowhere():
    """A value behind an unknown stands in no letter; a letter that was lost marks nothing."""
    hidden = replace(SENT, fields={**FIELDS, "cause": Claim(value="cosmic rays", standing="unknown")})

    assert (marked("cause", 0, 11, hidden), marked("scope", 0, 5, replace(SENT, text=""))) == ([], [])


def test_what_is_pointed_at_is_told_in_one_line():
    """As a row of a table has it."""
    assert pointed_at(Place(where="words", start=27, end=38), SENT) == "human error"
