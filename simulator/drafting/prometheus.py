"""Prometheus rule files, as they are in the wild, as alerts of ours.

A rule whose expression compares something with a number is understood; of one that joins several comparisons the first
is taken and the guess said. What an expression means is not computed: what counts is what it measures, and its limit.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from simulator.domain.cleaning import one_line
from simulator.domain.scenario import Priority
from simulator.domain.units import DAY, HOUR, MINUTE, SECOND
from simulator.drafting.naming import measure_of, name_of
from simulator.drafting.sketch import AlertPart, Foreign, Op, Row, Sketch, signal_part

PRIORITIES: Final[dict[str, Priority]] = {
    **dict.fromkeys(("critical", "crit", "page", "emergency", "disaster", "sev1", "p1"), "critical"),
    **dict.fromkeys(("error", "major", "high", "sev2", "p2"), "error"),
    **dict.fromkeys(("warning", "warn", "ticket", "minor", "medium", "sev3", "p3"), "warning"),
    **dict.fromkeys(("info", "informational", "none", "low", "notice", "debug", "sev4", "p4"), "info"),
}
"""Words seen in severity labels, and PD-CEF's word for each."""
LONGEST_HOLD: Final = 5 * MINUTE
"""A rule that waits longer would have a drill wait with it."""
_RATIOS: Final = ("ratio", "percent", "percentage")
_UP: Final = ("up", "probe_success")
"""Metrics that are 1 if something is there, and 0 if not."""
_QUALITIES: Final = frozenset({"accuracy", "auc", "auroc", "f1", "precision", "recall"})
"""How good a model is: never more than 1."""
_OWNERS: Final = ("service", "app", "component", "job", "team", "namespace")
_NUMBER: Final = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?"
_COMPARED: Final = re.compile(
    rf"(>=|<=|==|!=|>|<)\s*(?:bool\s+)?\(?\s*({_NUMBER})\s*(?:([*/])\s*({_NUMBER})\s*)?\)?"
)
_METRIC: Final = re.compile(r"[a-zA-Z_:][a-zA-Z0-9_:]*")
_QUOTED: Final = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|`[^`]*+`")
_NO_METRICS: Final = frozenset(
    re.findall(
        r"\w+",
        "and or unless on ignoring by without group_left group_right bool offset sum min max avg count stddev stdvar topk "
        "bottomk quantile count_values group rate irate increase delta idelta deriv predict_linear histogram_quantile abs "
        "absent absent_over_time avg_over_time min_over_time max_over_time sum_over_time count_over_time quantile_over_time "
        "last_over_time present_over_time changes resets clamp clamp_max clamp_min ceil floor round exp ln log2 log10 sqrt "
        "time timestamp vector scalar sort sort_desc label_replace label_join day_of_month day_of_week days_in_month hour "
        "minute month year holt_winters inf nan",
    )
)
_TEMPLATE: Final = re.compile(r"\{\{([^{}]{0,200})\}\}")
_DURATION: Final = re.compile(r"(\d{1,7})(ms|[smhdwy])")
_UNITS: Final = {"ms": 1, "s": SECOND, "m": MINUTE, "h": HOUR, "d": DAY, "w": 7 * DAY, "y": 365 * DAY}


def from_prometheus(data: Any, origin: str) -> Sketch:
    """Return what is in a rule file, or in a PrometheusRule of Kubernetes, given as plain data.

    Raises Foreign if it is neither.
    """
    if isinstance(data, dict) and isinstance(data.get("spec"), dict):
        data = data["spec"]
    groups = data.get("groups") if isinstance(data, dict) else None
    if not isinstance(groups, list):
        message = f"{origin} is no file of Prometheus rules: it has no list of groups"
        raise Foreign(message)
    alerts: dict[str, AlertPart] = {}
    rows: list[Row] = []
    for place, group, rule in _rules(groups):
        if not isinstance(rule, dict) or not isinstance(rule.get("alert"), str):
            recorded = isinstance(rule, dict) and isinstance(rule.get("record"), str)
            why = "a recording rule: it wakes nobody" if recorded else "it is no rule: it has no alert"
            what = str(rule["record"]) if recorded else "?"
            rows.append(Row(place=place, what=one_line(what)[:80], verdict="left out", why=why))
            continue
        alert, guesses = _alert(rule, group, alerts)
        alerts[alert.name] = alert
        rows.append(
            Row(
                place=place,
                what=one_line(rule["alert"])[:80],
                verdict="guessed" if guesses else "understood",
                why="; ".join(guesses),
            )
        )
    return Sketch(origin=origin, alerts=tuple(alerts.values()), rows=tuple(rows))


def _rules(groups: list[Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield each rule with its place and its group's name; a group without rules is a row, too."""
    for g, group in enumerate(groups):
        rules = group.get("rules") if isinstance(group, dict) else None
        name = str(group.get("name", "")) if isinstance(group, dict) else ""
        if not isinstance(rules, list):
            yield f"groups[{g}]", name, None
            continue
        for r, rule in enumerate(rules):
            yield f"groups[{g}].rules[{r}]", name, rule


def _alert(rule: dict[str, Any], group: str, taken: dict[str, AlertPart]) -> tuple[AlertPart, list[str]]:
    """Return the alert of a rule, and every guess that was made."""
    guesses: list[str] = []
    labels = _words(rule.get("labels"))
    notes = _words(rule.get("annotations"))
    name = name_of(rule["alert"], taken, "alert")
    owner = next((labels[key] for key in _OWNERS if labels.get(key) and "{{" not in labels[key]), "")
    service = name_of(
        owner or group, (), "monitored"
    )  # a group is the file's own word for what belongs together
    if not owner and not group:
        guesses.append("service monitored: neither a label nor the group says whose it is")
    said = labels.get("severity", labels.get("priority", "")).lower()
    priority = PRIORITIES.get(said, "warning")
    if said not in PRIORITIES:
        guesses.append(f"priority warning: {unknown_word(said)}")
    metric, op, limit, doubt = read_expression(str(rule.get("expr", "")))
    guesses += doubt
    hold = read_for(rule.get("for"))
    if hold is None or hold > LONGEST_HOLD:
        guesses.append(
            f"for 5m: {rule.get('for')} would have a drill wait"
            if hold
            else f"for 0s: {rule.get('for')!r} is no duration"
        )
        hold = LONGEST_HOLD if hold else 0
    named = set(re.split(r"[^a-z0-9]+", metric.lower()))  # job, model, accuracy, avg5m
    share = abs(limit) <= 1 and (metric.endswith(_RATIOS) or metric in _UP or bool(named & _QUALITIES))
    counted = share and metric.endswith(_RATIOS)
    unit = "ratio" if counted else "bytes" if "bytes" in metric else "s" if "seconds" in metric else ""
    signal = signal_part(
        f"{service}.{measure_of(metric or name)}",
        f"{metric or name}, as the rule reads it",
        op,
        limit,
        unit,
        share=share,
    )
    summary = _summary(rule["alert"], notes)
    alert = AlertPart(
        name=name,
        signal=signal,
        op=op,
        limit=limit,
        hold_ms=hold,
        priority=priority,
        service=service,
        summary=summary,
    )
    return alert, guesses


def unknown_word(said: str) -> str:
    """Return why a severity is guessed."""
    return f"{said} is no word we know" if said else "no severity is given"


def read_expression(expr: str) -> tuple[str, Op, Decimal, list[str]]:
    """Return what an expression measures, how it is compared, its limit, and what had to be guessed of it."""
    guesses: list[str] = []
    bare = " ".join(_QUOTED.sub('""', expr[:20_000]).split())
    metric = next((m[0] for m in _METRIC.finditer(_unlabelled(bare)) if m[0].lower() not in _NO_METRICS), "")
    compared = list(_COMPARED.finditer(bare))
    if not compared:
        if "absent" in bare:
            return metric, "<", Decimal(1), ["limit 1: nothing is there, so it counts as 0"]
        return metric, ">", Decimal(1), ["limit 1: the rule compares with no number"]
    if len(compared) > 1:
        guesses.append(f"the first of {len(compared)} comparisons")
    sign, number, times, factor = compared[0].groups()
    try:
        limit = Decimal(number)
        if times and (times == "*" or Decimal(factor)):
            limit = limit * Decimal(factor) if times == "*" else limit / Decimal(factor)
        limit = limit.quantize(Decimal("0.000001"))
    except InvalidOperation:
        return metric, ">", Decimal(1), [*guesses, f"limit 1: {number} is beyond what a signal can be"]
    if abs(limit) > 10**12:
        return metric, ">", Decimal(1), [*guesses, f"limit 1: {number} is beyond what a signal can be"]
    match sign:
        case "==" if limit == 0:
            return metric, "<", Decimal(1), [*guesses, "below 1 for: is 0"]
        case "==" if "absent" in bare:
            return (
                metric,
                "<",
                limit,
                [*guesses, f"below {limit.normalize():f} for: is never {limit.normalize():f}"],
            )
        case "==":
            return metric, ">=", limit, [*guesses, f"at least {limit.normalize():f} for: is equal"]
        case "!=":
            return metric, ">", limit, [*guesses, f"over {limit.normalize():f} for: differs"]
        case ">" | ">=" | "<" | "<=":
            return metric, sign, limit, guesses
    return metric, ">", limit, guesses


def _unlabelled(expr: str) -> str:
    """Return the expression without its matchers, ranges and groupings, whose words are no metrics."""
    bare = re.sub(r"\{[^{}]*\}|\[[^\[\]]*\]", " ", expr)
    return re.sub(r"\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^()]*\)", " ", bare)


def read_for(written: Any) -> int | None:
    """Return a duration such as 1h30m in milliseconds; 0 for none, None for what is no duration."""
    if written is None or written in ("", 0, "0"):
        return 0
    found = _DURATION.findall(str(written))
    if not found or "".join(n + unit for n, unit in found) != str(written):
        return None
    return sum(int(n) * _UNITS[unit] for n, unit in found)


def _words(mapping: Any) -> dict[str, str]:
    return {str(k): str(v) for k, v in mapping.items()} if isinstance(mapping, dict) else {}


def _summary(alert: str, notes: dict[str, str]) -> str:
    """Return the summary with {value} for what the rule would put there, and words for its labels."""
    told = next(
        (notes[key] for key in ("summary", "message", "description", "title") if notes.get(key)), alert
    )

    def filled(found: re.Match[str]) -> str:
        inner = found[1]
        label = re.search(r"\$?labels\.(\w+)", inner, re.IGNORECASE)
        if label:
            return f"some {label[1]}"
        return "{value}" if "value" in inner.lower() else "…"

    text = one_line(_TEMPLATE.sub(filled, told[:2_000]))[:240].rstrip()
    text = re.sub(r"\{(?!value\})|(?<!\{value)\}", "", text)  # no other place is filled
    return text if "{value}" in text else f"{text}: {{value}}"
