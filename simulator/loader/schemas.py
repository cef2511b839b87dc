"""The JSON Schemas by which editors complete and check what authors write.

They are written in the words that yaml-language-server knows: it reads drafts up to 7, plus `$defs`.
"""

from collections.abc import Callable
from typing import Any, Final

from pydantic import TypeAdapter

from simulator.loader.building import scenario_adapter, standard_adapter
from simulator.loader.described import Described
from simulator.loader.organisations import organisation_adapter
from simulator.loader.team_schema import write_team_schema


def write_schema(adapter: TypeAdapter[Any]) -> dict[str, Any]:
    """Return the JSON Schema of what an adapter validates."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_for_editors(adapter.json_schema(schema_generator=Described)),
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


_BUILDING: Final = {
    "extends": {
        "type": "string",
        "description": "The standard it builds on: a shipped one by name, or a file beside it. Only what differs is written.",
        "examples": ["default", "house.yaml"],
    },
    "without": {
        "type": "array",
        "items": {"type": "string"},
        "description": "Parts of the inherited standard that are left out, by their place, such as clocks.scope-post.",
    },
}


_PICKING: Final = {
    "extends": {
        "type": "string",
        "description": "The world it builds on: a shipped one by name, or a file beside it. Only what differs is written.",
        "examples": ["parcels", "world.yaml"],
    },
    "without": {
        "type": "array",
        "items": {"type": "string"},
        "description": "Parts of the world that are left out, by their place, such as alerts.late or picks.firm.kestrel.",
    },
    "picks": {
        "type": "object",
        "description": "What there is to choose from: lists of values, rows of values by name, or {from: 3, to: 9}; {pick.NAME} is where it goes.",
    },
    "picked": {
        "type": "object",
        "description": "What is chosen of each pick; in a twin.yaml what is not written here is drawn with the seed.",
    },
}


def standard_schema(whole: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a standard's file: a whole one, or one that builds on another and may leave out any field."""
    return _built_upon(whole, _BUILDING)


def lesson_schema(whole: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a lesson's file, or of any scenario that builds on a world or picks."""
    return _built_upon(whole, _PICKING)


def _built_upon(whole: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a file that is whole, or builds on another and may leave out any field."""
    either = {**whole["properties"], **more}
    needed = [{"required": ["extends", "title"]}, {"required": whole["required"]}]
    parts = {name: _optional(part) for name, part in whole["$defs"].items()}
    top = {key: value for key, value in whole.items() if key != "required"}
    return {**top, "$defs": parts, "properties": either, "anyOf": needed}


def _optional(part: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a part of which only some fields may be written; what is missing the check tells."""
    return {key: value for key, value in part.items() if key != "required"}


SCHEMAS: Final[dict[str, Callable[[], dict[str, Any]]]] = {
    "scenario": lambda: write_schema(scenario_adapter()),
    "lesson": lambda: lesson_schema(write_schema(scenario_adapter())),
    "standard": lambda: standard_schema(write_schema(standard_adapter())),
    "team": write_team_schema,
    "organisation": lambda: write_schema(organisation_adapter()),
}
"""Every schema by what it is of, made when it is asked for."""
