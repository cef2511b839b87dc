"""Every lesson in a real terminal at 80x24, by what it says; and by somebody who does everything else first."""

import sys

import pytest

from simulator.host.learning.course import lessons

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")
SECOND = "02-reading-an-alert"
ENTER, ESC = "\r", "\x1b"
LED = {one.name: one.lesson for one in lessons() if not one.lesson.watch}
ROUNDS = 40
"""How often what a step says is typed, because something has to come before it helps."""


def do_step(person, lesson, number, beside=()):
    """Do what a step says until the next one stands there; return what was on the screen meanwhile."""
    names = list(lesson.steps)
    wanted = f"Step {number + 1} of {len(names)}" if number < len(names) else "Lesson passed"
    since = len(person.raw)

    def words():
        return person.words_since(since)

    answer = lesson.steps[names[number - 1]].hints[-1].splitlines()
    for line in (*beside, *answer * ROUNDS):
        person.press(":")
        person.until_so(lambda: "Lesson passed" in words() or "Go: a key's name" in person.words)
        if wanted in words():
            person.press(ESC)
            return words()
        person.type(f"{line}{ENTER}")
        person.wait_for(lambda: wanted in words(), 1.5)
        if wanted in words():
            return words()
    person.until_so(lambda: wanted in words(), within=5)
    return words()


def begun(sit, name):
    """A lesson at its first step."""
    person = sit((80, 24), "learn", name)
    person.until("EXERCISE", "Start")
    person.press(ENTER)
    person.until(f"Step 1 of {len(LED[name].steps)}", "NEXT")
    return person


@pytest.mark.long
@pytest.mark.parametrize("name", LED)
def test_whoever_does_what_each_mark_says_passes(sit, name):
    """The last hint of each step, typed; at the end it says passed, and offers the twin."""
    person = begun(sit, name)
    lesson = LED[name]
    said = [do_step(person, lesson, number) for number in range(1, len(lesson.steps) + 1)]
    assert "Lesson passed" in said[-1]


@pytest.mark.long
def test_whoever_does_everything_else_first_is_told_kindly_and_can_finish(sit):
    """Nothing is lost: what was done beside the step costs nothing, and the step is still there."""
    name = SECOND
    person = begun(sit, name)
    lesson = LED[name]
    astray = {1: ("nonsense",), 2: ("declare SEV4 Nothing", "ack 99"), 3: ("dismiss 1 false",)}
    told = 0
    for number in range(1, len(lesson.steps) + 1):
        told += "it costs nothing" in do_step(person, lesson, number, astray.get(number, ()))
    assert told > 0


def test_a_hint_says_its_cost_and_stands_in_the_mark(sit):
    """Where to look, what to do, the answer: each asked for, each told."""
    person = begun(sit, SECOND)
    step = next(iter(LED[SECOND].steps.values()))
    for level, hint in zip(("where to look", "what to do", "the answer"), step.hints, strict=True):
        person.press("H")
        person.until(f"Read a hint, {level}?", "1 point")
        person.press(ENTER)
        person.until(f"Hint: {hint}")


def test_two_keys_from_nothing_to_the_first_lesson(sit):
    """Whoever was never here presses enter, and then what the screen says."""
    person = sit((80, 24))
    person.until("Start here", "Press enter")
    person.press(ENTER)
    person.until("Press > and watch")
    person.press(">")
    person.until("1 of", "Something calls")


def test_a_run_is_watched_to_its_end_or_taken_over(sit):
    """A key plays on from the moment one sees, as an exercise of one's own."""
    person = sit((80, 24), "watch", "sawtooth")
    person.until("WATCHED", "Press > and watch")
    person.press(">")
    person.until("Judged")
    person.press("p")
    person.until("Play on from")
    person.press(ENTER)
    person.until("EXERCISE", "Start")
    person.press(ENTER)
    person.until("Inbox", "Ack")
