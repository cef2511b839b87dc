"""What is owed by when, computed from what happened and from a standard."""

from pathlib import Path

import pytest

from simulator.domain.clocks import alert_duties, duties
from simulator.domain.courses import Course, Told
from simulator.domain.standards import Standard
from simulator.domain.units import MINUTE
from simulator.loader import build_standard
from simulator.loader.yaml_door import read

RULES = Path(__file__).parent / "rules.yaml"
CLOCK = {"says": "", "asks": "", "clause": "1", "task": "first-word", "role": "crier", "source": "custom"}


@pytest.fixture
def rules() -> Standard:
    """The farm's rules, with three clocks: sorting, answering, telling the village."""
    clocks = {
        "sort": {"starts": "acknowledged", "kept_by": "disposed", "limits": {"RED": "5m", "GREY": "1h", "critical": "10m", "info": None}},
        "answer": {"starts": "asked", "kept_by": "answered", "limits": {"RED": "5m", "GREY": "30m"}},
        "declare": {"starts": "detected", "kept_by": "declared", "limits": {"RED": "5m", "GREY": "30m"}},
    }  # fmt: skip
    return build_standard(
        read(RULES).data | {"clocks": {name: CLOCK | clock for name, clock in clocks.items()}}
    )


def sorted_by(rules: Standard, priority: str, severity: str) -> list[int]:
    """Return the minutes by which an alert taken at 0:00 must be sorted."""
    alert = Told(name="fox", t=0, done=None, priority=priority)
    return [duty.due // MINUTE for duty in alert_duties(rules, [alert], "sort", severity, 90 * MINUTE)]


def test_what_is_known_to_belong_somewhere_is_sorted_by_that(rules: Standard) -> None:
    """By the incident's severity, or by its own priority when there is none; null owes nothing."""
    assert [sorted_by(rules, "", "GREY"), sorted_by(rules, "critical", ""), sorted_by(rules, "info", "")] == [[60], [10], []]  # fmt: skip


def test_what_may_belong_to_either_is_sorted_by_the_shorter(rules: Standard) -> None:
    """A reminder that names the later of two times would come too late."""
    assert [sorted_by(rules, "critical", "RED"), sorted_by(rules, "critical", "GREY")] == [[5], [10]]


def test_what_an_incident_owes_is_shortened_and_what_was_asked_before_is_not(rules: Standard) -> None:
    """Grey at first, red from minute ten: the declaration is due by fifteen, the answer as it was when it was asked."""
    course = Course(
        name="fox-night",
        end=90 * MINUTE,
        severities=((0, "GREY"), (10 * MINUTE, "RED")),
        detected=0,
        questions=(Told(name="reeve", t=8 * MINUTE, done=None), Told(name="abbot", t=11 * MINUTE, done=None)),
    )
    assert {(duty.clock, duty.subject): duty.due // MINUTE for duty in duties(rules, course)} == {
        ("answer", "reeve"): 38,
        ("answer", "abbot"): 16,
        ("declare", "fox-night"): 15,
    }
