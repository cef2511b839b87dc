"""Three moments, by rule."""

from dataclasses import replace
from fractions import Fraction

from simulator.domain import events as e
from simulator.report import moments


def test_the_costliest_the_unopened_and_the_best(hasty):
    """In this order, with the exercise's own clock."""
    told = [(moment.clock, moment.points) for moment in moments(*hasty)]

    assert told == [("06:14:00", "-4.0"), ("06:00:00", ""), ("06:10:00", "+4.0")]


def test_what_lay_open_is_told_with_what_it_tells(hasty):
    """The change that did it, how long it lay there, and who spoke of it at last."""
    _, unopened, _ = moments(*hasty)

    assert unopened.says == (
        "The change 'grease' was on the changes screen for 17m, unopened until somebody spoke of it. "
        "It tells this: grit in the gear from the new grease."
    )


def test_a_team_that_opened_it_is_told_how_long_it_took(played):
    """The model answer looks, too; what comes to it by itself is nothing it left unopened."""
    unopened = next(moment for moment in moments(*played("model-answer")) if not moment.points)

    assert unopened.says.startswith(
        "The change 'grease' was on the changes screen for 10m30s before anyone opened it."
    )


def test_where_nothing_lay_unopened_the_message_furthest_from_the_truth_is_told(played):
    """Every fact is opened at once, and one message says what is not so."""
    exercise, card = played("model-answer")
    scenario = exercise.inputs.scenario
    key = scenario.answer_key.incidents["dark-light"]
    bare = replace(key, facts={})
    answer_key = replace(scenario.answer_key, incidents={"dark-light": bare})
    told = replace(
        exercise, inputs=replace(exercise.inputs, scenario=replace(scenario, answer_key=answer_key))
    )
    seq, at = next((seq, t) for seq, t, event in exercise.events if isinstance(event, e.MessageSent))
    lie = next(one for one in card.judgements if one.id == "completeness:first-brief:dark-light")
    lie = replace(lie, points=Fraction(0), happened="cause: it was not the bulb", events=(seq,))
    worse = replace(card.judgements[0], points=Fraction(0), of=Fraction(9))
    _, message = moments(told, replace(card, judgements=(worse, lie)))

    assert (message.clock, "it was not the bulb." in message.says) == ("06:13:00", True), at
    assert message.question == "What did we know when we wrote it, and who reads it before it goes?"


def test_ties_go_to_the_earlier(hasty):
    """Of two that cost the same, what happened first."""
    exercise, card = hasty
    lost = next(one for one in card.judgements if one.id == "remedy:dark-light")
    early, late = replace(lost, id="b", events=(9,)), replace(lost, id="a", events=(33,))
    first, *_ = moments(exercise, replace(card, judgements=(late, early)))

    assert first.clock == "06:08:20"


def test_silence_leaves_nothing_to_praise(played):
    """Two moments, and both cost."""
    assert [moment.points for moment in moments(*played("silent"))] == ["-5.0", ""]
