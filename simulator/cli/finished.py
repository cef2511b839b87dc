"""What looks back on an exercise waits for its end: before ENDEX it would tell the players what is really wrong."""

import sys
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from simulator.cli.me import me

if TYPE_CHECKING:
    from simulator.domain.exercise import Exercise

before_endex = click.option(
    "--before-endex",
    is_flag=True,
    help="Look although it is not finished: what is really wrong is told, and the points are not final.",
)
"""The option of every command that looks back."""


def wait_for_endex(
    exercise: "Exercise", folder: Path, command: str, typed: str | None, *, anyway: bool
) -> None:
    """Raise ValueError for an exercise that is not finished, with the ways on; with `anyway` it is only said.

    `typed` is how it was named, if it was.
    """
    if exercise.sealed:
        return
    from simulator.host.store import NOT_SEALED, kept
    from simulator.projections.words import many

    minutes = many(exercise.end // 60_000, "minute")
    state = f"{folder.name} is not finished, {minutes} in ({NOT_SEALED})"
    if anyway:
        click.echo(f"{state}; what falls due later is not judged yet\n", err=True)
        sys.stderr.flush()
        return
    name = quote(typed or folder.name)
    done = next((one.name for one in kept() if one.sealed), None)
    other = f"\n  the latest that is finished: {me()} {command} {done}" if done else ""
    message = (
        f"{state}\n"
        f"  this would tell what is really wrong, and points that are not final\n"
        f"  play on, or end it there with end: {me()} play {name}\n"
        f"  look all the same: {me()} {command} {name} --before-endex{other}"
    )
    raise ValueError(message)
