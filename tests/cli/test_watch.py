"""A run that one watches: told, judged act by act, and taken over."""

import re

FIRST = "01-one-incident-watched"


def test_a_run_is_told_with_what_each_act_earned(hotwash):
    """To its end, where nobody is at the keyboard."""
    code, told, wrong = hotwash("watch", "sawtooth", "--seed", "7")

    assert (code, wrong) == (0, "")
    assert re.search(r"^    Judged, acknowledge edge-errors: done \d\d:\d\d:\d\d, after 20s\. \S+ of \S+ points \(1\.1\)\.$", told, re.MULTILINE)  # fmt: skip
    assert re.search(r"^EXERCISE over: 100 of 100\.$", told, re.MULTILINE)


def test_a_team_that_fails_is_told_what_would_have_been_right(hotwash, waves):
    """Beside the act that cost it."""
    _, told, _ = hotwash("watch", waves, "--team", "always-rollback")

    assert re.search(r"^    Judged, .* 0 of \d.* points \([\d.]+\)\. \w", told, re.MULTILINE)


def test_whoever_takes_over_plays_a_fork(hotwash):
    """From that moment, recorded as such, and kept like any exercise."""
    _, told, _ = hotwash("watch", FIRST, typed="\n\ntake\nshow incident\nquit\n")

    assert re.search(
        rf"^{FIRST}-\w{{4}} goes on from here, and is yours; it is recorded as a fork", told, re.MULTILINE
    )
    assert "You enter at 09:04:30" in told
    assert re.search(rf"^kept: {FIRST}-\w{{4}}, 09:04\. Resume: ", told, re.MULTILINE)


def test_it_can_be_left(hotwash, waves):
    """And is watched again by the same words."""
    code, told, _ = hotwash("watch", waves, typed="quit\n")

    assert (code, told.splitlines()[-1]) == (0, f"Watch it again: hotwash watch {waves}")


def test_the_first_lesson_is_watched_and_then_passed(hotwash):
    """It speaks where something is to be seen, and what comes next is said."""
    code, told, _ = hotwash("learn", "1", typed="\n" * 11)

    assert code == 0
    assert "\n11 of 11: Now it is over" in told
    assert told.splitlines()[-2:] == [
        "passed: you have watched it.",
        "Next: hotwash learn 02-reading-an-alert (it is the next you have not passed)",
    ]
