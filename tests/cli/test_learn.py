"""A lesson from the command line: led, then alone in its twin, and remembered."""

import json
import re

import pytest

from simulator.domain.units import MICRO
from simulator.host.clock import today
from simulator.host.learning.course import alone, find_lesson, lessons
from simulator.host.learning.record import Learned, What, remember

SECOND = "02-reading-an-alert"
LESSON = (
    "ahead", "ack 1", "show hours-api.wrong_ratio", "show road-feed.age_s", "hint", "dismiss late-labels", "ahead", "ahead",
    "ack shop-writes", "declare items=1,3,4", "classify",
)  # fmt: skip
SEED = 3


def twin_lines():
    """What somebody types in the twin of this seed who reads, looks and sorts."""
    scenario = alone(find_lesson(SECOND), SEED).scenario
    [key], [noise] = scenario.answer_key.incidents.values(), scenario.noise.values()
    severity, services = key.severity[0], ",".join(key.services)
    reason = "false" if noise.kind == "false" else "not-actionable"
    return (
        "at 4m ack customers-hit", f"declare {severity} Real items=customers-hit",
        f"classify {key.type} {key.category} {severity} {services}", "at 7m10s ack behind-it", "link behind-it",
        "ack side-show", f"show metrics {noise.service}", f"dismiss side-show {reason}", "ack somebody-writes",
        "link somebody-writes", "at 16m new",
    )  # fmt: skip


def typed(*lines):
    """Lines as a script gives them."""
    return "".join(f"{line}\n" for line in lines)


def test_a_lesson_and_its_twin_end_in_passed(hotwash):
    """From the first step to what comes next, in plain lines."""
    code, told, wrong = hotwash("learn", "2", "--seed", SEED, typed=typed(*LESSON, "twin", *twin_lines()))

    assert (code, wrong) == (0, "")
    assert re.search(r"^Step 1 of 8, inbox: The inbox is empty", told, re.MULTILINE)
    assert "Lesson passed: 8 steps, 1 hint read, 1 point." in told
    assert re.search(r"^passed: \d+% of what was taught", told, re.MULTILINE)


def test_what_was_shown_is_remembered(hotwash):
    """Progress tells it, for programs too, and forgets it when asked."""
    hotwash("learn", SECOND, "--skip", "--seed", SEED, typed=typed(*twin_lines()))
    told = json.loads(hotwash("progress", "--json")[1])
    forgotten = hotwash("progress", "--reset")[1]
    after = json.loads(hotwash("progress", "--json")[1])

    assert (told["skills"]["reading-alerts"]["n"], told["lessons_passed"]) == (1, [SECOND])
    assert forgotten.startswith("Forgotten: 1 line of ")
    assert after["skills"]["reading-alerts"]["n"] == 0


def test_whoever_does_nothing_is_told_what_to_try(hotwash):
    """A twin that was not passed ends with 1, and the next one is another."""
    code, told, _ = hotwash("learn", SECOND, "--skip", "--seed", SEED, typed=typed("at 16m new"))

    assert (code, "Not yet: 0% of what was taught, and 75% are needed" in told) == (1, True)
    assert "- acknowledge:customers-hit: not done; due" in told


def test_a_lesson_that_was_left_goes_on(hotwash):
    """By the same words; nothing is lost."""
    _, told, _ = hotwash("learn", "2", typed=typed(*LESSON[:2], "quit"))
    _, more, _ = hotwash("learn", "2", typed=typed(*LESSON[2:], "no"))

    assert told.splitlines()[-1].endswith(f"Go on: hotwash learn {SECOND}")
    assert "Step 3 of 8, metrics" in more
    assert "Lesson passed: 8 steps" in more


def test_the_lessons_are_listed_with_what_became_of_each(hotwash):
    """By name, with what they teach."""
    _, told, _ = hotwash("learn", "--list")

    assert (
        f"{SECOND}: Reading an alert, or a person's report. Reading alerts, about 12 minutes. Not yet."
        in told
    )


def test_a_lesson_that_is_not_there_is_said_with_those_that_are(hotwash):
    """And a drill is no lesson."""
    code, _, wrong = hotwash("learn", "sawtooth")

    assert (code, "sawtooth is a drill, and no lesson; lessons are" in wrong) == (2, True)


def test_a_twin_that_is_finished_elsewhere_counts_as_well(hotwash):
    """Left here, gone on with by its own name, on whichever display."""
    lines = twin_lines()
    _, told, _ = hotwash("learn", SECOND, "--skip", "--seed", SEED, typed=typed(*lines[:3], "quit"))
    [name] = re.findall(r"kept: (\S+),", told)
    hotwash("play", name, typed=typed(*lines[3:]))
    told = json.loads(hotwash("progress", "--json")[1])

    assert (told["skills"]["reading-alerts"]["n"], told["lessons_passed"]) == (1, [SECOND])


def test_another_seed_cannot_draw_a_twin_that_goes_on(hotwash):
    """It was drawn when it began; nothing is ignored in silence."""
    hotwash("learn", "2", "--skip", "--seed", SEED, typed=typed("quit"))
    code, _, wrong = hotwash("learn", "2", "--skip", "--seed", SEED + 1, typed=typed("quit"))

    assert (code, "goes on as its seed drew it" in wrong) == (2, True)


@pytest.fixture
def all_passed(tmp_path, monkeypatch):
    """A home in which every lesson is passed."""
    monkeypatch.setenv("HOTWASH_HOME", str(tmp_path / "home"))
    for one in lessons():
        what: What = "twin" if one.twin is not None else "lesson"
        shares = {str(skill): MICRO for skill in one.lesson.teaches}
        remember(Learned(day=today(), lesson=one.name, what=what, exercise=one.name, passed=True, share=MICRO, skills=shares))  # fmt: skip


@pytest.mark.usefixtures("all_passed")
def test_whoever_fails_a_twin_again_is_not_told_that_all_is_well(hotwash):
    """They are offered another one."""
    code, told, _ = hotwash("learn", "2", "--skip", "--seed", SEED, typed=typed("at 16m new"))

    assert (code, told.splitlines()[-1]) == (
        1,
        f"You have passed it before. Another twin: hotwash learn {SECOND} --skip",
    )


@pytest.mark.usefixtures("all_passed")
def test_whoever_has_passed_everything_is_told_so_and_what_comes_next(hotwash):
    """Kindly, with what was shown, and a drill that can be typed."""
    code, told, wrong = hotwash("learn")
    lines = told.splitlines()

    assert (code, wrong) == (0, "")
    assert lines[0] == "You have passed all 12 lessons, and nothing is due today. Well done!"
    assert lines[1].startswith("Reading alerts: 100% (n = ")
    assert "Next: hotwash play null-burst (a drill, in which nobody leads: every lesson is passed, and nothing is due today)" in lines  # fmt: skip
