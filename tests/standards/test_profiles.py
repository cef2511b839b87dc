"""The shipped profiles: each is judged by its own published figures, and a drill stays fair under all of them."""

from fractions import Fraction
from functools import cache

import pytest

from simulator.domain import events as e
from simulator.domain.units import DAY, HOUR, MINUTE
from simulator.host.header import read_header, write_header
from simulator.host.rehearsal import as_exercise, try_out
from simulator.loader import find_scenario, find_standard, load_scenario, load_standard, shipped, standards
from simulator.scoring import score

PROFILES = ("default", "fast-external", "public-sector")
DRILLS = tuple(shipped("drills"))
TEAMS = ("silent", "always-escalate", "always-rollback", "model-answer")
SEED = 3


def played(drill, profile, team="model-answer"):
    """One exercise of a built-in team under a profile, with its card."""
    rules = load_standard(profile)
    [tried] = try_out(load_scenario(find_scenario(drill), rules.standard), rules, team, seeds=[SEED])
    return tried


@cache
def totals(drill, profile):
    """What each built-in team earns."""
    return {team: played(drill, profile, team).card.total for team in TEAMS}


def test_these_ship():
    """The default first."""
    assert tuple(standards()) == PROFILES


@pytest.mark.parametrize("profile", PROFILES[1:])
def test_a_profile_says_only_what_it_does_otherwise(profile):
    """A hundred lines instead of fifteen hundred; whatever it changes names the source of the change."""
    assert len(find_standard(profile).read_text(encoding="utf-8").split("\n")) < 100
    assert load_standard(profile).extends == "default"


@pytest.mark.parametrize("profile", PROFILES[1:])
def test_what_is_worse_is_never_slower_in_a_profile(profile):
    """No clock gives a worse severity more time than a better one."""
    standard = load_standard(profile).standard
    for name, clock in standard.clocks.items():
        for labels in (list(standard.severities), list(standard.ladder)):
            limits = [limit for label in labels if (limit := clock.limits.get(label)) is not None]
            assert limits == sorted(limits), name


def test_fast_external_has_pagerdutys_figures():
    """Five minutes to the first post, five more to what is hit, then every twenty; executives every thirty."""
    clocks = load_standard("fast-external").standard.clocks
    for severity in ("SEV1", "SEV2"):
        found = [
            clocks[name].limits[severity]
            for name in ("first-post", "scope-post", "customer-update", "executive-update")
        ]
        assert found == [5 * MINUTE, 5 * MINUTE, 20 * MINUTE, 30 * MINUTE]


def test_public_sector_has_the_uks_figures():
    """A response, acknowledged and triaged, in 20 and 60 minutes; an update every hour and every two."""
    clocks = load_standard("public-sector").standard.clocks
    taken = [clocks["acknowledge"].limits[priority] for priority in ("critical", "error", "warning")]
    triaged = [clocks["classify"].limits[label] for label in ("P1", "P2", "P3")]
    assert taken == [10 * MINUTE, 20 * MINUTE, 60 * MINUTE]
    assert triaged == [10 * MINUTE, 40 * MINUTE, 60 * MINUTE]
    assert clocks["declare"].limits == {"P1": 20 * MINUTE, "P2": HOUR, "P3": 2 * HOUR, "P4": DAY}
    assert [clocks["customer-update"].limits[label] for label in ("P1", "P2", "P3", "P4")] == [
        HOUR,
        2 * HOUR,
        2 * DAY,
        5 * DAY,
    ]


@pytest.mark.parametrize("drill", DRILLS)
@pytest.mark.parametrize("profile", PROFILES[1:])
def test_a_drill_orders_the_built_in_teams_alike_under_each_profile(drill, profile):
    """Slower or faster, a habit does not become wisdom: no two change places, but where a point apart is chance."""
    usual, here = totals(drill, "default"), totals(drill, profile)
    changed = [
        (worse, better)
        for worse in TEAMS
        for better in TEAMS
        if usual[worse] + 1 <= usual[better] and here[worse] >= here[better]
    ]
    assert changed == []
    assert max(here, key=lambda team: here[team]) == "model-answer"
    assert min(here, key=lambda team: here[team]) == "silent"


@pytest.mark.parametrize("drill", DRILLS)
@pytest.mark.parametrize("profile", PROFILES)
def test_the_model_answer_wins_under_each_profile(drill, profile):
    """What a profile asks can be done."""
    assert totals(drill, profile)["model-answer"] >= Fraction(97)


def test_what_is_said_in_one_standards_words_is_judged_in_anothers():
    """Severity is a rank: P2 in the log is SEV2 to whoever judges by the default standard, and nothing is replayed."""
    exercise = as_exercise(played("sawtooth", "public-sector").running)
    said = {event.severity for _, _, event in exercise.events if isinstance(event, e.Declared | e.Classified)}
    card = score(exercise, load_standard("default").standard)
    [severity] = [one for one in card.judgements if one.id.startswith("severity:")]
    assert said == {"P2"}
    assert severity.points == severity.of
    assert severity.happened.startswith("SEV2 from")


def test_a_log_in_other_words_is_read_back_as_it_was_played():
    """The header carries the whole standard, and the answer key speaks its words."""
    inputs = played("sawtooth", "public-sector").running.inputs
    again = read_header(write_header(inputs))
    assert again == inputs
    assert list(again.standard.severities) == ["P1", "P2", "P3", "P4"]
    assert again.scenario.answer_key.incidents["waves"].severity[0] == "P2"
