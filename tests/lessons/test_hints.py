"""Help in practice: what it costs is said before it is had, and with it."""

from pathlib import Path

from simulator.domain.exercise import Play
from simulator.host.clock import HandTicker
from simulator.host.inputs import make_inputs
from simulator.host.plain.console import Console
from simulator.host.session import Session


def told(tmp_path: Path, mode: Play) -> str:
    """Null burst, in which a hint is asked for at twenty minutes."""
    printed: list[str] = []
    session = Session.begin(make_inputs("null-burst", seed=1, play=mode), tmp_path, HandTicker())
    console = Console(session, session.seat(), printed.append)
    console.begin()
    for line in ("all", "at 20m new", "hint"):
        console.feed(line)
    session.close()
    return "\n".join(printed)


def test_what_a_hint_costs_is_said_before_and_with_it(tmp_path: Path) -> None:
    """So that nobody pays unasked."""
    printed = told(tmp_path, Play(mode="practice", pace="tabletop", team="people"))

    assert "A hint can be had, 2 points for each level: type hint." in printed
    assert "Hint, level 1, 2 points: An average of three regions can hide one." in printed


def test_a_drill_offers_none(tmp_path: Path) -> None:
    """Whoever asks is given one, at its cost; nobody is reminded."""
    printed = told(tmp_path, Play(mode="drill", pace="tabletop", team="people"))

    assert "A hint can be had" not in printed
