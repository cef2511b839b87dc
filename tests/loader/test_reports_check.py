"""A duty to report in an answer key names a rule of the standard that applies on the exercise's own day."""

import re
import shutil
from pathlib import Path

import pytest

from simulator.loader import find_scenario, load_scenario

TELL = "tell: [customers, executives, product-owners]"
LEGAL = "tell: [customers, executives, product-owners, legal]"


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (f"{LEGAL}\n      reports: {{gdpr-33: people > 1000, dora-19: 40m after start}}", []),
        (f"{LEGAL}\n      reports: {{gpdr-33: people > 1000}}", ["error[E301]: there is no rule of a regulator 'gpdr-33'; did you mean 'gdpr-33'?"]),
        (f"{LEGAL}\n      reports: {{gdpr-33: edge.eror < 2%}}", ["error[E301]: there is no signal 'edge.eror'"]),
        (f"{LEGAL}\n      reports: {{cra-14: people > 1000}}", ["warning[W505]: cra-14 does not apply on 2026-05-12: it applies from 2026-09-11"]),
        (f"{TELL}\n      reports: {{gdpr-33: people > 1000}}", ["warning[W505]: a duty to report arises, and nobody must hear who could judge it; add legal to tell"]),
    ],
    ids=["two rules", "a rule that is none", "a signal that is none", "a rule that is pending", "nobody hears"],
)  # fmt: skip
def test_each_mistake_is_told_at_its_line(key: str, expected: list[str], tmp_path: Path) -> None:
    """In the line that was written."""
    drill = tmp_path / "drill"
    shutil.copytree(find_scenario("sawtooth").parent, drill)
    file = drill / "scenario.yaml"
    text = file.read_text(encoding="utf-8")
    assert TELL in text
    file.write_text(text.replace(TELL, key), encoding="utf-8")
    written = 1 + text[: text.index(TELL)].count("\n") + 1
    told = [str(problem) for problem in load_scenario(file).problems]

    assert [
        re.sub(rf"^.*scenario\.yaml:{written}:\d+: ", "", line)[: len(want)]
        for line, want in zip(told, expected, strict=True)
    ] == expected
