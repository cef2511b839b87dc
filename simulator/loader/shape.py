"""Plain data held against the domain's types: every error of the validator as a sentence with its place.

The validator's words are for programmers, and of a union it tells what is wrong with every branch.
Here each error is brought back to what the author wrote (`tracing`), what could have been written there is looked up in
the JSON Schema (`fields`), and both are put into words (`wording`).
"""

from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from simulator.loader.diagnostics import Problem, order, register
from simulator.loader.fields import Fields
from simulator.loader.spans import Place, follow
from simulator.loader.tracing import EXTRA, Found, raised, traced
from simulator.loader.wording import told
from simulator.loader.yaml_door import Document

MOST: Final = 100
"""Problems told of one file: behind a hundred is usually one."""

register(
    {
        "E201": (
            "No such field",
            "Each part of a file has its own fields; a misspelt one would silently do nothing.",
        ),
        "E202": ("A field is missing", "Fields without a default must be written."),
        "E203": (
            "A value that cannot be read",
            "Durations, shares, names and conditions are written in forms of their own.",
        ),
        "E204": ("None of the words that are known here", "Only the listed words mean something here."),
        "E205": (
            "Another kind of value",
            "A text, a number, a list and a mapping (name: value) are not interchangeable.",
        ),
        "E206": ("Too many problems", "The first hundred are told; most of the rest have the same cause."),
    },
)


def validate(
    adapter: TypeAdapter[Any], document: Document, context: dict[str, Any] | None = None
) -> tuple[Any, list[Problem]]:
    """Return the value the data describe, or None and every problem with its place, in order."""
    problems = list(document.problems)
    try:
        value = adapter.validate_python(document.data, context=context)
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False)
    except ArithmeticError as wrong:  # pydantic lets it through: Decimal('x') raises one
        said = f"a number cannot be read: {str(wrong) or type(wrong).__name__}"
        return None, [*problems, document.spans.source.problem("E203", document.spans.value(()), said)]
    else:
        broken = any(problem.severity == "error" for problem in problems)
        return (None if broken else value), problems
    found = traced(errors, document.data)
    placed = sorted(((_place(one, document), one) for one in found), key=lambda pair: pair[0])
    fields = Fields(adapter)
    for place, one in placed[:MOST]:
        code, message, help_ = told(one, document, fields)
        problems.append(document.spans.of(one.path).source.problem(code, place, message, help_))
    if len(placed) > MOST:
        message = f"{len(placed) - MOST:,} problems more"
        problems.append(document.spans.source.problem("E206", placed[MOST][0], message, "mend these first"))
    return None, order(problems)


def _place(one: Found, document: Document) -> Place:
    spans = document.spans
    if one.is_key or one.name is not None or one.error["type"] in EXTRA:
        return spans.key(one.path)
    at = getattr(raised(one.error), "at", None)
    if isinstance(at, int) and one.error.get("input") == follow(document.data, one.path):
        return spans.inside(one.path, at)
    return spans.value(one.path)
