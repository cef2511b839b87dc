"""Finds the files that ship with the program: `scenarios/`, `templates/` and the glossary in `docs/`.

In a wheel they lie in `simulator/_data/`; in a checkout, and so in an editable install, beside `simulator/`.
Nothing else in the program knows where it is installed.
"""

from pathlib import Path
from typing import Literal

Kind = Literal["scenarios", "templates", "docs"]


def root(kind: Kind) -> Path:
    """The directory that holds the shipped files of one kind, as an absolute path.

    Raises FileNotFoundError naming both places when the installation holds neither.
    """
    package = Path(__file__).resolve().parent
    installed, checkout = package / "_data" / kind, package.parent / kind
    for place in (installed, checkout):
        if place.is_dir():
            return place
    problem = f"no {kind} in {installed} (as installed) nor in {checkout} (as checked out)"
    raise FileNotFoundError(f"{problem}: install hotwash again")
