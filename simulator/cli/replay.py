"""`hotwash replay`: a finished exercise as a timeline, with its judgements beside what proves them."""

import sys
from typing import Final

import click

from simulator.cli.everywhere import lines_wanted, talk
from simulator.cli.finished import before_endex, wait_for_endex
from simulator.cli.me import me
from simulator.cli.names import EXERCISE
from simulator.cli.screen import display, screen_wanted

VERDICT: Final = " " * 6
"""How a judgement stands below what proves it."""


@click.command(help="Tell an exercise again: its timeline, and what was judged about it.")
@click.argument("exercise", required=False, type=EXERCISE)
@click.option("--plain", is_flag=True, help="Lines instead of a full screen.")
@before_endex
def command(exercise: str | None, *, plain: bool, before_endex: bool) -> None:
    """Tell an exercise again."""
    from simulator.host.film import film
    from simulator.host.results import judged, lines
    from simulator.host.safe import safe_text
    from simulator.host.store import find, open_exercise
    from simulator.observations import observe
    from simulator.observations import told as seen
    from simulator.projections.words import clock
    from simulator.report import timeline

    folder = find(exercise)
    told = open_exercise(folder)
    wait_for_endex(told, folder, "replay", exercise, anyway=before_endex)
    shown = display("replay") if told.sealed and screen_wanted(plain=plain or lines_wanted()) else None
    if shown is not None:
        shown(folder)
        return
    card = judged(told)
    _tell(
        f"EXERCISE {folder.name}. Lines with * are what no seat saw then; [points] stand below what proves them, or where what was never done fell due."
    )
    click.echo()
    for line in timeline(film(told, folder.name), card):
        _tell(line, hang=8 if line.startswith(VERDICT) else 12)
    click.echo()
    click.echo("\n".join(lines(folder, card, most=3)))
    click.echo()
    for line in seen(observe(told), lambda t: clock(told.inputs.scenario.starts, t)):
        _tell(safe_text(line), hang=8)
    talk(f"\nas a page: {me()} report {exercise or folder.name}")


def _tell(line: str, hang: int = 0) -> None:
    """Print a line, broken between words where a terminal would break it anywhere."""
    from simulator.host.plain.width import folded

    for row in folded(line, hang) if sys.stdout.isatty() else (line,):
        click.echo(row)
