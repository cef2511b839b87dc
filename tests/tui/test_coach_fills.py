"""What a step has filled in stands in the form of its act, and in no other that happens to ask something of the same name."""

import pytest

from simulator.projections.coach import Mark
from tui.coaching import filled_in
from tui.forms import Form, Write


def filled(place: str, form: str, **given: str) -> dict[str, str]:
    """What a step at a place fills in of a form that asks all of it."""
    mark = Mark(step="s", number=1, of=1, look=place, says="", filled=given, hints=(), levels=3, cost=0)
    rows = tuple(Write(name=name, label=name) for name in given if name != "inject")
    return filled_in(mark, Form(name=form, title="", rows=rows, acts=lambda _: []))


@pytest.mark.parametrize(
    ("place", "form"),
    [
        ("classify.severity", "triage customers-hit"),
        ("declare", "triage customers-hit"),
        ("dismiss.reason", "dismiss side-show"),
        ("hypothesis", "hypothesis H1"),
        ("note", "note"),
        ("page.target", "page forecasts"),
        ("hand-over.notes", "handover"),
        ("assign.person", "handover"),
        ("verify", "remedy plain-list"),
        ("reject", "suggestion restart"),
        ("resolve", "state"),
        ("postmortem", "postmortem"),
    ],
)
def test_it_stands_in_the_form_of_its_act(place, form):
    """By whichever key that opens."""
    assert filled(place, form, why="it is so") == {"why": "it is so"}


@pytest.mark.parametrize(
    ("place", "form"),
    [("reply", "note"), ("reply", "reply second-case"), ("page", "remedy pin"), ("inbox", "note")],
)
def test_it_stands_in_no_other(place, form):
    """Words for one who asked are no note, and no answer to somebody else."""
    assert filled(place, form, inject="first-case", text="late") == {}


def test_a_reply_is_filled_in_for_the_one_who_asked():
    """And only its words: whom it is for is in its name."""
    assert filled("reply", "reply first-case", inject="first-case", text="late") == {"text": "late"}
