"""An exercise played at once, by teams that are not people."""

from simulator.domain.exercise import Inputs
from simulator.domain.teams import TeamFile
from simulator.domain.units import NEVER
from simulator.host.header import write_header
from simulator.host.running import Running
from simulator.log import Log, MemoryLog
from simulator.teams import Player


def play(
    inputs: Inputs,
    team: TeamFile,
    log: Log | None = None,
    *,
    every_scrape: bool = False,
    until: int = NEVER,
) -> Running:
    """Play to ENDEX, and return the sealed exercise; or up to T+`until` ms, and return it unsealed.

    Raises EngineError for a scenario that loops, BadMove for a team file with a move that is no command.
    """
    running = Running(
        inputs,
        log if log is not None else MemoryLog(write_header(inputs)),
        every_scrape=every_scrape,
        durable=False,
    )
    Player(team).join(running.engine)
    running.advance(min(until, inputs.scenario.lasts))
    return running
