"""A report's template may loop over what was prepared for it; the words in it stay words."""

from dataclasses import dataclass

import pytest

from simulator.rendering import TemplateProblem, render_report
from simulator.rendering.reports import report_text


@dataclass(frozen=True)
class Row:
    """A line of a table."""

    clock: str
    points: int

    @property
    def secret(self) -> str:
        """What no template is meant to read."""
        return "secret"


ROWS = [Row(clock="acknowledge", points=3), Row(clock="declare", points=0)]


def test_a_report_loops_over_rows():
    """Fields of a dataclass, numbers and the loop's own position are there."""
    source = "EXERCISE\n{% for row in rows %}\n{{ loop.index }} {{ row.clock }}: {{ row.points if row.points else 'none' }}\n{% endfor %}"

    assert report_text("r.txt", source, {"rows": ROWS}) == "EXERCISE\n1 acknowledge: 3\n2 declare: none\n"


@pytest.mark.parametrize(
    "source",
    [
        "{{ rows[0].secret }}",
        "{{ rows[0].__class__ }}",
        "{{ rows.append }}",
        "{{ loop }}",
        "{{ rows[9].clock }}",
        "{{ range(9) }}",
    ],
    ids=["property", "class", "method", "loop", "row", "call"],
)
def test_a_report_reads_data_only(source):
    """No property, method or class is to be had."""
    with pytest.raises(TemplateProblem):
        report_text("r.txt", f"EXERCISE {source}", {"rows": ROWS})


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("edge.errors_ratio is **bad**", r"edge.errors_ratio is \*\*bad\*\*"),
        ("[click](javascript:x) <b>", r"\[click\](javascript:x) \<b\>"),
        ("a | b\n# heading", r"a \| b # heading"),
        ("# heading", r"\# heading"),
        ("1. first", r"1\. first"),
        ("- item", r"\- item"),
        ("-5.0 of 8.8", "-5.0 of 8.8"),
        ("8.8", "8.8"),
        ("+ item", r"\+ item"),
        ("---", r"\---"),
        ("_so_ snake_case", r"\_so\_ snake_case"),
        ("```\x1b[2J", r"\`\`\`\[2J"),
    ],
    ids=[
        "stars",
        "link",
        "table",
        "heading",
        "number",
        "item",
        "loss",
        "decimal",
        "plus",
        "rule",
        "underscores",
        "fence",
    ],
)
def test_words_in_markdown_stay_words(words, written):
    """A player's text makes no heading, link, table or code."""
    assert report_text("r.md", "# EXERCISE\n\n{{ words }}", {"words": words}) == f"# EXERCISE\n\n{written}\n"


def test_words_in_html_stay_words():
    """A player's text makes no element."""
    assert (
        report_text("r.html", "<title>EXERCISE</title>{{ words }}", {"words": "<b>&"})
        == "<title>EXERCISE</title>&lt;b&gt;&amp;\n"
    )


def test_a_report_says_in_its_title_that_it_is_an_exercise():
    """A printed page that lost its first line is the only one that does not."""
    with pytest.raises(TemplateProblem, match="its first line does not say that this is an exercise"):
        report_text("r.md", "# Report\n\nEXERCISE", {})


def test_a_report_that_is_not_there_is_named():
    """The way out lists what there is."""
    with pytest.raises(
        TemplateProblem, match=r"template reports/../messages/any.j2, line 1: there is no such template"
    ):
        render_report("../messages/any")
