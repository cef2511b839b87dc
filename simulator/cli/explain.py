"""`hotwash explain`: anything the program prints, in a few sentences: a code, a clause, a judgement, a metric, a term."""

import click

from simulator.cli.names import STANDARD, TERM


@click.command(
    help="Explain a check's code, a clause, a judgement, a clock, a gate, a metric, a drill, a verb or a term."
)
@click.argument("what", nargs=-1, required=True, type=TERM)
@click.option("--standards", default="default", type=STANDARD, metavar="NAME", help="Whose clauses.")
@click.pass_context
def command(ctx: click.Context, what: tuple[str, ...], standards: str) -> None:
    """Explain one thing."""
    from simulator.host.explaining import explain, near

    asked = " ".join(what)
    told = explain(asked, standards)
    if told:
        click.echo("\n\n".join(told))
        return
    click.echo(f"hotwash: nothing here is called {asked!r}{near(asked, standards)}", err=True)
    ctx.exit(1)
