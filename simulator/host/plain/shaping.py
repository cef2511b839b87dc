"""From fields to a command: each in the shape its kind asks for, or a sentence that says which is not."""

from contextlib import suppress
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


def shaped(kind: type[Any], fields: dict[str, Any]) -> Any:  # whatever the kind makes of them
    """Return a command or a part of one; ValueError naming the field that has a shape it cannot take.

    What has its shape already, as nearly everything a form or a line gives, is taken as it is; only what has not is left to
    pydantic, which turns it or says what is wrong: importing that would keep whoever acts first waiting.
    """
    hints = _hints(kind)  # type: ignore[arg-type]  # a class can be hashed
    if fields.keys() <= hints.keys() and all(_fits(value, hints[name]) for name, value in fields.items()):
        with suppress(TypeError):  # a field is missing
            return kind(**fields)
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415  # see above

    try:
        return TypeAdapter(kind).validate_python(fields)
    except ValidationError as invalid:
        first = invalid.errors(include_url=False)[0]
        raise ValueError(f"{'.'.join(map(str, first['loc']))}: {first['msg'].lower()}") from None


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)


def _fits(value: Any, hint: Any) -> bool:
    """Whether a value has the very shape a field asks for, so that there is nothing to turn or to refuse."""
    of = get_args(hint)
    match get_origin(hint):
        case None:
            return type(value) is hint or (value is None and hint is type(None))
        case origin if origin is Literal:
            return type(value) is str and value in of
        case origin if origin is tuple:
            return type(value) is tuple and of[1:] == (...,) and all(_fits(one, of[0]) for one in value)
        case origin if origin is dict:
            return type(value) is dict and all(_fits(k, of[0]) and _fits(v, of[1]) for k, v in value.items())
        case origin if origin in (Union, UnionType):
            return any(_fits(value, one) for one in of)
        case _:
            return False
