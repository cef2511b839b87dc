"""`hotwash standards`: which there are, one as a page, two compared."""

import click


@click.group(
    invoke_without_command=True,
    help="List standards; `show NAME` prints one as a page, `diff A B` compares two.",
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """List them."""
    if ctx.invoked_subcommand is None:
        from simulator.loader import load_standard, standards

        for name in standards():
            click.echo(f"{name:<16} {load_standard(name).standard.title}")


@command.command(help="Print a standard as a page, each number with its source.")
@click.argument("name", default="default")
def show(name: str) -> None:
    """Print one."""
    from simulator.host.house_rules import page
    from simulator.loader import load_standard

    click.echo("\n".join(page(load_standard(name).standard)))


@command.command(help="Print what differs between two standards.")
@click.argument("one")
@click.argument("other")
@click.pass_context
def diff(ctx: click.Context, one: str, other: str) -> None:
    """Compare two."""
    from difflib import unified_diff

    from simulator.host.house_rules import page
    from simulator.loader import load_standard

    before, after = page(load_standard(one).standard), page(load_standard(other).standard)
    told = list(unified_diff(before, after, one, other, lineterm="", n=0))
    click.echo("\n".join(told) if told else f"{one} and {other} ask the same")
    ctx.exit(1 if told else 0)
