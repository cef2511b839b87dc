"""What can be played and judged by: shipped drills, lessons and standards by name, and anybody's own by path."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from simulator.data import root

Shelf = Literal["drills", "lessons"]
FILE = {"drills": "scenario.yaml", "lessons": "lesson.yaml"}
TWIN = "twin.yaml"
"""Beside a lesson: the scenario by which it is passed, another one with each seed."""


def shipped(shelf: Shelf) -> dict[str, Path]:
    """Return the shipped scenarios of a shelf by name, in order."""
    folder = root("scenarios") / shelf
    found = sorted(folder.glob(f"*/{FILE[shelf]}")) if folder.is_dir() else []
    return {path.parent.name: path for path in found}


def worlds() -> dict[str, Path]:
    """Return the shipped worlds by name: what several scenarios build on."""
    return {path.stem: path for path in sorted((root("scenarios") / "worlds").glob("*.yaml"))}


def standards() -> dict[str, Path]:
    """Return the shipped standards by name; the default first."""
    found = {path.stem: path for path in sorted((root("scenarios") / "standards").glob("*.yaml"))}
    return {name: found[name] for name in sorted(found, key=lambda name: (name != "default", name))}


def is_path(typed: str) -> bool:
    """Whether something typed means a file or folder rather than a name."""
    return "/" in typed or "\\" in typed or typed.endswith((".yaml", ".yml"))


def find_scenario(typed: str) -> Path:
    """Return the file of a scenario: a shipped name, or a path to a file or its folder; where both fit, the name counts.

    Raises FileNotFoundError with what there is.
    """
    there = {**shipped("drills"), **shipped("lessons")}
    if typed in there:
        return there[typed]
    path = Path(typed).expanduser()
    for file in (path, *(path / name for name in FILE.values())):
        if file.is_file():
            return file
    if is_path(typed) or path.exists():
        message = f"there is no scenario at {typed}: give the path of a scenario.yaml, or of its folder"
    else:
        message = _no("drill or lesson", typed, there)
    raise FileNotFoundError(message)


def find_standard(typed: str) -> Path:
    """Return the file of a standard: a shipped name, or a path. Raises FileNotFoundError with what there is."""
    if is_path(typed):
        path = Path(typed).expanduser()
        if path.is_file():
            return path
        message = f"there is no standard at {typed}"
        raise FileNotFoundError(message)
    there = standards()
    if typed in there:
        return there[typed]
    raise FileNotFoundError(_no("standard", typed, there))


def find_world(named: str) -> Path:
    """Return the file of a shipped world. Raises FileNotFoundError with what there is."""
    there = worlds()
    if named in there:
        return there[named]
    raise FileNotFoundError(_no("world", named, there))


def twin_of(lesson: Path) -> Path:
    """Return the file of a lesson's twin, whether or not there is one."""
    return lesson.parent / TWIN


def _no(what: str, typed: str, there: Iterable[str]) -> str:
    names = list(there)
    near = get_close_matches(typed, names, n=1)
    help_ = f"did you mean {near[0]!r}?" if near else f"there is {', '.join(names) or 'none'}"
    return f"there is no {what} {typed!r}; {help_}"
