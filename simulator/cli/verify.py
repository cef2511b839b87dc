"""`hotwash verify`: proves that nobody touched a log, and that its events follow from its commands."""

import json

import click

from simulator.cli.names import EXERCISE


@click.command(help="Prove a log: names the first touched line, then plays it again. Exits 0 proven, 1 not.")
@click.argument("exercise", required=False, type=EXERCISE)
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_context
def command(ctx: click.Context, exercise: str | None, *, as_json: bool) -> None:
    """Prove a log."""
    from simulator.host.proving import prove
    from simulator.host.store import find

    folder = find(exercise)
    proof = prove(folder)
    if as_json:
        click.echo(json.dumps(proof.as_data(), ensure_ascii=False))
    else:
        click.echo(f"EXERCISE {folder.name}")
        click.echo("\n".join(proof.lines()))
    ctx.exit(0 if proof.ok else 1)
