"""`hotwash schema`: what editors complete and check scenarios, lessons, standards, teams and organisations by."""

import json
from pathlib import Path

import click


@click.command(help="Print the JSON Schema of a scenario, a lesson, a standard, a team or an organisation.")
@click.argument(
    "kind", type=click.Choice(["scenario", "lesson", "standard", "team", "organisation"]), default="scenario"
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="A file; without it, the terminal.",
)
def command(kind: str, out: Path | None) -> None:
    """Print the schema."""
    from simulator.loader.schemas import SCHEMAS

    text = json.dumps(SCHEMAS[kind](), indent=1, ensure_ascii=False)
    if out is None:
        click.echo(text)
    else:
        out.write_text(text + "\n", encoding="utf-8")
