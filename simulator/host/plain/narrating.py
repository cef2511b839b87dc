"""A built-in team's game, told in the plain display's lines as fast as it can be read by a machine."""

from collections.abc import Callable

from simulator.domain import events as e
from simulator.domain.exercise import Inputs
from simulator.host.headless import play
from simulator.host.knowing import known
from simulator.host.redaction import Viewer
from simulator.host.safe import safe_text
from simulator.host.seat import Seat
from simulator.log import LogFile
from simulator.projections.inbox import Inbox, inbox
from simulator.projections.words import clock, say
from simulator.teams import team_for


def narrate(inputs: Inputs, name: str, team: str, log: LogFile, out: Callable[[str], None]) -> None:
    """Let a built-in team play to the end, and print what its seats saw."""
    running = play(inputs, team_for(team, inputs), log)
    roles = tuple(inputs.scenario.seats)
    viewer = Viewer(roles=frozenset(roles), world=running.world, coached=inputs.play.mode != "drill")
    seat = Seat(viewer, roles)
    knows = known(name, inputs, viewer, roles)
    rows = Inbox()
    for entry in running.entries:
        if isinstance(entry.record, e.Event):
            seat.take(entry.seq, entry.t, entry.record)
        for event in seat.fresh():
            rows = inbox([event], rows)
            if event.what not in ("LookedAt", "HintOffered"):
                out(safe_text(f"{clock(knows.starts, event.t)}. {say(event, knows, rows)}"))
