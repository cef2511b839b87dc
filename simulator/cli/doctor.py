"""`hotwash doctor`: what this terminal and this install can do, and what to change."""

import json

import click


@click.command(
    help="Say what this terminal and this install can do, and what to change. Exits 1 if something is wrong."
)
@click.option("--json", "as_json", is_flag=True, help="Print one list.")
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> None:
    """Look, and say."""
    from simulator.host.doctor import findings, lines

    found = findings()
    if as_json:
        told = [{"what": one.what, "is": one.is_, "ok": one.ok, "do": one.do} for one in found]
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        click.echo("\n".join(lines(found)))
    ctx.exit(0 if all(one.ok for one in found) else 1)
