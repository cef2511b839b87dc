"""How hard the property tests try, and which tests begin first.

Both settings are derandomized: the same commit gets the same verdict everywhere.
To hunt with fresh randomness: `make test PYTEST_ARGS=--hypothesis-profile=hunt`.

With HOTWASH_CI=1 a property gets ten times its usual tries, and one of which each try plays a whole exercise gets three times
as many at least: all tests together have twelve minutes on two cores, and ten thousand cheap tries find more than ten dear
ones.
What is promised by number is tried so often: 200 kills, 200 seeds of each twin, 20 orders of sets, 10,000 mutated scenarios.
"""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("quick", max_examples=30, deadline=None, derandomize=True)
settings.register_profile("thorough", max_examples=300, deadline=None, derandomize=True)
settings.register_profile("hunt", max_examples=3_000, deadline=None, print_blob=True)
settings.load_profile("thorough" if os.environ.get("HOTWASH_CI") == "1" else "quick")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deal the tests marked as long out to the workers, each at the head of its share, so that none is begun last.

    xdist gives each worker a stretch of the list, from which those who are done early take the end.
    """
    workers = int(getattr(config, "workerinput", {}).get("workercount", 1))
    long = [item for item in items if item.get_closest_marker("long")]
    short = [item for item in items if not item.get_closest_marker("long")]
    size = len(items) // workers
    shares, at = [], 0
    for worker in range(workers):
        first = long[worker::workers]
        upto = len(short) if worker == workers - 1 else at + max(size - len(first), 0)
        shares.append([*first, *short[at:upto]])
        at = upto
    items[:] = [item for share in shares for item in share]


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of this checkout, where pyproject.toml is."""
    return Path(__file__).resolve().parent.parent
