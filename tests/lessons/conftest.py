"""The second lesson's twin, played in lines by somebody who has learned it, and by somebody who types the lesson again."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from simulator.domain.exercise import Exercise, Inputs
from simulator.host.clock import HandTicker
from simulator.host.learning.course import Taught, find_lesson
from simulator.host.plain.console import Console
from simulator.host.session import Session
from simulator.host.store import open_exercise

Play = Callable[[Inputs, Iterable[str]], Exercise]


@pytest.fixture(scope="session")
def second() -> Taught:
    """The lesson on reading alerts."""
    return find_lesson("2")


@pytest.fixture
def play_lines(tmp_path: Path) -> Play:
    """Plays inputs by typing lines, and runs ahead to the end."""

    def played(inputs: Inputs, lines: Iterable[str]) -> Exercise:
        folder = tmp_path / f"{inputs.scenario_name}-{inputs.seed}-{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        session = Session.begin(inputs, folder, HandTicker())
        console = Console(session, session.seat(), lambda _: None)
        console.begin()
        for line in lines:
            if not session.finished:
                console.feed(line)
        session.move_to(inputs.scenario.lasts)
        session.close()
        return open_exercise(folder)

    return played


@pytest.fixture(scope="session")
def learned_lines() -> Callable[[Inputs], list[str]]:
    """What somebody types in the second lesson's twin who reads every alert, looks, and sorts."""

    def lines(inputs: Inputs) -> list[str]:
        [key] = inputs.scenario.answer_key.incidents.values()
        [noise] = inputs.scenario.noise.values()
        [fault] = inputs.scenario.faults.values()
        severity, services = key.severity[0], ",".join(key.services)
        return [
            "at 4m ack customers-hit",
            f"show {fault.moves[0].signal}",
            f'declare {severity} "It is real" items=customers-hit',
            f"classify {key.type} {key.category} {severity} {services}",
            "at 7m10s ack behind-it",
            "link behind-it",
            "ack side-show",
            f"show metrics {noise.service}",
            f"dismiss side-show {'false' if noise.kind == 'false' else 'not-actionable'}",
            "ack somebody-writes",
            "link somebody-writes",
        ]

    return lines
