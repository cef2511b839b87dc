"""`hotwash` alone: the lobby, as a full screen or as a numbered list; what is chosen there is done as if it were typed."""

import sys
from typing import TYPE_CHECKING

import click

from simulator.cli.everywhere import lines_wanted
from simulator.cli.screen import display, screen_wanted

if TYPE_CHECKING:
    from simulator.host.store import Kept

STOPPED = 130
"""The exit code of what somebody stopped by hand."""


@click.command()
@click.pass_context
def command(ctx: click.Context) -> None:
    """Choose what to do, until one has had enough."""
    from simulator.cli import main

    show = display("lobby") if screen_wanted(plain=lines_wanted()) else None
    while True:
        typed = show() if show is not None else _listed()
        if not typed:
            return
        code = main(typed)
        if show is None or code == STOPPED:
            ctx.exit(code)
        if code and not _read():
            ctx.exit(code)


def _read() -> bool:
    """Let what was printed be read before the lobby takes the screen again; False if there is nobody to press enter."""
    click.echo("Press enter to go back to the lobby. ", nl=False)
    return bool(sys.stdin.readline())


def _listed() -> list[str]:
    """Print the lobby as a numbered list, and return what the number that is typed stands for."""
    from simulator.host.lobby import lobby, minutes, played_by, total_of, when
    from simulator.host.plain.width import folded

    def went(last: "Kept | None") -> str:
        return f" Last played {when(last)}, {total_of(last.path) or '?'} of 100." if last is not None else ""

    there = lobby()
    rows = [
        (there.goes_on(one), f"Go on: {one.name}, {minutes(one.t)} in, {when(one)}")
        for one in there.unfinished[:4]
    ]
    rows += [
        (
            ["learn" if one.kind == "lesson" else "play", one.name],
            f"{one.kind.capitalize()}: {one.title}, {one.level}, {minutes(one.lasts)}. {one.summary}{went(one.last)}",
        )
        for one in (*there.lessons, *there.drills)
    ]
    rows += [
        (["replay", one.name], f"Finished: {one.name}, {when(one)}{played_by(one)}")
        for one in there.finished[:8]
    ]
    click.echo("HOTWASH: rehearse model incidents before they happen to you.")
    for number, (_, says) in enumerate(rows, 1):
        for row in folded(f"{number}. {says}") if sys.stdout.isatty() else (f"{number}. {says}",):
            click.echo(row)
    click.echo("Type a number, or press enter to leave: ", nl=False)
    answer = sys.stdin.readline().strip()
    if not answer:
        return []
    if not answer.isdigit() or not 1 <= int(answer) <= len(rows):
        message = f"there is no number {answer!r}; there is 1 to {len(rows)}"
        raise click.UsageError(message)
    return rows[int(answer) - 1][0]
