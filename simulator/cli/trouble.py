"""What a user reads when something is wrong: one sentence, never a traceback."""

import os
import sys
import traceback

import click


def say(wrong: OSError | ValueError) -> int:
    """Say what is wrong with the world or with what was asked, and return the exit code.

    That something is not there which was named is a matter of usage: for a script it is no verdict.
    """
    _trace()
    if isinstance(wrong, OSError) and wrong.strerror:
        place = f": {wrong.filename}" if wrong.filename else ""
        click.echo(f"hotwash: {wrong.strerror}{place}", err=True)
    else:
        click.echo(f"hotwash: {wrong}", err=True)
    return 2 if isinstance(wrong, FileNotFoundError | LookupError) else 1


def confess(bug: Exception) -> int:
    """Say that the program itself is wrong, and how to show it to us."""
    _trace()
    if type(bug).__name__ == "EngineError":  # the scenario's, and it names the place
        click.echo(f"hotwash: {bug}", err=True)
        return 1
    last = traceback.extract_tb(bug.__traceback__)[-1]
    click.echo(f"hotwash: this is a mistake of ours: {type(bug).__name__}: {bug}", err=True)
    click.echo(
        f"  at {last.name}, line {last.lineno}; the whole story: HOTWASH_DEBUG=1 and the same again", err=True
    )
    return 1


def _trace() -> None:
    if os.environ.get("HOTWASH_DEBUG"):
        traceback.print_exc(file=sys.stderr)
