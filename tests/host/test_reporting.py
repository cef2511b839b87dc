"""Which authorities must hear by when is told to whoever trains; players hand it to counsel, and that is judged."""

from dataclasses import replace

import pytest

from simulator.host.house_rules import NO_ADVICE, page
from simulator.host.rehearsal import as_exercise, try_out
from simulator.host.reporting import told
from simulator.loader import find_scenario, load_scenario, load_standard
from simulator.scoring import score


@pytest.fixture(scope="module")
def rules():
    """The default standard."""
    return load_standard("default")


def test_it_begins_by_saying_that_it_is_no_advice(rules):
    """Before any name of a law."""
    lines = list(told(rules.standard, "2026-06-11", {}))

    assert lines[0] == NO_ADVICE
    assert "not legal advice" in NO_ADVICE


def test_what_runs_what_waits_and_what_does_not_apply_yet(rules):
    """One line each, with what started it."""
    began = {"aware": "09:00", "classified": "10:30"}
    lines = list(told(rules.standard, "2026-06-11", began, ["dora-19", "gdpr-33", "sec-8k", "cra-14"]))

    assert lines[1:] == [
        "by 11 Jun 14:30  dora-19: First report; classified 10:30  [dora]",
        "by 12 Jun 09:00  dora-19: First report, at the latest; aware 09:00  [dora]",
        "by 14 Jun 09:00  gdpr-33: Notice; what is missing follows in steps, a late one says why; aware 09:00  [gdpr]",
        "by 14 Jun 10:30  dora-19: Second report; classified 10:30  [dora]",
        "by 11 Jul 10:30  dora-19: Last report; classified 10:30  [dora]",
        "not begun  sec-8k: it starts when material. The firm decides that it is material, which it may not put off",
        "pending on 2026-06-11  cra-14: applies from 2026-09-11",
    ]


@pytest.mark.parametrize(
    ("day", "began", "only", "wrong"),
    [
        ("2026-02-30", {}, (), "no day of the calendar"),
        ("2026-06-11", {"aware": "half past nine"}, (), "is no time of day"),
        ("2026-06-11", {}, ("gpdr-33",), "did you mean 'gdpr-33'"),
    ],
    ids=["a day", "a time", "a rule"],
)
def test_what_cannot_be_meant_is_refused(day, began, only, wrong, rules):
    """With the way out."""
    with pytest.raises(ValueError, match=wrong):
        list(told(rules.standard, day, began, only))


def test_the_page_tells_the_status_on_the_exercises_own_day(rules):
    """The same page on two days: only what applies differs."""
    before, after = page(rules.standard, "2026-06-11"), page(rules.standard, "2028-01-01")
    changed = [line.split("  ")[0] for line, other in zip(before, after, strict=True) if line != other]
    pending = [line.split("  ")[0] for line in before if ": pending on " in line]

    assert pending == ["cra-14", "ai-act-73", "ny-raise"]
    assert set(pending) <= set(changed)
    assert not any(": pending on " in line for line in after)


@pytest.fixture(scope="module")
def reportable(rules):
    """Sawtooth, in which counsel must hear: the model answer's exercise, and that of nobody."""
    loaded = load_scenario(find_scenario("sawtooth"), rules.standard)
    scenario = loaded.scenario
    assert scenario is not None
    incidents = {
        name: replace(key, tell=(*key.tell, "legal")) for name, key in scenario.answer_key.incidents.items()
    }
    told_too = replace(scenario, answer_key=replace(scenario.answer_key, incidents=incidents))
    loaded = replace(loaded, scenario=told_too)
    return {
        team: as_exercise(try_out(loaded, rules, team, seeds=[3])[0].running)
        for team in ("model-answer", "silent")
    }


def test_the_handover_to_counsel_can_be_won(reportable):
    """What is missing is said to be unknown, and the notice is there in time."""
    card = score(reportable["model-answer"])
    [notice] = [one for one in card.judgements if one.id.startswith("legal-notice:")]

    assert (notice.points, card.total >= 97) == (notice.of, True)
    assert not [gate.id for gate in card.gates if gate.hit]


def test_counsel_who_never_heard_is_a_gate(reportable):
    """A clock of a regulator knows no half."""
    card = score(reportable["silent"])

    assert [gate.id for gate in card.gates if gate.hit] == ["regulatory-clock-missed"]
