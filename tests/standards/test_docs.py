"""The page about standards speaks of the standard that ships."""

import re
from datetime import date

import pytest
import yaml

from simulator.host.auditing import organisation_at, year_from
from simulator.host.house_letters import check_standard
from simulator.loader.diagnostics import CODES


@pytest.fixture(scope="module")
def page(checkout):
    """docs/standards.md."""
    return (checkout / "docs" / "standards.md").read_text(encoding="utf-8")


def parts(tree):
    """Every mapping in a file, with the name it has there."""
    if isinstance(tree, dict):
        for name, part in tree.items():
            yield name, part
            yield from parts(part)


def blocks(page):
    """Every piece of YAML on the page."""
    return re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def test_the_houses_standard_on_the_page_is_clean(page, tmp_path):
    """What a reader copies from it passes the check, its letter too."""
    [house] = [block for block in blocks(page) if block.startswith("# house.yaml")]
    [letter] = re.findall(r"^```text\n(From the lighthouse\n.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (tmp_path / "messages").mkdir()
    (tmp_path / "messages" / "letterhead.j2").write_text(letter, encoding="utf-8")
    (tmp_path / "house.yaml").write_text(house, encoding="utf-8")

    assert check_standard(tmp_path / "house.yaml") == []


def test_the_organisation_on_the_page_is_whole(page, tmp_path, standard):
    """What a reader copies from it is audited, and nothing is found."""
    [firm] = [block for block in blocks(page) if block.startswith("# organisation/lighthouse.yaml")]
    (tmp_path / "lighthouse.yaml").write_text(firm, encoding="utf-8")

    assert (
        organisation_at(tmp_path / "lighthouse.yaml", standard, (), year_from(date(2026, 1, 1))).found == ()
    )


def test_its_table_has_every_code_of_an_audit(page):
    """Whoever reads a finding finds it there."""
    assert re.findall(r"^\| (A\d+) \|", page, re.MULTILINE) == [code for code in CODES if code[0] == "A"]


def test_its_excerpts_are_the_files_own_words(page, checkout):
    """What it quotes is in the file as it is quoted."""
    shipped = yaml.safe_load(
        (checkout / "scenarios" / "standards" / "default.yaml").read_text(encoding="utf-8")
    )
    there = list(parts(shipped))
    quoted = [yaml.safe_load(block) for block in blocks(page) if not block.startswith("# ")]

    assert [list(block) for block in quoted] == [["first-post"], ["cause"], ["alert_labels"]]
    for block in quoted:
        for name, part in block.items():
            assert any(n == name and isinstance(p, dict) and part.items() <= p.items() for n, p in there), (
                name
            )


def test_its_table_has_every_measure(page, standard):
    """Whoever writes an answer key finds the measure there."""
    named = re.findall(r"^\| `([a-z0-9-]+)` \| [^|]+ \|$", page, re.MULTILINE)

    assert set(named) == {row.measure for severity in standard.severities.values() for row in severity.any}
