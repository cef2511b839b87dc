"""Proposals of the automation: taken at their word, or looked into."""

import pytest

from simulator.observations import observe

BEFORE = {"at": "14m", "do": "look", "what": "edge.requests_per_s"}
"""What speaks against the attack that is proposed at 16 minutes."""
DIFFER = {"when": "suggestion files-differ made", "do": "look", "what": "bot-scorer.features"}


def answer(suggestion, *, accept):
    """The commander answers a proposal two minutes after it came."""
    when = {"looks-like-attack": "18m", "files-differ": "28m"}[suggestion]
    return {
        "at": when,
        "do": "answer-suggestion",
        "as": "incident-commander",
        "suggestion": suggestion,
        "accept": accept,
    }


@pytest.mark.parametrize(
    ("moves", "standing"),
    [
        ([answer("looks-like-attack", accept=True)], "sign"),
        ([BEFORE, answer("looks-like-attack", accept=True)], "sign"),
        ([answer("files-differ", accept=True)], "sign"),
        (
            [{"at": "27m", "do": "look", "what": "bot-scorer.features"}, answer("files-differ", accept=True)],
            "clear",
        ),
        ([answer("looks-like-attack", accept=False)], "clear"),
        ([], "thin"),
    ],
    ids=["wrong unseen", "wrong all the same", "right unseen", "right with open eyes", "left", "unanswered"],
)
def test_what_makes_a_sign(shown, moves, standing):
    """A wrong one accepted, or any with nothing opened that speaks to it; leaving one never does."""
    assert shown("sawtooth", *moves)["automation"].standing == standing


def test_starting_what_it_proposed_without_a_word_is_accepting_it(played, deeds):
    """Nobody answered; the networks were blocked."""
    agree = {"at": "18m", "do": "approve-remedy", "as": "incident-commander", "remedy": "block-traffic"}
    begin = {
        "when": "approved block-traffic",
        "do": "start",
        "as": "on-call-engineer",
        "remedy": "block-traffic",
    }
    exercise = played("sawtooth", agree, begin)
    [one] = [each for each in observe(exercise) if each.marker.id == "automation"]

    assert (one.standing, deeds(exercise, one)) == (
        "sign",
        ["SuggestionMade looks-like-attack", "RemedyStarted block-traffic"],
    )
    assert one.says == "1 proposal answered or followed, 1 accepted; not right: looks-like-attack."


def test_right_and_wrong_ones_are_counted_apart(shown, figure):
    """One of each, both accepted: half of the answers were right, and that is not the point."""
    one = shown(
        "sawtooth", BEFORE, answer("looks-like-attack", accept=True), answer("files-differ", accept=True)
    )["automation"]

    assert [figure(one, name) for name in ("of them accepted", "of those accepted", "accepted unseen")] == [
        1,
        1,
        1,
    ]
