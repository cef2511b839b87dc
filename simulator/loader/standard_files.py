"""A standard from its file: the door, what it builds on, the shape, every check, and the house's own templates beside it."""

from dataclasses import field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from simulator.domain.standards import Standard
from simulator.domain.values import dataclass
from simulator.loader.building import CONTEXT, standard_adapter
from simulator.loader.catalogue import find_standard
from simulator.loader.checks import house
from simulator.loader.diagnostics import Problem, order
from simulator.loader.extending import EXTENDS, base_of, misspelt, whole
from simulator.loader.files import Refused, read_text
from simulator.loader.placing import placed
from simulator.loader.shape import validate
from simulator.loader.spans import Path as Way
from simulator.loader.yaml_door import Document, read

FIRST: Final = "hotwash_standard"
"""The name a standard's file begins with."""
SCENARIO_FIRST: Final = "hotwash"
"""The name a scenario's file begins with, which may build on a world."""
TEMPLATES: Final = "messages"
"""The folder beside a house's standard in which its own letters lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedStandard:
    """A standard's file, read, and everything it inherits."""

    name: str
    standard: Standard
    data: dict[str, Any]
    """As plain data, whole: what a log's header carries and its hash covers."""
    extends: str = ""
    """The standard it builds on."""
    templates: dict[str, str] = field(default_factory=dict)
    """The house's own letters by name, from the folder beside its standard; they go before those that ship."""
    files: tuple[Path, ...] = ()
    """Every file it was read from, letters aside, its own first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStandard:
    """A standard's file with every problem; what can be used of it only if there is none."""

    path: Path
    loaded: LoadedStandard | None
    document: Document | None = None
    problems: tuple[Problem, ...] = ()

    def problem(self, code: str, way: Way, message: str, help_: str) -> Problem:
        """Return what is wrong with something of the standard, in the file in which it is written."""
        if self.document is None:
            return Problem(code=code, message=message, help=help_, file=str(self.path))
        spans = self.document.spans.of(way)
        return spans.source.problem(code, spans.value(way), message, help_)


def is_standard(path: Path) -> bool:
    """Whether a file looks like a standard: at its top stands what only a standard has."""
    try:
        data = read(path).data
    except Refused:
        return False
    return isinstance(data, dict) and (FIRST in data or (EXTENDS in data and SCENARIO_FIRST not in data))


def read_standard(path: Path) -> ReadStandard:
    """Read a standard's file, what it builds on and the letters beside it, and gather every problem.

    Never raises for what is in a file.
    """
    try:
        own = read(path)
    except Refused as refused:
        return ReadStandard(path=path, loaded=None, problems=tuple(order(refused.problems)))
    if not isinstance(own.data, dict):
        told = "a standard is names with values"
        help_ = f"begin with {FIRST}: 1, or build on another with {EXTENDS}: default"
        problem = Problem(code="E103", message=told, help=help_, file=own.name)
        return ReadStandard(path=path, loaded=None, document=own, problems=(problem,))
    document, problems = whole(path, own)
    standard = None
    if document is not own or EXTENDS not in own.data:
        standard, shape = validate(standard_adapter(), document, CONTEXT)
        problems += shape
    else:
        problems += own.problems
    if document is not own:
        problems = misspelt(own, document, problems)
    if standard is not None:
        problems += placed(house(standard), document)
    templates, unread = _letters(path.parent / TEMPLATES)
    problems += unread
    broken = standard is None or any(problem.severity == "error" for problem in problems)
    loaded = None
    if standard is not None and not broken:
        extends = own.data.get(EXTENDS, "")
        loaded = LoadedStandard(
            name=path.stem,
            standard=standard,
            data=document.data,
            extends=extends,
            templates=templates,
            files=(path, base_of(path, extends)) if extends else (path,),
        )
    return ReadStandard(path=path, loaded=loaded, document=document, problems=tuple(order(problems)))


def _letters(folder: Path) -> tuple[dict[str, str], list[Problem]]:
    """Return the texts of the templates in a folder by name, and what is wrong with their files."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.j2")) if folder.is_dir() else ():
        try:
            texts[file.stem] = read_text(file, str(file))
        except Refused as refused:
            problems += refused.problems
    return texts, problems


@lru_cache(maxsize=16)
def load_standard(typed: str) -> LoadedStandard:
    """Return a standard by name or path.

    Raises FileNotFoundError with what there is, ValueError with every problem of its file.
    """
    found = read_standard(find_standard(typed))
    if found.loaded is None:
        raise ValueError("\n".join(str(problem) for problem in found.problems))
    return found.loaded
