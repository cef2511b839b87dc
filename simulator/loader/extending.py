"""A standard that builds on another says only what it does otherwise; here the two become one.

What both say as names with values is merged name by name; anything else is the own file's.
`labels` gives the severities other names wherever they are inherited, `without` takes out what is not wanted.
It is done on plain data, before anything is checked, and every part keeps its place in the file that says it.
"""

from copy import deepcopy
from pathlib import Path
from typing import Any, Final

from simulator.loader.catalogue import find_standard, is_path
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
            "A standard that cannot be built on",
            (
                "A standard builds on one whole standard: a shipped one by its name (extends: default), or a file beside it "
                "(extends: house.yaml). Never on itself, and never on one that builds on another, so that whoever reads it "
                "has two files to look into and no more."
            ),
        ),
    },
)


def whole(path: Path, own: Document) -> tuple[Document, list[Problem]]:
    """Return a standard's document with what it inherits, and what is wrong with how it builds on it.

    A document that builds on nothing is returned as it is. Never raises for what is in a file.
    """
    if EXTENDS not in own.data:
        return own, _needless(own)
    named = own.data[EXTENDS]
    if not isinstance(named, str) or not named:
        return own, [_wrong(own, "extends takes the name of one standard", "write extends: default")]
    try:
        base_path = base_of(path, named)
        base = read(base_path)
    except FileNotFoundError as missing:
        message, _, help_ = str(missing).partition("; ")
        return own, [_wrong(own, message, help_ or "name a shipped standard, or a file beside this one")]
    except Refused as refused:
        return own, list(refused.problems)
    refusal = _unfit(path, base_path, named, base)
    if refusal:
        return own, [_wrong(own, *refusal)]
    data, problems = _kept(own, *_inherited(own, base))
    own_data = {key: value for key, value in own.data.items() if key not in (EXTENDS, WITHOUT)}
    merged = _merged(data, own_data)
    if "title" not in own_data:
        told = "a standard that builds on another needs a title of its own"
        problems.append(own.spans.source.problem("E202", own.spans.key((EXTENDS,)), told, "add title:"))
    spans = own.spans.upon(base.spans.over(relabelled(base.data, _labels(own))))
    return Document(name=own.name, data=merged, spans=spans, problems=own.problems), [
        *base.problems,
        *problems,
    ]


def base_of(path: Path, named: str) -> Path:
    """Return the file a standard builds on; FileNotFoundError with the way out."""
    if not is_path(named):
        return find_standard(named)
    try:
        file = inside(path.parent, named)
    except ValueError:
        message = (
            f"a standard builds on a file beside it, and {named!r} is none; name one, such as house.yaml"
        )
        raise FileNotFoundError(message) from None
    if not file.is_file():
        message = f"there is no file {named} beside this one; name one that is there, or a shipped standard"
        raise FileNotFoundError(message)
    return file


def _unfit(path: Path, base_path: Path, named: str, base: Document) -> tuple[str, str] | None:
    """Say why a document cannot be built on, and the way out; None if it can."""
    if base_path.resolve() == path.resolve():
        return "it builds on itself", "name another standard, such as default"
    if not isinstance(base.data, dict):
        return f"{named} is no standard", "name one that begins with hotwash_standard: 1"
    further = base.data.get(EXTENDS)
    if further is None:
        return None
    there = f"{named} builds on {further} itself"
    try:
        back = isinstance(further, str) and base_of(base_path, further).resolve() == path.resolve()
    except FileNotFoundError:
        back = False
    if back:
        return f"{there}: the two go round in a circle", "let one of them be written out"
    return f"{there}: a standard builds on a whole one", f"extend {further}, and say here what {named} says"


def _needless(own: Document) -> list[Problem]:
    if WITHOUT not in own.data:
        return []
    told = "without takes out of what is inherited, and nothing is"
    return [own.spans.source.problem("E109", own.spans.key((WITHOUT,)), told, "add extends: default")]


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
        *way, name = place.split(".")
        part: Any = data
        for step in way:
            part = part.get(step) if isinstance(part, dict) else None
        if isinstance(part, dict) and name in part:
            del part[name]
            continue
        there = [".".join((*way, key)) for key in part] if isinstance(part, dict) else list(data)
        at: Way = (WITHOUT, number)
        problems = [*problems, *placed([unknown(at, "part to leave out", place, there)], own)]
    return data, problems


def _merged(inherited: Any, own: Any) -> Any:
    if not (isinstance(inherited, dict) and isinstance(own, dict)):
        return own
    rest = {key: value for key, value in own.items() if key not in inherited}
    return {key: _merged(value, own[key]) if key in own else value for key, value in inherited.items()} | rest
