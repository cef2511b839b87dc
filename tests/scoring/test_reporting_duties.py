"""Counsel must hear from when a duty to report has arisen, not from when something was first noticed."""

import pytest

from simulator.domain.units import MINUTE
from simulator.scoring.courses import courses
from simulator.scoring.truth import Truth

EXPOSED = "30m after start"


@pytest.fixture
def reportable(changed):
    """The small drill in which counsel must hear under some rules, each from a moment on."""

    def make(**reports):
        def change(data):
            key = data["answer_key"]["incidents"]["waves"]
            key["tell"] = [*key["tell"], "legal"]
            key["reports"] = {name.replace("_", "-"): when for name, when in reports.items()}

        return changed(change)

    return make


def begun(game):
    """When the duty arose, from STARTEX; and when the incident could first be noticed."""
    truth = Truth(game.played(game.honest), game.inputs.standard)
    course = courses(truth, {})["waves"]
    return course.triggered, course.detected


def notice(game, *, when):
    """What the team earns for its notice if it is sent then."""
    late = game.later(
        lambda it: it.do in ("send", "draft") and it.arguments.get("message") == "legal-notice", when
    )
    return [one for one in game.judged(late).judgements if one.id.startswith("legal-notice")]


def test_it_arises_when_the_first_rule_that_applies_begins(reportable):
    """Whichever of several; a rule that does not apply on the exercise's day starts nothing."""
    several = reportable(dora_19="50m after start", gdpr_33=EXPOSED, ai_act_73="5m after start")

    assert begun(several)[0] == 30 * MINUTE


def test_without_a_rule_it_arises_with_the_incident(reportable):
    """As in a drill whose key says only that counsel must hear."""
    triggered, detected = begun(reportable())

    assert (triggered, detected is not None) == (None, True)


def test_it_never_arises_before_anybody_could_notice(reportable):
    """Nobody owes what nobody could know."""
    triggered, detected = begun(reportable(gdpr_33="1m after start"))

    assert triggered == detected


def test_the_hour_counts_from_there(reportable):
    """The same notice is late if the duty arose with the incident, and in time if it arose later."""
    at = "75m after start"
    [late] = notice(reportable(), when=at)
    [in_time] = notice(reportable(gdpr_33=EXPOSED), when=at)

    assert late.share < 1
    assert in_time.share == 1


def test_what_is_pending_owes_no_notice(reportable):
    """Silence towards counsel is no gate where no rule applies yet."""
    game = reportable(ai_act_73=EXPOSED)
    quiet = game.without(lambda it: it.arguments.get("message") == "legal-notice")

    assert [gate.id for gate in game.judged(quiet).gates if gate.hit] == []
    other = reportable(gdpr_33=EXPOSED)
    assert [gate.id for gate in other.judged(quiet).gates if gate.hit] == ["regulatory-clock-missed"]
