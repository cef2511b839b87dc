"""Simulated teams: people who notice late, do one thing at a time, forget and err, the same way each time."""

from dataclasses import replace
from itertools import pairwise

import pytest

from simulator.domain import events as e
from simulator.domain.scenario import NoiseAlert
from simulator.domain.units import HOUR, MINUTE
from simulator.host.header import write_header
from simulator.host.inputs import make_inputs
from simulator.host.rehearsal import as_exercise
from simulator.host.running import Running
from simulator.log import MemoryLog
from simulator.scoring import score
from simulator.teams.simulated import SKILLS, SOURCES, SimulatedTeam, intent
from simulator.teams.simulated.drawing import around, drawn, happens
from simulator.teams.simulated.fatigue import nuisances, slowed
from simulator.teams.simulated.skills import EXPERT, NOVICE, PARAMETERS, TRAINED

CALM = replace(
    EXPERT,
    forgets=0,
    skips=0,
    leaves_out=0,
    mislabels=0,
    anchors=0,
    stays=0,
    trusts=0,
    cries_wolf=0,
    short_handed=0,
)
"""An expert who never errs."""


def played(inputs, skill, number):
    """One team's exercise."""
    running = Running(inputs, MemoryLog(write_header(inputs)), durable=False)
    SimulatedTeam(intent(inputs.scenario, inputs.standard), skill, number).join(running.engine)
    running.advance(inputs.scenario.lasts)
    return as_exercise(running)


def of(exercise, kind):
    """Every event of a kind, in order."""
    return [event for _, _, event in exercise.events if isinstance(event, kind)]


@pytest.fixture(scope="module")
def sawtooth():
    """A drill with wrong proposals and tempting changes."""
    return make_inputs("sawtooth", seed=0)


def test_a_number_is_a_team_and_another_number_another(waves):
    """The same team plays the same game to the byte."""
    once, again, other = (played(waves, TRAINED, number).sha256 for number in (7, 7, 8))

    assert (once == again, once == other) == (True, False)


def test_what_is_drawn_is_the_same_on_every_machine():
    """Streams are hashes of names, and times are integers."""
    assert drawn(7, "notice", "move 3") == 11191987082815780491
    assert [around(60_000, number, "notice") for number in range(4)] == [68569, 91579, 18916, 82776]


def test_times_are_skewed_to_the_right():
    """Half are below the middle, one in ten takes about twice as long, and none is absurd."""
    times = sorted(around(1_000, number, "any") for number in range(2_000))

    assert 950 < times[1_000] < 1_050
    assert 1_800 < times[1_800] < 2_050
    assert (times[0] > 300, times[-1] <= 3_200) == (True, True)


def test_odds_are_kept():
    """Nothing with odds of none, everything with odds of all, and one in five of one in five."""
    count = sum(happens(200, number, "any") for number in range(5_000))

    assert not any(happens(0, number) for number in range(100))
    assert all(happens(1_000, number) for number in range(100))
    assert 930 < count < 1_070


def test_every_number_has_a_source():
    """A parameter nobody can argue with is no parameter."""
    assert set(SOURCES) == set(PARAMETERS)


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_who_can_more_is_faster_and_errs_less(parameter):
    """Novice, trained and expert stand in this order in every number."""
    values = [getattr(skill, parameter) for skill in SKILLS.values()]

    assert sorted(values, reverse=not parameter.endswith("_wpm")) == values
    assert len(set(values)) == 3


def acts(exercise):
    """When each seat did something, T+ms."""
    found: dict[str, list[int]] = {}
    for t, command in exercise.commands:
        found.setdefault(command.seat, []).append(t)
    return found


def nearest(times):
    """How near two acts ever are, ms."""
    return min(after - before for before, after in pairwise(sorted(times)))


def test_one_person_does_one_thing_at_a_time(sawtooth):
    """Two acts of one seat are never nearer than the shortest act there is."""
    found = acts(played(sawtooth, CALM, 1))

    assert len(found) == 3
    assert min(map(nearest, found.values())) >= 2_000


def test_whoever_never_errs_scores_like_the_model_answer(sawtooth):
    """What is lost then is lost by time alone."""
    assert score(played(sawtooth, CALM, 1)).total > 90


def test_more_skill_scores_more(waves):
    """On average, over the same ten teams."""
    novice, trained, expert = (
        sum(score(played(waves, skill, number)).total for number in range(10)) / 10
        for skill in (NOVICE, TRAINED, EXPERT)
    )

    assert novice + 5 < trained < expert


