"""Not my chats, told: what people notice and monitoring does not, and why only the bluntest remedy stops it."""

import pytest

from simulator.domain import events as e
from simulator.host.rehearsal import as_exercise, try_out
from simulator.loader import find_scenario, load_scenario, load_standard
from simulator.scoring import score

MINUTE = 60_000
NOISE = {"copies-late", "sign-ins-abroad", "headsets"}


def model_answer():
    """The drill as it should go."""
    rules = load_standard("default")
    loaded = load_scenario(find_scenario("not-my-chats"), rules.standard)
    [tried] = try_out(loaded, rules, "model-answer", seeds=[1])
    return tried


def test_four_people_have_told_before_the_first_true_alert(change):
    """Errors and answers stay as they always are: what monitoring sees at last is that people call."""
    events = change("not-my-chats").events
    told = [t for _, t, ev in events if isinstance(ev, e.ReportArrived) and ev.report != "photo-upload"]
    fired = [t for _, t, ev in events if isinstance(ev, e.AlertFired) and ev.alert not in NOISE]

    assert len([t for t in told if t < fired[0]]) == 5
    assert fired[0] - told[0] > 20 * MINUTE


@pytest.mark.parametrize(("minute", "people"), [(6, 96), (12, 168), (40, 980)])
def test_closing_stops_it_and_before_five_past_seven_spares_the_prescriptions(change, minute, people):
    """Two minutes, and nobody reads what is not theirs; later, three times as many a minute have."""
    exercise = change("not-my-chats", ("close-app", minute))

    assert score(exercise).harm["people"] == people


@pytest.mark.parametrize("remedy", ["empty-cache", "care-four", "sign-all-out"])
def test_the_nearest_suspect_costs_more_than_doing_nothing(change, remedy):
    """Cache, model, accounts: each looks like the cause, and each change makes it worse."""
    silent, tried = change("not-my-chats"), change("not-my-chats", (remedy, 12))

    assert score(tried).harm["people"] > score(silent).harm["people"] == 3_700


def test_hiding_the_list_stops_the_mails_and_not_the_leak(change):
    """The titles are gone, whole answers go on crossing, and somebody calls about a biopsy."""
    exercise = change("not-my-chats", ("hide-titles", 12))

    assert "list-is-gone" in {ev.inject for _, _, ev in exercise.events if isinstance(ev, e.InjectDelivered)}
    assert score(exercise).harm["people"] == 3_225


def test_counsel_files_a_first_notice_and_nobody_else_does():
    """The authority hears once, from counsel, signed by counsel, and after counsel was told."""
    events = as_exercise(model_answer().running).events
    sent = [(t, ev) for _, t, ev in events if isinstance(ev, e.MessageSent)]
    [filed] = [(t, ev) for t, ev in sent if ev.audience == "regulator"]
    told = min(t for t, ev in sent if ev.type == "legal-notice")

    assert (filed[1].type, filed[1].by) == ("regulator-notice", "legal-counsel")
    assert told < filed[0] < 30 * MINUTE


@pytest.mark.parametrize("name", ["patient", "patient-number"])
def test_the_patient_is_named_to_nobody(name):
    """Her name stands in two places an engineer reads; the model answer carries it nowhere."""
    tried = model_answer()
    secret = tried.running.inputs.scenario.secrets[name].value
    written = [
        ev for _, _, ev in as_exercise(tried.running).events if isinstance(ev, e.MessageSent | e.Replied)
    ]

    assert not [ev for ev in written if secret in ev.text]


@pytest.mark.parametrize("team", ["silent", "always-escalate", "always-rollback"])
def test_no_habit_tells_counsel(team):
    """A duty to report had begun: whoever tells nobody misses it, and the gate says so."""
    rules = load_standard("default")
    [tried] = try_out(load_scenario(find_scenario("not-my-chats"), rules.standard), rules, team, seeds=[1])

    assert "regulatory-clock-missed" in {gate.id for gate in tried.card.gates if gate.hit}
    assert tried.card.total < 10
