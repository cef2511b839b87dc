"""The page of an exercise, compared whole, and what its words may not do to it."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.domain.commands import Answer, Observe, Overrule, Rate
from simulator.host.film import film
from simulator.observations import observe
from simulator.report import Harm, markdown, moments

GOLDEN = Path(__file__).with_name("golden.md")
NOTED = (
    Observe(at=630_000, text="Nobody asked | who commands\n# at all", task="roles"),
    Rate(objective="warn", rating="U", why="ships heard *once*"),
    Overrule(judgement="declare:dark-light", points=1, why="said to nobody"),
    Answer(to="1", text="Read the runbook first.", owner="smith", due="2026-04-01"),
)
"""What evaluators and players added."""


def page_of(exercise, card, *, noted=()):
    """Write the page as the command does."""
    harm = Harm(team=207, model=210, nobody=210, broken_off=True)
    name = "lighthouse-1d44"
    scenes, best = film(exercise, name), moments(exercise, card)
    return markdown(exercise, name, card, scenes, best, harm, noted, observe(exercise))


def test_the_page_tells_everything(hasty):
    """Whole, to the letter; HOTWASH_WRITE_GOLDEN=1 writes it anew, and then somebody reads it."""
    page = page_of(*hasty, noted=NOTED)
    if os.environ.get("HOTWASH_WRITE_GOLDEN") == "1":
        GOLDEN.write_text(page, encoding="utf-8", newline="\n")

    assert page == GOLDEN.read_text(encoding="utf-8")


def test_words_from_outside_make_no_table_no_heading_and_no_element(hasty):
    """A title with a bar, a note with a heading, own words with a rule and a list."""
    page = page_of(*hasty, noted=NOTED)
    lines = page.split("\n")
    rows = [re.sub(r"\\.", "", line) for line in lines if line.startswith("|")]

    assert {row.count("|") for row in rows} == {3, 4, 5, 7, 8}  # the tables of the template, and no other
    assert [line for line in lines if line.startswith("#")] == [
        "# EXERCISE lighthouse-1d44: Lighthouse",
        "## Objectives",
        "## Moments",
        "## Timeline",
        "## Judgements",
        "## Measured",
        "## Messages, as they were sent",
        "## Observations",
        "## Hot wash",
        "## Proof",
    ]
    assert r"Dark \| \<b\>light\</b\>" in page
    assert "\x1b" not in page


def test_what_an_evaluator_changed_stands_beside_what_was_proposed(hasty):
    """Both show."""
    page = page_of(*hasty, noted=NOTED)

    assert r"| U, by an evaluator: ships heard \*once\* (proposed: M) |" in page
    assert "| 2.00 of 2.00; an evaluator gives 1: said to nobody |" in page


def test_a_long_word_stays_in_its_cell(hasty):
    """Ten thousand letters without a blank are still one row."""
    exercise, card = hasty
    first = replace(card.judgements[0], happened="x" * 10_000)
    page = page_of(exercise, replace(card, judgements=(first,)))

    assert sum("x" * 10_000 in line for line in page.split("\n")) >= 1
    assert all(len(line.split("x" * 10_000)) <= 2 for line in page.split("\n"))


@pytest.mark.parametrize("asked", ["Who, and by when?"])
def test_every_question_ends_in_who_and_by_when(hasty, asked):
    """Three from the moments, three of every hot wash, each with room for an answer."""
    lines = page_of(*hasty).split("\n")
    questions = [line for line in lines if re.match(r"\d\. ", line)]

    assert (len(questions), all(line.endswith(asked) for line in questions)) == (6, True)
    assert sum(line.startswith("   Answer: ____") for line in lines) == 6
