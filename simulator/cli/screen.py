"""Whether there is a terminal for the full screen, and where the full screen is found: by name, never by import."""

import os
import sys
from collections.abc import Callable
from typing import Any

import click


def screen_wanted(*, plain: bool) -> bool:
    """Whether a full screen can be shown here, and nobody asked for lines."""
    if plain or os.environ.get("HOTWASH_PLAIN") == "1" or os.environ.get("TERM") == "dumb":
        return False
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    from simulator.host.settings import load_settings

    return load_settings().display != "plain"


def display(name: str) -> Callable[..., Any] | None:
    """Return a full screen by its name in the entry points, if one is installed."""
    from importlib.metadata import entry_points

    from simulator.host.garbage import all_stays

    found = list(entry_points(group="hotwash.screen", name=name))
    if not found:
        return None
    with all_stays():
        shown: Callable[..., Any] = found[0].load()
    return shown


def needed_display(name: str) -> Callable[..., Any]:
    """Return the same where there is no going on without it. Raises ClickException if none is installed."""
    shown = display(name)
    if shown is None:
        raise click.ClickException(f"no full screen called {name!r} is installed; take lines: --plain")
    return shown
