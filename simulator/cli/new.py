"""`hotwash new`: a drill's folder, empty or grown from what a team already has."""

from pathlib import Path

import click

from simulator.cli.everywhere import talk
from simulator.cli.me import me


@click.command(
    help="Make a small drill that is whole; or one from a drill, Prometheus rules, an Alertmanager payload, or an events list."
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "grown_from",
    default=None,
    metavar="DRILL|FILE",
    help="A drill's name, rules.yml, payload.json or msel.xlsx.",
)
def command(folder: Path, grown_from: str | None) -> None:
    """Make the folder, and say what was understood."""
    from simulator.drafting.workbook import NoSpreadsheets
    from simulator.host.beginning import begin
    from simulator.loader.files import Refused

    try:
        begun = begin(folder, grown_from, me())
    except FileExistsError as there:
        raise click.UsageError(str(there)) from None
    except Refused as refused:
        from simulator.loader.diagnostics import as_text

        raise click.ClickException(f"{grown_from} cannot be read\n\n{as_text(refused.problems)}") from None
    except NoSpreadsheets:
        raise click.ClickException(
            "spreadsheets need one more library: pip install 'hotwash[xlsx]'"
        ) from None
    click.echo(f"made {begun.folder}: {', '.join(begun.files)}")
    rows = begun.sketch.rows
    if rows:
        counts = ", ".join(f"{begun.sketch.count(v)} {v}" for v in ("understood", "guessed", "left out"))
        click.echo(
            f"{len(rows)} rows of {begun.sketch.origin}: {counts}; row by row in {folder / 'import.md'}"
        )
    talk(f"check it: {me()} check {folder}")
    talk(f"play it: {me()} play {folder / 'scenario.yaml'}")
