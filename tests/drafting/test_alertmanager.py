"""What Alertmanager sends becomes alerts of ours; all that it does not say is said to be guessed."""

import pytest

from simulator.drafting import Foreign, from_alertmanager

FIRING = {
    "status": "firing",
    "labels": {"alertname": "NullBurst", "severity": "warning", "service": "scorer"},
    "annotations": {"summary": "nulls at {{ $value }} on scorer-2"},
}


def test_a_payload_is_read_and_repetitions_are_rows():
    """The same alert of another instance is one alert, and a row of its own."""
    sketch = from_alertmanager({"version": "4", "alerts": [FIRING, FIRING, {"labels": {}}]}, "p.json")
    [alert] = sketch.alerts

    assert (alert.name, alert.service, alert.priority, alert.signal.name) == (
        "null-burst",
        "scorer",
        "warning",
        "scorer.null_burst",
    )
    assert [(row.place, row.verdict, row.why) for row in sketch.rows] == [
        ("alerts[0]", "guessed", "limit 1: a payload says none"),
        ("alerts[1]", "left out", "the same alert as alerts[0]"),
        ("alerts[2]", "left out", "it has no label alertname"),
    ]


def test_several_payloads_and_the_list_of_the_interface_are_read_too():
    """Each with its own place."""
    assert [
        row.place for row in from_alertmanager([{"alerts": [FIRING]}, {"alerts": [FIRING]}], "p").rows
    ] == [
        "[0].alerts[0]",
        "[1].alerts[0]",
    ]
    assert [row.place for row in from_alertmanager([FIRING], "p").rows] == ["alerts[0]"]


@pytest.mark.parametrize("data", [None, {}, [], [1], {"alerts": 3}])
def test_anything_else_is_no_payload(data):
    """It is refused by name."""
    with pytest.raises(Foreign, match=r"p\.json is no payload of Alertmanager"):
        from_alertmanager(data, "p.json")
