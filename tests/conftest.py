"""How hard the property tests try.

Both settings are derandomized: the same commit gets the same verdict everywhere.
To hunt with fresh randomness: `make test PYTEST_ARGS=--hypothesis-profile=hunt`.
"""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("quick", max_examples=30, deadline=None, derandomize=True)
settings.register_profile("thorough", max_examples=300, deadline=None, derandomize=True)
settings.register_profile("hunt", max_examples=3_000, deadline=None, print_blob=True)
settings.load_profile("thorough" if os.environ.get("HOTWASH_CI") == "1" else "quick")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of this checkout, where pyproject.toml is."""
    return Path(__file__).resolve().parent.parent
