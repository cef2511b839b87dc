"""A postmortem is framed by the exercise's own template, and says what was left out of it."""

import pytest

from simulator.domain.commands import Action
from simulator.domain.events import PostmortemWritten
from simulator.rendering import TemplateProblem, check_account, message_templates, render_account

TOLD = PostmortemWritten(
    by="incident-commander",
    incident="INC-1",
    summary="The lamp went out",
    impact="12 ships waited for 47 minutes",
    causes=("the oil was water", "nobody could see the gauge from the stairs"),
    timeline=("21:05 lamp-dark fired", "21:52 INC-1 resolved"),
    actions=(
        Action(what="Move the gauge", type="detect", owner="keepers", due_days=14, verified_by="It is read from the stairs"),
    ),
)  # fmt: skip
ENVELOPE = {"incident": "INC-1", "at": "22:10", "sender": "incident commander"}


def test_a_postmortem_reads_as_a_page():
    """Each part under its heading, lists numbered."""
    assert render_account(TOLD, ENVELOPE) == (
        "EXERCISE: Postmortem of INC-1\n"
        "Written by incident commander at 22:10 UTC\n"
        "\n"
        "What happened\n\nThe lamp went out\n\n"
        "Impact\n\n12 ships waited for 47 minutes\n\n"
        "Timeline, UTC\n\n1. 21:05 lamp-dark fired\n2. 21:52 INC-1 resolved\n\n"
        "What led to it\n\n1. the oil was water\n2. nobody could see the gauge from the stairs\n\n"
        "What we change\n\n"
        "1. Move the gauge (detect). Owner: keepers. Within 14 days. Verified by: It is read from the stairs\n\n"
        "It speaks of how our work is made, and of nobody's fault.\n"
    )


def test_what_was_left_out_is_said():
    """A reader sees that nobody wrote it, instead of nothing."""
    bare = PostmortemWritten(by="scribe", incident="INC-2", summary="", impact="", causes=())
    told = render_account(bare, {"incident": "INC-2"})
    assert (told.count("not said"), told.count("nothing was written")) == (2, 3)


def test_the_exercises_own_template_frames_it():
    """A log that is older than the template is framed by the one that ships."""
    mine = {"postmortem": "Keepers' book\n{{ letter }}\n"}
    assert render_account(TOLD, ENVELOPE, mine).startswith("EXERCISE: Keepers' book\nThe lamp went out")
    assert render_account(TOLD, ENVELOPE, {"any": "{{ letter }}"}) == render_account(TOLD, ENVELOPE)


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("{{ says.summary }}{{ says.lamp }}", "a postmortem has no says.lamp"),
        ("{{ says.summary }}{{ says.impact }}{{ says.causes }}{{ says.actions }}", "it never says 'timeline'"),
    ],
    ids=["a part too many", "a part too few"],
)  # fmt: skip
def test_a_template_without_a_place_for_each_part_is_refused(source, wrong):
    """What is judged must be read."""
    with pytest.raises(TemplateProblem, match=wrong):
        check_account(source)


def test_the_shipped_template_has_a_place_for_each_part():
    """And for nothing else."""
    check_account(message_templates()["postmortem"])


def test_hostile_words_stay_words():
    """What players write is no template, and reaches no terminal as a command."""
    hostile = PostmortemWritten(
        by="x", incident="INC-1", summary="{{ 7*7 }}\x1b[2J", impact="a\nb", causes=("{% if %}",)
    )
    told = render_account(hostile, {})
    assert "{{ 7*7 }}" in told
    assert "\x1b" not in told
