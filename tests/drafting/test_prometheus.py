"""Prometheus rules as they are in the wild become alerts of ours, and none is lost on the way."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.drafting import Foreign, from_prometheus
from simulator.drafting.prometheus import read_expression, read_for


def rules(*given, name="edge"):
    """A file of one group."""
    return {"groups": [{"name": name, "rules": list(given)}]}


def test_a_rule_becomes_an_alert_with_its_limit_wait_priority_and_words():
    """What it measures, when it fires, whom it belongs to, and a summary with the reading in it."""
    sketch = from_prometheus(
        rules(
            {
                "alert": "EdgeErrorsHigh",
                "expr": 'sum(rate(http_errors_total{code=~"5.."}[5m])) by (job) > 0.02',
                "for": "2m",
                "labels": {"severity": "page", "service": "edge-proxy"},
                "annotations": {"summary": "{{ $labels.instance }} fails {{ $value | humanizePercentage }}"},
            }
        ),
        "rules.yml",
    )
    [alert] = sketch.alerts

    assert (
        alert.name,
        alert.signal.name,
        alert.op,
        alert.limit,
        alert.hold_ms,
        alert.priority,
        alert.summary,
    ) == (
        "edge-errors-high",
        "edge-proxy.http_errors_total",
        ">",
        Decimal("0.02"),
        120_000,
        "critical",
        "some instance fails {value}",
    )
    assert [(row.place, row.verdict) for row in sketch.rows] == [("groups[0].rules[0]", "understood")]


@pytest.mark.parametrize(
    ("expr", "read"),
    [
        ("up == 0", ("up", "<", Decimal(1), ["below 1 for: is 0"])),
        ("free_bytes / size_bytes < (10 / 100)", ("free_bytes", "<", Decimal("0.1"), [])),
        ("a_total > 5 and b_total > 7", ("a_total", ">", Decimal(5), ["the first of 2 comparisons"])),
        ('absent(up{job="x > 3"})', ("up", "<", Decimal(1), ["limit 1: nothing is there, so it counts as 0"])),
        ('absent(up{job="x"} == 1)', ("up", "<", Decimal(1), ["below 1 for: is never 1"])),
        ("a_total != b_total", ("a_total", ">", Decimal(1), ["limit 1: the rule compares with no number"])),
        ("x > 1e99", ("x", ">", Decimal(1), ["limit 1: 1e99 is beyond what a signal can be"])),
        ("quantile_over_time(0.9, lag_seconds[1h]) >= 30 * 60", ("lag_seconds", ">=", Decimal(1800), [])),
    ],
)  # fmt: skip
def test_an_expression_is_read_for_what_it_measures_and_its_limit(expr, read):
    """What had to be guessed is said."""
    assert read_expression(expr) == read


@pytest.mark.parametrize(
    ("expr", "baseline", "broken", "ceiling"),
    [
        ("up == 0", "1", "0.333333", 1),
        ("model_accuracy < 0.9", "0.95", "0.3", 1),
        ("avg(fraud:auc) by (model) < 0.8", "0.9", "0.266667", 1),
        ("f1_score < 0.5", "0.75", "0.166667", 1),
        ("class_recall > 0.95", "0.19", "0.975", 1),
        ("model_accuracy < 90", "135", "30", None),
        ("startup_seconds < 1", "1.5", "0.333333", None),
    ],
)
def test_what_is_a_share_never_exceeds_one(expr, baseline, broken, ceiling):
    """Whether something is up, and how good a model is; by its name, and if its limit is one."""
    [alert] = from_prometheus(rules({"alert": "Odd", "expr": expr}), "r.yml").alerts

    assert (alert.signal.baseline, alert.signal.broken, alert.signal.ceiling) == (
        Decimal(baseline),
        Decimal(broken),
        ceiling,
    )


@pytest.mark.parametrize(
    ("labels", "told"),
    [({}, "priority warning: no severity is given"), ({"severity": "loud"}, "priority warning: loud is no word we know")],
)  # fmt: skip
def test_a_severity_that_is_missing_is_told_apart_from_one_that_is_unknown(labels, told):
    """Both are guessed."""
    sketch = from_prometheus(rules({"alert": "Odd", "expr": "x > 1", "labels": labels}), "r.yml")

    assert [row.why for row in sketch.rows] == [told]


@pytest.mark.parametrize(
    ("written", "ms"), [(None, 0), ("90s", 90_000), ("1h30m", 5_400_000), ("soon", None), ("5 m", None)]
)
def test_waits_are_read_as_prometheus_writes_them(written, ms):
    """None for what is no duration."""
    assert read_for(written) == ms


def test_what_is_no_alert_is_a_row_with_its_reason():
    """Recording rules, empty groups and broken rules are left out by name."""
    data = {"groups": [{"name": "a", "rules": [{"record": "job:x:sum", "expr": "x"}, "?"]}, {"name": "b"}]}

    assert [(row.place, row.what, row.verdict) for row in from_prometheus(data, "r.yml").rows] == [
        ("groups[0].rules[0]", "job:x:sum", "left out"),
        ("groups[0].rules[1]", "?", "left out"),
        ("groups[1]", "?", "left out"),
    ]


def test_two_rules_of_one_name_are_two_alerts():
    """The second gets a number."""
    twice = {"alert": "Down", "expr": "up == 0"}

    assert [alert.name for alert in from_prometheus(rules(twice, twice), "r.yml").alerts] == [
        "down",
        "down-2",
    ]


def test_a_rule_of_kubernetes_is_read_through_its_spec():
    """PrometheusRule wraps the same groups."""
    wrapped = {"kind": "PrometheusRule", "spec": rules({"alert": "Down", "expr": "up == 0"})}

    assert len(from_prometheus(wrapped, "r.yml").alerts) == 1


@pytest.mark.parametrize("data", [None, [], {"groups": {}}, {"spec": {}}, "groups"])
def test_what_has_no_groups_is_no_rule_file(data):
    """It is refused by name."""
    with pytest.raises(Foreign, match=r"r\.yml is no file of Prometheus rules"):
        from_prometheus(data, "r.yml")


@given(st.text(max_size=400), st.text(max_size=60), st.text(max_size=200))
def test_no_text_whatever_breaks_the_reading(expr, name, summary):
    """One rule in, one row out, and its names are names of ours."""
    sketch = from_prometheus(
        rules({"alert": name, "expr": expr, "annotations": {"summary": summary}}, name=name), "r.yml"
    )
    [alert] = sketch.alerts

    assert (len(sketch.rows), alert.name.replace("-", "").isalnum(), "{value}" in alert.summary) == (
        1,
        True,
        True,
    )
