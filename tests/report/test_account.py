"""What a team wrote afterwards stands in the page among its messages, framed by the exercise's own template."""

from dataclasses import replace

from simulator.domain import events as e
from simulator.domain.exercise import Entry
from simulator.host.film import film
from simulator.report import markdown, moments

WRITTEN = e.PostmortemWritten(
    by="keeper",
    incident="INC-1",
    summary="The light went *out*",
    impact="12 ships waited",
    causes=("the oil was water",),
    timeline=("21:05 dark-light fired",),
)


def test_a_postmortem_is_in_the_page(hasty):
    """As it was framed, every line of it, and its stars are no markup."""
    exercise, card = hasty
    last = exercise.entries[-1]
    written = Entry(seq=last.seq, t=last.t, record=WRITTEN)
    templates = {"postmortem": "Keepers' book\n{{ letter }}\n"}
    exercise = replace(
        exercise,
        inputs=replace(exercise.inputs, templates=templates),
        entries=(*exercise.entries[:-1], written),
    )
    page = markdown(exercise, "lighthouse", card, film(exercise, "lighthouse"), moments(exercise, card))

    assert "> EXERCISE: Keepers' book\\\n> The light went \\*out\\*\n" in page
    assert "21:05 dark-light fired" in page
