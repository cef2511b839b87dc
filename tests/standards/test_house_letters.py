"""A facilitator changes data and template, never the program; `hotwash check` reads both."""

import re

import pytest

from simulator.cli import main
from simulator.domain.commands import Claim
from simulator.host.house_letters import check_standard
from simulator.host.inputs import make_inputs
from simulator.loader import find_standard, load_standard
from simulator.rendering import render_message

PRESS = """\
extends: default
title: Lighthouse keepers
audiences:
  press: "Newspapers of the coast"
channels:
  press-desk: {says: "The newspapers' line", audience: press, public: true}
messages:
  press-note:
    title: Note to the newspapers
    audience: press
    channels: [press-desk]
    sent_by: [communications-lead]
    approval: [incident-commander]
    template: letterhead
    fields:
      scope:
        asks: "What happened at the lighthouse?"
        kind: scope
        critical: true
        standings: {confirmed: "The keepers tell this: {}.", suspected: "The keepers believe this: {}."}
      next-update: {asks: "When do you write again?", kind: next-update, standings: {confirmed: "The next note comes by {} UTC."}}
    forbids: [blame]
    public: true
    source: design
"""
LETTERHEAD = "From the lighthouse\n\n{{ says.scope }}\n{{ says.next_update }}\n"


@pytest.fixture
def house(tmp_path):
    """Write a house's standard and its letters; returns the standard's path."""

    def write(standard=PRESS, **letters):
        (tmp_path / "messages").mkdir(exist_ok=True)
        for name, text in letters.items():
            (tmp_path / "messages" / f"{name}.j2").write_text(text, encoding="utf-8")
        file = tmp_path / "house.yaml"
        file.write_text(standard, encoding="utf-8")
        return file

    return write


def test_a_message_type_of_ones_own_needs_data_and_a_letter(house):
    """Nothing is wrong with it, and it is written with its own head."""
    file = house(letterhead=LETTERHEAD)
    rules = load_standard(str(file))
    fields = {"scope": Claim(value="the lamp is out"), "next-update": Claim(value="21:15")}
    assert check_standard(file) == []
    assert render_message(rules.standard, "press-note", fields, "", {}, rules.templates) == (
        "EXERCISE: From the lighthouse\n\n"
        "The keepers tell this: the lamp is out.\n"
        "The next note comes by 21:15 UTC.\n"
    )


def test_an_exercise_carries_the_houses_letters(house):
    """They stand in the header of its log, over those that ship."""
    file = house(letterhead=LETTERHEAD, handover="We hand over.\n{{ letter }}\n")
    inputs = make_inputs("sawtooth", str(file), 3)
    assert inputs.templates["letterhead"] == LETTERHEAD
    assert inputs.templates["handover"].startswith("We hand over.")
    assert "status-scope" in inputs.templates


MISTAKES = [
    (PRESS, {}, r"house\.yaml:14:15: error\[E415\]: there is no letter 'letterhead' for press-note"),
    (PRESS, {"letterhead": "{{ says.scope }}\n\n{{ says.next_updat }}\n{{ says.next_update }}"},
     r"letterhead\.j2:3:1: error\[E415\]: 'Note to the newspapers' has no says\.next_updat; did you mean says\.next_update"),
    (PRESS, {"letterhead": "{{ says.scope }}\n"}, r"letterhead\.j2:1:1: error\[E415\]: it never says 'next-update'"),
    (PRESS, {"letterhead": "{{ letter }}\n{% for x in says %}{% endfor %}"}, r"letterhead\.j2:2:1: error\[E415\]: a loop is not let through"),
    (PRESS, {"letterhead": "{{ letter }}\n{% if words"}, r"letterhead\.j2:2:1: error\[E415\]"),
    (PRESS, {"letterhead": "{{ letter }} {{ envelope.sneder }}"}, r"letterhead\.j2:1:1: error\[E415\]: 'Note to the newspapers' has no envelope\.sneder"),
    (PRESS, {"letterhead": LETTERHEAD, "pres-note": "{{ letter }}"}, r"pres-note\.j2: warning\[W504\]: no message type is framed by 'pres-note'"),
    (PRESS.replace("kind: next-update", "kind: next-letter"), {"letterhead": LETTERHEAD}, r"house\.yaml:21:\d+: error\[E204\]: expected .*next-letter"),
    (PRESS.replace("channels: [press-desk]", "channels: [press-dest]"), {"letterhead": LETTERHEAD}, r"house\.yaml:11:\d+: error\[E301\]: there is no channel 'press-dest'"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("standard", "letters", "expected"), MISTAKES, ids=[expected[:40] for *_, expected in MISTAKES]
)
def test_a_mistake_in_either_is_told_where_it_is(standard, letters, expected, house):
    """File and line of the data, or of the letter."""
    told = [str(problem) for problem in check_standard(house(standard, **letters))]
    assert [line for line in told if re.search(expected, line)] != []
    assert len(told) == 1


def test_a_field_that_is_taken_away_is_missed_in_its_letter(house):
    """Data and template are held against one another, whichever of them was changed."""
    shorter = "extends: default\ntitle: Short\nwithout: [messages.handover.fields.risks]\n"
    [problem] = check_standard(house(shorter, handover="{{ letter }}\n{{ says.risks }}\n"))
    assert (problem.code, problem.line) == ("E415", 2)


def test_check_takes_a_standard_by_name_or_path(house, capsys):
    """With the excerpt, and exit code 1; a clean one exits with 0."""
    broken = house()
    assert main(["check", str(broken)]) == 1
    assert "14 |     template: letterhead" in capsys.readouterr().out
    assert main(["check", "public-sector", "fast-external", "default"]) == 0
    assert "3 checked: clean" in capsys.readouterr().out
    assert main(["check", str(find_standard("default").parent)]) == 0
    assert "3 checked: clean" in capsys.readouterr().out
