"""The coach on the desk: what NEXT says of a step, and what a step has filled in already."""

from dataclasses import replace

import pytest

from simulator.host.clock import HandTicker
from simulator.host.inputs import make_inputs
from simulator.host.learning.course import LED, find_lesson
from simulator.host.learning.ending import after_lesson
from simulator.host.plain.console import Console
from simulator.host.session import Opened, Session
from simulator.host.settings import Settings
from simulator.projections.inbox import Inbox, Row
from tui.app import Playing
from tui.coaching import CoachedDesk, still_to_type
from tui.compose import Compose
from tui.ending import EndScreen
from tui.forms import FormSheet, PickRow
from tui.learning import Learning

FIRST_BRIEF = ("ahead", "ack 1", "show seat-api.errors_ratio", "declare")
ALERT = Row(number=1, kind="alert", name="late-labels", source="hours-model", text="late", arrived=0)


@pytest.fixture
def led(home, wait_for):  # noqa: ARG001  # it is kept there
    """Plays a lesson up to a step by typed lines, and sits down at its desk."""
    begun = []

    def led(lesson, *lines):
        session = Session.begin(make_inputs(lesson, seed=0, play=LED), ticker=HandTicker())
        begun.append(session)
        console = Console(session, session.seat(), lambda _: None)
        console.begin()
        for line in lines:
            console.feed(line)
        return Playing(session, (), fresh=False, hold=0, settings=Settings())

    yield led
    for session in begun:
        session.close()


async def at_the_desk(pilot, wait_for):
    """Leave the briefing, and wait until the desk stands."""
    await wait_for(pilot, lambda: len(pilot.app.screen_stack) > 2)
    await pilot.press("enter")
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, CoachedDesk) and pilot.app.screen.whole)
    return pilot.app.screen


@pytest.mark.parametrize(
    ("rows", "left"),
    [((), "ahead\ndismiss late-labels not-actionable"), ((ALERT,), "dismiss late-labels not-actionable")],
)
def test_nobody_is_sent_ahead_to_what_has_come(rows, left):
    """An alert that came while one did something else is not waited for."""
    answer = "ahead\ndismiss late-labels not-actionable"
    assert still_to_type(answer, replace(Inbox(), rows=rows)) == left


async def test_a_letter_opens_with_what_the_step_has_written(led, wait_for, grid):
    """Its reader would miss nothing, a cause that nobody knows is told as not known, and the mark leaves it room."""
    app = led("08-the-first-brief", *FIRST_BRIEF)
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_the_desk(pilot, wait_for)
        await pilot.press("m", "enter")
        await wait_for(pilot, lambda: isinstance(desk.sheet, Compose))
        await wait_for(pilot, lambda: "enter, enter sends" in grid(app) and "Filled in" not in grid(app))
        letter = desk.sheet.letter
    assert (letter["services"].value, letter["cause"].standing, letter.blanks) == (
        "seat-api,crowd-model",
        "unknown",
        (),
    )


async def test_next_says_what_is_done_in_the_form_of_the_step(led, wait_for, grid):
    """The key that opened it is pressed already."""
    app = led("08-the-first-brief", *FIRST_BRIEF[:-1])
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_the_desk(pilot, wait_for)
        await wait_for(pilot, lambda: "NEXT  press t Triage" in grid(app))
        await pilot.press("t")
        await wait_for(pilot, lambda: isinstance(desk.sheet, FormSheet))
        await wait_for(pilot, lambda: "NEXT  fill in what the step leaves open, then enter" in grid(app))
        await pilot.press("escape", "d")
        await wait_for(pilot, lambda: "NEXT  press esc, then t Triage" in grid(app))


async def test_next_opens_the_page_that_the_step_names(led, wait_for, grid):
    """Whoever stands before the list of pages is not sent to type a line."""
    app = led("06-how-bad", "ahead", "ack 1")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_desk(pilot, wait_for)
        await wait_for(pilot, lambda: "NEXT  press 7 Runbook" in grid(app))
        await pilot.press("7")
        await wait_for(pilot, lambda: "NEXT  press enter on what the step names" in grid(app))


async def test_whoever_is_only_named_takes_over_nothing(led, wait_for):
    """While it is owed that a commander is named, nothing is in flight of which one would have to write."""
    app = led("06-how-bad", "ahead", "ack 1", "show hours-api.errors_ratio", "declare SEV2 Trouble items=1")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_the_desk(pilot, wait_for)
        await pilot.press("o")
        await wait_for(pilot, lambda: isinstance(desk.sheet, FormSheet))
        assert next(row.value for row in desk.sheet.query(PickRow) if row.name == "how") == "assign"


async def test_rows_that_the_step_puts_together_are_marked(led, wait_for):
    """Two signs of one thing go into one incident, with one key."""
    app = led("12-what-comes-after")
    session = app.session
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_the_desk(pilot, wait_for)
        lesson = session.inputs.scenario.lesson
        step = next(one for one in lesson.steps.values() if one.look == "declare")
        console = Console(session, session.seat(), lambda _: None)
        for one in lesson.steps.values():
            if one is step:
                break
            for line in one.hints[-1].splitlines():
                console.feed(line)
        desk.draw()
        await pilot.press("t")
        await wait_for(pilot, lambda: isinstance(desk.sheet, FormSheet))
        assert set(desk.sheet.form.name.split()) == {"triage", "customers-hit", "stranger-seen"}


async def test_what_is_wished_for_at_the_end_of_a_lesson_is_done(led, wait_for):
    """Enter leaves for the twin: whoever has learned it is not left before an empty desk."""
    lesson = find_lesson("2")
    answers = [line for step in lesson.lesson.steps.values() for line in step.hints[-1].splitlines()]
    session = led(lesson.name, *answers[:-1]).session
    app = Learning(lambda: Opened(session, (), fresh=False), after_lesson(lesson))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_desk(pilot, wait_for)
        await pilot.press("t", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, EndScreen))
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.wish == "twin", seconds=5)
