"""A draft is a drill that passes check and can be won, whatever it was grown from."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.drafting import EXAMPLE, Sketch, from_prometheus, pages
from simulator.drafting.sketch import OWN, distinct
from simulator.drafting.writing import number
from simulator.host.rehearsal import ENOUGH, try_out
from simulator.loader import load_scenario, load_standard


def draft(sketch, folder, seeds=range(2)):
    """Write a draft; return every problem that reading it shows, and the seeds on which the model answer cannot win it."""
    for name, text in pages(sketch, "My drill", "my-drill", "hotwash").items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    loaded = load_scenario(folder / "scenario.yaml")
    if loaded.problems:
        return list(loaded.problems)
    tried = try_out(loaded, load_standard("default"), seeds=seeds)
    return [(one.seed, one.card.total) for one in tried if one.card.total < ENOUGH]


def test_a_draft_of_nothing_is_whole(tmp_path):
    """It passes check without a warning, and the model answer wins it on twenty seeds."""
    assert draft(EXAMPLE, tmp_path, seeds=range(20)) == []


@pytest.mark.parametrize(
    "expr",
    ["errors_ratio > 0.02", "up == 0", "score < 0.7", "lag_seconds > 3600", "delta < -5", "x > 0", "free_ratio < 0.1", "n >= 1e9"],
)  # fmt: skip
def test_a_draft_grown_from_any_limit_is_whole(tmp_path, expr):
    """Whichever side the limit lies on, the quiet day keeps within it and the fault goes beyond."""
    data = {
        "groups": [{"name": "g", "rules": [{"alert": "A", "expr": expr, "labels": {"severity": "critical"}}]}]
    }

    assert draft(from_prometheus(data, "r.yml"), tmp_path) == []


def test_alerts_that_are_not_used_wait_beside_it_and_the_account_says_so(tmp_path):
    """Three fire in the draft, the rest can be copied from parts.yaml."""
    found = [
        {"alert": f"A{n}", "expr": f"m{n} > {n}", "labels": {"severity": "warning"}} for n in range(1, 6)
    ]
    sketch = from_prometheus({"groups": [{"name": "g", "rules": found}]}, "r.yml")

    assert draft(sketch, tmp_path) == []
    assert (tmp_path / "parts.yaml").read_text(encoding="utf-8").count("runbook: first-steps") == 2
    assert (
        (tmp_path / "import.md")
        .read_text(encoding="utf-8")
        .startswith(
            "# What was read of r.yml\n\n5 rows: 5 understood, 0 guessed, 0 left out.\nUsed in the draft: a1, a2, a3;"
        )
    )


def test_a_draft_that_uses_every_alert_sends_nobody_to_a_file_that_is_not_there(tmp_path):
    """Neither the account nor the scenario speaks of parts.yaml, and the page's command is typed as it stands."""
    rules = [{"alert": "A", "expr": "m > 1", "labels": {"severity": "warning"}}]

    assert draft(from_prometheus({"groups": [{"name": "g", "rules": rules}]}, "r.yml"), tmp_path) == []
    told = {
        name: (tmp_path / name).read_text(encoding="utf-8")
        for name in ("import.md", "scenario.yaml", "README.md")
    }
    assert "Used in the draft: a.\n" in told["import.md"]
    assert "stands in import.md beside this file.\n\nhotwash: 1" in told["scenario.yaml"]
    assert not any("parts.yaml" in text for text in told.values())
    assert "`hotwash timeline my-drill/scenario.yaml`" in told["README.md"]


def test_words_of_others_stay_words(tmp_path):
    """Quotes, colons, braces, markup and control characters open nothing in the draft."""
    hostile = 'x": {evil: [1]}\n# {{ 7*7 }} [b]\x1b]0;t\x07 {secret.x} \U0001f600'
    data = {
        "groups": [
            {
                "name": hostile,
                "rules": [{"alert": hostile, "expr": "a > 1", "annotations": {"summary": hostile}}],
            }
        ]
    }

    assert draft(from_prometheus(data, "rules of\nothers"), tmp_path) == []


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=6))
def test_numbers_are_written_as_authors_write_them(value):
    """Without exponents, and the same number again."""
    written = number(value)
    assert ("e" in written.lower(), Decimal(written)) == (False, value)


def test_an_origin_without_rows_is_no_account():
    """Nothing was read, nothing is told."""
    assert "import.md" not in pages(Sketch(), "T", "t", "hotwash")


def test_the_frame_knows_its_own_names(tmp_path):
    """Whatever the frame of a draft names, nothing that comes in is called the same."""
    draft(EXAMPLE, tmp_path)
    written = load_scenario(tmp_path / "scenario.yaml").scenario
    assert written is not None
    sections = (
        "people",
        "faults",
        "noise",
        "reports",
        "changes",
        "logs",
        "runbooks",
        "remedies",
        "injects",
        "hints",
        "rosters",
    )

    assert {name for section in sections for name in getattr(written, section)} == OWN


def test_an_alert_called_as_its_service_or_as_the_frame_gets_another_name():
    """Names are unique across a scenario."""
    found = [
        {"alert": "edge", "expr": "a > 1"},
        {"alert": "restart", "expr": "b > 1", "labels": {"service": "otto"}},
    ]
    sketch = distinct(from_prometheus({"groups": [{"name": "edge", "rules": found}]}, "r.yml"))

    assert [(alert.name, alert.service, alert.signal.name) for alert in sketch.alerts] == [
        ("edge-alert", "edge", "edge.a"),
        ("restart-alert", "otto-service", "otto-service.b"),
    ]