def test_who_trusts_takes_what_is_wrong_and_does_it(sawtooth):
    """Odds times the automation's own sureness; without trust, never."""
    wrong = {name for name, made in sawtooth.scenario.suggestions.items() if made.truth != "right"}

    def taken(trusts):
        skill = replace(CALM, trusts=trusts)
        answers = [ev for n in range(6) for ev in of(played(sawtooth, skill, n), e.SuggestionAnswered)]
        return {ev.suggestion for ev in answers if ev.accept} & wrong

    assert (taken(0), bool(taken(1_000))) == (set(), True)


def test_who_is_anchored_does_first_what_tempts_and_later_what_helps(sawtooth):
    """The change that ends it comes once somebody has seen that the first did not."""
    kinds = sawtooth.scenario.remedies
    started = [
        ev.remedy
        for ev in of(played(sawtooth, replace(CALM, anchors=1_000), 3), e.RemedyStarted)
        if kinds[ev.remedy].kind != "hold"
    ]

    assert (kinds[started[0]].tempting != "", started[-1]) == (True, "pin-last-good-file")


def test_who_mislabels_corrects_it_later(waves):
    """The first label is wrong, the last is right."""
    labels = of(played(waves, replace(CALM, mislabels=1_000), 2), e.Classified)
    right = waves.scenario.answer_key.incidents["waves"]

    def is_right(label):
        return (label.type, label.category, label.severity in ("SEV2", "SEV1")) == (
            right.type,
            right.category,
            True,
        )

    assert (is_right(labels[0]), is_right(labels[-1])) == (False, True)


def test_who_cries_wolf_calls_an_incident_where_there_is_none():
    """In a quiet night, on a false alarm of high priority."""
    night = make_inputs("quiet-night", seed=0)
    calls = [len(of(played(night, replace(CALM, cries_wolf=odds), 1), e.Declared)) for odds in (0, 1_000)]

    assert calls == [0, 1]


def test_who_forgets_writes_no_note_and_checks_nothing(waves):
    """What no clock asks for; what one asks for is done all the same."""
    exercise = played(waves, replace(CALM, forgets=1_000), 1)

    assert [*of(exercise, e.Noted), *of(exercise, e.RemedyVerified), *of(exercise, e.Hypothesized)] == []
    assert of(exercise, e.MessageSent)


def test_who_leaves_out_sends_half_empty_letters(waves):
    """The blanks are there to be seen."""
    full, empty = (
        sum(len(sent.fields) for sent in of(played(waves, replace(CALM, leaves_out=odds), 1), e.MessageSent))
        for odds in (0, 500)
    )

    assert 0 < empty < full


def test_with_an_empty_seat_the_same_work_takes_longer(waves):
    """Somebody does the work of two, one thing after another: the team's letters go out later."""

    def written(skill):
        sent = [
            t
            for n in range(8)
            for _, t, ev in played(waves, skill, n).events
            if isinstance(ev, e.MessageSent)
        ]
        return sum(sent) // len(sent)

    assert written(replace(CALM, short_handed=1_000)) > written(CALM) + 10_000


@pytest.mark.parametrize(("times", "factor"), [(29, 1_000), (30, 1_250), (79, 1_250), (80, 1_600)])
def test_alerts_in_vain_slow_noticing_in_the_bins_of_the_study(waves, times, factor):
    """0 to 29, 30 to 79, 80 and more in the two hours before."""
    storm = NoiseAlert(
        kind="flapping",
        at=0,
        priority="warning",
        service="edge",
        summary="it blinks",
        times=times,
        every=MINUTE,
    )
    scenario = replace(waves.scenario, noise={"storm": storm})

    assert (nuisances(scenario, 100 * MINUTE), slowed(scenario, 100 * MINUTE)) == (times, factor)


def test_alerts_in_vain_are_forgotten_after_two_hours(waves):
    """What lies further back does not tire anybody any more."""
    once = NoiseAlert(kind="false", at=MINUTE, priority="warning", service="edge", summary="it blinks")
    scenario = replace(waves.scenario, noise={"once": once})

    assert [nuisances(scenario, t) for t in (0, MINUTE, 2 * HOUR, 2 * HOUR + MINUTE)] == [0, 1, 1, 0]


def test_an_unplanned_change_waits_for_the_consent_it_needs(sawtooth):
    """Who is led astray is led astray in due form: the commander agrees, and then it is started."""
    exercise = played(sawtooth, replace(CALM, anchors=1_000, trusts=1_000), 3)
    agreed: set[str] = set()
    for _, _, event in exercise.events:
        match event:
            case e.RemedyApproved(remedy=name):
                agreed.add(name)
            case e.RemedyStarted(remedy=name):
                assert name in agreed or not sawtooth.scenario.remedies[name].approval
            case _:
                pass
    assert agreed
