"""Every link from one document to another file leads somewhere, and so does its anchor."""

import re
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent
DOCUMENTS = sorted([*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/**/*.md")])
CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#+ (?P<text>.+)$", re.MULTILINE)


def anchors(text: str) -> set[str]:
    """The anchors that a page's headings have where it is shown: lower case, hyphens for spaces, no punctuation."""
    return {
        re.sub(r"[^\w\- ]", "", found["text"].lower()).replace(" ", "-") for found in HEADING.finditer(text)
    }


def dead_links(document: Path) -> list[str]:
    """The relative links of a document that lead nowhere."""
    text = document.read_text(encoding="utf-8")
    dead = []
    for target in (found["target"] for found in LINK.finditer(CODE.sub("", text))):
        if re.match(r"\w+:", target):
            continue
        name, _, anchor = target.partition("#")
        page = document.parent / name if name else document
        if not page.exists() or (anchor and anchor not in anchors(page.read_text(encoding="utf-8"))):
            dead.append(f"{document.name}: {target}")
    return dead


def test_every_link_leads_somewhere():
    """No document sends its reader to a file or heading that is not there."""
    assert [dead for document in DOCUMENTS for dead in dead_links(document)] == []


def test_a_link_to_nowhere_is_found(tmp_path):
    """Missing files and missing headings are both dead ends; examples in code are not links."""
    page = tmp_path / "page.md"
    page.write_text(
        "# Hot wash\n[self](#hot-wash) [gone](gone.md) [lost](page.md#cold-wash) `[not](a-link)`\n"
    )

    assert dead_links(page) == ["page.md: gone.md", "page.md: page.md#cold-wash"]
