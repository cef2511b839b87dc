"""Frozen dataclasses, made quickly: an exercise has three hundred kinds of value, and begins while somebody waits.

The standard library compiles six methods for each class, most of a millisecond, although few are ever called.
Here what is the same for every class is shared, and what depends on its fields is compiled when it is first called, or
for `__init__` when it has been called a few times: it is then as fast as the standard library's.
Everything else is a plain dataclass: `fields`, `replace`, `asdict`, `match` and pydantic see no difference.
What differs is told when a class is made: a value has slots and no InitVar, and whatever inherits from a value is made by
the same decorator, because `__dataclass_params__` do not say that it is frozen.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError
from functools import partial
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414  # what it stands for
else:

    def dataclass(*, frozen: bool = False, slots: bool = False, kw_only: bool = False) -> Any:
        """Make a dataclass with slots, as the standard library does, but quickly."""
        if not slots:
            raise TypeError("a value has slots")
        return partial(_made, frozen=frozen, kw_only=kw_only)


def _made(cls: type[Any], *, frozen: bool, kw_only: bool) -> type[Any]:
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
    _refuse(made)
    own = cls.__dict__
    for name, method in (_FROZEN if frozen else _SHARED).items():
        if name not in own:
            setattr(made, name, method)
    if "__init__" not in own:
        made.__init__ = _when_called_often(made)
    if "__eq__" not in own:
        made.__eq__ = _when_called(made, "__eq__", _eq)
    if own.get("__hash__") is None:  # as a class has it that says how to compare and not how to hash
        made.__hash__ = _when_called(made, "__hash__", _hash) if frozen else None
    whole: type[Any] = made
    return whole


def _refuse(made: Any) -> None:
    """Raise TypeError for what the standard library takes or refuses, and what is written here would get wrong later."""
    true = dataclasses.fields(made)
    for name, field in made.__dataclass_fields__.items():
        if field not in true and "InitVar" in str(field.type):
            message = f"{made.__qualname__}.{name} is an InitVar: give it to a function that makes the value"
            raise TypeError(message)
    optional = ""
    for field in true:
        if field.kw_only or not field.init:
            continue
        if field.default is not MISSING or field.default_factory is not MISSING:
            optional = field.name
        elif optional:
            message = (
                f"{made.__qualname__}.{field.name} has no default and stands behind {optional}, which has one"
            )
            raise TypeError(message)


def _when_called(cls: type[Any], name: str, written: Callable[[type[Any]], Callable[..., Any]]) -> Any:
    """Return a method that becomes another one when it is first called."""

    def first(self: Any, /, *args: Any, **given: Any) -> Any:
        method = written(cls)
        method.__qualname__ = f"{cls.__qualname__}.{name}"
        setattr(cls, name, method)
        return method(self, *args, **given)

    return first


def _when_called_often(cls: type[Any]) -> Any:
    """Return an `__init__` that fills the fields by their names; it is compiled when it is called often, or otherwise than so."""
    compiled = _when_called(cls, "__init__", _init)
    fields = dataclasses.fields(cls)
    if hasattr(cls, "__post_init__") or not all(field.init for field in fields):
        return compiled
    calls = 0

    def first(self: Any, /, *args: Any, **given: Any) -> Any:
        nonlocal calls
        calls += 1
        if args or calls > _FEW or not _fill(cls, self, fields, given):
            compiled(self, *args, **given)

    return first


def _fill(
    cls: type[Any], made: Any, fields: tuple[dataclasses.Field[Any], ...], given: dict[str, Any]
) -> bool:
    """Fill the fields; False where something lacks or is too many, which a compiled `__init__` says by name."""
    left = len(given)
    for field in fields:
        value = given.get(field.name, MISSING)
        if value is not MISSING:
            left -= 1
        elif field.default is not MISSING:
            value = field.default
        else:
            make: Any = field.default_factory
            if make is MISSING:
                return False
            value = make()
        getattr(cls, field.name).__set__(made, value)  # its slot: what forbids setting is the class's
    return not left


# What depends on the fields.


def _init(cls: type[Any]) -> Callable[..., Any]:
    known: dict[str, Any] = {"missing": MISSING}
    placed: list[str] = ["self"]
    named: list[str] = []
    does: list[str] = []
    for number, field in enumerate(dataclasses.fields(cls)):
        name, takes = field.name, named if field.kw_only else placed
        known[f"set{number}"] = getattr(cls, name).__set__  # of its slot: what forbids setting is the class's
        given = name
        if field.default is not MISSING:
            known[f"else{number}"] = field.default
            argument, unless = f"{name}=else{number}", f"else{number}"
        elif field.default_factory is not MISSING:
            known[f"make{number}"] = field.default_factory
            argument, unless = f"{name}=missing", f"make{number}()"
            given = f"{unless} if {name} is missing else {name}"
        else:
            argument, unless = name, ""
        if field.init:
            takes.append(argument)
        elif unless:
            given = unless
        else:
            continue  # the class's own __post_init__ fills it in
        does.append(f" set{number}(self, {given})")
    if hasattr(cls, "__post_init__"):
        does.append(" self.__post_init__()")
    head = f"def __init__({', '.join((*placed, *(('*', *named) if named else ())))}):"
    return _compiled("\n".join((head, *(does or [" pass"]))), "__init__", known)


def _eq(cls: type[Any]) -> Callable[..., Any]:
    names = _compared(cls)
    same = f"({_all('self', names)}) == ({_all('other', names)})"
    source = (
        f"def __eq__(self, other):\n return {same} if other.__class__ is self.__class__ else NotImplemented"
    )
    return _compiled(source, "__eq__", {})


def _hash(cls: type[Any]) -> Callable[..., Any]:
    names = [
        field.name
        for field in dataclasses.fields(cls)
        if (field.compare if field.hash is None else field.hash)
    ]
    return _compiled(f"def __hash__(self):\n return hash(({_all('self', names)}))", "__hash__", {})


def _compared(cls: type[Any]) -> list[str]:
    return [field.name for field in dataclasses.fields(cls) if field.compare]


def _all(of: str, names: list[str]) -> str:
    return "".join(f"{of}.{name}, " for name in names)


def _compiled(source: str, name: str, known: dict[str, Any]) -> Callable[..., Any]:
    """Return a method written in Python; its words are the names of fields, and ours."""
    exec(source, known)  # noqa: S102  # as the standard library does it
    method: Callable[..., Any] = known.pop(name)
    return method


# What is the same for every class.


def _repr(self: Any) -> str:
    shown = (
        f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr
    )
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _setattr(_self: Any, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(_self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _setstate(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


_FEW: Final = 32
"""Calls after which an `__init__` is compiled: that takes as long as sixty calls save."""
_SHARED: Final = {"__repr__": _repr}
_FROZEN: Final = _SHARED | {
    "__setattr__": _setattr,
    "__delattr__": _delattr,
    "__getstate__": _getstate,
    "__setstate__": _setstate,
}
