"""`hotwash calibrate`: thousands of simulated teams in a scenario, and how hard it is for them."""

import json
import os
import sys
from typing import TYPE_CHECKING

import click

from simulator.cli.everywhere import QUIET, talk
from simulator.cli.me import me
from simulator.cli.names import SCENARIO, STANDARD

if TYPE_CHECKING:
    from simulator.domain.exercise import Inputs
    from simulator.host.calibration.farming import Farm
    from simulator.host.calibration.outcome import Outcome

STOPPED = 130


@click.command(
    help="Let simulated teams play, a third each novice, trained and expert: scores, times, modelled difficulty, "
    "and which judgements tell teams apart. Simulated: no people are measured."
)
@click.argument("scenario", type=SCENARIO, required=False)
@click.option(
    "--teams", type=click.IntRange(min=1), default=600, show_default=True, help="How many play, all in all."
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=None,
    help="Processes to spread them over; without it, one for each core.",
)
@click.option("--dask", metavar="ADDRESS", default=None, help="A Dask scheduler, instead of processes here.")
@click.option("--seed", type=click.IntRange(min=0), default=0, help="Other seeds draw other teams and noise.")
@click.option(
    "--standards", default="default", type=STANDARD, metavar="NAME", help="The standard they go by."
)
@click.option("--write", is_flag=True, help="Write the modelled difficulty into the README.md beside it.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.option(
    "--parameters", is_flag=True, help="Print what teams are made of, with sources, and play nothing."
)
@click.pass_context
def command(  # noqa: PLR0913  # one for each option
    ctx: click.Context,
    scenario: str | None,
    teams: int,
    workers: int | None,
    dask: str | None,
    seed: int,
    standards: str,
    *,
    write: bool,
    as_json: bool,
    parameters: bool,
) -> None:
    """Calibrate."""
    from simulator.domain.exercise import Play
    from simulator.host.calibration import page, telling
    from simulator.host.calibration.calibrating import Stopped
    from simulator.host.calibration.summary import summary
    from simulator.host.inputs import make_inputs
    from simulator.loader import find_scenario

    if parameters:
        click.echo("\n".join(telling.parameters()))
        return
    if scenario is None:
        raise click.UsageError(f"which scenario? such as: {me()} calibrate sawtooth")
    inputs = make_inputs(scenario, standards, seed, Play(pace="headless", team="simulated"))
    stopped = False
    try:
        outcomes = _played(inputs, teams, _farm(workers, dask))
    except Stopped as short:
        outcomes, stopped = short.outcomes, True
        talk(
            f"\nstopped: {len(outcomes)} of {teams} teams are finished and kept; the same again goes on from there"
        )
    if outcomes:
        found = summary(outcomes)
        if as_json:
            click.echo(json.dumps(telling.as_data(inputs, found, teams), ensure_ascii=False))
        else:
            click.echo("\n".join(telling.lines(inputs, found, teams)))
        if write and not stopped:
            talk(f"written to {page.write(find_scenario(scenario).parent, page.part(inputs, found))}")
    ctx.exit(STOPPED if stopped else 0)


def _farm(workers: int | None, dask: str | None) -> "Farm":
    """Return where teams are played."""
    from simulator.host.calibration import farming

    if dask is None:
        return farming.pool(workers or os.cpu_count() or 1)
    if workers is not None:
        raise click.UsageError(
            "--workers are processes here and --dask a cluster elsewhere: give one of them"
        )
    try:
        return farming.dask(dask)
    except farming.NoDask as missing:
        raise click.ClickException(str(missing)) from None


def _played(inputs: "Inputs", teams: int, farm: "Farm") -> "list[Outcome]":
    """Play with a bar that shows how far it is, where somebody may be looking."""
    from simulator.host.calibration.calibrating import calibrate

    hidden = bool(click.get_current_context().meta.get(QUIET)) or not sys.stderr.isatty()
    with click.progressbar(length=teams, label="simulated teams", file=sys.stderr, hidden=hidden) as bar:
        return calibrate(inputs, teams, farm, bar.update)
