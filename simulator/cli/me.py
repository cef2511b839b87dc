"""How the program was started, so that whatever it tells a person to type works where they stand."""

import os
import shutil
import sys
from functools import cache
from pathlib import Path

NAME = "hotwash"


@cache
def me() -> str:
    """Return what a person here types to start this program: `hotwash`, `.venv/bin/hotwash`, `uvx hotwash` and the like."""
    started = Path(sys.argv[0]) if sys.argv and sys.argv[0] else Path(NAME)
    if started.stem not in (NAME, f"{NAME}-script"):
        return NAME  # started as a module or from a test: the installed name is the best there is
    if "uv" in os.environ.get("UV", "") and "archive-v" in str(started):
        return f"uvx {NAME}"
    found = shutil.which(NAME)
    if found is not None and _same(Path(found), started):
        return NAME
    try:
        return str(started.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(started.absolute())


def _same(one: Path, other: Path) -> bool:
    try:
        return one.resolve() == other.resolve()
    except OSError:
        return False
