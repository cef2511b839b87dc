"""Teams with one habit: each does what its name says, in whatever drill, and knows nothing it has not seen."""

import pytest

from simulator.domain import events as e
from simulator.host.headless import play
from simulator.host.inputs import make_inputs
from simulator.host.rehearsal import as_exercise
from simulator.teams import BUILT_IN, HABITS, built_in

DRILLS = ("sawtooth", "null-burst", "quiet-night")


def played(drill, habit):
    """One habit's exercise of a shipped drill."""
    inputs = make_inputs(drill, seed=1)
    return as_exercise(play(inputs, built_in(habit, inputs.scenario, inputs.standard)))


def of(exercise, kind):
    """Every event of a kind, in order."""
    return [event for _, _, event in exercise.events if isinstance(event, kind)]


def test_every_built_in_team_but_the_model_answer_is_a_habit():
    """Six teams, of which five may not win."""
    assert HABITS == ("silent", "always-escalate", "always-rollback", "always-hotfix", "always-wait")
    assert set(BUILT_IN) - set(HABITS) == {"model-answer"}


@pytest.mark.parametrize(("habit", "kind"), [("always-rollback", "rollback"), ("always-hotfix", "hotfix")])
@pytest.mark.parametrize("drill", DRILLS)
def test_it_starts_every_remedy_of_its_kind_and_no_other(drill, habit, kind):
    """Also where nothing is wrong, and where none of them helps."""
    exercise = played(drill, habit)
    there = exercise.inputs.scenario.remedies
    started = {event.remedy for event in of(exercise, e.RemedyStarted)}

    assert started == {name for name, remedy in there.items() if remedy.kind == kind}


@pytest.mark.parametrize("drill", DRILLS)
def test_always_wait_changes_nothing_and_says_that_it_is_looking(drill):
    """It takes, declares, looks and writes each half hour; nothing it writes had to be found out."""
    exercise = played(drill, "always-wait")
    told = of(exercise, e.MessageSent)
    claims = [claim for message in told for claim in message.fields.values() if claim.cites]

    assert {message.audience for message in told} == {"internal", "customers"}
    assert of(exercise, e.LookedAt)
    assert [*of(exercise, e.RemedyStarted), *of(exercise, e.Classified), *claims] == []


@pytest.mark.parametrize("habit", [habit for habit in HABITS if habit != "silent"])
def test_it_declares_in_every_drill_true_or_not(habit):
    """It cannot tell noise from trouble, so a quiet night is an incident too."""
    assert [len(of(played(drill, habit), e.Declared)) for drill in DRILLS] == [1, 1, 1]


@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize("drill", DRILLS)
def test_it_asks_for_nothing_that_is_refused(drill, habit):
    """What it does can be done: its score is what the habit earns, and no accident of form."""
    assert [event.why for event in of(played(drill, habit), e.Refused)] == []
