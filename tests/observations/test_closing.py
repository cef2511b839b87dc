"""Called mitigated or over, before it was and after."""

import pytest

DECLARED = {"at": "10m", "do": "declare", "title": "Errors", "severity": "SEV2", "items": ["edge-errors"]}
AGREED = {"at": "15m", "do": "approve-remedy", "as": "incident-commander", "remedy": "pin"}
MENDED = {"when": "approved pin", "do": "start", "as": "on-call-engineer", "remedy": "pin"}
"""The right remedy: it is done after six minutes."""


def call(minute, how):
    """Somebody says how the incident stands."""
    return {"at": f"{minute}m", "do": how}


def test_over_in_the_trough_of_a_wave_is_told_with_the_harm_that_went_on(shown):
    """Two minutes of quiet, and the next wave; nobody opened it again."""
    one = shown("waves", DECLARED, call(25, "resolve"))["closing-early"]

    assert one.standing == "sign"
    assert one.says == (
        "INC-1 was called over at 11:30:00; its harm had not stopped by the end; meanwhile harm went on (239,400 people), "
        "and it was not opened again."
    )


@pytest.mark.parametrize(
    ("calls", "standing"),
    [
        ([call(40, "monitoring")], "clear"),
        ([call(16, "monitoring")], "sign"),
        ([call(40, "monitoring"), call(45, "resolve")], "sign"),
        ([call(40, "monitoring"), call(65, "resolve")], "clear"),
        ([], "thin"),
    ],
    ids=[
        "watching, truly",
        "watching, before it was mended",
        "over, unwatched",
        "over, watched",
        "never said",
    ],
)
def test_when_it_is_a_sign(shown, calls, standing):
    """Mitigated counts from what stopped the harm, over from the end of the watch."""
    assert shown("waves", DECLARED, AGREED, MENDED, *calls)["closing-early"].standing == standing


def test_opening_it_again_is_told_as_well(shown):
    """Who says that it was too early has taken the relapse up."""
    again = {"at": "30m", "do": "reopen", "why": "errors are back"}
    one = shown("waves", DECLARED, call(25, "resolve"), again)["closing-early"]

    assert (one.says.endswith("it was opened again."), len(one.events)) == (True, 2)


def test_opening_another_one_again_takes_nothing_up(shown):
    """Two were declared, and the one that was opened again is not the one that was called over."""
    other = {"at": "11m", "do": "declare", "title": "Billing", "severity": "SEV3"}
    over = {"at": "26m", "do": "resolve", "incident": "INC-2"}
    again = {"at": "30m", "do": "reopen", "incident": "INC-2", "why": "bills are late"}
    first = {**call(25, "resolve"), "incident": "INC-1"}
    one = shown("waves", DECLARED, other, first, over, again)["closing-early"]

    assert one.says.endswith("and it was not opened again.")


def test_an_all_clear_to_customers_counts_as_saying_so(shown):
    """Whoever reads it takes it for over."""
    letter = {
        "at": "24m",
        "do": "send",
        "as": "communications-lead",
        "message": "status-all-clear",
        "fields": {"state": {"value": "resolved"}},
    }
    assert "told to customers as over at 11:29:00" in shown("waves", DECLARED, letter)["closing-early"].says
