"""What Alertmanager sends to a webhook, or lists over its interface, as alerts of ours.

A payload says that a rule fired, and neither what it measures nor its limit: both are guessed, and said to be.
"""

from decimal import Decimal
from typing import Any, Final

from simulator.domain.cleaning import one_line
from simulator.drafting.naming import measure_of, name_of
from simulator.drafting.prometheus import PRIORITIES, unknown_word
from simulator.drafting.sketch import AlertPart, Foreign, Row, Sketch, signal_part

_OWNERS: Final = ("service", "app", "component", "job", "team", "namespace", "cluster")


def from_alertmanager(data: Any, origin: str) -> Sketch:
    """Return what is in one payload, a list of payloads, or a list of alerts, given as plain data.

    Raises Foreign if it is none of them.
    """
    told = [
        (f"{place}alerts[{i}]", alert)
        for place, payload in _payloads(data, origin)
        for i, alert in enumerate(payload)
    ]
    alerts: dict[str, AlertPart] = {}
    seen: dict[tuple[str, str], str] = {}
    rows: list[Row] = []
    for place, alert in told:
        labels = alert.get("labels") if isinstance(alert, dict) else None
        if not isinstance(labels, dict) or not labels.get("alertname"):
            rows.append(Row(place=place, what="?", verdict="left out", why="it has no label alertname"))
            continue
        what = one_line(str(labels["alertname"]))[:80]
        owner = next((str(labels[key]) for key in _OWNERS if labels.get(key)), "")
        if (what, owner) in seen:
            why = f"the same alert as {seen[what, owner]}"
            rows.append(Row(place=place, what=what, verdict="left out", why=why))
            continue
        seen[what, owner] = place
        part, guesses = _alert(alert, labels, owner, alerts)
        alerts[part.name] = part
        rows.append(Row(place=place, what=what, verdict="guessed", why="; ".join(guesses)))
    return Sketch(origin=origin, alerts=tuple(alerts.values()), rows=tuple(rows))


def _payloads(data: Any, origin: str) -> list[tuple[str, list[Any]]]:
    if isinstance(data, dict) and isinstance(data.get("alerts"), list):
        return [("", data["alerts"])]
    if isinstance(data, list) and data:
        if all(isinstance(one, dict) and isinstance(one.get("alerts"), list) for one in data):
            return [(f"[{i}].", one["alerts"]) for i, one in enumerate(data)]
        if any(isinstance(one, dict) and isinstance(one.get("labels"), dict) for one in data):
            return [("", data)]
    message = f"{origin} is no payload of Alertmanager: it has no list of alerts with labels"
    raise Foreign(message)


def _alert(
    alert: dict[str, Any], labels: dict[str, Any], owner: str, taken: dict[str, AlertPart]
) -> tuple[AlertPart, list[str]]:
    guesses = ["limit 1: a payload says none"]
    name = name_of(str(labels["alertname"]), taken, "alert")
    service = name_of(owner, (), "monitored")
    if not owner:
        guesses.append("service monitored: no label says whose it is")
    said = str(labels.get("severity", "")).lower()
    if said not in PRIORITIES:
        guesses.append(f"priority warning: {unknown_word(one_line(said))}")
    notes = alert.get("annotations")
    notes = notes if isinstance(notes, dict) else {}
    told = next((str(notes[key]) for key in ("summary", "message", "description") if notes.get(key)), "")
    text = one_line(told.replace("{", "").replace("}", ""))[:240].rstrip() or one_line(
        str(labels["alertname"])
    )
    part = AlertPart(
        name=name,
        signal=signal_part(f"{service}.{measure_of(name)}", f"What {name} watches", ">", Decimal(1)),
        op=">",
        limit=Decimal(1),
        hold_ms=0,
        priority=PRIORITIES.get(said, "warning"),
        service=service,
        summary=f"{text}: {{value}}",
    )
    return part, guesses
