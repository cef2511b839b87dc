"""The validator's errors as sentences: what was expected, what is there, and the way out."""

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

from simulator.loader.diagnostics import suggest
from simulator.loader.fields import Fields, thing
from simulator.loader.spans import follow
from simulator.loader.tracing import CONTAINERS, EXTRA, MISSING, Found, raised
from simulator.loader.yaml_door import Document


def told(one: Found, document: Document, fields: Fields) -> tuple[str, str, str]:
    """Return code, message and help of an error."""
    kind = one.error["type"]
    if kind in EXTRA and one.path:
        name, there = str(one.path[-1]), fields.names(one.path[:-1])
        written = follow(document.data, one.path[:-1])
        free = [field for field in there if not (isinstance(written, dict) and field in written)]
        help_ = suggest(name, free) or suggest(name, there)
        if not help_ and there:
            help_ = f"there is {_listed(there, 'and')}"
        return (
            "E201",
            f"{_name(name)} is not a field of {thing(one.path[:-1], fields)}",
            help_ or "take it out",
        )
    if kind in MISSING:
        if not isinstance(one.name, str):
            return "E202", f"the list has too few entries: it ends after {one.name}", "write the others too"
        words = [_shown(word, quoted=False) for word in fields.words((*one.path, one.name))]
        help_ = f"add {one.name}:" + (f" {_listed(words, 'or')}" if words else "")
        return "E202", f"{thing(one.path, fields)} needs {one.name}", help_
    said = raised(one.error)
    if isinstance(said, Exception):
        code, message, help_ = "E203", *_of_exception(said)
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
    **dict.fromkeys(CONTAINERS, _MAPPING),
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
