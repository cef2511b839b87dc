"""What became of each alert and report: who took it up, where it was put, and whether that was right."""

from simulator.domain import events as e
from simulator.domain.courses import Mark
from simulator.domain.evidence import signals_of
from simulator.domain.scenario import Priority
from simulator.domain.values import dataclass
from simulator.scoring.truth import Truth

_REASONS = {"false": {"false"}, "not-actionable": {"not-actionable"}}
"""The reason that is right for noise of a kind; for every other kind, and for reports, either is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """An item linked or dismissed."""

    t: int
    seq: int
    act: e.Linked | e.Dismissed
    right: bool


def priority_of(truth: Truth, item: str) -> Priority:
    """Return the sender's word on an item; a report can wait like a warning."""
    rule = truth.scenario.alerts.get(item) or truth.scenario.noise.get(item)
    return rule.priority if rule else "warning"


def taken(truth: Truth, item: str) -> Mark | None:
    """Return the first act that took an item up: an acknowledgement, or sorting it at once."""
    return next((Mark(t=t, seq=seq) for seq, t, _ in truth.handled.get(item, ())), None)


def puts(truth: Truth, item: str) -> list[Put]:
    """Return every time an item was linked or dismissed."""
    return [
        Put(t=t, seq=seq, act=event, right=_rightly(truth, item, event))
        for seq, t, event in truth.handled.get(item, ())
        if not isinstance(event, e.Acknowledged)
    ]


def settled(truth: Truth, item: str) -> Put | None:
    """Return the act since which an item has lain where it belongs, None if it does not."""
    found: Put | None = None
    for put in puts(truth, item):
        found = (found or put) if put.right else None
    return found


def _rightly(truth: Truth, item: str, act: e.Linked | e.Dismissed) -> bool:
    """Whether an item belongs where this act put it."""
    owner = truth.belongs.get(item, "")
    noise = truth.scenario.noise.get(item)
    copied = noise.of or "" if noise is not None and noise.kind == "duplicate" else ""
    about = owner or truth.belongs.get(copied, "")
    if isinstance(act, e.Linked):
        if item in truth.aftermath:
            return act.incident in truth.declared
        return bool(about) and truth.declared.get(act.incident) == about
    if act.reason == "duplicate":
        if not (owner or copied):
            return False
        return (act.of == copied and bool(copied)) or (bool(about) and _stands_for(truth, act.of, about))
    return not owner and not copied


def _stands_for(truth: Truth, item: str, owner: str) -> bool:
    """Whether an item has itself been put to the incident: duplicates of one another tell nobody anything."""
    there = truth.world.items.get(item)
    return there is not None and truth.declared.get(there.incident) == owner


def right_reason(truth: Truth, put: Put) -> bool:
    """Whether a dismissal says why: nothing was wrong, or nothing can be done about it."""
    if isinstance(put.act, e.Linked) or put.act.reason == "duplicate":
        return True
    noise = truth.scenario.noise.get(put.act.item)
    return noise is None or put.act.reason in _REASONS.get(noise.kind, {put.act.reason})


def unseen(truth: Truth, put: Put) -> bool:
    """Whether something was waved away that nobody had looked into since it came."""
    act = put.act
    if isinstance(act, e.Linked) or act.reason == "duplicate":
        return False
    came = truth.world.items[act.item].arrived
    there = _shows(truth, act.item)
    return not any(came <= look.at and look.t <= put.t for ref in there for look in truth.looks.get(ref, ()))


def _shows(truth: Truth, item: str) -> set[str]:
    """Return what one opens to see whether an item is real: its service's signals, logs and changes, or the report itself."""
    scenario = truth.scenario
    rule = scenario.alerts.get(item) or scenario.noise.get(item)
    report = scenario.reports.get(item)
    service = rule.service if rule else (report.owner or "" if report else "")
    found = set(signals_of(truth.world, service)) | {f"logs {service}", f"dashboard {service}"}
    found |= {name for name, log in scenario.logs.items() if log.service == service}
    found |= {name for name, change in scenario.changes.items() if change.service == service}
    return found | ({item} if report else set()) | {"changes"}
