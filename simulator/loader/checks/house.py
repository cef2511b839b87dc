"""What types cannot say about a standard: names that name nothing, and duties nobody could keep or owe."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from simulator.domain.standards import ACTS, Begins, Clock, KeptBy, Standard
from simulator.loader.checks.issues import Issue, Path, unknown

BY_PRIORITY: tuple[KeptBy, ...] = ("acknowledged", "disposed")
"""Clocks whose limits go by the sender's priority too."""
PRIORITIES = ("critical", "error", "warning", "info")
WHOLE = 100
"""What the weights of all dimensions are together."""
BROUGHT_ABOUT: dict[Begins, KeptBy] = {
    "declared": "declared",
    "first-post": "message",
    "mitigated": "mitigated",
}
"""What starts clocks and is a duty itself: such a clock starts at that duty's deadline if the team never does it."""


def house(standard: Standard) -> Iterator[Issue]:
    """Yield everything that is wrong with a standard, part by part."""
    yield from _readers(standard)
    yield from _sources(standard)
    for name, clock in standard.clocks.items():
        yield from _clock(standard, ("clocks", name), clock)
    yield from _circles(standard)
    yield from _messages(standard)
    yield from _regulators(standard)
    yield from _points(standard)


def _one(
    path: Path, what: str, name: str | None, there: Iterable[str], *, key: bool = False
) -> Iterator[Issue]:
    known = tuple(there)
    if name is not None and name not in known:
        yield unknown(path, what, name, known, key=key)


def _many(path: Path, what: str, given: Iterable[str], there: Iterable[str]) -> Iterator[Issue]:
    for place, name in enumerate(given):
        yield from _one((*path, place), what, name, there)


def _broken(path: Path, message: str, help_: str, *, key: bool = False) -> Issue:
    return Issue(code="E414", path=path, message=message, help=help_, key=key)


def _readers(standard: Standard) -> Iterator[Issue]:
    """Who reads, where, and who acts."""
    for name, channel in standard.channels.items():
        yield from _one(("channels", name, "audience"), "audience", channel.audience, standard.audiences)
    for name, role in standard.roles.items():
        yield from _many(("roles", name, "may"), "restricted act", role.may, ACTS)
        yield from _many(("roles", name, "not_with"), "role", role.not_with, standard.roles)
    for name, years in standard.reading.items():
        yield from _one(("reading", name), "audience", name, standard.audiences, key=True)
        if years < 1:
            yield _broken(
                ("reading", name), "nobody reads without a year of school", "give years, such as 12"
            )
    for name in standard.readers.who:
        yield from _one(("readers", "who", name), "audience", name, standard.audiences, key=True)
    if not standard.severities:
        yield _broken(("severities",), "there is no severity", "name at least one, the worst first")
    for label, own in standard.labels.items():
        path: Path = ("labels", label)
        yield from _one(path, "severity", own, standard.severities)
        if label in standard.severities and label != own:
            told = f"{label} is a severity here and cannot stand for {own}"
            yield _broken(path, told, "take one of the two out", key=True)


def _sources(standard: Standard) -> Iterator[Issue]:
    for part in (
        "severities",
        "alert_labels",
        "roles",
        "clocks",
        "messages",
        "judgements",
        "gates",
        "norms",
        "regulators",
    ):
        for name, thing in getattr(standard, part).items():
            yield from _one((part, name, "source"), "source", thing.source, standard.sources)
    yield from _one(("pace", "source"), "source", standard.pace.source, standard.sources)
    yield from _one(("postmortem", "source"), "source", standard.postmortem.source, standard.sources)
    yield from _one(("readers", "source"), "source", standard.readers.source, standard.sources)
    for label in standard.postmortem.due:
        yield from _one(("postmortem", "due", label), "severity", label, standard.severities, key=True)


def _clock(standard: Standard, path: Path, clock: Clock) -> Iterator[Issue]:
    yield from _one((*path, "task"), "task", clock.task, standard.tasks)
    yield from _one((*path, "role"), "role", clock.role, standard.roles)
    yield from _one((*path, "audience"), "audience", clock.audience, standard.audiences)
    labels = (*standard.severities, *(PRIORITIES if clock.kept_by in BY_PRIORITY else ()))
    for label, limit in clock.limits.items():
        what = "severity or priority" if clock.kept_by in BY_PRIORITY else "severity"
        yield from _one((*path, "limits", label), what, label, labels, key=True)
        if limit == 0:
            help_ = "give it time, or null if nothing is owed"
            yield _broken((*path, "limits", label), "no time at all can be kept by nobody", help_)
    if clock.kept_by == "message":
        yield from _many((*path, "what"), "message type", clock.what, standard.messages)
    if clock.kept_by == "assigned":
        yield from _many((*path, "what"), "role", clock.what, standard.roles)
    if (clock.kept_by in ("message", "assigned")) != bool(clock.what):
        needs = "does not say by which" if not clock.what else "is kept by something that has no kinds"
        help_ = "kept_by: message and kept_by: assigned need what: [names], the others do without"
        yield _broken(path, f"{path[-1]} {needs}", help_, key=True)


