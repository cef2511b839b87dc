"""`hotwash run`: a built-in or written team plays at once, and its exercise is judged."""

import json
from pathlib import Path

import click

from simulator.cli.everywhere import talk
from simulator.cli.me import me


@click.command(help="Let a built-in or written team play at once, and judge it.")
@click.argument("scenario")
@click.option(
    "--team",
    default=None,
    metavar="NAME|FILE",
    help="model-answer, a habit such as silent or always-rollback, or a file; `list` names them.",
)
@click.option("--seed", type=int, default=None, help="Other seeds draw other noise.  [default: 0]")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Where to keep it; without it, with all others.",
)
@click.option(
    "--standards",
    default="default",
    show_default=True,
    metavar="NAME",
    help="The standard: a name or a file.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one object with every judgement.")
@click.option("--print-team", is_flag=True, help="Print the team as a file one can change, and do not play.")
@click.pass_context
def command(
    ctx: click.Context,
    scenario: str,
    team: str | None,
    seed: int | None,
    out: Path | None,
    standards: str,
    *,
    as_json: bool,
    print_team: bool,
) -> None:
    """Play headless."""
    if team is None:
        click.echo(f"run lets a team play by itself; to play yourself: {me()} play {scenario}", err=True)
        click.echo(f"name one, such as: {me()} run {scenario} --team model-answer", err=True)
        ctx.exit(2)
    from simulator.domain.exercise import Play
    from simulator.host.headless import play
    from simulator.host.inputs import make_inputs
    from simulator.host.rehearsal import as_exercise
    from simulator.host.results import judged, keep, lines, result
    from simulator.teams import printed, team_for

    inputs = make_inputs(
        scenario,
        standards,
        seed or 0,
        Play(pace="headless", team=team if "/" not in team else Path(team).stem),
    )
    plan = team_for(team, inputs)
    if print_team:
        click.echo(printed(plan), nl=False)
        return
    running = play(inputs, plan)
    exercise = as_exercise(running)
    folder = keep(running, out)
    card = judged(exercise)
    if as_json:
        click.echo(json.dumps(result(exercise, folder, card), ensure_ascii=False))
        return
    click.echo("\n".join(lines(folder, card)))
    talk(f"\nseed {inputs.seed}" + (": none was given" if seed is None else ""))
    talk(f"kept in {folder}")
    talk(f"read it: {me()} replay {folder}")
