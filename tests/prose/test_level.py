"""How hard a sentence is: by its words and its length, whatever is written around it."""

import pytest

from simulator.prose.level import hardest, syllables

PLAIN = "Card payments are declined for about one customer in eight, mostly people who pay from abroad."
HARD = "Degradation of the authentication infrastructure necessitated precautionary deactivation of functionality."


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("We are looking into it.", 2),
        ("We apologise for the inconvenience.", 5),
        (PLAIN, 6),
        (HARD, 24),
        ("", None),
        ("11.8 % ...", None),
    ],
)
def test_plain_sentences_take_few_years_of_school(text, years):
    """A text without words takes none at all."""
    found = hardest(text)

    assert (found.years if found else None) == years


def test_the_hardest_sentence_counts_and_is_pointed_at():
    """Easy ones around it do not help its reader."""
    text = f"{PLAIN} {HARD} {PLAIN}"
    found = hardest(text)

    assert found is not None
    assert text[found.start : found.end] == HARD.rstrip(".")


def test_easy_words_inside_it_make_no_sentence_easier():
    """Nobody talks a level down."""
    found, longer = (
        hardest(HARD),
        hardest(HARD.replace(" of ", " of, so to say as one may do now and then, ")),
    )

    assert found is not None
    assert longer is not None
    assert longer.years >= found.years


def test_a_point_inside_a_number_or_a_name_ends_no_sentence():
    """And neither does a line's end; the next point of a list does."""
    texts = ["At 11.8 per cent we ask\nstatus.example again", "- one word\n- another word"]

    assert [text[found.start : found.end] for text in texts if (found := hardest(text))] == [
        texts[0],
        "- another word",
    ]


@pytest.mark.parametrize(
    ("word", "count"), [("we", 1), ("people", 2), ("visitors", 3), ("recommended", 4), ("authentication", 5)]
)
def test_syllables_are_counted_by_a_dictionary(word, count):
    """As far as it divides a word."""
    assert syllables(word) == count
