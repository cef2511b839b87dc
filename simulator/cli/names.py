"""What a shell completes where a name is typed: drills, exercises, standards, teams, and what can be explained.

A name may also be a path, so where no name fits the shell looks for files.
"""

from collections.abc import Callable, Iterable
from typing import Any

import click
from click.shell_completion import CompletionItem


class Name(click.ParamType[str]):
    """A name that is looked up when a shell asks; what is typed is taken as it is."""

    name = "text"

    def __init__(self, there: Callable[[], Iterable[tuple[str, str]]]) -> None:
        self._there = there

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002  # click's signature
        """Take what is typed."""
        return str(value)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002  # click's signature
        param: click.Parameter,  # noqa: ARG002  # same
        incomplete: str,
    ) -> list[CompletionItem]:
        """Return the names that begin so, each with what it is; files where there is none."""
        try:
            found = [(name, says) for name, says in self._there() if name.startswith(incomplete)]
        except (OSError, ValueError):
            found = []
        return [CompletionItem(name, help=says) for name, says in found] or [
            CompletionItem(incomplete, type="file")
        ]


def _listed(*kinds: str) -> Iterable[tuple[str, str]]:
    from simulator.host.shelves import shelves

    found = shelves()
    return [(thing["name"], thing["title"]) for kind in kinds for thing in found[kind]]


def _exercises() -> Iterable[tuple[str, str]]:
    from simulator.host.store import kept

    return [(one.name, "finished" if one.sealed else "not finished") for one in kept()]


def _playable() -> Iterable[tuple[str, str]]:
    return [
        *_listed("drills", "lessons"),
        *((name, says) for name, says in _exercises() if says != "finished"),
    ]


def _explained() -> Iterable[tuple[str, str]]:
    from simulator.host.explaining import explainable

    return [(name, "") for name in explainable() if " " not in name]


SCENARIO = Name(lambda: _listed("drills", "lessons"))
"""A drill or a lesson."""
LESSON = Name(lambda: _listed("lessons"))
"""A lesson."""
PLAYABLE = Name(_playable)
"""A drill, a lesson, or an exercise that was left."""
EXERCISE = Name(_exercises)
"""An exercise that is kept."""
STANDARD = Name(lambda: _listed("standards"))
"""A standard."""
TEAM = Name(lambda: _listed("teams"))
"""A built-in team."""
TERM = Name(_explained)
"""What can be explained."""
