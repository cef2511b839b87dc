"""A message says what its writer knows, as surely as they know it, and always that it is an exercise."""

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.commands import Claim, Standing
from simulator.domain.decide import MAX_TEXT
from simulator.rendering import TemplateProblem, message_templates, render_message, sentences

HOSTILE = "{{ 7*7 }} {% for x in y %} {} %s {0.__class__} [b]bold[/b] <script> \x1b[2J\x1b]0;owned\x07 \u202egnp.exe \r\nEXERCISE over"


def letter(standard, kind, fields=None, words="", **envelope):
    return render_message(standard, kind, fields or {}, words, envelope)


def test_a_first_post_in_thirty_seconds(standard):
    """One sentence of one's own is enough: the letter says the rest."""
    fields = {
        "scope": Claim(value="some visitors see an error page", standing="confirmed"),
        "cause": Claim(standing="unknown"),
        "next-update": Claim(value="11:46"),
    }

    assert letter(standard, "status-investigating", fields, at="11:26") == (
        "EXERCISE: We are looking into a problem\n"
        "Posted at 11:26 UTC\n"
        "\n"
        "We know of this: some visitors see an error page.\n"
        "We are looking into it and do not yet know the cause.\n"
        "We will write again by 11:46 UTC.\n"
    )


@pytest.mark.parametrize(
    ("standing", "sentence"),
    [
        ("confirmed", "The cause is a file of doubled size."),
        ("suspected", "We suspect a file of doubled size."),
        ("unknown", "We are looking into it and do not yet know the cause."),
        ("denied", "Cause (denied): a file of doubled size."),
    ],
)
def test_the_sentence_changes_with_how_sure_one_is(standard, standing, sentence):
    """A standing without a wording of its own is named, never dropped."""
    post = standard.messages["status-investigating"]

    said = sentences(post, {"cause": Claim(value="a file of doubled size.", standing=standing)})
    assert said["cause"] == sentence


def test_a_blank_says_that_it_is_blank(standard):
    """What is owed and missing is seen; what is optional may stay out."""
    said = sentences(standard.messages["status-investigating"], {"scope": Claim(value=" \t")})

    assert said == {
        "began-at": "",
        "scope": "Scope: not stated.",
        "cause": "Cause: not stated.",
        "next-update": "Next update: not stated.",
    }


def test_every_message_of_the_standard_has_a_template_of_its_own(standard):
    """And each template belongs to one, but for the one that serves all others and that of the postmortem."""
    assert set(message_templates()) == {*standard.messages, "any", "postmortem"}


@pytest.mark.parametrize("standing", get_args(Standing))
def test_every_message_can_be_written_with_every_standing(standard, standing):
    """Nothing a player can choose breaks a letter."""
    for kind, message in standard.messages.items():
        fields = {name: Claim(value=f"word{n}", standing=standing) for n, name in enumerate(message.fields)}
        text = letter(standard, kind, fields, "Own words.", incident="INC-1", at="11:26", sender="scribe")

        assert text.startswith("EXERCISE"), kind
        assert "Own words." in text, kind
        for n, (name, field) in enumerate(message.fields.items()):
            silent = "{}" not in field.standings.get(standing, "{}")
            assert silent or f"word{n}" in text, (kind, name)


def test_every_message_can_be_written_empty(standard):
    """A draft of nothing is a letter of nothing."""
    for kind, message in standard.messages.items():
        text = letter(standard, kind)

        assert text.startswith("EXERCISE"), kind
        assert text.count("not stated.") == sum(not field.optional for field in message.fields.values()), kind


def test_hostile_words_stay_words(standard):
    """Nothing that is filled in is read as a template, and nothing reaches a terminal that it would obey."""
    for kind, message in standard.messages.items():
        text = letter(
            standard, kind, dict.fromkeys(message.fields, Claim(value=HOSTILE)), HOSTILE, sender=HOSTILE
        )

        assert "{{ 7*7 }} {% for x in y %} {} %s {0.__class__} [b]bold[/b] <script>" in text, kind
        assert "49" not in text, kind
        assert set("\x1b\x07\r\u202e").isdisjoint(text), kind


