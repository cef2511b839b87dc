"""Commands and events as the bodies of log lines, and back.

A body says what it is and carries every field: `{"is":"AlertFired","alert":"edge-errors",…}`.
Writing is a hot path and done by hand; reading validates with pydantic, because a log comes from outside.
It is imported with the first body that is read: an exercise that begins has none.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, Final

from simulator.domain.commands import COMMANDS, Action, AnyCommand, Claim, Evaluation, Pace
from simulator.domain.events import EVENTS, AnyEvent
from simulator.domain.values import dataclass

KINDS: dict[str, type[Any]] = {
    **EVENTS,
    **COMMANDS,
    **{kind.__name__: kind for kind in (Pace, *Evaluation.__args__)},
}
"""Everything a body can be. `Pace` is a driver line; observations and their like stand in the evaluation chain."""

assert len(KINDS) == len(EVENTS) + len(COMMANDS) + 1 + len(Evaluation.__args__), "two records share a name"  # noqa: S101  # checked once, at import


class UnreadableRecord(ValueError):
    """A body that is no record of ours: what is wrong with it."""


@dataclass(frozen=True, slots=True)
class _Encoder:
    name: str
    plain: tuple[str, ...]
    nested: tuple[str, ...]


class _Encoders(dict[type[Any], _Encoder]):
    """How each kind of record is written, found out when the first of it is: an exercise has few of the kinds there are."""

    def __missing__(self, kind: type[Any]) -> _Encoder:
        if KINDS.get(kind.__name__) is not kind:
            raise KeyError(kind)
        self[kind] = _encoder(kind)
        return self[kind]


def _encoder(kind: type[Any]) -> _Encoder:
    nested = tuple(f.name for f in fields(kind) if "Claim" in str(f.type) or "Action" in str(f.type))
    plain = tuple(f.name for f in fields(kind) if f.name not in nested)
    return _Encoder(kind.__name__, plain, nested)


_ENCODERS: Final = _Encoders()
_INSIDE = {kind: tuple(f.name for f in fields(kind)) for kind in (Claim, Action)}
"""What may lie in a record's fields, and its own."""


def _plain(value: Any) -> Any:
    if type(value) in _INSIDE:
        return {name: getattr(value, name) for name in _INSIDE[type(value)]}
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    return [_plain(inner) for inner in value]


def encode(record: AnyEvent | AnyCommand | Pace | Evaluation) -> dict[str, object]:
    """Return the body of a line."""
    encoder = _ENCODERS[type(record)]
    body: dict[str, object] = {name: getattr(record, name) for name in encoder.plain}
    for name in encoder.nested:
        body[name] = _plain(getattr(record, name))
    body["is"] = encoder.name
    return body


@cache
def _reader(name: str) -> Callable[[object], Any]:
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415  # see above

    validate = TypeAdapter(KINDS[name]).validate_python

    def read(fields: object) -> Any:
        try:
            return validate(fields)
        except ValidationError as invalid:
            first = invalid.errors(include_url=False)[0]
            message = f"{name}.{'.'.join(map(str, first['loc']))}: {first['msg']}"
            raise UnreadableRecord(message) from None

    return read


def decode(body: Mapping[str, object]) -> Any:
    """Return the command, event or evaluation a body says it is.

    Raises UnreadableRecord with the first thing that is wrong.
    """
    name = body.get("is")
    if not isinstance(name, str) or name not in KINDS:
        message = f"no record is called {name!r}"
        raise UnreadableRecord(message)
    rest = {key: value for key, value in body.items() if key != "is"}
    return _reader(name)(rest)
