"""A standard as a page a person can read, each number with its source."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from difflib import get_close_matches

from simulator.domain.regimes import Stage, status
from simulator.domain.standards import Standard
from simulator.domain.units import DAY, MICRO, format_duration

DURATIONS = (
    "figure_window",
    "time",
    "grace",
    "promise",
    "together",
    "handover",
    "severity_high_is_free_until",
)
"""Tolerances that are durations; the others are counts, but for `figure`, a share."""


NO_ADVICE = "This is training, not legal advice. Players tell counsel of a duty to report; counsel files, nobody else."


def page(standard: Standard, on: str = "", topic: str = "") -> list[str]:
    """Return the page line by line, in the order in which one meets things in an incident.

    `on` is the exercise's own day, such as 2026-06-11: it decides which regulators' rules apply.
    `topic` is one heading, in any case and by its beginning: only what stands under it. Raises LookupError for none.
    """
    parts = _parts(standard, on)
    if topic:
        wanted = topic.strip().upper()
        there = [heading for heading in parts if heading.startswith(wanted)]
        if not there:
            near = get_close_matches(wanted, parts, n=1)
            help_ = f"did you mean {near[0].lower()!r}?" if near else f"there is {', '.join(parts).lower()}"
            message = f"the standard has no page {topic!r}; {help_}"
            raise LookupError(message)
        return [there[0], *parts[there[0]]]
    told = [standard.title, "", standard.says.strip()]
    for heading, lines in parts.items():
        told += ["", heading, *lines]
    return told


def topics(standard: Standard) -> tuple[str, ...]:
    """Return the headings of the page, in order."""
    return tuple(_parts(standard, ""))


def _parts(standard: Standard, on: str) -> dict[str, list[str]]:
    """Return what stands under each heading; what a standard does not have has none."""
    parts = {
        "SEVERITIES": _severities(standard),
        "ROLES": _roles(standard),
        "LADDER": _ladder(standard),
        "TAXONOMY": _taxonomy(standard),
        "LABELS": _labels(standard),
        "CLOCKS": _clocks(standard),
        "READERS": _readers(standard),
        "MESSAGES": _messages(standard),
        "NORMS": _norms(standard),
        "JUDGEMENTS": _judgements(standard),
        "GATES": _gates(standard),
        "REGULATORS": regulators(standard, on),
        "POSTMORTEM": _postmortem(standard),
        "WEIGHTS": _weights(standard),
        "SOURCES": _sources(standard),
    }
    return {heading: lines for heading, found in parts.items() if (lines := list(found))}


def _taxonomy(standard: Standard) -> Iterator[str]:
    yield "What can be wrong, as one sees it:"
    yield from (f"      {name}: {says}" for name, says in standard.types.items())
    yield "Where the cause lies:"
    yield from (f"      {name}: {says}" for name, says in standard.categories.items())


def _labels(standard: Standard) -> Iterator[str]:
    for name, label in standard.alert_labels.items():
        must = "; every alert carries it" if label.required else ""
        one_of = f"; one of {', '.join(label.values)}" if label.values else ""
        yield f"{name}  {label.says}{must}{one_of}  [{label.source}]"


def _readers(standard: Standard) -> Iterator[str]:
    for name, says in standard.audiences.items():
        yield f"{name}  {says}"
        for called, channel in standard.channels.items():
            if channel.audience == name:
                marks = (
                    "; in public"
                    if channel.public
                    else "; may hold personal data"
                    if channel.sensitive
                    else ""
                )
                yield f"      by {called}: {channel.says}{marks}"


def _norms(standard: Standard) -> Iterator[str]:
    for name, norm in standard.norms.items():
        yield f"{name}  {norm.says.strip()}  [{norm.source}]"


def _severities(standard: Standard) -> Iterator[str]:
    for label, severity in standard.severities.items():
        yield f"{label}  {severity.title}; any of these  [{severity.source}]"
        yield from (f"      {row.says}" for row in severity.any)
    if standard.labels:
        yield "Elsewhere: " + ", ".join(f"{label} is {own}" for label, own in standard.labels.items())


def _roles(standard: Standard) -> Iterator[str]:
    for name, role in standard.roles.items():
        yield f"{name}  {role.says}  [{role.source}]"
        if role.may:
            yield f"      may {', '.join(act.replace('-', ' ') for act in role.may)}"
        if role.not_with:
            yield f"      at {next(iter(standard.severities))} not also {', '.join(role.not_with)}"


def _ladder(standard: Standard) -> Iterator[str]:
    for priority, steps in standard.ladder.items():
        rungs = [
            f"{step.to} after {format_duration(step.after)}" if step.after else step.to for step in steps
        ]
        yield f"{priority}: {', then '.join(rungs) or 'calls nobody'}"


def _clocks(standard: Standard) -> Iterator[str]:
    for name, clock in standard.clocks.items():
        limits = ", ".join(
            f"{label} {format_duration(limit)}" for label, limit in clock.limits.items() if limit is not None
        )
        yield f"{clock.clause}  {clock.says} ({name}): {limits or 'never owed'}  [{clock.source}]"
        yield f"      {clock.asks}"
        kept = " or ".join(clock.what) or clock.kept_by
        again = ", again and again" if clock.every else ""
        watch = f", not before {format_duration(clock.opens)}" if clock.opens else ""
        yield f"      from {clock.starts} until {kept}{again}{watch}; {clock.role}; weight {clock.weight}"


def _messages(standard: Standard) -> Iterator[str]:
    for name, kind in standard.messages.items():
        yield f"{name}  {kind.title}, to {kind.audience} by {', '.join(kind.channels)}  [{kind.source}]"
        signed = f"; signed by {', '.join(kind.approval)}" if kind.approval else ""
        years = standard.reading.get(kind.audience)
        read = f", none of its sentences harder than {years} years of school" if years is not None else ""
        yield f"      sent by {', '.join(kind.sent_by)}{signed}; at most {kind.max_words} words{read}"
        for key, field in kind.fields.items():
            yield f"      {'!' if field.critical else ' '} {key}: {field.asks}"
    yield from _asked(standard)


def _asked(standard: Standard) -> Iterator[str]:
    rules = standard.readers
    if rules.who:
        cited = f"  [{rules.source}]" if rules.source else ""
        asks = _row((audience, f"by {who}") for audience, who in rules.who.items())
        yield f"In a drill readers ask for what was left open, {format_duration(rules.after)} after a letter: {asks}{cited}"


def _judgements(standard: Standard) -> Iterator[str]:
    for name, judged in standard.judgements.items():
        weighed = f"{judged.dimension}, weight {judged.weight}"
        yield f"{judged.clause}  {name} ({weighed}): {judged.asks}  [{judged.source}]"


def _gates(standard: Standard) -> Iterator[str]:
    for name, gate in standard.gates.items():
        yield f"{gate.clause}  {name}: {gate.says} At most {gate.cap}.  [{gate.source}]"


def regulators(standard: Standard, on: str = "") -> Iterator[str]:
    """Yield each duty to report to an authority: what starts its clock, its reports, its reader, and whether it applies."""
    if not standard.regulators:
        return
    yield NO_ADVICE
    for name, regime in standard.regulators.items():
        since = f", from {regime.applies_from}" if regime.applies_from else ""
        applies = f"{status(regime, on)} on {on}{since}" if on else f"applies{since}" if since else "applies"
        yield f"{name}  {regime.title}: {applies}  [{regime.source}]"
        yield f"      {regime.binds}"
        yield f"      starts when {regime.starts}: {regime.begins}"
        yield from (f"      {_stage(stage)}" for stage in regime.stages)
        yield f"      its reader wants: {'; '.join(regime.reads)}"
        if regime.keeps_evidence:
            yield "      keep what shows the cause before a change destroys it; stopping harm never waits"


def _stage(stage: Stage) -> str:
    if stage.within is None:
        limit = "without undue delay"
    elif stage.working:
        limit = f"within {stage.within // DAY} working days"
    else:
        limit = f"within {format_duration(stage.within)}"
    return f"{stage.says}: {limit}" + (f", counted from when {stage.starts}" if stage.starts else "")


def _postmortem(standard: Standard) -> Iterator[str]:
    rules = standard.postmortem
    cited = f"  [{rules.source}]" if rules.source else ""
    yield (
        f"{_at_least(rules.figures, 'figure')}, {_at_least(rules.moments, 'time')} with what shows it, "
        f"{_at_least(rules.causes, 'cause')}, {_at_least(rules.actions, 'action')}{cited}"
    )
    yield from (f"      {name} (weight {part.weight}): {part.asks}" for name, part in rules.parts.items())
    if rules.counts:
        held = _row((harm, f"by {', '.join(words)}") for harm, words in rules.counts.items())
        yield f"      numbers held against the world: {held}"
    limits = _row((label, format_duration(limit)) for label, limit in rules.due.items() if limit is not None)
    if limits:
        yield f"      an action is due within: {limits}"


def _at_least(number: int, what: str) -> str:
    return f"at least {number} {what}{'' if number == 1 else 's'}"


def _weights(standard: Standard) -> Iterator[str]:
    yield _row((name, str(weight)) for name, weight in standard.weights.items())
    bands = ((name, f"from {_percent(band.at_least)}") for name, band in standard.ratings.items())
    yield f"Ratings: {_row(bands)}  [hseep]" if "hseep" in standard.sources else f"Ratings: {_row(bands)}"
    near = standard.tolerances
    given = [(one.name, getattr(near, one.name)) for one in fields(near)]
    yield "Near enough: " + _row((name.replace("_", " "), _near(name, value)) for name, value in given)
    pace = [(one.name, getattr(standard.pace, one.name)) for one in fields(standard.pace)]
    shown = _row((name, format_duration(value)) for name, value in pace if isinstance(value, int))
    yield f"A competent person's pace: {shown}  [{standard.pace.source}]"


def _sources(standard: Standard) -> Iterator[str]:
    for name, source in standard.sources.items():
        yield f"[{name}]  {source.what}" + (f", {source.where}" if source.where else "")
        if source.note:
            yield f"      {source.note}"


def _row(pairs: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{name} {value}" for name, value in pairs)


def _near(name: str, value: object) -> str:
    if not isinstance(value, int):
        return str(value)
    if name in DURATIONS:
        return format_duration(value)
    return _percent(value) if name == "figure" else str(value)


def _percent(share: int) -> str:
    return f"{share * 100 // MICRO}%"
