"""`hotwash report`: a finished exercise as one page to send."""

from pathlib import Path

import click

from simulator.cli.everywhere import talk
from simulator.cli.finished import before_endex, wait_for_endex
from simulator.cli.names import EXERCISE


@click.command(help="Write an exercise as one Markdown page: objectives, timeline, judgements, questions.")
@click.argument("exercise", required=False, type=EXERCISE)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="A file; without it, the terminal.",
)
@click.option("--format", "form", type=click.Choice(["md"]), default="md", help="How it is written.")
@before_endex
def command(exercise: str | None, out: Path | None, form: str, *, before_endex: bool) -> None:
    """Write the page."""
    from simulator.host.evaluation import evaluation_of, pending_of
    from simulator.host.film import film
    from simulator.host.rehearsal import harms
    from simulator.host.results import judged
    from simulator.host.store import find, open_exercise
    from simulator.observations import observe
    from simulator.report import markdown, moments

    del form  # Markdown is all there is yet
    folder = find(exercise)
    told = open_exercise(folder)
    wait_for_endex(told, folder, "report", exercise, anyway=before_endex)
    card = judged(told)
    harm = harms(told.inputs, told.end, card.harm)
    noted = (*evaluation_of(folder), *pending_of(folder))
    scenes, best = film(told, folder.name), moments(told, card)
    page = markdown(told, folder.name, card, scenes, best, harm, noted, observe(told))
    if out is None:
        click.echo(page, nl=False)
    else:
        out.write_text(page, encoding="utf-8")
        talk(f"written to {out}")
