"""`hotwash rehearse`: a scenario played by the model answer, the habits and simulated teams, before anybody plays it."""

import json
import sys

import click

from simulator.cli.everywhere import QUIET, talk
from simulator.cli.me import me
from simulator.cli.names import SCENARIO, STANDARD


@click.command(
    help="Play a scenario with the model answer, every habit and simulated teams, and tell what reading it cannot show: "
    "what is never reached, gaps and crowds, what nobody can win or lose, facts that show too late. It tells the answer."
)
@click.argument("scenario", type=SCENARIO)
@click.option(
    "--teams", type=click.IntRange(min=0), default=30, show_default=True, help="Simulated teams that play."
)
@click.option("--seed", type=click.IntRange(min=0), default=0, help="Other seeds draw other teams and noise.")
@click.option(
    "--standards", default="default", type=STANDARD, metavar="NAME", help="The standard they go by."
)
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
def command(scenario: str, teams: int, seed: int, standards: str, *, as_json: bool) -> None:
    """Rehearse."""
    from simulator.domain.exercise import Play
    from simulator.host.inputs import make_inputs
    from simulator.host.rehearsing import telling
    from simulator.host.rehearsing.whole import rehearse
    from simulator.teams import BUILT_IN

    inputs = make_inputs(scenario, standards, seed, Play(pace="headless", team="simulated"))
    hidden = bool(click.get_current_context().meta.get(QUIET)) or not sys.stderr.isatty()
    with click.progressbar(
        length=len(BUILT_IN) + teams, label="rehearsing", file=sys.stderr, hidden=hidden
    ) as bar:
        found = rehearse(inputs, teams, bar.update)
    if as_json:
        click.echo(json.dumps(telling.as_data(found), ensure_ascii=False))
        return
    click.echo("\n".join(telling.lines(found)))
    talk(f"\nhow hard it is: {me()} calibrate {scenario}")
