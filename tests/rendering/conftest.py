"""The shipped standard, read from its file."""

import pytest
import yaml
from pydantic import TypeAdapter

import simulator.data
from simulator.domain.standards import Standard


@pytest.fixture(scope="session")
def standard() -> Standard:
    """The default standard."""
    text = (simulator.data.root("scenarios") / "standards" / "default.yaml").read_text(encoding="utf-8")
    return TypeAdapter(Standard).validate_python(yaml.safe_load(text))
