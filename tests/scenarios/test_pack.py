"""The drills together: whoever does one thing whatever is wrong does not come far with it."""

import json
import subprocess
import sys

import pytest


@pytest.fixture(scope="module")
def told(checkout):
    """Every drill, played by every built-in team: the page, the table and the rules."""
    script = checkout / "benchmarks" / "habits.py"
    done = subprocess.run([sys.executable, script, "--json"], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def kept(told, name):
    """Whether a rule of the pack is kept; the rule itself if not."""
    [rule] = [rule for rule in told["rules"] if rule["name"] == name]
    return rule["met"] or rule


def test_no_habit_wins(told):
    """The best of them scores 55 or less on average."""
    assert kept(told, "the best habit, on average") is True


def test_the_model_answer_wins_every_drill(told):
    """It scores 97 or more in each."""
    assert kept(told, "the model answer, at worst") is True


def test_each_habit_is_plainly_wrong_in_three_drills_or_more(told):
    """No drill teaches one thing alone."""
    assert kept(told, "drills a habit gets plainly wrong") is True


def test_the_table_in_the_documentation_is_this_one(told, checkout):
    """Whoever changes a drill, a habit or the standard writes it again: make habits."""
    assert told["page"] == (checkout / "docs" / "habits.md").read_text(encoding="utf-8")


def test_rolling_back_the_wrong_model_is_plainly_wrong_and_the_right_file_is_not(told):
    """In null-burst the model was never the cause; in sawtooth a rollback is what ends it."""
    wrong = {(cell["drill"], cell["team"]): cell["wrong"] for cell in told["table"]}

    assert wrong["null-burst", "always-rollback"]
    assert not wrong["sawtooth", "always-rollback"]
