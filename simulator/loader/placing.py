"""From what a check found to a problem with its place: a path becomes line and column."""

from collections.abc import Iterable

from simulator.loader.checks.issues import Issue
from simulator.loader.diagnostics import Problem
from simulator.loader.yaml_door import Document


def placed(issues: Iterable[Issue], document: Document) -> list[Problem]:
    """Return what was found about a document as problems with their places."""
    found = []
    for issue in issues:
        spans = document.spans.of(issue.path)
        place = spans.key(issue.path) if issue.key else spans.value(issue.path)
        found.append(
            spans.source.problem(issue.code, place, issue.message, issue.help, severity=issue.severity)
        )
    return found
