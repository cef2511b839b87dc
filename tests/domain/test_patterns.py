"""What keys and people's particulars look like: found where they stand, and nothing else is."""

import pytest

from simulator.domain.patterns import private_in, words_in


@pytest.mark.parametrize(
    ("text", "what", "where"),
    [
        ("write to mira.solheim@shopriver.example, please", "an e-mail address", "mira.solheim@shopriver.example"),
        ("mira (at) shopriver [dot] example", "an e-mail address", "mira (at) shopriver [dot] example"),
        ("mira at shopriver dot example", "an e-mail address", "mira at shopriver dot example"),
        ("the key lmn_live_7Qd2x9TtB4wKzE81 was in it", "an access key", "lmn_live_7Qd2x9TtB4wKzE81"),
        ("hwx_abc4efghijkm23pqrstuvwxy", "an access key", "hwx_abc4efghijkm23pqrstuvwxy"),
        ("AKIAIOSFODNN7EXAMPLE", "an access key", "AKIAIOSFODNN7EXAMPLE"),
        ("sent Bearer abcdef0123456789xyz", "a token", "Bearer abcdef0123456789xyz"),
        ("eyJhbGciOiJI.eyJzdWIiOiIx.c2ln", "a token", "eyJhbGciOiJI.eyJzdWIiOiIx.c2ln"),
        ("-----BEGIN RSA PRIVATE KEY-----", "a private key", "-----BEGIN RSA PRIVATE KEY-----"),
        ("password: hunter22", "a password", "password: hunter22"),
        ("card 4000 1234 5678 9012.", "a card number", "4000 1234 5678 9012"),
        ("ring +1 123 555 0142", "a telephone number", "+1 123 555 0142"),
        ("account AC-123456789", "an account number", "AC-123456789"),
    ],
)  # fmt: skip
def test_what_looks_private_is_found_where_it_stands(text, what, where):
    """With a word for what it looks like."""
    assert [(found.what, text[found.start : found.end]) for found in private_in(text)] == [(what, where)]


@pytest.mark.parametrize(
    "text",
    [
        "edge.errors_ratio is 12% since 11:13 UTC, 41k/s",
        "file v8813 has 120 columns, and model bot-v12 reads it",
        "INC-1 and INC-0312 look alike",
        "we are at it; look at edge and at bot-scorer",
        "ask @ops or see https://status.example/incidents",
        "14,000 people +3 more, 2026-05-12T11:05:00Z",
        "runbook null-burst, feature_pipeline_rows",
    ],
)
def test_what_one_writes_in_an_incident_does_not_look_private(text):
    """Numbers, names and times are left alone."""
    assert private_in(text) == ()


def test_a_long_text_without_anything_private_is_read_quickly():
    """No pattern goes over the same letters again and again: a minute of it would be noticed here."""
    assert private_in("a" * 8_000 + " " + "a." * 4_000 + "a_" * 4_000 + "a-" * 4_000) == ()


def test_words_stand_alone():
    """In any case, and not inside of others."""
    text = "ETA soon; the theta estimate; eta."

    assert [(found.start, found.end) for found in words_in(text, ("eta",))] == [(0, 3), (30, 33)]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("It was HUMAN\nerror.", ["human error"], ["HUMAN\nerror"]),
        ("a load-balancer and a load balancer", ["load balancer"], ["load-balancer", "load balancer"]),
        ("no data. Lost contact", ["no data lost"], []),
        ("a podium, a pod, pods", ["pod"], ["pod"]),
        ("edge.errors_ratio is up", ["edge.errors_ratio", "edge"], ["edge.errors_ratio", "edge"]),
        ("İ said edge", ["edge"], ["edge"]),
        ("roll-back", ["roll back", "roll"], ["roll-back", "roll"]),
    ],
)
def test_phrases_are_found_however_they_are_typed(text, words, found):
    """In any case, over a line's end, with a hyphen; of those that begin together the longest first."""
    assert [text[one.start : one.end] for one in words_in(text, words)] == found


def test_a_last_word_may_be_inflected_where_that_is_asked():
    """Grants and granted are grants; a grantor is somebody."""
    hits = words_in("granted, grants, a grantor", ["grant"], endings=True)

    assert [(one.start, one.what) for one in hits] == [(0, "grant"), (9, "grant")]
