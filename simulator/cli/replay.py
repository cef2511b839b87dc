"""`hotwash replay`: a finished exercise as a timeline, with its judgements beside what proves them."""

import click

from simulator.cli.everywhere import lines_wanted, talk
from simulator.cli.finished import before_endex, wait_for_endex
from simulator.cli.me import me
from simulator.cli.screen import display, screen_wanted


@click.command(help="Tell an exercise again: its timeline, and what was judged about it.")
@click.argument("exercise", required=False)
@click.option("--plain", is_flag=True, help="Lines instead of a full screen.")
@before_endex
def command(exercise: str | None, *, plain: bool, before_endex: bool) -> None:
    """Tell an exercise again."""
    from simulator.host.film import film
    from simulator.host.results import judged, lines
    from simulator.host.store import find, open_exercise
    from simulator.report import timeline

    folder = find(exercise)
    told = open_exercise(folder)
    wait_for_endex(told, folder, "replay", exercise, anyway=before_endex)
    shown = display("replay") if told.sealed and screen_wanted(plain=plain or lines_wanted()) else None
    if shown is not None:
        shown(folder)
        return
    card = judged(told)
    click.echo(
        f"EXERCISE {folder.name}. Lines with * are what no seat saw then; [points] stand below what proves them, or where what was never done fell due.\n"
    )
    for line in timeline(film(told, folder.name), card):
        click.echo(line)
    click.echo()
    click.echo("\n".join(lines(folder, card, most=3)))
    talk(f"\nas a page: {me()} report {exercise or folder.name}")
