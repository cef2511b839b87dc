"""A file that builds on another says only what it does otherwise; here the two become one.

A standard builds on another standard, a scenario on a world that several share.
What both say as names with values is merged name by name; anything else is the own file's.
`labels` gives the severities other names wherever they are inherited, `without` takes out what is not wanted.
It is done on plain data, before anything is checked, and every part keeps its place in the file that says it.
"""

from collections.abc import Callable
from copy import deepcopy
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from simulator.domain.values import dataclass
from simulator.loader.catalogue import find_standard, find_world, is_path
from simulator.loader.checks.issues import unknown
from simulator.loader.diagnostics import Problem, register
from simulator.loader.files import Refused, inside
from simulator.loader.placing import placed
from simulator.loader.spans import Path as Way
from simulator.loader.yaml_door import Document, read

EXTENDS: Final = "extends"
WITHOUT: Final = "without"
LABELS: Final = "labels"

register(
    {
        "E109": (
            "A file that cannot be built on",
            (
                "A standard builds on one whole standard: a shipped one by its name (extends: default), or a file beside it "
                "(extends: house.yaml). A scenario builds on a world in the same way (extends: parcels). Never on itself, and "
                "never on one that builds on another, so that whoever reads it has two files to look into and no more."
            ),
        ),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What builds on what."""

    noun: str
    base: str
    """What it builds on."""
    find: Callable[[str], Path]
    """Finds a shipped one by its name; raises FileNotFoundError with what there is."""
    first: str
    """What such a file begins with."""
    example: str


STANDARD: Final = Kind(
    noun="standard", base="standard", find=find_standard, first="hotwash_standard: 1", example="default"
)
SCENARIO: Final = Kind(noun="scenario", base="world", find=find_world, first="hotwash: 1", example="parcels")
Based = tuple[Path, Document]
"""A file that is built on, read."""


def whole(path: Path, own: Document, kind: Kind = STANDARD) -> tuple[Document, list[Problem]]:
    """Return a document with what it inherits, and what is wrong with how it builds on it.

    A document that builds on nothing is returned as it is. Never raises for what is in a file.
    """
    base, problems = based(path, own, kind)
    return (own, problems) if base is None else built(own, base[1], kind)


def based(path: Path, own: Document, kind: Kind) -> tuple[Based | None, list[Problem]]:
    """Return the file a document builds on, and why it cannot be; None without problems where it builds on nothing."""
    if EXTENDS not in own.data:
        return None, _needless(own, kind)
    named = own.data[EXTENDS]
    if not isinstance(named, str) or not named:
        told = f"extends takes the name of one {kind.base}"
        return None, [_wrong(own, told, f"write extends: {kind.example}")]
    try:
        base_path = base_of(path, named, kind)
        base = read(base_path)
    except FileNotFoundError as missing:
        message, _, help_ = str(missing).partition("; ")
        return None, [_wrong(own, message, help_ or f"name a shipped {kind.base}, or a file beside this one")]
    except Refused as refused:
        return None, list(refused.problems)
    refusal = _unfit(path, base_path, named, base, kind)
    if refusal:
        return None, [_wrong(own, *refusal)]
    return (base_path, base), []


def built(own: Document, base: Document, kind: Kind) -> tuple[Document, list[Problem]]:
    """Return the two documents as one, and what is wrong with how the one builds on the other."""
    data, problems = _kept(own, *_inherited(own, base))
    own_data = {key: value for key, value in own.data.items() if key not in (EXTENDS, WITHOUT)}
    merged = _merged(data, own_data)
    if "title" not in own_data:
        told = f"a {kind.noun} that builds on another needs a title of its own"
        problems.append(own.spans.source.problem("E202", own.spans.key((EXTENDS,)), told, "add title:"))
    spans = own.spans.upon(base.spans.over(relabelled(base.data, _labels(own))))
    return Document(name=own.name, data=merged, spans=spans, problems=own.problems), [
        *base.problems,
        *problems,
    ]


def misspelt(own: Document, merged: Document, problems: list[Problem]) -> list[Problem]:
    """Return the problems with one in place of all that something lacks which seems to change an inherited thing and misses its name."""
    source = own.spans.source
    lacking = {(one.line, one.column) for one in problems if (one.code, one.file) == ("E202", source.name)}
    for section, mine in own.data.items():
        there = merged.data.get(section)
        if not (isinstance(mine, dict) and isinstance(there, dict)):
            continue
        inherited = [str(one) for one in there if one not in mine]
        for name in mine:
            line, column, _ = place = own.spans.key((section, name))
            if (line, column) not in lacking:  # it says enough to be something new
                continue
            near = get_close_matches(str(name), inherited, n=1, cutoff=0.8)
            if not near:
                continue
            told = f"there is no {name!r} among the {section} that are inherited"
            here = source.problem("E301", place, told, f"did you mean {near[0]!r}?")
            lacks = ("E202", here.file, here.line, here.column)
            problems = [
                *(one for one in problems if (one.code, one.file, one.line, one.column) != lacks),
                here,
            ]
    return problems


def base_of(path: Path, named: str, kind: Kind = STANDARD) -> Path:
    """Return the file that is built on; FileNotFoundError with the way out."""
    if not is_path(named):
        return kind.find(named)
    try:
        file = inside(path.parent, named)
    except ValueError:
        message = (
            f"a {kind.noun} builds on a file beside it, and {named!r} is none; name one, such as house.yaml"
        )
        raise FileNotFoundError(message) from None
    if not file.is_file():
        message = (
            f"there is no file {named} beside this one; name one that is there, or a shipped {kind.base}"
        )
        raise FileNotFoundError(message)
    return file


def _unfit(path: Path, base_path: Path, named: str, base: Document, kind: Kind) -> tuple[str, str] | None:
    """Say why a document cannot be built on, and the way out; None if it can."""
    if base_path.resolve() == path.resolve():
        return "it builds on itself", f"name another {kind.base}, such as {kind.example}"
    if not isinstance(base.data, dict):
        return f"{named} is no {kind.base}", f"name one that begins with {kind.first}"
    further = base.data.get(EXTENDS)
    if further is None:
        return None
    there = f"{named} builds on {further} itself"
    try:
        back = isinstance(further, str) and base_of(base_path, further, kind).resolve() == path.resolve()
    except FileNotFoundError:
        back = False
    if back:
        return f"{there}: the two go round in a circle", "let one of them be written out"
    return (
        f"{there}: a {kind.noun} builds on a whole one",
        f"extend {further}, and say here what {named} says",
    )


def _needless(own: Document, kind: Kind) -> list[Problem]:
    if WITHOUT not in own.data:
        return []
    told = "without takes out of what is inherited, and nothing is"
    return [own.spans.source.problem("E109", own.spans.key((WITHOUT,)), told, f"add extends: {kind.example}")]


def _wrong(own: Document, message: str, help_: str) -> Problem:
    return own.spans.source.problem("E109", own.spans.value((EXTENDS,)), message, help_)


# What is inherited.


def _labels(own: Document) -> dict[str, str]:
    given = own.data.get(LABELS)
    texts = isinstance(given, dict) and all(isinstance(label, str) for label in given.values())
    return given if texts else {}


def _inherited(own: Document, base: Document) -> tuple[dict[str, Any], list[Problem]]:
    """Return what is inherited under the own names of the severities, and which of them is none."""
    labels, there = _labels(own), base.data.get("severities")
    known = there if isinstance(there, dict) else {}
    wrong = [
        unknown((LABELS, label), "severity", label, known, key=True) for label in labels if label not in known
    ]
    return deepcopy(relabelled(base.data, labels)), placed(wrong, own)


def relabelled(data: dict[str, Any], labels: dict[str, str]) -> dict[str, Any]:
    """Return a standard's data with other names for its severities; the order of all names stays."""

    def named(part: Any) -> Any:
        return (
            {labels.get(key, key): value for key, value in part.items()} if isinstance(part, dict) else part
        )

    def timed(clock: Any) -> Any:
        return _with(clock, "limits", named) if isinstance(clock, dict) else clock

    def all_timed(clocks: Any) -> Any:
        return {name: timed(clock) for name, clock in clocks.items()} if isinstance(clocks, dict) else clocks

    def due(rules: Any) -> Any:
        return _with(rules, "due", named) if isinstance(rules, dict) else rules

    return _with(_with(_with(data, "severities", named), "clocks", all_timed), "postmortem", due)


def _with(data: dict[str, Any], name: str, change: Any) -> dict[str, Any]:
    return {key: change(value) if key == name else value for key, value in data.items()}


def _kept(
    own: Document, data: dict[str, Any], problems: list[Problem]
) -> tuple[dict[str, Any], list[Problem]]:
    """Return what is inherited without what the own file does not want, and which of that is not there."""
    unwanted = own.data.get(WITHOUT, [])
    if not isinstance(unwanted, list) or not all(isinstance(one, str) for one in unwanted):
        told = "without takes a list of places"
        place = own.spans.value((WITHOUT,))
        help_ = "write without: [clocks.scope-post]"
        return data, [*problems, own.spans.source.problem("E205", place, told, help_)]
    for number, place in enumerate(unwanted):
        part, way, name = _way(data, place)
        if isinstance(part, dict) and name in part:
            del part[name]
            continue
        there = [".".join((*way, key)) for key in part] if isinstance(part, dict) else list(data)
        at: Way = (WITHOUT, number)
        problems = [*problems, *placed([unknown(at, "part to leave out", place, there)], own)]
    return data, problems


def _way(data: Any, place: str) -> tuple[Any, tuple[str, ...], str]:
    """Return what holds a place, the way there, and its name in it; a signal's name has dots of its own."""
    part = data
    way: tuple[str, ...] = ()
    name = place
    while isinstance(part, dict) and name not in part and "." in name:
        step, _, name = name.partition(".")
        part, way = part.get(step), (*way, step)
    return part, way, name


def _merged(inherited: Any, own: Any) -> Any:
    if not (isinstance(inherited, dict) and isinstance(own, dict)):
        return own
    rest = {key: value for key, value in own.items() if key not in inherited}
    return {key: _merged(value, own[key]) if key in own else value for key, value in inherited.items()} | rest
