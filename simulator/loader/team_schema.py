"""The JSON Schema of a team file: which moves there are, what each may say and must.

It is made of the commands themselves, so a new act of a seat is a new move here.
"""

from typing import Any, Final

from pydantic import TypeAdapter

from simulator.domain.teams import VERBS, WORDS_FOR, needs
from simulator.domain.units import Offset
from simulator.loader.team_files import EVERY_MOVE, VERSION, words_of

_FILLED: Final = {"type": "string", "pattern": "^\\{.*\\}$"}
"""Words in braces may stand for any value: they are filled when the move is made."""
_WHEN: Final = {
    "type": "string",
    "maxLength": 500,
    "description": "The condition on which it is made, once.",
    "examples": ["20s after alert edge-errors fired", "5m after declared and not acknowledged edge-errors"],
}


def write_team_schema() -> dict[str, Any]:
    """Return the schema an editor completes and checks team files by."""
    moves: dict[str, Any] = {}
    shared: dict[str, Any] = {}
    for do in VERBS:
        moves[do] = _move(do, shared)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Team",
        "description": "Players who are not people: what they do, and when.",
        "type": "object",
        "additionalProperties": False,
        "required": ["hotwash_team", "title"],
        "properties": {
            "hotwash_team": {"const": VERSION, "description": "The version of this format."},
            "title": {"type": "string", "description": "What the team is called in results."},
            "says": {"type": "string", "description": "How it plays, in a sentence."},
            "moves": {"type": "array", "items": {"anyOf": [{"$ref": f"#/$defs/{do}"} for do in VERBS]}},
        },
        "$defs": {**moves, **shared},
    }


def _move(do: str, shared: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one kind of move; what its command refers to is added to `shared`."""
    command = TypeAdapter(VERBS[do]).json_schema()
    shared |= {name: _fillable(inner) for name, inner in command.pop("$defs", {}).items()}
    own = {name: _fillable(inner) for name, inner in command["properties"].items()}
    if "fields" in own:  # a claim may be written as its value alone
        own["fields"]["additionalProperties"] = {"anyOf": [{"$ref": "#/$defs/Claim"}, {"type": "string"}]}
    said = {word: own[WORDS_FOR.get(word, word)] for word in words_of(do)}
    both = [[word for word in words_of(do) if WORDS_FOR.get(word, word) == name] for name in needs(do)]
    if do == "send":
        both = [[*words, "draft"] for words in both]
    when: dict[str, Any] = {
        "at": {**TypeAdapter(Offset).json_schema(), "description": "When it is made, from STARTEX."},
        "when": _WHEN,
        "do": {"const": do},
        "as": {"type": "string", "description": "The role that acts; without it, the first that may."},
    }
    return {
        "type": "object",
        "description": command.get("description", ""),
        "additionalProperties": False,
        "properties": {**{name: when[name] for name in EVERY_MOVE}, **said},
        "required": ["do"],
        "oneOf": [{"required": ["at"]}, {"required": ["when"]}],
        "allOf": [{"anyOf": [{"required": [word]} for word in words]} for words in both],
    }


def _fillable(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema without defaults and titles, in which a choice of words may be words in braces instead."""
    kept = {key: value for key, value in schema.items() if key not in ("default", "title")}
    if "properties" in kept:
        kept["properties"] = {name: _fillable(inner) for name, inner in kept["properties"].items()}
    if "enum" in kept or kept.get("type") in ("boolean", "integer"):
        return {"anyOf": [kept, _FILLED]}
    return kept
