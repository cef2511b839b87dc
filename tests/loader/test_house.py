"""A standard that a house wrote for itself is read with every mistake told, before anybody is judged by it."""

import re
from pathlib import Path

import pytest

from simulator.loader import load_standard
from simulator.loader.catalogue import find_standard

TEXT = find_standard("default").read_text(encoding="utf-8")

MISTAKES = [
    ("source: google-oncall", "source: google-on-call", "E301", "did you mean 'google-oncall'?"),
    ("note: 20s\n  source: design", "note: 20s\n  source: designs", "E301", "did you mean 'design'?"),
    ("may: [declare, classify, send-internal", "may: [declare, clasify, send-internal", "E301", "did you mean 'classify'?"),
    ("may: [declare, send-public,", "may: [declare,", "E414", "add send-public to what communications-lead may, or let another role send it"),
    ("approve-message, send-public, send-internal, resolve, hand-over, page]", "send-public, send-internal, resolve, hand-over, page]", "E414", None),
    ("audience: executives}", "audience: executive}", "E301", "did you mean 'executives'?"),
    ("not_with: [on-call-engineer]", "not_with: [oncall-engineer]", "E301", "did you mean 'on-call-engineer'?"),
    ("task: acknowledge", "task: acknowlege", "E301", "did you mean 'acknowledge'?"),
    ("limits: {critical: 5m,", "limits: {urgent: 5m,", "E301", "there is SEV1, SEV2, SEV3, SEV4, critical, error, info, warning"),
    ("limits: {SEV1: 15m, SEV2: 20m,", "limits: {SEV1: 15m, P2: 20m,", "E301", "there is SEV1, SEV2, SEV3, SEV4"),
    ("what: [internal-brief]", "what: [internal-breif]", "E301", "did you mean 'internal-brief'?"),
    ("what: [incident-commander]", "what: [comander]", "E301", None),
    ("sent_by: [", "sent_by: [press, ", "E301", None),
    ("capability: triage, role", "capability: triaje, role", "E301", "did you mean 'triage'?"),
    ("limits: {SEV1: 15m, SEV2: 20m,", "limits: {SEV1: 0s, SEV2: 20m,", "E414", "give it time, or null if nothing is owed"),
    ("    what: [incident-commander]\n", "", "E414", None),
    ("starts: detected\n    kept_by: declared", "starts: mitigated\n    kept_by: declared", "E414", "let one of them start with detected"),
    ("sent_by: [legal-counsel]", "sent_by: [incident-commander]", "E414", "let only a role with seat: false send it, such as legal-counsel"),
    ("filed_as: regulator-notice", "filed_as: regulator-note", "E301", "did you mean 'regulator-notice'?"),
    ('applies_from: "2025-01-17"', "applies_from: soon", "E203", None),
    ("due: {SEV1: 28d", "due: {P1: 28d", "E301", None),
    ("source: atlassian-actions", "source: atlasian-actions", "E301", "did you mean 'atlassian-actions'?"),
    ("\naudiences:\n", "\nlabels: {SEV1: SEV2}\naudiences:\n", "E414", "take one of the two out"),
    ("\naudiences:\n", "\nlabels: {P1: SEV9}\naudiences:\n", "E301", "did you mean 'SEV4'?"),
    ("{timeliness: 30,", "{timeliness: 40,", "E414", "make them 100"),
    ("reading: {customers: 12", "reading: {customer: 12", "E301", "did you mean 'customers'?"),
    ("reading: {customers: 12", "reading: {customers: 0", "E414", "give years, such as 12"),
    ("    customers: a customer", "    customer: a customer", "E301", "did you mean 'customers'?"),
    ("S: {at_least: 70%", "S: {at_least: 90%", "E414", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("was", "becomes", "code", "help_"), MISTAKES, ids=[f"{m[2]} {m[1].strip()[:40]}" for m in MISTAKES]
)
def test_each_mistake_is_told_with_its_place(was, becomes, code, help_, tmp_path: Path) -> None:
    """File, line, column, code, and the way out, in one line each."""
    assert was in TEXT
    file = tmp_path / "house.yaml"
    file.write_text(TEXT.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=code) as raised:
        load_standard(str(file))
    told = str(raised.value).split("\n")
    assert all(re.match(rf"{re.escape(str(file))}:\d+:\d+: error\[E\d+\]: .+; .+", line) for line in told)
    assert help_ is None or any(line.endswith(help_) for line in told)


def test_duties_that_wait_for_one_another_are_named_in_order(tmp_path: Path) -> None:
    """Without that, asking when one of them began would never end."""
    file = tmp_path / "house.yaml"
    circle = TEXT.replace(
        "starts: detected\n    kept_by: declared", "starts: mitigated\n    kept_by: declared"
    )
    file.write_text(circle, encoding="utf-8")
    with pytest.raises(
        ValueError, match="declare waits for itself: declare starts with mitigate starts with declare"
    ):
        load_standard(str(file))


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """In the order of the file."""
    file = tmp_path / "house.yaml"
    text = TEXT.replace("source: google-oncall", "source: gogle").replace("timeliness: 30", "timeliness: 31")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="E") as raised:
        load_standard(str(file))
    assert re.findall(r"error\[(E\d+)\]", str(raised.value)) == ["E301", "E414"]
