"""A twin is passed by what was taught, by whoever has learned it, and by nobody else."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.domain import events as e
from simulator.domain.exercise import Exercise, Inputs
from simulator.domain.units import MICRO
from simulator.host.clock import today
from simulator.host.headless import play
from simulator.host.learning.course import Taught, alone, find_lesson, led, lessons
from simulator.host.learning.ending import after_twin, after_watching
from simulator.host.learning.outcome import outcome
from simulator.host.learning.record import Learned, What, remember
from simulator.host.learning.telling import asked_words, outcome_words
from simulator.host.rehearsal import as_exercise
from simulator.teams import team_for

SEEDS = range(8 if os.environ.get("HOTWASH_CI") == "1" else 2)
WITH_TWIN = [one for one in lessons() if one.twin is not None]
Play = Callable[[Inputs, list[str]], Exercise]


@pytest.fixture(params=WITH_TWIN, ids=[one.name for one in WITH_TWIN])
def lesson(request: pytest.FixtureRequest) -> Taught:
    """Each lesson that has a twin."""
    one: Taught = request.param
    return one


def typed(one: Taught) -> list[str]:
    """Every line that the lesson's answers are made of."""
    steps = one.lesson.steps.values()
    return [line for step in steps if step.hints for line in step.hints[-1].splitlines()]


def numbered(one: Taught) -> list[str]:
    """The same, with the numbers that things have in the lesson instead of their names."""
    inputs = led(one)
    came = [
        entry.record.alert if isinstance(entry.record, e.AlertFired) else entry.record.report
        for entry in play(inputs, team_for("silent", inputs)).entries
        if isinstance(entry.record, e.AlertFired | e.ReportArrived)
    ]
    lines = typed(one)
    for number, name in enumerate(dict.fromkeys(came), 1):
        lines = [line.replace(name, str(number)) for line in lines]
    return lines


def test_the_model_answer_passes_each_twin(lesson: Taught) -> None:
    """What is asked can be shown before the twin ends."""
    shares = []
    for seed in SEEDS:
        inputs = alone(lesson, seed)
        running = play(inputs, team_for("model-answer", inputs))
        shares.append(outcome(as_exercise(running), lesson.lesson).share)

    assert [share for share in shares if share < 950_000] == []


@pytest.mark.parametrize("again", [typed, numbered])
def test_typing_the_lesson_again_fails_its_twin(
    lesson: Taught, again: Callable[[Taught], list[str]], play_lines: Play
) -> None:
    """By name or by number: whoever has learned it by heart has not learned it."""
    passed = [
        seed
        for seed in SEEDS
        if outcome(play_lines(alone(lesson, seed), again(lesson)), lesson.lesson).passed
    ]

    assert passed == []


def test_doing_nothing_fails_its_twin(lesson: Taught) -> None:
    """Silence is no answer."""
    inputs = alone(lesson, 0)

    assert not outcome(as_exercise(play(inputs, team_for("silent", inputs))), lesson.lesson).passed


def test_whoever_reads_looks_and_sorts_passes_the_second(
    second: Taught, play_lines: Play, learned_lines: Callable[[Inputs], list[str]]
) -> None:
    """Although nobody was told, and nothing was mended: that is for later lessons."""
    found = [
        outcome(play_lines(inputs, learned_lines(inputs)), second.lesson)
        for inputs in (alone(second, seed) for seed in SEEDS)
    ]

    assert [one.passed for one in found] == [True] * len(SEEDS), found


def test_a_twin_that_is_broken_off_does_not_count(second: Taught, play_lines: Play) -> None:
    """Nobody passes by leaving before the hard part."""
    found = outcome(play_lines(alone(second, 1), ["at 4m ack customers-hit", "end"]), second.lesson)

    assert (found.counts, found.why_not) == (False, "it was ended before its time")


def without_account() -> tuple[Taught, Exercise]:
    """The twelfth lesson, and its twin played by a model answer that writes no postmortem."""
    one = find_lesson("12")
    inputs = alone(one, 0)
    team = team_for("model-answer", inputs)
    moves = tuple(move for move in team.moves if move.do != "postmortem")
    return one, as_exercise(play(inputs, replace(team, moves=moves)))


def test_what_a_lesson_needs_cannot_be_left_out() -> None:
    """A postmortem is due days after the twin has ended: all the rest is worth everything, and does not pass."""
    one, played = without_account()
    found = outcome(played, one.lesson)

    assert (found.share, [(lack.need, lack.share) for lack in found.short], found.passed) == (
        MICRO,
        [("postmortem", 0)],
        False,
    )


def test_what_a_lesson_needs_is_told_before_its_twin_and_after_it() -> None:
    """Nobody is surprised, and whoever left it out reads what to do."""
    one, played = without_account()
    asked = asked_words(one, played.inputs.standard)

    assert [asked[-1], *outcome_words(outcome(played, one.lesson), one)] == [
        "Not passed without at least 50% of postmortem: Write the postmortem.",
        (
            "Not yet: 100% of what was taught (external communication 100%); "
            "0% of postmortem, and 50% are needed. To try otherwise:"
        ),
        "- postmortem: nothing of it was done. Write the postmortem.",
    ]


def test_the_last_twin_says_that_all_is_passed_and_offers_no_further_lesson(
    second: Taught,
    play_lines: Play,
    learned_lines: Callable[[Inputs], list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What comes next is a drill, and it is named."""
    monkeypatch.setenv("HOTWASH_HOME", str(tmp_path / "home"))
    for one in lessons():
        what: What = "twin" if one.twin is not None else "lesson"
        remember(Learned(day=today(), lesson=one.name, what=what, exercise=one.name, passed=True))
    inputs = alone(second, 3)
    play_lines(inputs, learned_lines(inputs))
    [folder] = tmp_path.glob("02-*")
    over = after_twin(second)(folder)

    assert (over.lines[-2:], [wish for _, _, wish in over.wishes]) == (
        (
            "You have passed all 12 lessons, and nothing is due today. Well done!",
            "A drill is next, in which nobody leads: null-burst.",
        ),
        ["hotwash", ""],
    )


def test_whoever_goes_on_is_told_where_to(
    second: Taught,
    play_lines: Play,
    learned_lines: Callable[[Inputs], list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The next lesson is named before one goes on to it, after a twin and after a run that was watched."""
    monkeypatch.setenv("HOTWASH_HOME", str(tmp_path / "home"))
    first = lessons()[0]
    watched = after_watching(first)()
    remember(Learned(day=today(), lesson=first.name, what="lesson", exercise="", passed=True))
    remember(Learned(day=today(), lesson=second.name, what="twin", exercise="", passed=True))
    inputs = alone(second, 3)
    play_lines(inputs, learned_lines(inputs))
    [folder] = tmp_path.glob("02-*")

    assert (watched.lines[-1], after_twin(second)(folder).lines[-1]) == (
        "Next: lesson 2 of 12, Reading an alert, or a person's report; it is the next you have not passed.",
        "Next: lesson 3 of 12, True, false, a copy, a storm; it is the next you have not passed.",
    )
