"""A small drill with one of everything, at home in a temporary place, with a clock that only a test moves."""

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.domain.exercise import Play
from simulator.host.clock import HandTicker
from simulator.host.inputs import inputs_from
from simulator.host.plain.console import Console
from simulator.host.session import Session

WAVES = Path(__file__).parent / "waves" / "scenario.yaml"


@pytest.fixture(scope="session")
def waves():
    """The inputs of the drill Waves, with seed 7, as a team plays it in practice."""
    return inputs_from(WAVES, seed=7, play=Play(mode="practice", team="people"))


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Where exercises are kept."""
    monkeypatch.setenv("HOTWASH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def ticker():
    """A wall clock that stands until it is moved."""
    return HandTicker()


@pytest.fixture
def begin(home, ticker, waves):  # noqa: ARG001  # everything is kept there
    """Begins an exercise of Waves, played in the given way."""
    begun = []

    def begin(**play):
        session = Session.begin(replace(waves, play=replace(waves.play, **play)), ticker=ticker)
        begun.append(session)
        return session

    yield begin
    for session in begun:
        session.close()


@pytest.fixture
def talk(begin):
    """Types lines at a session's console and gives what was printed after them."""

    def talk(*lines, session=None, roles=(), **play):
        session = session or begin(**play)
        printed: list[str] = []
        console = Console(session, session.seat(*roles), printed.append)
        session.go()
        for line in lines:
            console.feed(line)
        return printed

    return talk
