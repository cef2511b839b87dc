"""Plain data held against the domain's types: every error of the validator as a sentence with its place.

The validator's words are for programmers, and of a union it tells what is wrong with every branch.
Here each error is brought back to what the author wrote, of a union's branches the one that was meant is kept, and what
could have been written there is looked up in the JSON Schema.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError
from pydantic.errors import PydanticSchemaGenerationError, PydanticUserError
from pydantic.json_schema import GenerateJsonSchema

from simulator.loader.diagnostics import Problem, order, register, suggest
from simulator.loader.spans import Path, Place, follow
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

_MISSING: Final = (
    "missing",
    "missing_argument",
    "missing_keyword_only_argument",
    "missing_positional_only_argument",
)
_EXTRA: Final = ("unexpected_keyword_argument", "extra_forbidden", "unexpected_positional_argument")
_CONTAINERS: Final = (
    "dataclass_type", "dataclass_exact_type", "model_type", "model_attributes_type", "dict_type", "mapping_type",
    "typed_dict_type", "list_type", "tuple_type", "set_type", "frozen_set_type", "iterable_type", "none_required",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One error of the validator, brought back to the file."""

    error: Any
    path: Path
    """What of its location is in the file."""
    branches: tuple[tuple[int, str], ...]
    """Branches of unions on the way: how far down the path, and what the validator calls them."""
    name: str | int | None = None
    """The field that is missing."""
    is_key: bool = False
    others: tuple[Any, ...] = ()
    """Errors of the other branches of a union, if any could have been meant."""


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
    found = _one_branch([_trace(error, document.data) for error in errors])
    placed = sorted(((_place(one, document), one) for one in found), key=lambda pair: pair[0])
    fields = _Fields(adapter)
    problems += [_problem(one, place, document, fields) for place, one in placed[:MOST]]
    if len(placed) > MOST:
        message = f"{len(placed) - MOST:,} problems more"
        problems.append(document.spans.source.problem("E206", placed[MOST][0], message, "mend these first"))
    return None, order(problems)


# --------------------------------------------------------------------------------------------------- back to the file


def _trace(error: Any, data: Any) -> Found:
    """Tell the author's part of a location from the union branches and function names the validator puts in."""
    path: list[str | int] = []
    branches: list[tuple[int, str]] = []
    name, is_key = None, False
    loc = error["loc"]
    for place, step in enumerate(loc):
        last = place == len(loc) - 1
        if (isinstance(data, dict) and step in data) or (
            isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data)
        ):
            path.append(step)
            data = data[step]
        elif last and step == "[key]":
            is_key = True
        elif last and error["type"] in _MISSING:
            name = step
        else:
            branches.append((len(path), str(step)))
    return Found(error=error, path=tuple(path), branches=tuple(branches), name=name, is_key=is_key)


def _one_branch(found: list[Found]) -> list[Found]:
    """Keep of every union only what is wrong with the branch that was meant."""
    kept: list[Found] = []
    unions: dict[Path, dict[str, list[Found]]] = {}
    for one in found:
        if one.branches:
            (depth, branch), *rest = one.branches
            inner = unions.setdefault(one.path[:depth], {}).setdefault(branch, [])
            inner.append(replace(one, branches=tuple(rest)))
        else:
            kept.append(one)
    for prefix, branches in unions.items():
        kept += _meant(prefix, [_one_branch(inner) for inner in branches.values()])
    return kept


def _meant(prefix: Path, branches: list[list[Found]]) -> list[Found]:
    """Return the errors of the branch that was meant, or one for all that may have been."""

    def about(one: Found) -> bool:
        return one.path == prefix and one.name is None

    deeper = [inner for inner in branches if not any(about(one) for one in inner)]
    if (
        deeper
    ):  # the value is of the right kind for these: the fewest mistakes were made in the one that was meant
        return min(deeper, key=len)
    ends = [one for inner in branches for one in inner if about(one)]
    scalar = not isinstance(ends[0].error.get("input"), dict | list)
    fitting = [one for one in ends if (one.error["type"] in _CONTAINERS) != scalar] or ends
    first = min(fitting, key=lambda one: one.error["type"] == "literal_error")
    return [replace(first, others=tuple(one.error for one in fitting if one is not first))]


