"""What could be written at a place of a file: looked up in the JSON Schema of the type that validates it."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter
from pydantic.errors import PydanticSchemaGenerationError, PydanticUserError
from pydantic.json_schema import GenerateJsonSchema

from simulator.loader.spans import Path


class Fields:
    """What a type's JSON Schema says about the fields at a path."""

    def __init__(self, adapter: TypeAdapter[Any]) -> None:
        self._adapter = adapter

    def names(self, path: Path) -> list[str]:
        """Return the fields that may be written at a path."""
        return list(dict.fromkeys(name for schema in self._at(path) for name in schema.get("properties", {})))

    def is_field(self, path: Path) -> bool:
        """Whether the path leads to a field of its own, and not to an entry of a collection."""
        return bool(path) and path[-1] in self.names(path[:-1])

    def words(self, path: Path) -> list[Any]:
        """Return the words, or else examples, of what may be written at a path."""
        words = [
            word
            for schema in self._at(path)
            for word in [*schema.get("enum", ()), schema.get("const")]
            if word
        ]
        return words or [word for schema in self._at(path) for word in schema.get("examples", ())[:1]]

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


class Quiet(GenerateJsonSchema):
    """A schema says what may be written; that a default cannot be written is no news to anybody."""

    ignored_warning_kinds = {"skipped-choice", "non-serializable-default"}  # noqa: RUF012  # as pydantic declares it


@lru_cache(maxsize=8)
def _schema(adapter: TypeAdapter[Any]) -> dict[str, Any]:
    """Return the schema, or an empty one for types that have none: then nothing is suggested."""
    try:
        return adapter.json_schema(schema_generator=Quiet)
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


def thing(path: Path, fields: Fields) -> str:
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
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else f"entry of {noun}" if noun else ""
