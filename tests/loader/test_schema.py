"""Editors complete and check by a published schema; it says what the loader does."""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from simulator.loader.building import scenario_adapter, standard_adapter
from simulator.loader.shape import write_schema

ADAPTERS: dict[str, TypeAdapter[Any]] = {"scenario": scenario_adapter(), "standard": standard_adapter()}


@pytest.mark.parametrize("name", ADAPTERS)
def test_the_published_schema_is_the_loaders(name: str, checkout: Path) -> None:
    """A field that the loader knows is in the file editors read: after a change, `hotwash schema --out` writes it anew."""
    published = json.loads((checkout / "scenarios" / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert published == write_schema(ADAPTERS[name])


def test_the_schema_explains_every_field_of_a_remedy_that_needs_it() -> None:
    """Docstrings under fields become descriptions, and Python's underscores are gone."""
    schema = write_schema(ADAPTERS["scenario"])
    remedy = schema["$defs"]["Remedy"]["properties"]
    assert remedy["takes"]["examples"] == ["90s", "5m", "2h"]
    assert remedy["by"]["description"] == "The role that may start it; without it, every seat."
    assert "while" in schema["$defs"]["Harms"]["properties"]
    assert schema["$defs"]["Remedy"]["additionalProperties"] is False


def test_the_schema_keeps_to_what_editors_understand() -> None:
    """Language servers read draft 7 with a little more; tuples and unevaluated properties are beyond them."""
    text = json.dumps(write_schema(ADAPTERS["scenario"]))
    assert '"prefixItems"' not in text
    assert '"unevaluatedProperties"' not in text
