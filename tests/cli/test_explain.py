"""Whatever the program prints can be asked about."""

import json
import re

import pytest

from simulator.cli import main
from simulator.host.explaining import explain
from simulator.host.shelves import shelves
from simulator.loader import load_standard


@pytest.fixture
def result(waves, tmp_path, monkeypatch, capsys):
    """What a run prints."""
    monkeypatch.setenv("HOTWASH_HOME", str(tmp_path / "home"))
    assert main(["run", str(waves), "--team", "always-escalate", "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_name_in_a_result_is_explained(result):
    """Judgements, clauses, tasks, dimensions, gates, capabilities, ratings, metrics and kinds of help."""
    named = {*result["dimensions"], *result["metrics"], *result["assistance"]}
    named |= {
        judgement[what]
        for judgement in result["judgements"]
        for what in ("id", "task", "dimension", "clause")
    }
    named |= {gate["id"] for gate in result["gates"]}
    named |= {one["id"] for one in result["observations"]}
    named |= {objective["capability"] for objective in result["objectives"]} | {"P", "S", "M", "U"}

    assert [name for name in sorted(named) if not explain(name)] == []


def test_every_name_of_the_standard_is_explained():
    """Types, categories, messages, roles, duties to report and the sources in square brackets."""
    standard = load_standard("default").standard
    named = {*standard.types, *standard.categories, *standard.messages, *standard.roles, *standard.sources}
    named |= {*standard.regulators}

    assert [name for name in sorted(named) if not explain(name)] == []


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("MTTA", "from a true alert's firing"),
        ("mtta_s", "from a true alert's firing"),
        ("MSEL", "All injects in order"),
        ("AAR/IP", "AAR/IP: "),
        ("Data-Quality", "category of cause"),
        ("not-actionable", "false: nothing is wrong behind it; duplicate: it repeats another"),
        ("sawtooth", "sawtooth (drill): Sawtooth."),
        ("silent", "silent (built-in team)"),
    ],
)
def test_a_name_is_found_however_it_is_written(asked, told):
    """With its unit or without, with its long form or without, in any case."""
    assert told in "\n".join(explain(asked))


def test_nothing_is_told_twice():
    """A metric without a unit has one name."""
    assert len(explain("alerts")) == len(set(explain("alerts")))


def test_every_term_of_the_glossary_is_explained(checkout):
    """What stands in bold there, and what an entry sets apart."""
    text = (checkout / "docs" / "glossary.md").read_text(encoding="utf-8")
    heads = re.findall(r"^\*\*([^*]+)\*\*", text, re.MULTILINE)
    apart = re.findall(r"(?<!\*)\*([A-Za-z][^*\n]+)\*(?!\*)", text.partition("## The exercise")[2])
    named = set(re.findall(r"\*\*([^*]+)\*\*", text)) | set(apart)

    assert len(heads) > 80
    assert [name for name in sorted(named) if not explain(name)] == []


@pytest.mark.parametrize("shelf", sorted(shelves()))
def test_whatever_is_listed_is_explained(shelf):
    """Drills, lessons, standards and teams."""
    assert [thing["name"] for thing in shelves()[shelf] if not explain(thing["name"])] == []


@pytest.mark.parametrize(
    "word",
    ["hypothesis", "practice", "drill", "not-actionable", "ladder", "snapshot", "signal", "facilitator", "inject",
     "seat", "pace", "live", "headless", "ack", "duplicate", "escalation ladder", "hold"],
)  # fmt: skip
def test_what_a_newcomer_asks_first_is_explained(word):
    """In a few sentences."""
    assert explain(word) != []
