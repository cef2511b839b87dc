"""One value, one sequence of bytes.

Canonical JSON is the standard library's: keys sorted, no spaces, UTF-8 as it is, no NaN.
These bytes are stable across the Python versions we support, so the log can be hashed as it is stored and checked by writing it again.

What would not come back as it went is refused at the door: keys that are not text (``{2: …, 10: …}`` sorts as numbers and returns as text), lone surrogates, NaN and infinities, nesting beyond `DEEPEST`.
Finite floats pass, because an author's data in the header may hold them; every other record holds integers and text, since two JSON writers agree on ``1`` and not on ``1e-07``.
"""

import json
from collections.abc import Callable, Iterable
from json.encoder import c_make_encoder, encode_basestring  # type: ignore[attr-defined]  # unknown to typeshed
from types import NoneType

DEEPEST = 64
"""How many dicts and lists may nest: reading must never meet Python's own limit, which moves with the caller."""

_TEXT_AND_NUMBERS = frozenset({str, int, bool, float, NoneType})

_ENCODER = json.JSONEncoder(
    sort_keys=True,
    separators=(",", ":"),
    ensure_ascii=False,
    allow_nan=False,
    check_circular=False,  # `_check` has already met the end of it
)


def _kept() -> Callable[[object], str]:
    """Return `_ENCODER.encode`, or the C writer that it makes anew for every value, made once."""
    if c_make_encoder is None:  # no C here
        return _ENCODER.encode
    e = _ENCODER
    write = c_make_encoder(
        None, e.default, encode_basestring, None, ":", ",", e.sort_keys, e.skipkeys, e.allow_nan
    )
    return lambda value: "".join(write(value, 0))


_encode = _kept()


def encode(value: object) -> bytes:
    """Return the only bytes that stand for `value`.

    Raises ValueError for what JSON or UTF-8 cannot hold, and TypeError for keys that are not text and for objects JSON has no form for.
    """
    if type(value) not in _TEXT_AND_NUMBERS:
        _check(value, DEEPEST)
    try:
        return _encode(value).encode()
    except UnicodeEncodeError as error:
        lone = error.object[error.start]
        around = error.object[max(0, error.start - 20) : error.end + 20]
        raise ValueError(
            f"a lone surrogate {lone!r} is not text and has no UTF-8 form: near {around!r}"
        ) from error


def _check(value: object, room: int) -> None:
    if not room:
        raise ValueError(f"nested more than {DEEPEST} deep: flatten it")
    if isinstance(value, dict):
        try:
            "".join(value)  # the quickest way to ask whether all keys are text
        except TypeError:
            odd = next(key for key in value if not isinstance(key, str))
            raise TypeError(f"the key {odd!r} is not text: write {str(odd)!r}") from None
        inside: Iterable[object] = value.values()
    elif isinstance(value, list | tuple):
        inside = value
    else:
        return  # JSON itself says what it cannot hold
    for each in inside:
        if type(each) not in _TEXT_AND_NUMBERS:
            _check(each, room - 1)
