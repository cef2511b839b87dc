"""The validator's errors brought back to what the author wrote; of a union's branches the one that was meant is kept."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from simulator.domain.values import dataclass
from simulator.loader.spans import Path

MISSING: Final = (
    "missing",
    "missing_argument",
    "missing_keyword_only_argument",
    "missing_positional_only_argument",
)
EXTRA: Final = ("unexpected_keyword_argument", "extra_forbidden", "unexpected_positional_argument")
CONTAINERS: Final = (
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


def traced(errors: Iterable[Any], data: Any) -> list[Found]:
    """Return what is wrong with the data, of every union only what is wrong with the branch that was meant."""
    return _one_branch([_trace(error, data) for error in errors])


def raised(error: Any) -> Any:
    """Return the exception that a reader of ours raised."""
    return error.get("ctx", {}).get("error")


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
        elif last and error["type"] in MISSING:
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
    fitting = [one for one in ends if (one.error["type"] in CONTAINERS) != scalar] or ends
    first = min(fitting, key=lambda one: one.error["type"] == "literal_error")
    return [replace(first, others=tuple(one.error for one in fitting if one is not first))]
