"""What types cannot say about a scenario or a standard: names that name nothing, and what can never happen or be kept.

Each check yields issues with the path of the place in the author's file; `loading` turns paths into lines and columns.
"""

from collections.abc import Iterator

from simulator.domain.scenario import Scenario
from simulator.domain.standards import Standard
from simulator.loader.checks import codes as codes
from simulator.loader.checks.care import care
from simulator.loader.checks.house import house
from simulator.loader.checks.issues import Issue
from simulator.loader.checks.labels import labels
from simulator.loader.checks.lessons import lesson_names, lesson_steps
from simulator.loader.checks.meaning import meaning
from simulator.loader.checks.names import names
from simulator.loader.checks.reach import reach

__all__ = ["Issue", "house", "issues"]


def issues(scenario: Scenario, standard: Standard) -> Iterator[Issue]:
    """Yield everything that is wrong with a scenario under a standard."""
    unknown = [*names(scenario, standard), *lesson_names(scenario, standard)]
    yield from unknown
    if not unknown:  # what can be reached is only a question among things that exist
        yield from meaning(scenario, standard)
        yield from reach(scenario, standard)
        yield from care(scenario, standard)
        yield from labels(scenario, standard)
        yield from lesson_steps(scenario)
