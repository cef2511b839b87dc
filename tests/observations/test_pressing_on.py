"""A plan and the check it set itself: decided in time, or gone on with."""

import pytest

DECLARED = {"at": "10m", "do": "declare", "title": "Errors", "severity": "SEV2", "items": ["edge-errors"]}
BLOCK = {
    "at": "15m",
    "do": "start",
    "remedy": "block",
    "expect": "errors under 1 percent",
    "check": "edge.errors_ratio",
}
"""It takes four minutes, and does not help."""
IN_TEN = {**BLOCK, "expect": "errors under 1 percent within 10 minutes"}
BY_HALF_PAST = {**BLOCK, "expect": "errors under 1 percent by 11:30"}


def pressing(shown, *moves):
    """What the log shows of it."""
    return shown("waves", DECLARED, *moves)["pressing-on"]


@pytest.mark.parametrize(
    ("begun", "due"),
    [(BLOCK, "11:24:15"), (IN_TEN, "11:30:00"), (BY_HALF_PAST, "11:30:00")],
    ids=["by what it named", "by so many minutes", "by a time of day"],
)
def test_a_change_sets_itself_a_check(shown, begun, due):
    """A signal, once the change is done; or the time in what it expects."""
    assert (
        f"block, started at 11:20:00, was to show by {due} and had not helped" in pressing(shown, begun).says
    )


def test_going_on_for_an_hour_is_a_sign(shown, figure):
    """Until the end nobody said whether it worked, and no other thing was tried."""
    one = pressing(shown, BY_HALF_PAST)

    assert (one.standing, figure(one, "longest past one while it did not help")) == ("sign", 95 * 60_000)


@pytest.mark.parametrize(
    "decision",
    [
        {"at": "27m", "do": "verify", "remedy": "block", "works": False},
        {"at": "31m", "do": "undo", "remedy": "block"},
        {"at": "33m", "do": "start", "remedy": "restart"},
        {"at": "34m", "do": "hypothesize", "hypothesis": "H1", "says": "not an attack"},
    ],
    ids=["a verdict", "an undoing", "another change", "another idea"],
)
def test_deciding_anew_within_ten_minutes_keeps_it(shown, decision):
    """Whatever is decided: it is the decision that counts."""
    assert pressing(shown, BY_HALF_PAST, decision).standing == "clear"


def test_what_helped_needs_no_new_decision(shown):
    """The right remedy, and nobody said so: that is judged elsewhere, and is no pressing on."""
    agreed = {"at": "15m", "do": "approve-remedy", "as": "incident-commander", "remedy": "pin"}
    mended = {
        "when": "approved pin",
        "do": "start",
        "as": "on-call-engineer",
        "remedy": "pin",
        "check": "edge.errors_ratio",
    }

    assert pressing(shown, agreed, mended).standing == "clear"


def test_a_note_can_set_a_check_too(shown):
    """The scribe wrote it down, and the time went by."""
    note = {
        "at": "15m",
        "do": "note",
        "text": "We decide again at 11:35: if it is not better, block is undone.",
    }

    assert pressing(shown, note).says.startswith("The note of 11:20:00 was to show by 11:35:00")


def test_a_note_of_what_was_sets_none(shown):
    """A time that has been is a time that has been."""
    assert (
        pressing(shown, {"at": "15m", "do": "note", "text": "Errors since 11:11, says the review."}).standing
        == "thin"
    )


def test_what_failed_and_is_started_again_unseen_is_a_sign(shown, figure):
    """The machines came up, read the same file, and went down; so they were started again."""
    start = {
        "do": "start",
        "as": "on-call-engineer",
        "remedy": "restart-fleet",
        "expect": "errors gone",
        "check": "edge.errors_ratio",
    }
    agreed = {"at": "12m", "do": "approve-remedy", "as": "incident-commander", "remedy": "restart-fleet"}
    moves = (
        agreed,
        {**start, "when": "approved restart-fleet"},
        {**start, "when": "1m after remedy restart-fleet failed"},
    )
    one = shown("sawtooth", *moves)["pressing-on"]

    assert (one.standing, figure(one, "started again unseen after failing")) == ("sign", 1)


def test_it_is_a_sign_without_a_check_too(shown):
    """Whoever says nothing of what is to come has set no check, and still started again what had failed."""
    agreed = {"at": "12m", "do": "approve-remedy", "as": "incident-commander", "remedy": "restart-fleet"}
    start = {"do": "start", "as": "on-call-engineer", "remedy": "restart-fleet"}
    moves = (
        agreed,
        {**start, "when": "approved restart-fleet"},
        {**start, "when": "1m after remedy restart-fleet failed"},
    )

    assert shown("sawtooth", *moves)["pressing-on"].says == (
        "restart-fleet had failed, and was started again with nothing opened in between."
    )


def test_without_a_change_there_is_nothing_to_tell(shown):
    """Nobody started anything."""
    assert pressing(shown).standing == "thin"
