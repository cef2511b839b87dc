"""Viral limit, told: everything that one is tempted to change makes it worse, and a clock takes the evidence away."""

import pytest

from simulator.domain import events as e
from simulator.host.rehearsal import try_out
from simulator.loader import find_scenario, load_scenario, load_standard
from simulator.scoring import score

DRILL = "viral-limit"
NOISE = {"fewer-granted", "four-fifths", "care-waits", "training-soon"}


@pytest.mark.parametrize("remedy", ["flat-denial", "quiet-raise", "retrain", "model-five", "stop-limits"])
def test_whatever_is_done_to_the_number_makes_it_worse(change, remedy):
    """Deny it, raise it, train it away, go back, switch it off: each harms more people than doing nothing."""
    silent, tried = change(DRILL), change(DRILL, (remedy, 12))

    assert score(tried).harm["people"] > score(silent).harm["people"] == 1_320


def test_at_half_past_six_the_evidence_goes_unless_somebody_holds_it(change):
    """An analysis that begins too late finds nothing to compute on; one that was held for does."""
    late = change(DRILL, ("fair-analysis", 50))
    held = change(DRILL, ("legal-hold", 40), ("fair-analysis", 50))

    assert [ev.remedy for _, _, ev in late.events if isinstance(ev, e.RemedyFailed)] == ["fair-analysis"]
    assert not [ev for _, _, ev in held.events if isinstance(ev, e.RemedyFailed | e.WorldMoved)]


@pytest.mark.parametrize("remedy", ["quiet-raise", "retrain"])
def test_a_change_writes_over_what_shows_how_it_was_decided(change, remedy):
    """Unless it was held before: then nothing is lost."""
    lost = change(DRILL, (remedy, 12)).events
    kept = change(DRILL, ("legal-hold", 5), (remedy, 12)).events

    assert [ev for _, _, ev in lost if isinstance(ev, e.EvidenceLost)]
    assert not [ev for _, _, ev in kept if isinstance(ev, e.EvidenceLost)]


def test_people_speak_first_and_the_loudest_alert_is_about_forty_one_of_them(change):
    """Two true reports before any true alert, and of all alerts only the false one is an error."""
    exercise = change(DRILL)
    reports = [t for _, t, ev in exercise.events if isinstance(ev, e.ReportArrived)]
    fired = [(t, ev.alert) for _, t, ev in exercise.events if isinstance(ev, e.AlertFired)]
    scenario = exercise.inputs.scenario

    assert sum(t < min(t for t, name in fired if name not in NOISE) for t in reports) == 2
    assert [
        name for _, name in fired if name in scenario.noise and scenario.noise[name].priority == "error"
    ] == ["four-fifths"]
    assert {rule.priority for rule in scenario.alerts.values()} == {"warning", "info"}
    assert scenario.signals["fair-bench.cell_people"].baseline == 41_000_000


@pytest.mark.parametrize("team", ["silent", "always-escalate", "always-rollback"])
def test_no_habit_tells_counsel_of_the_hold(team):
    """The firm's own hold begins with the post, and whoever tells nobody misses it."""
    rules = load_standard("default")
    [tried] = try_out(load_scenario(find_scenario(DRILL), rules.standard), rules, team, seeds=[1])

    assert "regulatory-clock-missed" in {gate.id for gate in tried.card.gates if gate.hit}
