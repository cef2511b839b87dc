"""A second terminal leads: it sees all, moves the clock, and its notes wait for the seal."""

import json
import os
import socket
import sys

import pytest

from simulator.domain import commands as c
from simulator.host.evaluation import evaluate, evaluation_of, pending_of, settle
from simulator.host.facilitating import LONGEST, PEERS, reachable, serve
from simulator.host.plain.leading import LeadConsole
from simulator.host.store import SOCKET, open_exercise

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such door")


class Peer:
    """The other terminal."""

    def __init__(self, folder):
        """Knock."""
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(5)
        self.socket.connect(reachable(folder))
        self.stream = self.socket.makefile("rb")

    def type(self, line):
        """Type one line."""
        self.socket.sendall(json.dumps({"type": line}).encode() + b"\n")

    def until(self, words):
        """Read until a line holds these words, and return it."""
        for packet in self.stream:
            for line in json.loads(packet)["lines"]:
                if words in line:
                    return line
        return None

    def __enter__(self):
        """Stay."""
        return self

    def __exit__(self, *_):
        """Leave."""
        self.stream.close()
        self.socket.close()


@pytest.fixture
def led(begin):
    """A session in play, with its door open."""
    session = begin(mode="drill")
    session.go()
    session.move_to(4 * 60_000)
    with serve(session) as door:
        assert door.problem == ""
        yield session


def test_only_the_owner_can_open_the_door(led):
    """0600, in a folder of 0700."""
    modes = [(path.stat().st_mode & 0o777) for path in (led.folder, led.folder / SOCKET)]

    assert modes == [0o700, 0o600]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("show coming", "1 ceo-asks, at T+6m, in 2 minutes, from ceo to incident-commander"),
        ("show truth", "Fault duplicated-rows, since T+2m, 100 percent at work"),
        ("show expected", "Best remedy pin-last-good: not started."),
        ("show seats", "on-call-engineer, ben: 0 acts"),
        ("pause", "The clock stands"),
        ("speed 4", "The clock runs at x4."),
        ("fire reporter", "CARDWORD Is it true?"),
        ("hold ceo-asks", "The facilitator holds back inject ceo-asks"),
        ("hold 1", "The facilitator holds back inject ceo-asks"),
        (
            'edit ceo-asks says="Call me."',
            "The facilitator changes inject ceo-asks, in other words: Call me.",
        ),
        ("say ceo Where are you?", "ceo says: Where are you?"),
        ("whisper on-call look at what changed", "The facilitator whispers: look at what changed"),
        ("freeze", "Consequences stand still"),
        ("blank", "What is owed is no longer shown"),
        ("correct 3 that was a test", "Correction by the facilitator: that was a test"),
        ("real-emergency fire alarm", "REAL EMERGENCY, play is suspended: fire alarm"),
        ("observe nobody commands task=roles", "Noted for the hot wash."),
        ("end", "The exercise has ended"),
    ],
)
def test_a_facilitator_leads_by_typing(led, typed, told):
    """Each verb, and what it is answered with."""
    with Peer(led.folder) as peer:
        peer.until("facilitator")
        peer.type(typed)

        assert peer.until(told) is not None


def test_what_was_done_stands_in_the_log_as_the_facilitators(led):
    """Leading is on the record."""
    with Peer(led.folder) as peer:
        peer.type("fire reporter")
        peer.until("CARDWORD")

    assert open_exercise(led.folder).commands[-1][1] == c.FireInject(seat="facilitator", inject="reporter")


def test_a_seat_is_told_that_the_clock_was_stopped(led):
    """Nobody wonders why nothing moves."""
    seat = led.seat()
    with Peer(led.folder) as peer:
        peer.type("pause")
        peer.until("The clock stands")

    assert list(seat.notices) == ["11:09:00. The facilitator has stopped the clock."]


