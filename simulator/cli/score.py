"""`hotwash score`: a finished exercise judged again, under its own standard or another."""

import json

import click

from simulator.cli.finished import before_endex, wait_for_endex
from simulator.cli.names import EXERCISE, STANDARD


@click.command(help="Judge a finished exercise again, without replaying it.")
@click.argument("exercise", required=False, type=EXERCISE)
@click.option(
    "--standards", default=None, type=STANDARD, metavar="NAME", help="Another standard: a name or a file."
)
@click.option("--json", "as_json", is_flag=True, help="Print one object with every judgement.")
@before_endex
def command(exercise: str | None, standards: str | None, *, as_json: bool, before_endex: bool) -> None:
    """Judge a log."""
    from simulator.host.results import judged, lines, result
    from simulator.host.safe import safe_text
    from simulator.host.store import find, open_exercise
    from simulator.loader import load_standard

    folder = find(exercise)
    told = open_exercise(folder)
    wait_for_endex(told, folder, "score", exercise, anyway=before_endex)
    standard = load_standard(standards).standard if standards else None
    card = judged(told, standard)
    if as_json:
        by = {} if standard is None else {"standard": standard.title}
        click.echo(json.dumps(result(told, folder, card) | by, ensure_ascii=False))
        return
    click.echo("\n".join(lines(folder, card)))
    if standard is not None:
        click.echo(f"\nJudged by: {safe_text(standard.title)}")
