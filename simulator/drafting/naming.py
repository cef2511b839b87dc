"""Names of ours made of names of others."""

import re
import unicodedata
from collections.abc import Container
from typing import Final

LONGEST: Final = 48
"""Characters: short enough to be read in a list, and to be told apart by a number behind."""


def name_of(text: str, taken: Container[str] = (), otherwise: str = "unnamed") -> str:
    """Return a name such as edge-errors for a text such as EdgeErrors; with a number behind if it is taken."""
    ascii_ = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", ascii_)
    plain = re.sub(r"[^a-z0-9]+", "-", apart.lower()).strip("-")[:LONGEST].strip("-") or otherwise
    name, number = plain, 2
    while name in taken:
        name, number = f"{plain}-{number}", number + 1
    return name


def measure_of(text: str) -> str:
    """Return the second half of a signal's name, such as errors_ratio."""
    ascii_ = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", ascii_.lower()).strip("_")[:LONGEST].strip("_") or "measure"
