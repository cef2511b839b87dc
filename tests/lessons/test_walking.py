"""Every lesson can be followed by doing what it says, and by somebody who does everything else first."""

from pathlib import Path

import pytest

from simulator.host.clock import HandTicker
from simulator.host.inputs import make_inputs
from simulator.host.learning.course import LED, find_lesson, led
from simulator.host.learning.walking import walk
from simulator.host.plain.console import Console
from simulator.host.session import Session
from simulator.loader import load_scenario, shipped

LED_THROUGH = [
    name for name, path in shipped("lessons").items() if not load_scenario(path).data["lesson"].get("watch")
]
SECOND = "02-reading-an-alert"


@pytest.mark.parametrize("name", LED_THROUGH)
def test_whoever_does_what_it_says_passes_every_step(name: str) -> None:
    """The last hint of each step is what one types, and it is enough."""
    found = walk(make_inputs(name, seed=0, play=LED))

    assert found.stuck == "", found.said


@pytest.mark.parametrize("name", LED_THROUGH)
def test_whoever_asks_for_every_hint_is_told_what_it_cost(name: str) -> None:
    """Three for each step: where, what, the answer; what they cost stands there before and after."""
    inputs = make_inputs(name, seed=0, play=LED)
    found = walk(inputs, ask=3)
    lesson = inputs.scenario.lesson
    assert lesson is not None

    assert f"Hints so far: {3 * len(lesson.steps)} points." in found.lines


ASTRAY = ("nonsense", "ack 99", "declare SEV4 Nothing", "dismiss 1 false", "show nothing")


@pytest.mark.parametrize("name", LED_THROUGH)
def test_whoever_goes_astray_at_every_step_can_still_finish(name: str) -> None:
    """Whatever is done beside a step, the step is still there, and doing it is enough."""
    found = walk(led(find_lesson(name)), beside=ASTRAY)

    assert found.stuck == "", found.said


@pytest.mark.parametrize("name", LED_THROUGH)
def test_whoever_repairs_before_anything_has_called_can_still_finish(name: str) -> None:
    """No step waits for something that a hasty repair has made impossible."""
    inputs = make_inputs(name, seed=0, play=LED)
    hasty = [f"{verb} {remedy}" for remedy in inputs.scenario.remedies for verb in ("approve", "start")]
    found = walk(inputs, first=hasty)

    assert found.stuck == "", found.said


def played(tmp_path: Path, *lines: str) -> tuple[Console, list[str]]:
    """The second lesson, with these lines typed."""
    printed: list[str] = []
    session = Session.begin(make_inputs(SECOND, seed=0, play=LED), tmp_path, HandTicker())
    console = Console(session, session.seat(), printed.append)
    console.begin()
    for line in lines:
        console.feed(line)
    session.close()
    return console, printed


WRONG = (
    "declare SEV4 Nothing", "page femi", "send internal-brief scope=?", "start model-back", "dismiss customers-hit false",
    "classify outage infrastructure SEV4 road-feed", "nonsense", "resolve", "ahead", "dismiss customers-hit false",
)  # fmt: skip
RIGHT = (
    "ack customers-hit", "show hours-api.wrong_ratio", "show road-feed.age_s", "ahead", "ahead", "ahead", "ahead",
    "dismiss late-labels", "ack shop-writes", "link customers-hit", "link behind-it", "link shop-writes",
)  # fmt: skip


def test_whoever_does_everything_wrong_is_told_kindly(tmp_path: Path) -> None:
    """Something else than the step asks is done, costs nothing, and the step is said again."""
    _, printed = played(tmp_path, *WRONG)

    assert "Done, and it costs nothing; the step is still to be done. The inbox is empty and the clock stands. Run it ahead to the first thing that reaches you." in printed  # fmt: skip


def test_whoever_does_everything_wrong_can_still_finish(tmp_path: Path) -> None:
    """Nothing is lost: what was done too early counts when its turn comes."""
    console, printed = played(tmp_path, *WRONG, *RIGHT)

    assert console.coached is not None
    assert console.coached.over, printed[-3:]


def test_only_what_is_left_open_need_be_typed(tmp_path: Path) -> None:
    """The reason is filled in by the step, so the row is enough."""
    _, printed = played(tmp_path, "ahead", *RIGHT[:7], "dismiss late-labels")

    assert any(line.endswith("On-call engineer dismissed alert 2: not-actionable.") for line in printed)
