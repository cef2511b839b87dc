"""A calibration from end to end: what is kept already, what is still to be played, and what to do when somebody stops it."""

import json
from collections.abc import Callable

from simulator.domain.exercise import Inputs
from simulator.host.calibration.farming import Farm, chunks, in_order
from simulator.host.calibration.keeping import keep, kept, place
from simulator.host.calibration.outcome import Outcome
from simulator.host.header import write_header


class Stopped(Exception):  # by hand, which is no error
    """Somebody stopped it: what is finished by then, and kept."""

    def __init__(self, outcomes: list[Outcome]) -> None:
        super().__init__(f"stopped with {len(outcomes)} teams finished")
        self.outcomes = outcomes


def calibrate(inputs: Inputs, teams: int, farm: Farm, finished: Callable[[int], None]) -> list[Outcome]:
    """Play so many teams, and return their outcomes by number; `finished` is told how many more are done.

    Raises Stopped on Ctrl-C: the same call later plays only what is missing.
    """
    header = json.dumps(write_header(inputs), ensure_ascii=False)
    file = place(header, inputs.scenario_name)
    done = kept(file)
    finished(len(in_order(done, teams)))
    there = {outcome.number for chunk in done for outcome in chunk}
    try:
        for chunk in farm(header, chunks(number for number in range(teams) if number not in there)):
            keep(file, chunk)
            done.append(chunk)
            finished(len(in_order([chunk], teams)))
    except KeyboardInterrupt:
        raise Stopped(in_order(done, teams)) from None
    whole = {number for numbers in chunks(range(teams)) for number in numbers}
    if there <= whole:  # else a larger one was stopped, and its teams still wait for it
        file.unlink(missing_ok=True)
    return in_order(done, teams)