def _circles(standard: Standard) -> Iterator[Issue]:
    """Duties that wait for one another: a clock starts at the deadline of what starts it, and that must come to an end."""

    def starts(name: str) -> str | None:
        """Return the clock whose deadline stands in for what starts this one."""
        kept_by = BROUGHT_ABOUT.get(standard.clocks[name].starts)
        found = (
            other
            for other, clock in standard.clocks.items()
            if clock.kept_by == kept_by and not clock.every
            if kept_by != "message" or any(_is_public(standard, kind) for kind in clock.what)
        )
        return next(found, None)

    for name in standard.clocks:
        passed, at = [name], starts(name)
        while at is not None and at not in passed:
            passed.append(at)
            at = starts(at)
        if at == name:
            message = f"{name} waits for itself: {' starts with '.join((*passed, name))}"
            yield _broken(("clocks", name, "starts"), message, "let one of them start with detected")


def _is_public(standard: Standard, kind: str) -> bool:
    return kind in standard.messages and standard.messages[kind].public


def _messages(standard: Standard) -> Iterator[Issue]:
    for name, message in standard.messages.items():
        path: Path = ("messages", name)
        yield from _one((*path, "audience"), "audience", message.audience, standard.audiences)
        yield from _many((*path, "channels"), "channel", message.channels, standard.channels)
        yield from _many((*path, "sent_by"), "role", message.sent_by, standard.roles)
        yield from _many((*path, "approval"), "role", message.approval, standard.roles)
        yield from _many((*path, "counts_as"), "message type", message.counts_as, standard.messages)
        act = "send-public" if message.public else "send-internal"
        yield from _allowed(standard, (*path, "sent_by"), message.sent_by, act, "let another role send it")
        yield from _allowed(
            standard, (*path, "approval"), message.approval, "approve-message", "let another role sign it"
        )
        if not message.channels:
            yield _broken((*path, "channels"), f"{name} can go nowhere", "name a channel it may go through")


def _allowed(
    standard: Standard, path: Path, roles: Iterable[str], act: str, otherwise: str
) -> Iterator[Issue]:
    """Yield each role that is named for an act which its own rights do not have."""
    for place, role in enumerate(roles):
        if role in standard.roles and act not in standard.roles[role].may:
            help_ = f"add {act} to what {role} may, or {otherwise}"
            yield _broken((*path, place), f"{role} may not {act.replace('-', ' ')}", help_)


def _regulators(standard: Standard) -> Iterator[Issue]:
    """Every duty to report is filed by somebody whom no player can be."""
    for name, regime in standard.regulators.items():
        yield from _one(("regulators", name, "filed_as"), "message type", regime.filed_as, standard.messages)
        if not regime.stages:
            yield _broken(("regulators", name, "stages"), f"{name} asks for no report", "name at least one")
    filed = [regime.filed_as for regime in standard.regulators.values() if regime.filed_as is not None]
    for kind in sorted(standard.messages.keys() & filed):
        for place, role in enumerate(standard.messages[kind].sent_by):
            if role in standard.roles and standard.roles[role].seat:
                told = f"{role} is a player's seat, and players never file with an authority"
                help_ = "let only a role with seat: false send it, such as legal-counsel"
                yield _broken(("messages", kind, "sent_by", place), told, help_)


def _points(standard: Standard) -> Iterator[Issue]:
    for name, task in standard.tasks.items():
        yield from _one(("tasks", name, "capability"), "capability", task.capability, standard.capabilities)
        yield from _one(("tasks", name, "role"), "role", task.role, standard.roles)
    for part in ("judgements", "gates"):
        for name, thing in getattr(standard, part).items():
            yield from _one((part, name, "task"), "task", thing.task, standard.tasks)
    total = sum(standard.weights.values())
    if total != WHOLE:
        yield _broken(("weights",), f"the weights are {total} together", "make them 100", key=True)
    for (better, high), (worse, low) in pairwise(standard.ratings.items()):
        if low.at_least >= high.at_least:
            message = f"{worse} asks for as much as {better}, which stands before it"
            yield _broken(
                ("ratings", worse, "at_least"),
                message,
                "begin with the best rating, and let each ask for less",
            )