@pytest.mark.parametrize(
    "junk", [b"hello\n", b"[]\n", b'{"type": 3}\n', b"\xff\xfe\n", b"[" * 5000 + b"\n", b"{}\n"]
)
def test_a_malformed_line_is_answered_and_play_goes_on(led, junk):
    """Whatever comes through the door."""
    with Peer(led.folder) as peer:
        peer.socket.sendall(junk)

        assert peer.until('A line is {"type"') is not None
        peer.type("show seats")
        assert peer.until("on-call-engineer") is not None


def test_a_line_without_end_is_cut_off(led):
    """It would fill the memory."""
    with Peer(led.folder) as peer:
        peer.socket.sendall(b"x" * (LONGEST + 1))

        assert peer.until("A line has at most") is not None


def test_consoles_are_counted(led):
    """More than a few are a mistake."""
    peers = [Peer(led.folder) for _ in range(PEERS)]
    for peer in peers:
        peer.until("facilitator")
    with Peer(led.folder) as late:
        assert late.until("consoles already") is not None
    for peer in peers:
        peer.__exit__()


def test_control_characters_come_through_in_neither_direction(led):
    """Another terminal is still a terminal."""
    with Peer(led.folder) as peer:
        peer.type("say ceo \x1b]0;title\x07 hello")
        line = peer.until("ceo says")

    assert line.isprintable()


def test_a_door_left_by_a_killed_process_is_taken_over(begin, monkeypatch):
    """Whoever has the log has the door."""
    session = begin()
    with socket.socket(socket.AF_UNIX) as stale:
        monkeypatch.chdir(session.folder)  # a short path: it may have a hundred bytes
        stale.bind(SOCKET)
    with serve(session) as door, Peer(session.folder) as peer:
        assert (door.problem, peer.until("facilitator") is not None) == ("", True)


def test_something_in_the_way_of_the_door_is_said_and_play_goes_on(begin):
    """Nobody can lead; everybody can play."""
    session = begin()
    (session.folder / SOCKET).mkdir()
    with serve(session) as door:
        assert door.problem.startswith("No facilitator can join:")
        assert "is in the way" in door.problem


def test_a_deep_folder_is_no_obstacle(begin, monkeypatch, tmp_path):
    """A socket's path has a hundred bytes on most systems."""
    if sys.platform != "linux":
        pytest.skip("elsewhere it is said")
    deep = tmp_path / ("a" * 60) / ("b" * 60)
    monkeypatch.setenv("HOTWASH_HOME", str(deep))
    session = begin()
    with serve(session) as door, Peer(session.folder):
        assert (door.problem, len(os.fsencode(session.folder)) > 108) == ("", True)


def test_observations_wait_for_the_seal_and_then_stand_in_the_second_chain(begin):
    """In the order they were made, and once."""
    session = begin()
    session.go()
    seen = [c.Observe(at=1, text="nobody commands"), c.Observe(at=2, text="now ana does")]
    for one in seen:
        evaluate(session.folder, one)
    assert (pending_of(session.folder), evaluation_of(session.folder)) == (seen, [])
    session.move_to(3_600_000)
    session.close()
    moved = settle(session.folder)
    again = settle(session.folder)
    late = c.Rate(objective="inform", rating="S", why="the post was early")
    evaluate(session.folder, late)

    assert (moved, again, evaluation_of(session.folder)) == (2, 0, [*seen, late])


def test_before_the_players_have_begun_the_clock_is_started_only_when_asked_twice(begin):
    """And both sides are told."""
    session = begin()
    seat = session.seat()
    printed: list[str] = []
    console = LeadConsole(session, session.seat(c.FACILITATOR), printed.append)
    console.feed("go")
    stood = session.standing
    console.feed("go")

    assert (stood, session.standing) == (True, False)
    assert printed[0].startswith("The players still read their first page")
    assert list(seat.notices) == [
        "11:05:00. The facilitator has started the clock while your first page stood."
    ]


def test_help_in_the_console_lists_what_a_facilitator_can_do(begin):
    """Acts of seats are not among it."""
    printed: list[str] = []
    session = begin()
    LeadConsole(session, session.seat(c.FACILITATOR), printed.append).feed("help")

    assert [line.partition(":")[0] for line in printed[:-1]] == ["See", "The clock", "Help", "Lead"]
    assert "overrule" in printed[3]