def _place(one: Found, document: Document) -> Place:
    spans = document.spans
    if one.is_key or one.name is not None or one.error["type"] in _EXTRA:
        return spans.key(one.path)
    at = getattr(_raised(one.error), "at", None)
    if isinstance(at, int) and one.error.get("input") == follow(document.data, one.path):
        return spans.inside(one.path, at)
    return spans.value(one.path)


def _raised(error: Any) -> Any:
    """Return the exception that a reader of ours raised."""
    return error.get("ctx", {}).get("error")


# ------------------------------------------------------------------------------------------------- what could stand there


class _Fields:
    """What a type's JSON Schema says about the fields at a path."""

    def __init__(self, adapter: TypeAdapter[Any]) -> None:
        self._adapter = adapter

    def names(self, path: Path) -> list[str]:
        """Return the fields that may be written at a path."""
        return list(dict.fromkeys(name for schema in self._at(path) for name in schema.get("properties", {})))

    def is_field(self, path: Path) -> bool:
        """Whether the path leads to a field of its own, and not to an entry of a collection."""
        return bool(path) and path[-1] in self.names(path[:-1])

    def words(self, path: Path) -> list[str]:
        """Return the words, or else examples, of what may be written at a path."""
        words = [
            word
            for schema in self._at(path)
            for word in [*schema.get("enum", ()), schema.get("const")]
            if word
        ]
        words = words or [word for schema in self._at(path) for word in schema.get("examples", ())[:1]]
        return [_shown(word, quoted=False) for word in words]

    def title(self) -> str:
        """Return what the whole is called: `Scenario` is a scenario."""
        words = re.findall("[A-Z][a-z]*|[a-z]+", next((s["title"] for s in self._at(()) if "title" in s), ""))
        return " ".join(words).lower() or "file"

    def _at(self, path: Path) -> list[dict[str, Any]]:
        root = _schema(self._adapter)
        found = _branches(root, root)
        for step in path:
            inner = [inner for schema in found for inner in _steps(schema, step)]
            found = [branch for schema in inner for branch in _branches(schema, root)]
        return found


class _Quiet(GenerateJsonSchema):
    """A schema says what may be written; that a default cannot be written is no news to anybody."""

    ignored_warning_kinds = {"skipped-choice", "non-serializable-default"}  # noqa: RUF012  # as pydantic declares it


@lru_cache(maxsize=8)
def _schema(adapter: TypeAdapter[Any]) -> dict[str, Any]:
    """Return the schema, or an empty one for types that have none: then nothing is suggested."""
    try:
        return adapter.json_schema(schema_generator=_Quiet)
    except (PydanticUserError, PydanticSchemaGenerationError, ValueError, TypeError, KeyError):
        return {}


