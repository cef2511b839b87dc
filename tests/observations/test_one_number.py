"""One signal watched while people say otherwise; and labels that were certain."""

import pytest

DECLARED = {"at": "10m", "do": "declare", "title": "Errors", "severity": "SEV2", "items": ["edge-errors"]}


def looks(*what):
    """Looks from 10 minutes on, three minutes apart; the first true report came at 9."""
    return [{"at": f"{10 + 3 * place}m", "do": "look", "what": one} for place, one in enumerate(what)]


QUIET, LOUD = "search.p95_ms", "edge.errors_ratio"


@pytest.mark.parametrize(
    ("seen", "standing"),
    [
        ([QUIET] * 4, "sign"),
        ([QUIET, QUIET, QUIET, "changes"], "sign"),
        ([QUIET, QUIET, "changes", "tickets"], "clear"),
        (["bot-scorer.features"] * 5, "clear"),
        ([QUIET] * 3, "thin"),
    ],
    ids=["one and nothing else", "three of four", "half", "one that shows it", "too few"],
)
def test_when_it_is_a_sign(shown, seen, standing):
    """Three quarters of the looks, and what they saw stood as on any day."""
    assert shown("waves", *looks(*seen))["one-number"].standing == standing


def test_its_sentence_names_the_report_and_the_signal(shown):
    """What people said, and what was looked at."""
    assert shown("waves", *looks(*[QUIET] * 4))["one-number"].says == (
        "After the report locked-out, search.p95_ms had 4 of 4 looks, and stood as on a quiet day, while 1 report said "
        "that something was wrong."
    )


def classify(minute, category, confidence):
    """Somebody names type and category."""
    return {
        "at": f"{minute}m",
        "do": "classify",
        "type": "outage",
        "category": category,
        "severity": "SEV2",
        "services": ["edge"],
        "confidence": confidence,
    }


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        ([classify(14, "infrastructure", "certain")], "sign"),
        ([classify(14, "infrastructure", "likely")], "clear"),
        ([classify(14, "data-quality", "certain")], "clear"),
        ([], "thin"),
    ],
    ids=["certain and wrong", "likely and wrong", "certain and right", "never said"],
)
def test_certain_and_not_so_is_a_sign(shown, said, standing):
    """Being wrong is none; being certain and wrong is."""
    assert shown("waves", DECLARED, *said)["sure-and-wrong"].standing == standing


def test_the_brier_score_is_the_mean_of_the_squared_distances(shown, figure):
    """Likely and wrong, then certain and right: (0.75² + 0.05²) / 2."""
    said = (classify(14, "infrastructure", "likely"), classify(20, "data-quality", "certain"))

    assert float(figure(shown("waves", DECLARED, *said)["sure-and-wrong"], "Brier score")) == 0.2825
