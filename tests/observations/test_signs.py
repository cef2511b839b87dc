"""What is told of a team as a whole: nothing of what it never did, and nothing bad of who did it well."""

import pytest

from simulator.loader import shipped
from simulator.observations import MARKERS, as_data, in_short, observe
from simulator.observations.telling import told


def test_a_silent_team_shows_nothing_about_judgement_it_never_made(shown):
    """Nothing was sorted, explained, accepted, closed or watched: that is what is said, marker by marker."""
    assert {name: one.standing for name, one in shown("sawtooth", team="silent").items()} == dict.fromkeys(
        MARKERS, "thin"
    )


@pytest.mark.parametrize("drill", sorted(shipped("drills")))
def test_the_model_answer_gives_no_bad_sign(shown, signs, drill):
    """On any drill that ships."""
    assert signs(shown(drill, team="model-answer")) == []


def test_every_marker_is_told_whatever_its_standing(shown):
    """In one order, so that two exercises can be laid side by side."""
    assert list(shown("waves", team="model-answer")) == list(MARKERS)


def test_a_thin_one_says_what_was_missing(shown):
    """Not that all was well."""
    assert shown("sawtooth", team="silent")["telling-apart"].says == (
        "0 true alerts and 0 false were sorted; it takes 3 of each."
    )


ACCEPTED = {
    "at": "11m",
    "do": "answer-suggestion",
    "as": "incident-commander",
    "suggestion": "attack",
    "accept": True,
}
"""A wrong proposal is taken."""


def test_the_lines_tell_the_signs_first_with_all_that_belongs_to_them(played):
    """When, what, figures, lines of the log, what to try, and after whom."""
    head, *sign = list(told(observe(played("waves", ACCEPTED)), lambda t: f"T+{t // 60_000}m"))[:5]

    assert (
        head
        == "What the log shows of how the work went. It earns no points, and says nothing about a person."
    )
    assert (
        "\n".join(sign)
        == """\
  T+10m  Proposals taken at their word (automation): 1 proposal answered, 1 accepted; not right: attack.
      wrong ones answered 1; of them accepted 100%; right ones answered 0; of those accepted -; accepted with open eyes 1; \
accepted unseen 0; rejected unseen 0. Shown by lines 17, 21.
      To try: Before a proposal is answered, open one thing that would look different if it were wrong.
      After: Goddard, Roudsari and Wyatt 2012, doi.org/10.1136/amiajnl-2011-000089, a review of 74 studies."""
    )


def test_at_the_end_the_signs_are_named_in_one_line(played):
    """And nothing is said where there is none."""
    assert in_short(observe(played("waves", ACCEPTED))) == [
        "Worth talking about: Proposals taken at their word. The hot wash shows why."
    ]
    assert in_short(observe(played("waves"))) == []


def test_the_data_names_the_events_as_the_log_counts_them(played):
    """What a program reads: a name, a standing, figures, seq."""
    [one] = [each for each in as_data(observe(played("waves", ACCEPTED))) if each["standing"] == "sign"]

    assert (one["id"], one["events"], one["t"], one["figures"][1]) == (
        "automation",
        [16, 20],
        600_000,
        {"name": "of them accepted", "value": 1.0, "unit": "ratio"},
    )