def _branches(schema: Any, root: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a schema, or those it is one of, with references followed."""
    if not isinstance(schema, dict):
        return []
    if "$ref" in schema:
        return _branches(root.get("$defs", {}).get(schema["$ref"].rsplit("/", 1)[-1]), root)
    options = [*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())]
    return [branch for option in options for branch in _branches(option, root)] if options else [schema]


def _steps(schema: dict[str, Any], step: str | int) -> Iterable[Any]:
    if isinstance(step, int):
        fixed = schema.get("prefixItems", ())
        yield fixed[step] if step < len(fixed) else schema.get("items")
    elif step in schema.get("properties", {}):
        yield schema["properties"][step]
    else:
        yield from schema.get("patternProperties", {}).values()
        yield schema.get("additionalProperties")


def _thing(path: Path, fields: _Fields) -> str:
    """Name what a path leads to: `alerts.edge-errors` is an alert, `faults.x.harms` is harms."""
    if not path:
        noun = fields.title()
    elif fields.is_field(path):
        return str(path[-1])
    else:
        group = next((step for step in reversed(path[:-1]) if isinstance(step, str)), "")
        noun = _singular(group.replace("_", " "))
        if not noun:
            return f"'{path[-1]}'" if isinstance(path[-1], str) else f"entry {path[-1] + 1}"
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _singular(noun: str) -> str:
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else f"entry of {noun}" if noun else ""


# --------------------------------------------------------------------------------------------------------------- words


def _problem(one: Found, place: Place, document: Document, fields: _Fields) -> Problem:
    code, message, help_ = _told(one, document, fields)
    return document.spans.source.problem(code, place, message, help_)


def _told(one: Found, document: Document, fields: _Fields) -> tuple[str, str, str]:
    """Return code, message and help."""
    kind = one.error["type"]
    if kind in _EXTRA and one.path:
        name, there = str(one.path[-1]), fields.names(one.path[:-1])
        written = follow(document.data, one.path[:-1])
        free = [field for field in there if not (isinstance(written, dict) and field in written)]
        help_ = suggest(name, free) or suggest(name, there)
        if not help_ and there:
            help_ = f"there is {_listed(there, 'and')}"
        return (
            "E201",
            f"{_name(name)} is not a field of {_thing(one.path[:-1], fields)}",
            help_ or "take it out",
        )
    if kind in _MISSING:
        if not isinstance(one.name, str):
            return "E202", f"the list has too few entries: it ends after {one.name}", "write the others too"
        words = fields.words((*one.path, one.name))
        help_ = f"add {one.name}:" + (f" {_listed(words, 'or')}" if words else "")
        return "E202", f"{_thing(one.path, fields)} needs {one.name}", help_
    raised = _raised(one.error)
    if isinstance(raised, Exception):
        code, message, help_ = "E203", *_of_exception(raised)
    else:
        code, message, help_ = _worded(one.error)
    choices = [word for other in one.others if other["type"] == "literal_error" for word in _choices(other)]
    if choices:
        written = one.error.get("input")
        near = suggest(written, choices) if isinstance(written, str) else ""
        help_ = near or "; ".join(part for part in (help_, f"or write {_listed(choices, 'or')}") if part)
    return code, message, help_


def _of_exception(raised: Exception) -> tuple[str, str]:
    """Return what a reader of ours said, and its help: an attribute of that name, or a second argument."""
    said = getattr(raised, "message", None) or (raised.args[0] if raised.args else None)
    help_ = getattr(raised, "help", None) or (raised.args[1] if len(raised.args) > 1 else "")
    return str(said or type(raised).__name__), help_ if isinstance(help_, str) else ""


def _expected(what: str, help_: str = "") -> Callable[[Any], tuple[str, str, str]]:
    return lambda error: ("E205", f"expected {what}, got {_shown(error['input'])}", help_)


def _limited(how: str, key: str) -> Callable[[Any], tuple[str, str, str]]:
    return lambda error: ("E203", f"expected {how} {error['ctx'][key]}, got {_shown(error['input'])}", "")


def _literal(error: Any) -> tuple[str, str, str]:
    choices, written = _choices(error), error["input"]
    near = suggest(written, choices) if isinstance(written, str) else ""
    return "E204", f"expected {_listed(choices, 'or')}, got {_shown(written)}", near


def _list(error: Any) -> tuple[str, str, str]:
    written = error["input"]
    help_ = "put it in brackets" if isinstance(written, str | int | float) else "write [one, two]"
    return "E205", f"expected a list, got {_shown(written)}", help_


def _text(error: Any) -> tuple[str, str, str]:
    written = error["input"]
    help_ = "put it in quotes" if isinstance(written, int | float) else "write the words"
    return "E205", f"expected text, got {_shown(written)}", help_


_MAPPING: Final = _expected("a mapping", "write name: value, one to a line")
_WHOLE: Final = _expected("a whole number")
_NUMBER: Final = _expected("a number")
_TRUTH: Final = _expected("true or false", "write true or false")

_WORDINGS: Final[dict[str, Callable[[Any], tuple[str, str, str]]]] = {
    **dict.fromkeys(("literal_error", "enum"), _literal),
    **dict.fromkeys(("string_type", "string_sub_type", "string_unicode"), _text),
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float", "int_parsing_size"), _WHOLE),
    **dict.fromkeys(
        ("float_type", "float_parsing", "finite_number", "decimal_type", "decimal_parsing"), _NUMBER
    ),
    **dict.fromkeys(("bool_type", "bool_parsing"), _TRUTH),
    **dict.fromkeys(_CONTAINERS, _MAPPING),
    **dict.fromkeys(("list_type", "tuple_type", "set_type", "frozen_set_type", "iterable_type"), _list),
    "none_required": _expected("nothing", "leave it empty"),
    "greater_than": _limited("more than", "gt"),
    "greater_than_equal": _limited("at least", "ge"),
    "less_than": _limited("less than", "lt"),
    "less_than_equal": _limited("at most", "le"),
    "multiple_of": _limited("a multiple of", "multiple_of"),
    "string_too_short": lambda error: (
        "E203",
        f"expected at least {error['ctx']['min_length']} characters",
        "",
    ),
    "string_too_long": lambda error: (
        "E203",
        f"expected at most {error['ctx']['max_length']} characters",
        "",
    ),
    "too_short": lambda error: ("E203", f"expected at least {error['ctx']['min_length']} entries", ""),
    "too_long": lambda error: ("E203", f"expected at most {error['ctx']['max_length']} entries", ""),
    "union_tag_invalid": lambda error: (
        "E204",
        f"expected {error['ctx']['expected_tags']}, got '{error['ctx']['tag']}'",
        "",
    ),
}


def _worded(error: Any) -> tuple[str, str, str]:
    wording = _WORDINGS.get(error["type"])
    if wording:
        return wording(error)
    said = str(error["msg"])
    return "E203", f"{said[:1].lower()}{said[1:]}, got {_shown(error.get('input'))}", ""


def _choices(error: Any) -> list[str]:
    """Return the words a literal or enumeration allows, which pydantic tells as `1, 'two' or 'three'`."""
    expected = str(error["ctx"]["expected"])
    return [
        quoted or bare
        for quoted, bare in re.findall(r"'((?:[^'\\]|\\.)*)'|(?<![\w'])(-?\d+|True|False|None)\b", expected)
    ]


def _listed(words: Iterable[object], joined: str) -> str:
    some = [str(word) for word in words]
    if len(some) > 12:  # noqa: PLR2004  # what fits a line
        return f"{', '.join(some[:11])} {joined} {len(some) - 11} more"
    return f" {joined} ".join((", ".join(some[:-1]), some[-1])) if len(some) > 1 else "".join(some)


def _shown(value: object, *, quoted: bool = True) -> str:
    """Return a value as its author thinks of it."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    text = str(value)
    text = text if len(text) <= 60 else text[:59] + "…"  # noqa: PLR2004  # what fits a line
    return f"'{text}'" if quoted and isinstance(value, str) else text


def _name(name: str) -> str:
    return name if re.fullmatch(r"[\w.-]{1,60}", name) else _shown(name)


# -------------------------------------------------------------------------------------------------------------- schema


def write_schema(adapter: TypeAdapter[Any]) -> dict[str, Any]:
    """Return the JSON Schema an editor completes and checks by.

    Written in the words that yaml-language-server knows: it reads drafts up to 7, plus `$defs`.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_for_editors(adapter.json_schema(schema_generator=_Quiet)),
    }


_JSON_TYPES: Final[dict[str, type | tuple[type, ...]]] = {
    "string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "object": dict, "null": type(None),
}  # fmt: skip


def _for_editors(schema: Any) -> Any:
    """Return a schema without the words that editors do not know, and without defaults that no author could write.

    A default is what the program computes with (milliseconds, millionths), and an editor would offer it as it is.
    """
    if isinstance(schema, list):
        return [_for_editors(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: _for_editors(value) if key not in _LITERAL else value for key, value in schema.items()}
    if "properties" in schema and isinstance(schema["properties"], dict):
        kept["properties"] = {name: _for_editors(inner) for name, inner in schema["properties"].items()}
    for unknown in ("unevaluatedProperties", "discriminator"):
        if not isinstance(schema.get(unknown), dict) or "type" not in schema.get(unknown, {}):
            kept.pop(unknown, None)
    fixed = kept.pop("prefixItems", None)
    if isinstance(fixed, list):
        kept["items"] = fixed[0] if all(one == fixed[0] for one in fixed) else {"anyOf": fixed}
    if "default" in kept and not _writable(kept):
        del kept["default"]
    return kept


_LITERAL: Final = frozenset({"default", "examples", "enum", "const"})
"""What stands under these is data, not schema."""


def _writable(schema: dict[str, Any]) -> bool:
    default, kind = schema["default"], _JSON_TYPES.get(str(schema.get("type")))
    if default is None or default in ([], {}):
        return True
    return kind is not None and isinstance(default, kind) and isinstance(default, bool) == (kind is bool)
