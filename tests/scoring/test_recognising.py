"""Counsel is told which duties to report may have begun and by which event: each is half a name, half an event."""

from fractions import Fraction

import pytest

from simulator.domain.commands import Claim
from simulator.domain.units import MINUTE
from simulator.scoring.recognising import duties_share
from simulator.scoring.truth import Truth

SOON = "10m after start"
AT = 60 * MINUTE


@pytest.fixture(scope="module")
def world(changed):
    """The small drill on 12 May 2026, with these rules in its key; gives a judge of what counsel is told after an hour."""

    def make(**reports):
        def change(data):
            key = data["answer_key"]["incidents"]["waves"]
            key["tell"] = [*key["tell"], "legal"]
            key["reports"] = {name.replace("_", "-"): when for name, when in reports.items()}

        game = changed(change)
        truth = Truth(game.played(game.honest), game.inputs.standard)
        return lambda value, standing="confirmed", t=AT: duties_share(
            truth, t, "waves", Claim(value=value, standing=standing)
        )

    return make


TOLD = [
    ("gdpr-33 (aware), dora-19 (classified)", 1, ""),
    ("DORA, article 19, which counts from when it was classified; gdpr 33, since we are aware", 1, ""),
    ("gdpr-33 (aware)", Fraction(1, 2), "these had begun: gdpr-33 (aware), dora-19 (classified)"),
    ("gdpr-33 (determined), dora-19 (aware)", Fraction(1, 2), "these had begun: gdpr-33 (aware), dora-19 (classified)"),
    ("gdpr-33 (aware), dora-19 (classified), sec-8k (material)", Fraction(4, 5), "these had begun: gdpr-33 (aware), dora-19 (classified)"),
    ("gdpr-33 (aware), dora-19 (classified), ai-act-73 (determined)", Fraction(4, 5), "these had begun: gdpr-33 (aware), dora-19 (classified)"),
    ("gdpr-33 (aware), dora-19 (classified), nis2-23 (aware)", 1, ""),
    ("gdpr-33 (aware), but dora-19 has not begun", Fraction(1, 2), "these had begun: gdpr-33 (aware), dora-19 (classified)"),
    ("We became aware at 11:05: gdpr-33; it was classified at 11:20, which starts dora-19", 1, ""),
    ("Classified as major at 11:20: dora-19; aware at 11:05: gdpr-33", 1, ""),
    ("gdpr-33 (aware, determined, classified), dora-19 (material, classified)", Fraction(3, 4), "these had begun: gdpr-33 (aware), dora-19 (classified)"),
    ("something about data protection", 0, "these had begun: gdpr-33 (aware), dora-19 (classified)"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "share", "says"), TOLD, ids=[told[0][:50] for told in TOLD])
def test_each_duty_is_its_name_and_what_starts_it(value, share, says, world):
    """Two have begun, one may still come, one does not apply on that day, and one is nobody's."""
    judge = world(gdpr_33=SOON, dora_19=SOON, nis2_23="110m after start", ai_act_73=SOON)

    assert judge(value) == (share, says)


ONE_EVENT = [
    "gdpr-33 and nis2-23 (aware)",
    "gdpr-33, nis2-23: both since we are aware",
    "Since we are aware: gdpr-33 and nis2-23",
    "gdpr-33 and nis2-23 may have begun. We became aware at 11:05.",
    "We became aware at 11:05. gdpr-33 and nis2-23 may have begun.",
]


@pytest.mark.parametrize("value", ONE_EVENT)
def test_one_event_may_start_several_duties_wherever_it_is_told(value, world):
    """Before their names, after them, or in a sentence of its own."""
    judge = world(gdpr_33=SOON, nis2_23=SOON)

    assert judge(value) == (1, "")


def test_an_event_in_brackets_is_its_own_rules_and_nobody_elses(world):
    """The second rule has none."""
    judge = world(gdpr_33=SOON, nis2_23=SOON)

    assert judge("gdpr-33 (aware), nis2-23")[0] == Fraction(3, 4)


def test_saying_that_one_does_not_know_is_right_until_it_could_be_known(world):
    """The grace of five minutes counts from the starting event."""
    judge = world(gdpr_33=SOON)

    assert judge("", "unknown", 14 * MINUTE) == (1, "")
    assert judge("", "unknown", 15 * MINUTE) == (0, "these had begun: gdpr-33 (aware)")
    assert judge("", "denied", 14 * MINUTE) == (0, "these had begun: gdpr-33 (aware)")


def test_where_none_has_begun_seeing_none_is_right(world):
    """And to name one is a false alarm."""
    judge = world()

    assert judge("", "denied") == (1, "")
    assert judge("neither gdpr-33 nor dora-19; nis2-23 has not begun") == (1, "")
    assert judge("hipaa (aware)") == (0, "none had begun: hipaa has not")
    assert judge("our contracts with two retailers") == (1, "")
