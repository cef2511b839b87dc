"""Who is blamed by name, and who is only named."""

import pytest

from simulator.loader import load_standard
from simulator.prose.blame import blamed
from simulator.prose.naming import our_words, people_called, teams_called, vendors_called

STANDARD = load_standard("default").standard
PEOPLE = people_called(STANDARD, ["Ida Roth", "Will Shaw", "Bo Li"], ["payments"])
OTHERS = (
    *teams_called(["payments", "ml-serving"], ["payments"]),
    *vendors_called(["Northlink, a transit vendor"]),
)


def names(text, *, cause=False):
    """The names that are blamed in a text."""
    return [text[one.start : one.end] for one in blamed(text, STANDARD.words, PEOPLE, OTHERS, cause=cause)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ida Roth broke the file.", ["Ida Roth"]),
        ("IDA ROTH\nhas broken it", ["IDA ROTH"]),
        ("This is Ida's mistake.", ["Ida"]),
        ("It may be caused by Ida.", ["Ida"]),
        ("Northlink let us down, and our provider failed to tell us.", ["Northlink", "provider"]),
        ("We sit here because of ml-serving.", ["ml-serving"]),
        ("The payments team should have looked.", ["payments team"]),
    ],
)
def test_a_name_beside_a_word_that_blames_is_blamed(text, who):
    """Before it, behind it, or as its owner."""
    assert names(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "Ida Roth found what broke the file.",
        "Ida Roth is looking, and Northlink says that all systems are operational.",
        "The change that broke it was taken back by Ida Roth.",
        "payments failed to load",
        "It was caused by a change at Northlink.",
        "Letters are late because of our provider's work on its machines.",
        "We will have broken news by noon, and it will have caused trouble.",
        "We doubt that the wave was caused by bots.",
    ],
)
def test_to_name_is_not_to_blame(text):
    """Nor is a service's name, an ordinary word, or somebody who helped."""
    assert names(text) == []


def test_in_a_cause_nobody_is_one_and_a_vendor_may_be():
    """A person's name alone is blame there; a vendor's is not."""
    told = [names(text, cause=True) for text in ("a grant by Ida Roth", "a new model of Northlink's")]

    assert told == [["Ida Roth"], []]


def test_our_own_words_are_those_a_reader_can_tell_from_his():
    """A hyphen more makes no other name, and an ordinary word is only a service's."""
    services = {"edge": "sites", "visit-check": "Visit check", "search": ""}

    assert our_words(services, ["edge.errors_ratio", "orders", "bot-v12", ""]) == {
        "edge.errors_ratio": "",
        "bot-v12": "",
        "edge": "sites",
    }


def test_a_name_that_stands_in_a_public_name_is_what_customers_say():
    """The night line is called so outside; the check is ours until somebody outside calls something so."""
    services = {
        "night-line": "the night line",
        "visit-check": "",
        "med-box": "medicine boxes with the visit check",
    }

    assert our_words(services, ["visit-check", "box-v2"]) == {
        "box-v2": "",
        "med-box": "medicine boxes with the visit check",
    }
