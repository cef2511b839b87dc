"""`hotwash standards`: which there are, one as a page, two compared."""

import json
from textwrap import wrap

import click

from simulator.cli.names import STANDARD

WIDE = 100
"""Columns of a page for reading."""


class Named(click.Group):
    """A group in which a standard may stand where a command does: it is shown."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take what is no command for the name or the file of a standard."""
        typed = args[0]
        show = not typed.startswith("-") and typed not in self.commands
        return super().resolve_command(ctx, ["show", *args] if show else args)


@click.group(
    cls=Named,
    invoke_without_command=True,
    help="List standards; NAME or `show NAME [TOPIC]` prints one as a page, `diff A B` compares two. "
    "A name or a file will do.",
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


@command.command(
    help="Print a standard as a page, each number with its source: the whole, or one TOPIC, such as roles or norms."
)
@click.argument("name", default="default", type=STANDARD)
@click.argument("topic", default="", metavar="[TOPIC]")
@click.option("--json", "as_json", is_flag=True, help="Print it as data, with all it inherits.")
@click.option(
    "--on",
    "day",
    default="",
    metavar="DAY",
    help="The exercise's day, such as 2026-06-11: which rules apply then.",
)
def show(name: str, topic: str, *, day: str, as_json: bool) -> None:
    """Print one."""
    from simulator.domain.regimes import read_day
    from simulator.host.house_rules import page
    from simulator.loader import load_standard

    loaded, day = load_standard(name), day and read_day(day)
    if as_json:
        click.echo(json.dumps(loaded.data, ensure_ascii=False))
        return
    try:
        told = page(loaded.standard, day, topic)
    except LookupError as strange:
        raise click.UsageError(str(strange)) from None
    click.echo("\n".join(row for line in told for row in _rows(line)))
    if loaded.extends and not topic:
        click.echo(f"\nIt builds on {loaded.extends}; `standards diff` shows what it does otherwise.")


@command.command(
    help="Print what differs between two standards, place by place. Exits 0 if nothing does, 1 if something does."
)
@click.argument("one", type=STANDARD)
@click.argument("other", type=STANDARD)
@click.option("--json", "as_json", is_flag=True, help="Print one list.")
@click.pass_context
def diff(ctx: click.Context, one: str, other: str, *, as_json: bool) -> None:
    """Compare two."""
    from dataclasses import asdict

    from simulator.host.comparing import differences
    from simulator.loader import load_standard

    found = differences(load_standard(one), load_standard(other))
    if as_json:
        click.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False))
    elif found:
        click.echo("\n".join(row for each in found for row in _rows(str(each))))
    else:
        click.echo(f"{one} and {other} ask the same")
    ctx.exit(1 if found else 0)


@command.command(
    help="Print which regulators must hear by when, on a day and from what has happened. Training, not legal advice."
)
@click.argument("name", default="default", type=STANDARD)
@click.option(
    "--on",
    "day",
    default="",
    metavar="DAY",
    help="The exercise's day, such as 2026-06-11; without it, today.",
)
@click.option("--only", multiple=True, metavar="RULE", help="One of them, such as gdpr-33; again for more.")
@click.option("--aware", metavar="HH:MM", help="When one knew of it, UTC.")
@click.option(
    "--determined", metavar="HH:MM", help="When one had found out that it is of the kind that counts."
)
@click.option("--classified", metavar="HH:MM", help="When it was ranked.")
@click.option("--material", metavar="HH:MM", help="When the firm decided that it matters to its owners.")
def regulators(name: str, day: str, only: tuple[str, ...], **times: str | None) -> None:
    """Print whose clocks run."""
    from simulator.host.clock import today
    from simulator.host.reporting import told
    from simulator.loader import load_standard

    began = {event: when for event, when in times.items() if when}
    asked = day or today().isoformat()
    advice, *lines = told(load_standard(name).standard, asked, began, only)
    whose = [] if day else [f"This is for {asked}, which is today; --on takes an exercise's own day."]
    for line in (advice, *whose, *lines):
        click.echo("\n".join(_rows(line)))


def _rows(text: str) -> list[str]:
    """Return one line as so many as it takes, those after the first moved in; hostile signs are made visible."""
    from simulator.host.safe import safe_text

    opening = text[: len(text) - len(text.lstrip())]
    further = opening + "      "
    rows = wrap(
        safe_text(text.strip()),
        WIDE,
        initial_indent=opening,
        subsequent_indent=further,
        break_on_hyphens=False,
    )
    return rows or [""]
