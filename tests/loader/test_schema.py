"""Editors complete and check by a published schema; it says what the loader does."""

import json
from pathlib import Path
from typing import Any

import pytest

from simulator.domain.teams import VERBS
from simulator.loader.schemas import SCHEMAS
from simulator.loader.team_files import build_team


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_the_loaders(name: str, checkout: Path) -> None:
    """A field that the loader knows is in the file editors read: after a change, `hotwash schema --out` writes it anew."""
    published = json.loads((checkout / "scenarios" / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert published == SCHEMAS[name]()


def test_the_schema_explains_every_field_of_a_remedy_that_needs_it() -> None:
    """Docstrings under fields become descriptions, and Python's underscores are gone."""
    schema = SCHEMAS["scenario"]()
    remedy = schema["$defs"]["Remedy"]["properties"]
    assert remedy["takes"]["examples"] == ["90s", "5m", "2h"]
    assert remedy["by"]["description"] == "The role that may start it; without it, every seat."
    assert "while" in schema["$defs"]["Harms"]["properties"]
    assert schema["$defs"]["Remedy"]["additionalProperties"] is False


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_keeps_to_what_editors_understand(name: str) -> None:
    """Language servers read draft 7 with a little more; tuples and unevaluated properties are beyond them."""
    text = json.dumps(SCHEMAS[name]())
    assert '"prefixItems"' not in text
    assert '"unevaluatedProperties"' not in text


def allows(name: str, move: dict[str, Any]) -> bool:
    """Whether the schema of one kind of move, read as an editor does, takes a move's names."""
    schema = SCHEMAS["team"]()["$defs"][name]
    one_moment = sum(all(word in move for word in way["required"]) for way in schema["oneOf"]) == 1
    enough = all(
        any(word in move for way in need["anyOf"] for word in way["required"]) for need in schema["allOf"]
    )
    return one_moment and enough and set(move) <= set(schema["properties"]) and "do" in move


MOVES: list[tuple[dict[str, Any], bool]] = [
    ({"at": "2m", "do": "acknowledge", "alert": "dark"}, True),
    ({"at": "2m", "do": "acknowledge", "item": "dark"}, True),
    ({"at": "2m", "do": "acknowledge"}, False),
    ({"at": "2m", "when": "declared", "do": "note", "text": "x"}, False),
    ({"do": "note", "text": "x"}, False),
    ({"at": "2m", "do": "note", "as": "scribe", "text": "x"}, True),
    ({"at": "2m", "do": "note", "seat": "scribe", "text": "x"}, False),
    ({"at": "2m", "do": "resolve"}, True),
    ({"at": "2m", "do": "send", "draft": "first"}, True),
    ({"at": "2m", "do": "send", "message": "notice"}, True),
    ({"at": "2m", "do": "send", "words": "hello"}, False),
    ({"at": "2m", "do": "look", "what": "changes"}, True),
]


@pytest.mark.parametrize(("move", "fits"), MOVES, ids=[str(move) for move, _ in MOVES])
def test_an_editor_takes_the_moves_that_the_loader_takes(move: dict[str, Any], fits: bool) -> None:  # noqa: FBT001  # the answer
    """Both say yes, or both say no."""
    told = {"hotwash_team": 1, "title": "t", "moves": [move]}
    try:
        build_team(told)
        loaded = True
    except ValueError:
        loaded = False
    assert [allows(move["do"], move), loaded] == [fits, fits]


def test_every_kind_of_move_is_in_the_schema_with_what_it_is_for() -> None:
    """And words in braces may stand where one of a few words is expected."""
    schema = SCHEMAS["team"]()
    assert [way["$ref"] for way in schema["properties"]["moves"]["items"]["anyOf"]] == [
        f"#/$defs/{do}" for do in VERBS
    ]
    assert schema["$defs"]["acknowledge"]["description"] == "I have it: an alert or a report."
    assert schema["$defs"]["Claim"]["properties"]["standing"]["anyOf"][1]["pattern"] == "^\\{.*\\}$"
