"""A schema that tells what each field is, in the words that stand below it in the source.

Pydantic can take them while it builds a validator, but reads every source again for every class: that would cost whoever
plays more than reading the scenario.
"""

import ast
import inspect
import sys
from functools import lru_cache
from itertools import pairwise
from typing import Any

from pydantic_core import core_schema

from simulator.loader.fields import Quiet


class Described(Quiet):
    """The JSON Schema with a description for each field that has one."""

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> dict[str, Any]:
        """Return the schema of a dataclass, its fields described."""
        written = super().dataclass_schema(schema)
        properties = written.get("properties", {})
        for name, words in described(schema["cls"]).items():
            if name.rstrip("_") in properties:
                properties[name.rstrip("_")].setdefault("description", words)
        return written


def described(cls: type[Any]) -> dict[str, str]:
    """Return what stands below each field of a class or its parents."""
    return {
        name: words
        for owner in reversed(cls.__mro__)
        for name, words in _module(owner.__module__).get(owner.__qualname__, {}).items()
    }


@lru_cache(maxsize=64)
def _module(name: str) -> dict[str, dict[str, str]]:
    """Return the words below each field of each class at the top of a module."""
    try:
        source = inspect.getsource(sys.modules[name])
    except (OSError, TypeError):  # built in, or shipped without its sources
        return {}
    classes = [node for node in ast.parse(source).body if isinstance(node, ast.ClassDef)]
    return {node.name: dict(_below(node)) for node in classes}


def _below(node: ast.ClassDef) -> list[tuple[str, str]]:
    found = []
    for field, words in pairwise(node.body):
        if not (isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)):
            continue
        if (
            isinstance(words, ast.Expr)
            and isinstance(words.value, ast.Constant)
            and isinstance(words.value.value, str)
        ):
            found.append((field.target.id, inspect.cleandoc(words.value.value)))
    return found
