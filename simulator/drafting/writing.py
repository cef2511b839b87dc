"""A sketch as the files of a drill: the scenario, the facilitator's page, a runbook, and the account of what was read."""

import json
from decimal import Decimal
from typing import Any, Final

from simulator.domain.cleaning import one_line
from simulator.domain.units import HOUR, MINUTE, format_duration
from simulator.drafting.sketch import EXAMPLE, AlertPart, InjectPart, Sketch, chosen, distinct
from simulator.rendering.drafts import render_draft
from simulator.rendering.markdown import escaped

SCHEMA: Final = "scenario.schema.json"
"""Where the draft's modeline finds the schema: beside it."""
LASTS: Final = HOUR
"""A first drill; longer if what was read is longer."""
AFTER_LAST: Final = 15 * MINUTE
"""How long play goes on after the last inject that was read."""
_OPPOSITE: Final = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}


def pages(sketch: Sketch, title: str, folder: str, me: str) -> dict[str, str]:
    """Return the text of each file of a draft by its place in the draft's folder.

    `folder` and `me` are how its commands are typed: the path of the draft, and of the program.
    """
    sketch = distinct(sketch)
    alerts = chosen(sketch.alerts or EXAMPLE.alerts)
    used = {alert.name for alert in alerts}
    rest = tuple(alert for alert in sketch.alerts if alert.name not in used)
    context = {**_context(sketch, alerts, title, folder, me), "waiting": bool(rest)}
    found = {
        "scenario.yaml": render_draft("scenario.yaml", context),
        "README.md": render_draft("README.md", context),
        "runbooks/first-steps.md": render_draft("first-steps.md", context),
    }
    if sketch.origin:
        found["import.md"] = _account(sketch, used, waiting=bool(rest))
    if rest:
        found["parts.yaml"] = _parts(rest)
    return found


def quoted(text: str) -> str:
    """Return the text as a YAML scalar: JSON's quotes are YAML's."""
    return json.dumps(text, ensure_ascii=False)


def number(value: Decimal) -> str:
    """Return the number as an author would write it: no exponent, no empty digits."""
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def condition(alert: AlertPart, hold_ms: int = 0) -> str:
    """Return when the alert's limit is passed, and for how long it must be."""
    hold = f" for {format_duration(hold_ms)}" if hold_ms else ""
    return f"{alert.signal.name} {alert.op} {number(alert.limit)}{hold}"


