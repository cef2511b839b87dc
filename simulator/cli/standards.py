"""`hotwash standards`: which there are, one as a page, two compared."""

import json

import click


@click.group(
    invoke_without_command=True,
    help="List standards; `show NAME` prints one as a page, `diff A B` compares two.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one list.")
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> None:
    """List them."""
    if ctx.invoked_subcommand is None:
        from simulator.loader import load_standard, standards

        found = [{"name": name, "title": load_standard(name).standard.title} for name in standards()]
        if as_json:
            click.echo(json.dumps(found, ensure_ascii=False))
            return
        for one in found:
            click.echo(f"{one['name']:<16} {one['title']}")


@command.command(help="Print a standard as a page, each number with its source.")
@click.argument("name", default="default")
@click.option("--json", "as_json", is_flag=True, help="Print it as data, as its file has it.")
def show(name: str, *, as_json: bool) -> None:
    """Print one."""
    from simulator.host.house_rules import page
    from simulator.loader import load_standard

    loaded = load_standard(name)
    click.echo(json.dumps(loaded.data, ensure_ascii=False) if as_json else "\n".join(page(loaded.standard)))


@command.command(
    help="Print what differs between two standards. Exits 0 if nothing does, 1 if something does."
)
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
