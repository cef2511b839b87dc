"""Labels of alerts, against the schema of the standard the scenario is checked by."""

from pathlib import Path

import pytest

from simulator.loader import load_scenario, load_standard

LIGHTHOUSE = Path(__file__).parent / "lighthouse"
TEXT = (LIGHTHOUSE / "scenario.yaml").read_text(encoding="utf-8")
HOT = 'summary: "gear at {value}", runbook: cool-down}'
HOUSE = """\
hotwash_standard: 1
extends: default
title: Lighthouse keepers
alert_labels:
  coast: {says: "Which coast it lights", required: true, values: [north, south], source: design}
  keeper: {says: "Who keeps it", of: team, source: design}
"""


@pytest.fixture
def told(tmp_path):
    """What is told of the lighthouse if its second alert has these labels, under the default standard or the house's."""

    def told(labels, standard="default"):
        folder = tmp_path / "lighthouse"
        (folder / "runbooks").mkdir(parents=True, exist_ok=True)
        (folder / "runbooks" / "cool-down.md").write_text("# Wait\n", encoding="utf-8")
        (tmp_path / "house.yaml").write_text(HOUSE, encoding="utf-8")
        text = TEXT.replace(HOT, f"{HOT[:-1]}, labels: {labels}}}")
        (folder / "scenario.yaml").write_text(text, encoding="utf-8")
        rules = load_standard(str(tmp_path / "house.yaml") if standard == "house" else standard).standard
        lines = text.split("\n")
        return [
            (p.code, lines[p.line - 1][p.column - 1 : p.end_column - 1], p.message, p.help)
            for p in load_scenario(folder / "scenario.yaml", rules).problems
        ]

    return told


def test_what_an_alert_has_by_itself_is_enough_under_the_default_standard(told):
    """Service, severity and team; and it may say where."""
    assert told("{region: north}") == []


@pytest.mark.parametrize(
    ("labels", "pointed", "message", "help_"),
    [
        ("{regoin: north}", "regoin", "the schema has no label 'regoin'", "did you mean 'region'?"),
        ("{environment: prod}", "prod", "environment cannot be prod", "one of production, staging, test"),
        ("{team: radio-club}", "radio-club", "hot says team radio-club, and by itself it is tower", "leave the label out"),
    ],
)  # fmt: skip
def test_a_label_that_does_not_fit_is_told_at_its_place(told, labels, pointed, message, help_):
    """One nobody knows, a value it does not take, and one that contradicts what the alert has by itself."""
    assert told(labels) == [("W513", pointed, message, help_)]


def test_a_house_says_what_every_alert_must_carry(told):
    """Those of noise too; what repeats the team's name is there by itself."""
    assert [(pointed, message) for _, pointed, message, _ in told("{coast: north}", "house")] == [
        ("dark", "dark has no label coast: Which coast it lights"),
        ("gulls", "gulls has no label coast: Which coast it lights"),
    ]


def test_a_standard_without_a_schema_asks_for_nothing(told, tmp_path):
    """Authors then label as they like."""
    bare = HOUSE.partition("alert_labels")[0] + "without: [alert_labels]\n"
    told("{}")
    (tmp_path / "bare.yaml").write_text(bare, encoding="utf-8")
    rules = load_standard(str(tmp_path / "bare.yaml")).standard
    text = TEXT.replace(HOT, f"{HOT[:-1]}, labels: {{anything: goes}}}}")
    (tmp_path / "lighthouse" / "scenario.yaml").write_text(text, encoding="utf-8")

    assert load_scenario(tmp_path / "lighthouse" / "scenario.yaml", rules).problems == ()