def _context(
    sketch: Sketch, alerts: tuple[AlertPart, ...], title: str, folder: str, me: str
) -> dict[str, Any]:
    main = alerts[0]
    services = list(dict.fromkeys(alert.service for alert in alerts))
    grown = bool(sketch.origin and sketch.alerts)
    word = "parcel" if not grown else "people"
    lasts = max([LASTS, *(inject.at_ms + AFTER_LAST for inject in sketch.injects)])
    return {
        "schema": SCHEMA,
        "me": one_line(me),
        "folder": one_line(folder),
        "origin": one_line(sketch.origin),
        "title": quoted(one_line(title)),
        "title_plain": one_line(title),
        "summary": quoted("Parcels come later than was promised." if not grown else "Something people rely on has become worse."),
        "setting": (
            "You promise a million people\n  the hour in which their parcel comes; eta-model says which hour."
            if not grown
            else f"You run {main.service},\n  on which people rely; say here what runs, and what normal looks like."
        ),
        "lasts": format_duration(-(-lasts // MINUTE) * MINUTE),
        "services": [
            {
                "name": name,
                "tier": 1 if name == main.service else 2,
                "public": quoted("Delivery times" if not grown else "Our service") if name == main.service else "",
                "says": quoted("Tells each customer the hour" if name == "eta-api" else f"Say what {name} does, in one sentence"
                               if grown else "Guesses the hour from road, load and weather"),
            }
            for name in services
        ],
        "signals": [_signal(alert) for alert in alerts],
        "moves": [{"signal": alert.signal.name, "to": number(alert.signal.broken)} for alert in alerts],
        "alerts": [_alert(alert) for alert in alerts],
        "main": {
            "service": main.service,
            "signal": main.signal.name,
            "breach": condition(main),
            "well": f"{main.signal.name} {_OPPOSITE[main.op]} {number(main.limit)} for 3m",
        },
        "hit": f"[{', '.join(services)}]",
        "fault": quoted("The weather feed was moved, and eta-model reads yesterday's." if not grown else "Say what is really wrong."),
        "fault_plain": "it begins to go wrong",
        "complaint": quoted("Promised by ten, came at two. Again." if not grown else "This used to work. What is going on?"),
        "change": quoted("Weather feed moved to its new host" if not grown else "Say what was changed"),
        "line": quoted("eta-api: {value} later than promised" if not grown else f"{main.service}: {{value}}, over its limit"),
        "incident": quoted("Parcels later than promised" if not grown else f"{main.service} beyond its limit"),
        "scope": quoted("parcels come later than promised" if not grown else "people who use the service are hit"),
        "cause": quoted("the change made just before" if grown else "the change of the weather feed"),
        "harm": quoted("people wait for parcels in vain" if not grown else "people cannot do what they came for"),
        "word": quoted(word),
        "own": [max((inject.number for inject in sketch.injects), default=0) + place for place in (1, 2)],
        "injects": [_inject(inject) for inject in sketch.injects],
    }  # fmt: skip


def _signal(alert: AlertPart) -> dict[str, str]:
    signal = alert.signal
    return {
        "name": signal.name,
        "unit": signal.unit,
        "baseline": number(signal.baseline),
        "noise": number(signal.noise),
        "better": signal.better,
        "floor": "" if signal.floor is None else number(signal.floor),
        "ceiling": "" if signal.ceiling is None else number(signal.ceiling),
        "says": quoted(signal.says),
    }


def _alert(alert: AlertPart) -> dict[str, str]:
    return {
        "name": alert.name,
        "when": condition(alert, alert.hold_ms),
        "priority": alert.priority,
        "service": alert.service,
        "summary": quoted(alert.summary),
    }


def _inject(inject: InjectPart) -> dict[str, str]:
    return {
        "name": inject.name,
        "number": str(inject.number),
        "at": format_duration(inject.at_ms),
        "from_": quoted(inject.sender),
        "to": inject.to,
        "method": inject.method,
        "says": quoted(inject.says),
        "expected": quoted(inject.expected) if inject.expected else "",
    }


def _parts(alerts: tuple[AlertPart, ...]) -> str:
    """Return alerts that are not used yet, each with its signal, to be copied into the scenario."""
    lines = [
        "# Alerts that were read and are not used yet, with their signals: copy what you need into scenario.yaml,",
        "# give the service a place there, and let a fault move the signal to the value behind `beyond`.",
        "services:",
        *(
            f"  {name}: {{tier: 2, team: on-call}}"
            for name in dict.fromkeys(alert.service for alert in alerts)
        ),
        "signals:",
    ]
    for alert in {alert.signal.name: alert for alert in alerts}.values():
        one = _signal(alert)
        parts = [
            f"{key}: {one[key]}"
            for key in ("unit", "baseline", "noise", "better", "floor", "ceiling", "says")
            if one[key]
        ]
        lines.append(f"  {one['name']}: {{{', '.join(parts)}}}  # beyond: {number(alert.signal.broken)}")
    lines.append("alerts:")
    for alert in alerts:
        one = _alert(alert)
        lines.append(f"  {one['name']}:")
        lines += [f"    {key}: {one[key]}" for key in ("when", "priority", "service", "summary")]
        lines.append("    runbook: first-steps")
    return "\n".join(lines) + "\n"


def _account(sketch: Sketch, used: set[str], *, waiting: bool) -> str:
    """Return what became of every row."""
    counts = ", ".join(f"{sketch.count(v)} {v}" for v in ("understood", "guessed", "left out"))
    lines = [
        f"# What was read of {escaped(sketch.origin)}",
        "",
        f"{len(sketch.rows)} rows: {counts}.",
    ]
    if sketch.alerts:
        others = "; the other alerts wait in `parts.yaml`" if waiting else ""
        lines.append(f"Used in the draft: {', '.join(sorted(used))}{others}.")
    lines += ["", "| place | what | | why |", "|---|---|---|---|"]
    lines += [
        f"| {escaped(row.place)} | {escaped(row.what)} | {row.verdict} | {escaped(row.why)} |"
        for row in sketch.rows
    ]
    return "\n".join(lines) + "\n"
