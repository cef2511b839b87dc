"""What a preview shows is what a run would show."""

from dataclasses import replace

import pytest

from simulator.domain.exercise import Play
from simulator.host.inputs import make_inputs
from simulator.host.previewing import preview
from simulator.report.preview import as_text
from simulator.report.preview_page import as_html


@pytest.fixture(scope="module")
def shown():
    """The drill Sawtooth, half an hour in."""
    return preview(make_inputs("sawtooth", seed=0, play=Play(pace="headless", team="silent")), at=30 * 60_000)


def test_a_remedy_that_ends_the_fault_brings_its_signal_back_and_a_tempting_one_does_not(shown):
    """At the end of the exercise, in millionths of all requests."""
    errors = next(one for one in shown.shown if one.name == "edge.errors_ratio")
    highest = {course.remedy: max(course.points[-20:]) > 20_000 for course in errors.courses}

    assert (max(errors.points[-20:]) > 20_000, highest) == (
        True,
        {"pin-last-good-file": False, "revoke-grant": False, "restart-fleet": True},
    )


def test_every_remedy_is_tried_alone_and_told_with_what_it_came_to(shown):
    """The one that cannot finish in a bad moment says that it failed."""
    told = {remedy.name: remedy.happened for remedy in shown.remedies}

    assert (told["pin-last-good-file"], len(told)) == ("done", 6)


def test_a_moment_before_the_start_is_read_at_that_moment():
    """What is told to be so at 11:00 is not the reading of 11:05."""
    inputs = make_inputs("sawtooth", seed=0, play=Play(pace="headless", team="silent"))
    early, start = (preview(inputs, at) for at in (-5 * 60_000, 0))

    assert [one.at for one in early.shown] != [one.at for one in start.shown]


def test_what_nothing_moves_is_named_and_not_drawn(shown):
    """A page of straight lines would hide the others."""
    assert {one.name for one in shown.shown} & set(shown.still) == set()


def test_a_curve_is_as_wide_as_the_terminal_and_every_row_fits(shown):
    """At eighty cells as at a hundred and sixty; rows of the story may be longer, and the terminal breaks them."""
    curves = [
        [line for line in as_text(shown, width).splitlines() if "▁" in line or "█" in line]
        for width in (80, 160)
    ]

    assert [sorted({len(line) for line in lines}) for lines in curves] == [[80], [160]]


def test_words_of_an_author_are_words_on_the_page(shown):
    """Markup in a title or a signal's words opens nothing."""
    hostile = '<script>alert("x")</script>'
    page = as_html(
        replace(shown, title=hostile, shown=(replace(shown.shown[0], says=hostile, name=hostile),))
    )

    assert "<script" not in page
