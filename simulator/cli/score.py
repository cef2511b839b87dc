"""`hotwash score`: a finished exercise judged again, under its own standard or another."""

import json

import click


@click.command(help="Judge a finished exercise again, without replaying it.")
@click.argument("exercise", required=False)
@click.option("--standards", default=None, metavar="NAME", help="Another standard: a name or a file.")
@click.option("--json", "as_json", is_flag=True, help="Print one object with every judgement.")
def command(exercise: str | None, standards: str | None, *, as_json: bool) -> None:
    """Judge a log."""
    from simulator.host.results import judged, lines, result
    from simulator.host.store import find, open_exercise
    from simulator.loader import load_standard

    folder = find(exercise)
    told = open_exercise(folder)
    standard = load_standard(standards).standard if standards else None
    card = judged(told, standard)
    if as_json:
        click.echo(json.dumps(result(told, folder, card), ensure_ascii=False))
        return
    click.echo("\n".join(lines(folder, card)))
    if not told.sealed:
        click.echo("\nnot played to its end: what falls due later is not judged yet", err=True)
