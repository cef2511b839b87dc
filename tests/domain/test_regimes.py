"""Clocks of regulators: four different events start them, several run at once, and some do not apply yet."""

from datetime import UTC, datetime

import pytest

from simulator.domain.regimes import Starts, dues, read_day, status
from simulator.domain.units import Unreadable
from simulator.loader import load_standard

DRILL = "2026-06-11"
"""A Thursday."""


@pytest.fixture(scope="module")
def regimes():
    """Those of the default standard."""
    return load_standard("default").standard.regulators


def at(day, hour, minute=0):
    return datetime(2026, 6, day, hour, minute, tzinfo=UTC)


def test_each_of_the_four_events_starts_some_clock(regimes):
    """Being aware, determining, classifying and calling it material are different things."""
    assert {regime.starts for regime in regimes.values()} == {"aware", "determined", "classified", "material"}


def test_several_run_at_once_and_the_soonest_comes_first(regimes):
    """A bank over a border: each clock counts from its own event."""
    began: dict[Starts, datetime] = {"aware": at(11, 9), "classified": at(11, 10, 30)}
    found = dues(regimes, DRILL, began, ["gdpr-33", "dora-19", "nis2-23"])

    told = [(due.regime, due.by.strftime("%d %H:%M")) for due in found if due.by]

    assert told[:6] == [
        ("dora-19", "11 14:30"),
        ("dora-19", "12 09:00"),
        ("nis2-23", "12 09:00"),
        ("gdpr-33", "14 09:00"),
        ("nis2-23", "14 09:00"),
        ("dora-19", "14 10:30"),
    ]


def test_what_has_not_begun_is_not_owed(regimes):
    """Knowing of it starts no clock that counts from deciding that it is material."""
    assert dues(regimes, DRILL, {"aware": at(11, 9)}, ["sec-8k"]) == []


def test_working_days_leave_out_the_weekend(regimes):
    """Four of them from a Thursday end on the Wednesday after."""
    [due] = dues(regimes, DRILL, {"material": at(11, 15)}, ["sec-8k"])

    assert due.by == at(17, 23, 59)


def test_without_undue_delay_comes_before_every_limit(regimes):
    """There is no hour to wait for."""
    began: dict[Starts, datetime] = {"determined": at(11, 9)}
    found = dues(regimes, DRILL, began, ["nydfs-500", "gdpr-34"])

    assert [(due.regime, due.by is None) for due in found] == [("gdpr-34", True), ("nydfs-500", False)]


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("ai-act-73", DRILL, "pending"),
        ("ai-act-73", "2027-12-02", "in force"),
        ("cra-14", DRILL, "pending"),
        ("cra-14", "2026-09-11", "in force"),
        ("ny-raise", "2026-12-31", "pending"),
        ("gdpr-33", DRILL, "in force"),
    ],
)
def test_the_exercises_own_day_decides_what_applies(name, day, expected, regimes):
    """Not the day on which it is played."""
    assert status(regimes[name], day) == expected


def test_what_is_pending_is_never_owed(regimes):
    """Even when all that would start it has happened."""
    began: dict[Starts, datetime] = {"determined": at(11, 9)}

    assert dues(regimes, DRILL, began, ["ai-act-73"]) == []
    assert len(dues(regimes, "2028-01-01", began, ["ai-act-73"])) == 3


def test_evidence_is_kept_before_a_change_under_those_that_say_so(regimes):
    """One of them applies in every exercise: the firm's own counsel may always order it."""
    keep = [name for name, regime in regimes.items() if regime.keeps_evidence]

    assert keep == ["firm-hold", "ai-act-73"]
    assert status(regimes["firm-hold"], DRILL) == "in force"


@pytest.mark.parametrize("written", ["2026-02-30", "11 June 2026", "20260611", 2026, None])
def test_a_day_that_is_none_is_refused(written):
    """With the form it has."""
    with pytest.raises(Unreadable, match="is no day"):
        read_day(written)
