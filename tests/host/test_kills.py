"""A live session killed with kill -9 at any moment: everything acknowledged is there, and nobody can tell afterwards."""

import os
import random
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from simulator.host.store import open_exercise

LIVES = 10
"""How often one exercise is killed."""
KILLS = 200 if os.environ.get("HOTWASH_CI") == "1" else 20

PLAYER = """
import os, sys
from pathlib import Path
from simulator.domain import commands as c
from simulator.domain.exercise import Play
from simulator.host.clock import HandTicker
from simulator.host.inputs import inputs_from
from simulator.host.session import Session
from simulator.host.store import open_exercise

engineer, commander, writer = "on-call-engineer", "incident-commander", "communications-lead"
SCRIPT = [
    (60, c.Note(seat=engineer, text="quiet so far")),
    (230, c.Acknowledge(seat=engineer, item="edge-errors")),
    (235, c.LookAt(seat=engineer, what="changes")),
    (240, c.Declare(seat=commander, title="Waves", severity="SEV2", items=("edge-errors",))),
    (240, c.Page(seat=commander, target="ml-serving", why="features doubled")),
    (250, "2"),
    (310, c.Acknowledge(seat=engineer, item="locked-out")),
    (365, c.Reply(seat=commander, inject="ceo-asks", text="We are looking.")),
    (370, c.Acknowledge(seat=engineer, item="no-such-thing")),
    (400, c.ApproveRemedy(seat=commander, remedy="pin-last-good")),
    (410, c.StartRemedy(seat=engineer, remedy="pin-last-good", expect="fewer errors", check="edge.errors_ratio")),
    (700, c.VerifyRemedy(seat=engineer, remedy="pin-last-good", works=True)),
    (900, c.MarkMonitoring(seat=commander, incident="INC-1")),
    (3000, c.Resolve(seat=commander, incident="INC-1")),
]

def play(scenario, folder):
    if (folder / "play.jsonl").exists():
        session = Session.resume(folder, HandTicker())
        done = len(open_exercise(folder).commands)
    else:
        inputs = inputs_from(scenario, seed=7, play=Play(mode="practice", team="people"))
        session, done = Session.begin(inputs, folder, HandTicker()), 0
    print("ready", flush=True)
    session.go()
    for second, act in SCRIPT[done:]:
        session.move_to(second * 1000)
        if isinstance(act, str):
            session.set_speed(act)
        else:
            session.submit(act)
        done += 1
        print(done, flush=True)
    session.move_to(3_600_000)
    session.close()
    print("over", flush=True)
"""
ONCE = (
    PLAYER
    + """
play(Path(sys.argv[1]), Path(sys.argv[2]))
"""
)
AGAIN_AND_AGAIN = (
    PLAYER
    + """
from contextlib import redirect_stdout
from io import StringIO
with redirect_stdout(StringIO()):
    play(Path(sys.argv[1]), Path(sys.argv[2]))
open_exercise(Path(sys.argv[2]))
for folder in sys.stdin:
    if not os.fork():
        print(os.getpid(), flush=True)
        play(Path(sys.argv[1]), Path(folder.removesuffix(chr(10))))
        break
    os.wait()
    print(chr(10) + "gone", flush=True)  # a line may have been torn
"""
)
"""Plays once, so that everything is there, and then in each folder it is told in a process of its own."""
WAVES = Path(__file__).parent / "waves" / "scenario.yaml"


def python(program, *arguments):
    """Start a process that runs a program text."""
    return subprocess.Popen(
        [sys.executable, "-c", program, WAVES, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def unharmed(tmp_path_factory):
    """The log of a player nobody killed."""
    folder = tmp_path_factory.mktemp("unharmed")
    with python(ONCE, folder) as process:
        assert process.stdout.read().split()[-1] == "over"
    return (folder / "play.jsonl").read_bytes()


@pytest.fixture(scope="module")
def players(tmp_path_factory):
    """Whoever starts a player as often as one likes."""
    with python(AGAIN_AND_AGAIN, tmp_path_factory.mktemp("players")) as process:
        yield process


def lines_of(players, folder):
    """Start a player in this folder, or let it go on there: its process, and then what it prints until that is gone."""
    print(folder, file=players.stdin, flush=True)
    yield int(next(players.stdout))
    for line in players.stdout:
        if line == "gone\n":
            return
        if line.strip():
            yield line.strip()
    pytest.fail("whoever starts the players died")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("seed", range(KILLS // LIVES))
def test_a_session_killed_at_any_moment_ends_as_if_it_had_lived(tmp_path, players, unharmed, seed):
    """Killed again and again: what was acknowledged is there, and the finished log is the same, byte for byte."""
    dice = random.Random(seed)
    heard = 0
    for _ in range(LIVES):
        lines = lines_of(players, tmp_path)
        process = next(lines)
        patience = heard + dice.choice((0, 0, 1, 1, 2, 3))
        for line in lines:
            heard = int(line) if line.isdigit() else heard
            if heard >= min(patience, 13):
                break
        with suppress(ProcessLookupError):  # it may have come to its end
            os.kill(process, signal.SIGKILL)
        heard = max([heard, *(int(line) for line in lines if line.isdigit())])
        assert len(open_exercise(tmp_path).commands) >= heard
    _, *told = lines_of(players, tmp_path)

    assert told[-1] == "over"
    assert (tmp_path / "play.jsonl").read_bytes() == unharmed
