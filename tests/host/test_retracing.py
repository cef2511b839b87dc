"""What is said again must be what was said: nothing is added to a log that tells another story."""

import pytest

from simulator.domain.units import MINUTE
from simulator.host.retracing import Diverged, Retracing
from simulator.host.running import Running
from simulator.log import LogFile


@pytest.fixture
def played(begin):
    """The log of five minutes that nobody played, let go by its session."""
    session = begin()
    session.go()
    session.move_to(5 * MINUTE)
    session.abandon()
    return session.folder / "play.jsonl"


def retrace(path, inputs):
    """Play five minutes again over a stored log, and give what was compared, with its log closed."""
    log, lines, _ = LogFile.resume(path, respell=False)
    again = Retracing(log, lines)
    try:
        Running(inputs, again).advance(5 * MINUTE)
        again.finish()
    finally:
        again.close()
    return again


@pytest.fixture
def spaced(played):
    """The same log with a space in its last line, which no later line vouches for."""
    head, _, last = played.read_bytes()[:-1].rpartition(b"\n")
    played.write_bytes(head + b"\n" + last.replace(b":", b": ", 1) + b"\n")
    return played


@pytest.fixture
def forged(played):
    """The same log with a line at its end that nothing brought about, chained as it should be."""
    log, _, _ = LogFile.resume(played)
    with log:
        log.append("event", log.t, {"is": "Suspended", "by": "facilitator", "why": ""}, durable=True)
    return played


def test_a_log_that_says_the_same_is_retraced(played, waves):
    """Every line, and none is added."""
    before = played.read_bytes()

    assert (retrace(played, waves).retraced, played.read_bytes()) == (True, before)


def test_another_spelling_is_another_line(spaced, waves):
    """Bytes are compared, not what they mean."""
    with pytest.raises(Diverged, match=r"cannot be resumed: it holds \w+ at T\+\d+ ms, playing again gives"):
        retrace(spaced, waves)


def test_a_line_that_nothing_brings_about_is_named(forged, waves):
    """It has a place in the chain, and none in the exercise."""
    with pytest.raises(Diverged, match=r"it holds Suspended at T\+\d+ ms, playing again does not give it"):
        retrace(forged, waves)
