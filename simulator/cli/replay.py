"""`hotwash replay`: a finished exercise as a timeline, with its judgements beside what proves them."""

import click

from simulator.cli.everywhere import talk
from simulator.cli.me import me


@click.command(help="Tell an exercise again: its timeline, and what was judged about it.")
@click.argument("exercise", required=False)
@click.option("--plain", is_flag=True, help="Lines instead of a full screen.")
def command(exercise: str | None, *, plain: bool) -> None:
    """Tell an exercise again."""
    from simulator.host.film import film
    from simulator.host.results import judged, lines
    from simulator.host.store import find, open_exercise
    from simulator.report import timeline

    del plain  # lines are all there is yet
    folder = find(exercise)
    told = open_exercise(folder)
    card = judged(told)
    click.echo(
        f"EXERCISE {folder.name}. Lines with * are what no seat saw then; [points] stand below what proves them.\n"
    )
    for line in timeline(film(told, folder.name), card):
        click.echo(line)
    click.echo()
    click.echo("\n".join(lines(folder, card, most=3)))
    talk(f"\nas a page: {me()} report {folder.name}")
