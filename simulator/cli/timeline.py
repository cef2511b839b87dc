"""`hotwash timeline`: a scenario as the Master Scenario Events List that facilitators know."""

from pathlib import Path

import click

from simulator.cli.everywhere import talk
from simulator.cli.names import SCENARIO, STANDARD

FORMATS = ("text", "md", "csv", "xlsx", "html")


@click.command(
    help="Print a scenario's MSEL: what comes when, from whom, and what is expected. It tells the answer."
)
@click.argument("scenario", type=SCENARIO)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=None,
    help="How; without it, as the file's name ends.",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default=None, help="A file to write.")
@click.option("--seed", type=click.IntRange(min=0), default=0, help="The run whose times are shown.")
@click.option("--standards", default="default", type=STANDARD, metavar="NAME", help="What the team goes by.")
def command(scenario: str, form: str | None, out: Path | None, seed: int, standards: str) -> None:
    """Write the list."""
    from simulator.domain.exercise import Play
    from simulator.host.headless import play
    from simulator.host.inputs import make_inputs
    from simulator.host.msel import COLUMNS, msel, rows
    from simulator.host.rehearsal import as_exercise
    from simulator.report import tables
    from simulator.teams import built_in

    ending = out.suffix.removeprefix(".") if out else ""
    form = form or (ending if ending in FORMATS else "text")
    if form == "xlsx" and out is None:
        raise click.UsageError("a spreadsheet needs a file: add --out FILE.xlsx")
    inputs = make_inputs(scenario, standards, seed, Play(pace="headless", team="model-answer"))
    team = built_in("model-answer", inputs.scenario, inputs.standard)
    table = rows(msel(as_exercise(play(inputs, team))))
    title = f"EXERCISE {inputs.scenario.title}: MSEL"
    if form == "xlsx" and out is not None:
        try:
            out.write_bytes(tables.as_xlsx(title, COLUMNS, table))
        except tables.NoSpreadsheets:
            raise click.ClickException(
                "spreadsheets need one more library: pip install 'hotwash[xlsx]'; or take --format csv"
            ) from None
        talk(f"written to {out}")
        return
    match form:
        case "text":
            written = tables.as_text(
                f"{title}, times of the model answer's run on seed {seed}", COLUMNS, table
            )
        case "md":
            written = tables.as_markdown(title, COLUMNS, table)
        case "csv":
            written = tables.as_csv(COLUMNS, table)
        case _:
            written = tables.as_html(title, COLUMNS, table)
    if out is None:
        click.echo(written, nl=False)
    else:
        out.write_text(written, encoding="utf-8", newline="")
        talk(f"written to {out}")
