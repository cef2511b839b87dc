"""A standard as a page a person can read, each number with its source."""

from simulator.domain.standards import Standard
from simulator.domain.units import format_duration


def page(standard: Standard) -> list[str]:
    """Return the page line by line, in the order in which one meets things in an incident."""
    told = [standard.title, "", standard.says.strip(), "", "SEVERITIES"]
    for label, severity in standard.severities.items():
        told.append(f"{label}  {severity.title}; any of these  [{severity.source}]")
        told += [f"      {row.says}" for row in severity.any]
    told += ["", "ROLES"]
    told += [f"{name}  {role.says}  [{role.source}]" for name, role in standard.roles.items()]
    told += ["", "CLOCKS"]
    for name, clock in standard.clocks.items():
        limits = ", ".join(
            f"{label} {format_duration(limit)}" for label, limit in clock.limits.items() if limit is not None
        )
        told.append(f"{clock.clause}  {clock.says} ({name}): {limits}  [{clock.source}]")
        told.append(f"      {clock.asks}")
    told += ["", "MESSAGES"]
    for name, kind in standard.messages.items():
        told.append(
            f"{name}  {kind.title}, to {kind.audience} by {', '.join(kind.channels)}  [{kind.source}]"
        )
        told.append(
            f"      sent by {', '.join(kind.sent_by)}"
            + (f"; signed by {', '.join(kind.approval)}" if kind.approval else "")
        )
        told += [
            f"      {'!' if field.critical else ' '} {key}: {field.asks}"
            for key, field in kind.fields.items()
        ]
    told += ["", "JUDGEMENTS"]
    for name, judged in standard.judgements.items():
        told.append(
            f"{judged.clause}  {name} ({judged.dimension}, weight {judged.weight}): {judged.asks}  [{judged.source}]"
        )
    told += ["", "GATES"]
    told += [
        f"{gate.clause}  {name}: {gate.says} At most {gate.cap}.  [{gate.source}]"
        for name, gate in standard.gates.items()
    ]
    told += ["", "WEIGHTS", ", ".join(f"{name} {weight}" for name, weight in standard.weights.items())]
    told += ["", "SOURCES"]
    for name, source in standard.sources.items():
        told.append(f"[{name}]  {source.what}" + (f", {source.where}" if source.where else ""))
        if source.note:
            told.append(f"      {source.note}")
    return told
