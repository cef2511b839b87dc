"""`hotwash schema`: what editors complete and check scenarios by."""

import json
from pathlib import Path

import click


@click.command(help="Print the JSON Schema of a scenario, or of a standard.")
@click.argument("kind", type=click.Choice(["scenario", "standard"]), default="scenario")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="A file; without it, the terminal.",
)
def command(kind: str, out: Path | None) -> None:
    """Print the schema."""
    from simulator.loader.building import scenario_adapter, standard_adapter
    from simulator.loader.shape import write_schema

    adapter = scenario_adapter() if kind == "scenario" else standard_adapter()
    text = json.dumps(write_schema(adapter), indent=1, ensure_ascii=False)
    if out is None:
        click.echo(text)
    else:
        out.write_text(text + "\n", encoding="utf-8")