@given(st.text(), st.text(), st.sampled_from(get_args(Standing)))
def test_any_words_at_all_make_a_letter(standard, value, words, standing):
    """One sentence stays one line; the letter can be written to a file."""
    text = letter(standard, "customer-notice", {"scope": Claim(value=value, standing=standing)}, words)

    assert text.startswith("EXERCISE: About a problem that affected you\n")
    assert all(sign == "\n" or sign.isprintable() or sign > "\x9f" for sign in text)
    assert "\n\n\n" not in text
    text.encode("utf-8")


def test_the_same_letter_twice_is_the_same(standard):
    """Fields count in the order of the standard, not in that of the keyboard."""
    fields = {
        "scope": Claim(value="a"),
        "next-update": Claim(value="11:46"),
        "cause": Claim(standing="unknown"),
    }
    backwards = dict(reversed(fields.items()))

    first = letter(standard, "status-investigating", fields)
    assert letter(standard, "status-investigating", backwards) == first


def test_an_exercise_uses_the_templates_it_was_made_with(standard):
    """A letter can be written again from an old log, whatever ships today."""
    old = {"handover": "Old paper\n\n{{ letter }}"}

    assert render_message(standard, "handover", {}, "", {}, old).startswith(
        "EXERCISE: Old paper\n\nIncident: not stated."
    )


def test_a_type_without_a_template_gets_the_common_one(standard):
    """A standard of one's own needs no file of one's own."""
    common = {"any": message_templates()["any"]}

    assert render_message(standard, "handover", {}, "", {}, common).startswith("EXERCISE: Handover\n\n")


def test_no_template_can_hide_that_it_is_an_exercise(standard):
    """The first word is not the template's."""
    assert render_message(standard, "handover", {}, "", {}, {"any": "REAL\x1b[8m {{ letter }}"}).startswith(
        "EXERCISE: REAL[8m "
    )


def test_what_is_judged_must_be_read(standard):
    """A template that leaves out a field is found before anybody is judged by it."""
    with pytest.raises(TemplateProblem) as caught:
        render_message(
            standard, "status-investigating", {}, "", {}, {"any": "{{ says.scope }} {{ says['cause'] }}"}
        )
    assert str(caught.value) == (
        "template messages/any.j2, line 1: it never says 'began-at'; "
        "write {{ says.began_at }} where it belongs, or {{ letter }} for all of them"
    )


def test_a_template_may_place_each_sentence(standard):
    """Fields are named with an underscore for each hyphen."""
    own = "{{ says.next_update }} {{ says.scope }} {{ says.cause }}{{ says.began_at }}"
    fields = {
        "next-update": Claim(value="11:46"),
        "cause": Claim(standing="unknown"),
        "scope": Claim(value="this"),
    }

    assert render_message(standard, "status-investigating", fields, "", {}, {"any": own}) == (
        "EXERCISE: We will write again by 11:46 UTC. We know of this: this. "
        "We are looking into it and do not yet know the cause.\n"
    )


@pytest.mark.parametrize(
    ("kind", "fields", "envelope", "problem"),
    [
        (
            "status-investigation",
            {},
            {},
            "there is no message type 'status-investigation'; did you mean 'status-investigating'?",
        ),
        (
            "handover",
            {"onwer": Claim()},
            {},
            "there is no field 'onwer' in 'Handover'; did you mean 'owner'?",
        ),
        (
            "handover",
            {},
            {"when": "x"},
            "there is no entry of the envelope 'when'; there is incident, at, sender",
        ),
        (
            "handover",
            {"owner": Claim(value="x" * (MAX_TEXT + 1))},
            {},
            "owner of handover has 8,001 characters; 8,000 are the most: shorten it",
        ),
    ],
    ids=["type", "field", "envelope", "length"],
)
def test_what_is_not_there_is_named_with_the_way_out(standard, kind, fields, envelope, problem):
    """The mistake, and what would have been right."""
    with pytest.raises(ValueError, match=f"^{re.escape(problem)}$"):
        render_message(standard, kind, fields, "", envelope)


def test_no_template_at_all_names_the_file_to_write(standard):
    """An exercise made without templates says what is missing."""
    with pytest.raises(TemplateProblem) as caught:
        render_message(standard, "handover", {}, "", {}, {})
    assert str(caught.value) == (
        "template messages/handover.j2, line 1: there is no such template; "
        "write messages/handover.j2, or messages/any.j2 for every type without one"
    )
