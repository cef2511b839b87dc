"""Labels of alerts against the standard's schema: one that must be there and is not, one that nobody knows, a value it does not take.

All of these are warnings: an alert that is badly labelled may be what an exercise is about.
"""

from collections.abc import Iterator, Mapping

from simulator.domain.labels import had
from simulator.domain.scenario import Scenario
from simulator.domain.standards import Standard
from simulator.domain.standards.labelling import Has
from simulator.loader.checks.issues import Issue, Path, unknown


def labels(scenario: Scenario, standard: Standard) -> Iterator[Issue]:
    """Yield what does not fit, alert by alert; nothing under a standard without a schema."""
    if not standard.alert_labels:
        return
    for section in ("alerts", "noise"):
        for name, rule in getattr(scenario, section).items():
            yield from _alert(standard, (section, name), had(scenario, name), rule.labels)


def _alert(
    standard: Standard, path: Path, itself: Mapping[Has, str], written: Mapping[str, str]
) -> Iterator[Issue]:
    alert = path[-1]
    for name, label in standard.alert_labels.items():
        own = itself.get(label.of) if label.of else None
        value = written.get(name, own)
        if value is None:
            if label.required:
                where = f"it is the {label.of} of the alert" if label.of else f"add labels: {{{name}: …}}"
                yield _warning(path, f"{alert} has no label {name}: {label.says}", where)
        elif own is not None and value != own:
            told = f"{alert} says {name} {value}, and by itself it is {own}"
            yield _warning((*path, "labels", name), told, "leave the label out", key=False)
        elif label.values and value not in label.values and name in written:
            told = f"{name} cannot be {value}"
            yield _warning((*path, "labels", name), told, f"one of {', '.join(label.values)}", key=False)
    for name in written:
        if name not in standard.alert_labels:
            help_ = unknown((), "label", name, standard.alert_labels).help
            yield _warning((*path, "labels", name), f"the schema has no label {name!r}", help_)


def _warning(path: Path, message: str, help_: str, *, key: bool = True) -> Issue:
    return Issue(code="W513", path=path, message=message, help=help_, severity="warning", key=key)
